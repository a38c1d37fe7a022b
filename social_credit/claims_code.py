"""The answers to claims as a short code for the address, and back.

``1osf9ftt7vg-0`` says: version 1; claim ``os`` called false, 90 per cent sure; ``ft`` true, 70
per cent; ``vg`` skipped. Four signs a claim, so a code that was cut short shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from social_credit.claims import VERDICTS, Verdict

VERSION = "1"
_LENGTH = 4
_MOST = 400
"""No page has more claims; what is longer is no code of ours."""
_SKIPPED = "-0"
_VERDICT_OF: dict[str, Verdict] = {it[0]: it for it in VERDICTS}
_LEVEL_OF = {"5": 50, "7": 70, "9": 90, "x": 99}
_SIGN_OF = {level: sign for sign, level in _LEVEL_OF.items()}


class Given(NamedTuple):
    """What a visitor made of a claim, by its code; without verdict and sureness it was skipped."""

    code: str
    verdict: Verdict | None = None
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers that a code holds, one a claim, in the order given; ``ignored`` is what of it
    could not be used (at most 40 signs)."""

    given: tuple[Given, ...]
    ignored: str = ""

    def of(self, code: str) -> Given | None:
        """What was made of the claim with this code, if anything."""
        return next((it for it in self.given if it.code == code), None)

    def with_answer(self, answer: Given) -> Answers:
        """The same with an answer added, in place of an earlier one to the same claim."""
        others = tuple(it for it in self.given if it.code != answer.code)
        return Answers((*others, answer))

    def without(self, codes: Collection[str]) -> Answers:
        """The same without the answers to some claims."""
        return Answers(tuple(it for it in self.given if it.code not in codes))


def encode(given: Iterable[Given]) -> str:
    """The code of answers; empty for none.

    >>> encode([Given("os", "false", 90), Given("vg")])
    '1osf9vg-0'
    >>> encode([])
    ''
    """
    parts = [
        f"{it.code}{it.verdict[0]}{_SIGN_OF[it.sure]}"
        if it.verdict is not None and it.sure is not None
        else f"{it.code}{_SKIPPED}"
        for it in given
    ]
    return VERSION + "".join(parts) if parts else ""


def decode(code: str, known: Collection[str]) -> Answers:
    """Read a code; never raises. What is no answer to a known claim is left out and reported.

    >>> decode("1osf9zzt7vg", {"os", "vg"})
    Answers(given=(Given(code='os', verdict='false', sure=90),), ignored='zzt7vg')
    """
    if not code:
        return Answers(())
    if code[0] != VERSION or len(code) > 1 + _LENGTH * _MOST:
        return Answers((), code[:40])
    found: dict[str, Given] = {}
    ignored = ""
    for start in range(1, len(code), _LENGTH):
        part = code[start : start + _LENGTH]
        answer = _answer(part, known)
        if answer is None or answer.code in found:
            ignored += part
        else:
            found[answer.code] = answer
    return Answers(tuple(found.values()), ignored[:40])


def _answer(part: str, known: Collection[str]) -> Given | None:
    claim, rest = part[:2], part[2:]
    if claim not in known:
        return None
    if rest == _SKIPPED:
        return Given(claim)
    if len(rest) == 2 and rest[0] in _VERDICT_OF and rest[1] in _LEVEL_OF:
        return Given(claim, _VERDICT_OF[rest[0]], _LEVEL_OF[rest[1]])
    return None
