"""The rules of a class poll: codes of rooms, what is kept of a phone, limits, and tallies.

A room asks one question at a time; each time it asks is a round. Of a phone a room knows only the
hash of a random token: who it belongs to, and what it bet, is kept nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "2345789CDFGHJKMNPRTVWXY"
"""The signs of a code: none is easily taken for another, and without vowels they make no words."""

CODE_LENGTH = 6

ROOM_SECONDS = 4 * 60 * 60
"""A room ends so long after it was opened."""

MAX_PHONES = 300
"""No more phones than this can join one room."""

MAX_ROUNDS = 60
"""No more rounds than this can be asked in one room."""

MAX_ROOMS = 500
"""No more rooms than this are open at a time."""

_LOOK_ALIKES = str.maketrans("SZB6", "528G")
"""Signs that no code has, and the ones that they are taken for."""

_LONGEST_TOKEN = 64


def new_code() -> str:
    """A code for a room, drawn evenly from all of them.

    >>> read_code(code := new_code()) == code
    True
    """
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(text: str) -> str | None:
    """The code that somebody typed, in whatever case and spacing; None if it can be none.

    >>> read_code("  k7m 3xd "), read_code("K7M-SXD"), read_code("K7M"), read_code("K7M 3XA")
    ('K7M3XD', 'K7M5XD', None, None)
    """
    if len(text) > _LONGEST_TOKEN:
        return None
    signs = "".join(sign for sign in text if sign not in " -.\t").upper().translate(_LOOK_ALIKES)
    fits = len(signs) == CODE_LENGTH and all(sign in ALPHABET for sign in signs)
    return signs if fits else None


def show_code(code: str) -> str:
    """A code as it is easiest to read out.

    >>> show_code("K7M3XD")
    'K7M 3XD'
    """
    half = CODE_LENGTH // 2
    return f"{code[:half]} {code[half:]}"


def new_token() -> str:
    """A random token of 128 bits, for a phone or for a teacher."""
    return secrets.token_urlsafe(16)


def hash_of(secret: str, token: str) -> str:
    """What a room keeps of a token: without the room's secret it says nothing, nor in another room.

    >>> hash_of("a", "token") == hash_of("b", "token")
    False
    """
    told = token[:_LONGEST_TOKEN].encode("utf-8", "replace")
    return hmac.new(secret.encode(), told, hashlib.sha256).hexdigest()


# Limits


@dataclass(frozen=True)
class Tries:
    """How often something happened of late: not more than ``limit`` times in ``seconds``.

    >>> tries = Tries(limit=2, seconds=60).after(0).after(30)
    >>> tries.spent(59), tries.spent(60)
    (True, False)
    """

    limit: int
    seconds: float
    times: tuple[float, ...] = ()

    def _recent(self, now: float) -> tuple[float, ...]:
        return tuple(time for time in self.times if now - time < self.seconds)

    def spent(self, now: float) -> bool:
        """Whether the limit is reached."""
        return len(self._recent(now)) >= self.limit

    def after(self, now: float) -> Tries:
        """The same with one more."""
        return Tries(self.limit, self.seconds, (*self._recent(now)[-self.limit :], now))


MISS_SECONDS = 60
"""Wrong codes are counted over so long."""

MISSES_OF_A_VISIT = 8
"""So many wrong codes in one visit, and the visitor waits."""

MISSES_OF_ALL = 60
"""So many wrong codes from everybody together, and all who are not in a room yet wait.

It is the limit of one server process and, over all processes, of the database."""

OPENINGS_OF_A_VISIT = 6
"""So many rooms may one visit open in an hour."""


# Tallies


class Vote(StrEnum):
    """What became of a bet."""

    COUNTED = "counted"
    ALREADY = "already"
    CLOSED = "closed"
    GONE = "gone"


class Joined(StrEnum):
    """What became of a wish to join."""

    IN = "in"
    UNKNOWN = "unknown"
    FULL = "full"


@dataclass(frozen=True)
class Round:
    """One asking of a question: how many chose each option, by the option's id."""

    number: int
    question: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many bets were counted."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Room:
    """A room as everybody in it may see it; ``ends`` is in seconds since 1970, UTC.

    ``plan`` are the ids of the questions that the teacher picked; ``rounds`` those asked so far.
    """

    code: str
    plan: tuple[str, ...]
    ends: float
    joined: int
    shown: bool
    rounds: tuple[Round, ...] = ()

    @property
    def now(self) -> Round | None:
        """The round that is on; None before the first question."""
        return self.rounds[-1] if self.rounds else None

    @property
    def before(self) -> Round | None:
        """The last earlier round of the question that is on, if it was asked before."""
        if self.now is None:
            return None
        earlier = [it for it in self.rounds[:-1] if it.question == self.now.question and it.total]
        return earlier[-1] if earlier else None

    @property
    def next_question(self) -> str | None:
        """The first question of the plan that was not asked yet, whatever was asked out of turn.

        Once all were asked, the one after the last of them that was asked again, so that a class
        can go through the plan a second time; None at its end.

        >>> Room("K7M3XD", ("a", "b"), 0, 0, False).next_question
        'a'
        """
        asked = [it.question for it in self.rounds if it.question in self.plan]
        new = [it for it in self.plan if it not in asked]
        if new or not asked:
            return new[0] if new else None
        after = self.plan.index(asked[-1]) + 1
        return self.plan[after] if after < len(self.plan) else None


def percent(part: int, whole: int) -> int:
    """A share in whole per cent, halves rounded up; 0 of nothing.

    >>> percent(1, 8), percent(2, 3), percent(0, 0)
    (13, 67, 0)
    """
    return (200 * part + whole) // (2 * whole) if whole else 0


def most_chosen(counts: Mapping[str, int]) -> Sequence[str]:
    """The options that most chose, several where they are level; none where nobody chose.

    >>> most_chosen({"a": 2, "b": 5, "c": 5})
    ['b', 'c']
    """
    most = max(counts.values(), default=0)
    return [option for option, n in counts.items() if n == most] if most else []
