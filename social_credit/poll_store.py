"""Rooms of class polls in a database: SQLite or PostgreSQL, shared by any number of processes.

Six small tables, and in them counts, random codes and hashes: no names, no addresses, and nothing
that ties a phone to what it chose. Every row of a room goes with the room. Each bet is one
transaction that adds a row for the phone, which the table takes once, and one to a count.
"""

from __future__ import annotations

import hmac
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

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

_BUSY_MS = 10_000
"""How long a writer waits for others on one SQLite file."""

_REST = 3.0
"""So many seconds the database is left alone after it did not answer."""

_SCHEMA_LOCK = 0x50_4F_4C_4C
"""A number of ours, so that two processes do not make the same tables at once on PostgreSQL."""

_TABLES = sa.MetaData()


def _part_of_a_room() -> sa.Column[str]:
    key = sa.ForeignKey("poll_rooms.code", ondelete="CASCADE")
    return sa.Column("room", sa.String(6), key, primary_key=True)


_ROOMS = sa.Table(
    "poll_rooms",
    _TABLES,
    sa.Column("code", sa.String(6), primary_key=True),
    sa.Column("secret", sa.String(64), nullable=False),
    sa.Column("key_hash", sa.String(64), nullable=False),
    sa.Column("plan", sa.Text, nullable=False),
    sa.Column("ends", sa.Float(53), nullable=False, index=True),
    sa.Column("joined", sa.Integer, nullable=False, default=0),
    sa.Column("round", sa.Integer, nullable=False, default=0),
    sa.Column("shown", sa.Boolean, nullable=False, default=False),
)
_ROUNDS = sa.Table(
    "poll_rounds",
    _TABLES,
    _part_of_a_room(),
    sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("question", sa.String(80), nullable=False),
)
_COUNTS = sa.Table(
    "poll_counts",
    _TABLES,
    _part_of_a_room(),
    sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("option", sa.String(80), primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("n", sa.Integer, nullable=False, default=0),
)
_PHONES = sa.Table(
    "poll_phones",
    _TABLES,
    _part_of_a_room(),
    sa.Column("token_hash", sa.String(64), primary_key=True),
)
_BETS = sa.Table(
    "poll_bets",
    _TABLES,
    _part_of_a_room(),
    sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("token_hash", sa.String(64), primary_key=True),
)
_MISSES = sa.Table(
    "poll_misses",
    _TABLES,
    sa.Column("minute", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("n", sa.Integer, nullable=False),
)


class Away(Exception):
    """The database cannot be reached, or does not do what it is asked."""


class TooManyRooms(Exception):
    """No more rooms can be open at a time."""


class PollStore:
    """The rooms of one database. Every method may be called from any thread.

    ``clock`` gives the time in seconds since 1970, UTC.

    Raises:
        Away: from every method, where the database does not answer.
    """

    def __init__(self, engine: sa.Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = Lock()
        self._ready = False
        self._rests_until = float("-inf")
        self._is_sqlite = engine.dialect.name == "sqlite"
        if self._is_sqlite:
            sa.event.listen(engine, "connect", _set_up_sqlite)

    # For the teacher

    def open_room(self, plan: Sequence[str]) -> tuple[str, str]:
        """Open a room for some questions, by id; its code, and the key that only the teacher has.

        Raises:
            TooManyRooms: there are :data:`~social_credit.poll.MAX_ROOMS` already.
        """
        now, key, secret = self._clock(), new_token(), new_token()
        with self._write() as to:
            to.execute(sa.delete(_ROOMS).where(_ROOMS.c.ends <= now))
            if to.execute(sa.select(sa.func.count(_ROOMS.c.code))).scalar_one() >= MAX_ROOMS:
                raise TooManyRooms
            row = {
                "secret": secret,
                "key_hash": hash_of(secret, key),
                "plan": " ".join(plan),
                "ends": now + ROOM_SECONDS,
            }
            while not self._add(to, _ROOMS, code=(code := new_code()), **row):
                pass
            return code, key

    def teaches(self, code: str, key: str) -> bool:
        """Whether a key opens the controls of a room."""
        with self._read() as to:
            return self._teaches(to, code, key)

    def ask(
        self, code: str, key: str, question: str, options: Sequence[str], *, after: int
    ) -> bool:
        """Begin a new round with a question and its options, by id.

        ``after`` is the number of rounds that the teacher has seen; where there are more by now,
        as after a second press of the same button, nothing happens. Whether a round began.
        """
        with self._write() as to:
            if after >= MAX_ROUNDS or not self._teaches(to, code, key):
                return False
            moved = to.execute(
                sa.update(_ROOMS)
                .where(_ROOMS.c.code == code, _ROOMS.c.round == after)
                .values(round=after + 1, shown=False)
            )
            if not moved.rowcount:
                return False
            new = {"room": code, "round": after + 1}
            to.execute(sa.insert(_ROUNDS).values(**new, question=question))
            rows = [new | {"option": it, "place": place} for place, it in enumerate(options)]
            to.execute(sa.insert(_COUNTS), rows)
            return True

    def show(self, code: str, key: str, number: int) -> bool:
        """Close a round and show its answers; whether it was the one that is on."""
        with self._write() as to:
            if not self._teaches(to, code, key):
                return False
            shown = to.execute(
                sa.update(_ROOMS)
                .where(_ROOMS.c.code == code, _ROOMS.c.round == number)
                .values(shown=True)
            )
            return bool(shown.rowcount)

    def take_back(self, code: str, key: str, number: int, *, shown: bool) -> bool:
        """Take back the last step: hide the answers and take bets again, or go back to the round
        before, as it was open, from one on which nobody has bet.

        ``number`` and ``shown`` are what the teacher has seen; where the room has moved on since,
        nothing happens. Whether a step was taken back.
        """
        with self._write() as to:
            this = sa.and_(_ROOMS.c.code == code, _ROOMS.c.round == number, _ROOMS.c.shown == shown)
            seen = sa.select(_ROOMS.c.code).where(this).with_for_update()  # no bet comes between
            if not self._teaches(to, code, key) or to.execute(seen).one_or_none() is None:
                return False
            back = number
            if not shown:
                bets = sa.select(sa.func.count()).where(
                    _BETS.c.room == code, _BETS.c.round == number
                )
                if number == 0 or to.execute(bets).scalar_one():
                    return False
                for table in (_COUNTS, _ROUNDS):
                    to.execute(
                        sa.delete(table).where(table.c.room == code, table.c.round == number)
                    )
                back = number - 1
            to.execute(sa.update(_ROOMS).where(this).values(round=back, shown=False))
            return True

    def end(self, code: str, key: str) -> bool:
        """End a room: everything of it is deleted."""
        with self._write() as to:
            if not self._teaches(to, code, key):
                return False
            return bool(to.execute(sa.delete(_ROOMS).where(_ROOMS.c.code == code)).rowcount)

    # For the phones

    def join(self, code: str, token: str) -> Joined:
        """Let a phone into a room. A phone that is in already stays in, and counts once."""
        with self._write() as to:
            room = to.execute(
                sa.select(_ROOMS.c.secret, _ROOMS.c.joined)
                .where(_ROOMS.c.code == code, _ROOMS.c.ends > self._clock())
                .with_for_update(key_share=True)  # one at a time, so that none is one too many
            ).one_or_none()
            if room is None:
                return Joined.UNKNOWN
            phone = hash_of(room.secret, token)
            if self._has_joined(to, code, phone):
                return Joined.IN
            if room.joined >= MAX_PHONES:
                return Joined.FULL
            to.execute(sa.insert(_PHONES).values(room=code, token_hash=phone))
            to.execute(
                sa.update(_ROOMS).where(_ROOMS.c.code == code).values(joined=_ROOMS.c.joined + 1)
            )
            return Joined.IN

    def is_in(self, code: str, token: str) -> bool:
        """Whether a phone has joined a room that is open."""
        with self._read() as to:
            secret = self._secret(to, code)
            return secret is not None and self._has_joined(to, code, hash_of(secret, token))

    def vote(self, code: str, token: str, number: int, option: str) -> Vote:
        """Count a phone's bet in a round, once. What it chose is added to a count and not kept."""
        with self._write() as to:
            this = sa.and_(
                _COUNTS.c.room == code, _COUNTS.c.round == number, _COUNTS.c.option == option
            )
            room = to.execute(
                sa.select(
                    *(_ROOMS.c.secret, _ROOMS.c.round, _ROOMS.c.shown),
                    sa.exists().where(this).label("offered"),
                )
                .where(_ROOMS.c.code == code, _ROOMS.c.ends > self._clock())
                .with_for_update(read=True)  # whoever shows the answers waits for this bet
            ).one_or_none()
            if room is None:
                return Vote.GONE
            phone = hash_of(room.secret, token)
            if not self._has_joined(to, code, phone):
                return Vote.GONE
            if room.round != number or room.shown or not room.offered:
                return Vote.CLOSED
            if not self._add(to, _BETS, room=code, round=number, token_hash=phone):
                return Vote.ALREADY
            to.execute(sa.update(_COUNTS).where(this).values(n=_COUNTS.c.n + 1))
            return Vote.COUNTED

    # For both

    def room(self, code: str) -> Room | None:
        """A room as it stands; None where there is none, or none any more."""
        with self._read() as to:
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
        with self._write() as to:
            to.execute(sa.delete(_MISSES).where(_MISSES.c.minute < minute - 1))
            more = self._insert(_MISSES).values(minute=minute, n=1)
            to.execute(
                more.on_conflict_do_update(
                    index_elements=[_MISSES.c.minute], set_={"n": _MISSES.c.n + 1}
                )
            )

    def misses(self) -> int:
        """How many wrong codes everybody together gave in this minute and the one before."""
        recent = _MISSES.c.minute >= self._minute() - 1
        with self._read() as to:
            total = to.scalar(
                sa.select(sa.func.coalesce(sa.func.sum(_MISSES.c.n), 0)).where(recent)
            )
        return int(total or 0)

    # Within

    def _minute(self) -> int:
        return int(self._clock() // MISS_SECONDS)

    def _insert(self, table: sa.Table) -> Any:
        """An insert that knows what to do with a row that is there already."""
        dialect = sqlite if self._is_sqlite else postgresql
        return dialect.insert(table)

    def _add(self, to: sa.Connection, table: sa.Table, **row: Any) -> bool:
        """Add a row; False where there is one of that key already."""
        (first, *_) = table.primary_key.columns
        added = self._insert(table).values(**row).on_conflict_do_nothing().returning(first)
        return to.execute(added).first() is not None

    def _secret(self, to: sa.Connection, code: str) -> str | None:
        found = sa.select(_ROOMS.c.secret).where(
            _ROOMS.c.code == code, _ROOMS.c.ends > self._clock()
        )
        return to.scalar(found)

    def _has_joined(self, to: sa.Connection, code: str, phone: str) -> bool:
        row = sa.select(_PHONES.c.room).where(_PHONES.c.room == code, _PHONES.c.token_hash == phone)
        return to.scalar(row) is not None

    def _teaches(self, to: sa.Connection, code: str, key: str) -> bool:
        found = to.execute(
            sa.select(_ROOMS.c.secret, _ROOMS.c.key_hash).where(
                _ROOMS.c.code == code, _ROOMS.c.ends > self._clock()
            )
        ).one_or_none()
        return found is not None and hmac.compare_digest(found.key_hash, hash_of(found.secret, key))

    @contextmanager
    def _read(self) -> Iterator[sa.Connection]:
        with self._reached(), self._begin("BEGIN") as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        with self._reached(), self._begin("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _begin(self, on_sqlite: str) -> Iterator[sa.Connection]:
        """A transaction. A writer takes an SQLite file at once: begun as a reader, it could not
        wait for its turn."""
        with self._engine.begin() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql(on_sqlite)
            yield connection

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Make the tables first; turn whatever a database can raise into one word."""
        if time.monotonic() < self._rests_until:
            raise Away
        try:
            if not self._ready:
                self._make_tables()
            yield
        except (sa.exc.SQLAlchemyError, sqlite3.Error) as error:
            self._rests_until = time.monotonic() + _REST
            logging.getLogger(__name__).error("the database of polls: %s", error)
            raise Away from error

    def _make_tables(self) -> None:
        with self._lock, self._begin("BEGIN IMMEDIATE") as connection:
            if not self._ready:
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
                _TABLES.create_all(connection)
            self._ready = True


def _room_with_counts() -> sa.Select[Any]:
    rounds, counts = _ROUNDS, _COUNTS
    same = sa.and_(counts.c.room == rounds.c.room, counts.c.round == rounds.c.round)
    joined = _ROOMS.outerjoin(rounds, rounds.c.room == _ROOMS.c.code).outerjoin(counts, same)
    return (
        sa.select(
            *(_ROOMS.c.plan, _ROOMS.c.ends, _ROOMS.c.joined, _ROOMS.c.shown),
            rounds.c.round.label("number"),
            rounds.c.question,
            *(counts.c.option, counts.c.n),
        )
        .select_from(joined)
        .where(_ROOMS.c.code == sa.bindparam("code"), _ROOMS.c.ends > sa.bindparam("now"))
        .order_by(rounds.c.round, counts.c.place)
    )


_ROOM_WITH_COUNTS = _room_with_counts()
"""One query for all that a room shows, so that it is the state at one moment."""


def _set_up_sqlite(connection: Any, _: object) -> None:
    """Readers beside a writer, writers that wait for each other, and rows that go with a room."""
    connection.isolation_level = None  # transactions begin where the store says
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
