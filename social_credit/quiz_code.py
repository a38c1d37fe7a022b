"""The answers to a quiz as a short code for the address, and back.

``1loaabc-`` says: version 1; of question ``lo`` the first option was taken, of ``ab`` the third;
and the next question is asked. Without the sign at the end the reply to the last answer is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

VERSION = "1"
MOST_ANSWERS = 400
"""An address holds no more; the oldest answers go first."""

FIRST_SEED, LAST_SEED = 1, 999

_LENGTH = 3
_ASKS = "-"
_SIGNS = "abcdefghij"


class Given(NamedTuple):
    """The option, by its place in the file, that was taken of the question with this code."""

    code: str
    option: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The answers in the order given, and whether the reply to the last one is on show.

    ``ignored`` is what of a code could not be used (at most 40 signs).
    """

    given: tuple[Given, ...] = ()
    replies: bool = False
    ignored: str = ""

    def answered(self, code: str, option: int) -> Progress:
        """The same with one more answer, and the reply to it on show."""
        return Progress((*self.given, Given(code, option))[-MOST_ANSWERS:], replies=True)

    def going_on(self) -> Progress:
        """The same with the next question asked."""
        return replace(self, replies=False)


def encode(progress: Progress) -> str:
    """The code of answers; empty for none.

    >>> encode(Progress((Given("lo", 0), Given("ab", 2)), replies=True))
    '1loaabc'
    """
    if not progress.given:
        return ""
    parts = [f"{it.code}{_SIGNS[it.option]}" for it in progress.given]
    return VERSION + "".join(parts) + ("" if progress.replies else _ASKS)


def decode(code: str, options: Mapping[str, int]) -> Progress:
    """Read a code; never raises. ``options`` has how many each known question has.

    What is no answer to a known question is left out and reported; where that is the last answer,
    there is no reply to show.

    >>> decode("1loazza-", {"lo": 3})
    Progress(given=(Given(code='lo', option=0),), replies=False, ignored='zza')
    """
    if not code:
        return Progress()
    if code[0] != VERSION or len(code) > 2 + _LENGTH * MOST_ANSWERS:
        return Progress(ignored=code[:40])
    body, asks = code[1:].removesuffix(_ASKS), code.endswith(_ASKS)
    given: list[Given] = []
    ignored, whole = "", False
    for start in range(0, len(body), _LENGTH):
        part = body[start : start + _LENGTH]
        option = _SIGNS.find(part[2:]) if len(part) == _LENGTH else -1
        whole = 0 <= option < options.get(part[:2], 0)
        if whole:
            given.append(Given(part[:2], option))
        else:
            ignored += part
    if not body:
        ignored = code
    return Progress(tuple(given), whole and not asks, ignored[:40])


def read_seed(text: str) -> int | None:
    """The seed that an address names; the first if it names none, None if it is no seed.

    >>> [read_seed(text) for text in ("", "7", "0", "x")]
    [1, 7, None, None]
    """
    if not text:
        return FIRST_SEED
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(LAST_SEED))):
        return None
    return int(text) if FIRST_SEED <= int(text) <= LAST_SEED else None


def next_seed(seed: int) -> int:
    """The seed of the next round; after the last comes the first.

    >>> next_seed(1), next_seed(999)
    (2, 1)
    """
    return seed + 1 if seed < LAST_SEED else FIRST_SEED
