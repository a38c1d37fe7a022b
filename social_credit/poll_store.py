"""Rooms of class polls in a database, which any number of processes may share.

Each bet is one transaction that adds a row for the phone, which the table takes once, and one to a
count.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from social_credit.poll import (
    MAX_PHONES,
    MAX_ROOMS,
    MAX_ROUNDS,
    MISS_SECONDS,
    ROOM_SECONDS,
    Joined,
    Room,
    Round,
    Vote,
    hash_of,
    new_code,
    new_token,
)
from social_credit.poll_database import Database
from social_credit.poll_tables import BETS, COUNTS, MISSES, PHONES, ROOMS, ROUNDS


class TooManyRooms(Exception):
    """No more rooms can be open at a time."""


class PollStore:
    """The rooms of one database. Every method may be called from any thread.

    ``clock`` gives the time in seconds since 1970, UTC.

    Raises:
        Away: from every method, where the database does not answer.
    """

    def __init__(self, engine: sa.Engine, clock: Callable[[], float] = time.time) -> None:
        self._database = Database(engine)
        self._clock = clock

    # For the teacher

    def open_room(self, plan: Sequence[str]) -> tuple[str, str]:
        """Open a room for some questions, by id; its code, and the key that only the teacher has.

        Raises:
            TooManyRooms: there are :data:`~social_credit.poll.MAX_ROOMS` already.
        """
        now, key, secret = self._clock(), new_token(), new_token()
        with self._database.write() as to:
            to.execute(sa.delete(ROOMS).where(ROOMS.c.ends <= now))
            if to.execute(sa.select(sa.func.count(ROOMS.c.code))).scalar_one() >= MAX_ROOMS:
                raise TooManyRooms
            row = {
                "secret": secret,
                "key_hash": hash_of(secret, key),
                "plan": " ".join(plan),
                "ends": now + ROOM_SECONDS,
            }
            while not self._database.add(to, ROOMS, code=(code := new_code()), **row):
                pass
            return code, key

    def teaches(self, code: str, key: str) -> bool:
        """Whether a key opens the controls of a room."""
        with self._database.read() as to:
            return self._teaches(to, code, key)

    def ask(
        self, code: str, key: str, question: str, options: Sequence[str], *, after: int
    ) -> bool:
        """Begin a new round with a question and its options, by id.

        ``after`` is the number of rounds that the teacher has seen; where there are more by now,
        as after a second press of the same button, nothing happens. Whether a round began.
        """
        with self._database.write() as to:
            if after >= MAX_ROUNDS or not self._teaches(to, code, key):
                return False
            moved = to.execute(
                sa.update(ROOMS)
                .where(ROOMS.c.code == code, ROOMS.c.round == after)
                .values(round=after + 1, shown=False)
            )
            if not moved.rowcount:
                return False
            new = {"room": code, "round": after + 1}
            to.execute(sa.insert(ROUNDS).values(**new, question=question))
            rows = [new | {"option": it, "place": place} for place, it in enumerate(options)]
            to.execute(sa.insert(COUNTS), rows)
            return True

    def show(self, code: str, key: str, number: int) -> bool:
        """Close a round and show its answers; whether it was the one that is on."""
        with self._database.write() as to:
            if not self._teaches(to, code, key):
                return False
            shown = to.execute(
                sa.update(ROOMS)
                .where(ROOMS.c.code == code, ROOMS.c.round == number)
                .values(shown=True)
            )
            return bool(shown.rowcount)

    def take_back(self, code: str, key: str, number: int, *, shown: bool) -> bool:
        """Take back the last step: hide the answers and take bets again, or go back to the round
        before, as it was open, from one on which nobody has bet.

        ``number`` and ``shown`` are what the teacher has seen; where the room has moved on since,
        nothing happens. Whether a step was taken back.
        """
        with self._database.write() as to:
            this = sa.and_(ROOMS.c.code == code, ROOMS.c.round == number, ROOMS.c.shown == shown)
            seen = sa.select(ROOMS.c.code).where(this).with_for_update()  # no bet comes between
            if not self._teaches(to, code, key) or to.execute(seen).one_or_none() is None:
                return False
            back = number
            if not shown:
                bets = sa.select(sa.func.count()).where(BETS.c.room == code, BETS.c.round == number)
                if number == 0 or to.execute(bets).scalar_one():
                    return False
                for table in (COUNTS, ROUNDS):
                    to.execute(
                        sa.delete(table).where(table.c.room == code, table.c.round == number)
                    )
                back = number - 1
            to.execute(sa.update(ROOMS).where(this).values(round=back, shown=False))
            return True

    def end(self, code: str, key: str) -> bool:
        """End a room: everything of it is deleted."""
        with self._database.write() as to:
            if not self._teaches(to, code, key):
                return False
            return bool(to.execute(sa.delete(ROOMS).where(ROOMS.c.code == code)).rowcount)

    # For the phones

    def join(self, code: str, token: str) -> Joined:
        """Let a phone into a room. A phone that is in already stays in, and counts once."""
        with self._database.write() as to:
            room = to.execute(
                sa.select(ROOMS.c.secret, ROOMS.c.joined)
                .where(ROOMS.c.code == code, ROOMS.c.ends > self._clock())
                .with_for_update(key_share=True)  # one at a time, so that none is one too many
            ).one_or_none()
            if room is None:
                return Joined.UNKNOWN
            phone = hash_of(room.secret, token)
            if self._has_joined(to, code, phone):
                return Joined.IN
            if room.joined >= MAX_PHONES:
                return Joined.FULL
            to.execute(sa.insert(PHONES).values(room=code, token_hash=phone))
            to.execute(
                sa.update(ROOMS).where(ROOMS.c.code == code).values(joined=ROOMS.c.joined + 1)
            )
            return Joined.IN

    def is_in(self, code: str, token: str) -> bool:
        """Whether a phone has joined a room that is open."""
        with self._database.read() as to:
            secret = self._secret(to, code)
            return secret is not None and self._has_joined(to, code, hash_of(secret, token))

    def vote(self, code: str, token: str, number: int, option: str) -> Vote:
        """Count a phone's bet in a round, once. What it chose is added to a count and not kept."""
        with self._database.write() as to:
            this = sa.and_(
                COUNTS.c.room == code, COUNTS.c.round == number, COUNTS.c.option == option
            )
            room = to.execute(
                sa.select(
                    *(ROOMS.c.secret, ROOMS.c.round, ROOMS.c.shown),
                    sa.exists().where(this).label("offered"),
                )
                .where(ROOMS.c.code == code, ROOMS.c.ends > self._clock())
                .with_for_update(read=True)  # whoever shows the answers waits for this bet
            ).one_or_none()
            if room is None:
                return Vote.GONE
            phone = hash_of(room.secret, token)
            if not self._has_joined(to, code, phone):
                return Vote.GONE
            if room.round != number or room.shown or not room.offered:
                return Vote.CLOSED
            if not self._database.add(to, BETS, room=code, round=number, token_hash=phone):
                return Vote.ALREADY
            to.execute(sa.update(COUNTS).where(this).values(n=COUNTS.c.n + 1))
            return Vote.COUNTED

    # For both

    def room(self, code: str) -> Room | None:
        """A room as it stands; None where there is none, or none any more."""
        with self._database.read() as to:
            found = to.execute(_ROOM_WITH_COUNTS, {"code": code, "now": self._clock()}).all()
        if not found:
            return None
        rounds: dict[int, tuple[str, dict[str, int]]] = {}
        for row in found:
            if row.number is not None:
                _, counts = rounds.setdefault(row.number, (row.question, {}))
                counts[row.option] = row.n
        first = found[0]
        return Room(
            code=code,
            plan=tuple(first.plan.split()),
            ends=first.ends,
            joined=first.joined,
            shown=first.shown,
            rounds=tuple(Round(number, *rest) for number, rest in rounds.items()),
        )

    def miss(self) -> None:
        """Count that somebody gave a code that no room has."""
        minute = self._minute()
        with self._database.write() as to:
            to.execute(sa.delete(MISSES).where(MISSES.c.minute < minute - 1))
            more = self._database.insert(MISSES).values(minute=minute, n=1)
            to.execute(
                more.on_conflict_do_update(
                    index_elements=[MISSES.c.minute], set_={"n": MISSES.c.n + 1}
                )
            )

    def misses(self) -> int:
        """How many wrong codes everybody together gave in this minute and the one before."""
        recent = MISSES.c.minute >= self._minute() - 1
        with self._database.read() as to:
            total = to.scalar(sa.select(sa.func.coalesce(sa.func.sum(MISSES.c.n), 0)).where(recent))
        return int(total or 0)

    # Within

    def _minute(self) -> int:
        return int(self._clock() // MISS_SECONDS)

    def _secret(self, to: sa.Connection, code: str) -> str | None:
        found = sa.select(ROOMS.c.secret).where(ROOMS.c.code == code, ROOMS.c.ends > self._clock())
        return to.scalar(found)

    def _has_joined(self, to: sa.Connection, code: str, phone: str) -> bool:
        row = sa.select(PHONES.c.room).where(PHONES.c.room == code, PHONES.c.token_hash == phone)
        return to.scalar(row) is not None

    def _teaches(self, to: sa.Connection, code: str, key: str) -> bool:
        found = to.execute(
            sa.select(ROOMS.c.secret, ROOMS.c.key_hash).where(
                ROOMS.c.code == code, ROOMS.c.ends > self._clock()
            )
        ).one_or_none()
        return found is not None and hmac.compare_digest(found.key_hash, hash_of(found.secret, key))


def _room_with_counts() -> sa.Select[Any]:
    rounds, counts = ROUNDS, COUNTS
    same = sa.and_(counts.c.room == rounds.c.room, counts.c.round == rounds.c.round)
    joined = ROOMS.outerjoin(rounds, rounds.c.room == ROOMS.c.code).outerjoin(counts, same)
    return (
        sa.select(
            *(ROOMS.c.plan, ROOMS.c.ends, ROOMS.c.joined, ROOMS.c.shown),
            rounds.c.round.label("number"),
            rounds.c.question,
            *(counts.c.option, counts.c.n),
        )
        .select_from(joined)
        .where(ROOMS.c.code == sa.bindparam("code"), ROOMS.c.ends > sa.bindparam("now"))
        .order_by(rounds.c.round, counts.c.place)
    )


_ROOM_WITH_COUNTS = _room_with_counts()
"""One query for all that a room shows, so that it is the state at one moment."""
