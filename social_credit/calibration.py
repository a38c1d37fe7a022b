"""How well somebody's sureness fits how often they are right.

An answer is right or not, and comes with how sure its giver was that it is right. Whoever is well
calibrated is right in nine of ten cases where they say 90 per cent. The Brier score is the mean of
the squared gaps between sureness and truth (Glenn Brier's measure for weather forecasts).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

LEVELS = (50, 70, 90, 99)
"""How sure one can be, in per cent: a guess, rather, quite, almost certain."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: how sure, in per cent, and whether it was right."""

    sure: int
    right: bool

    def __post_init__(self) -> None:
        if not 0 <= self.sure <= 100:
            raise ValueError(f"sureness is from 0 to 100 per cent, not {self.sure}")


class Bin(NamedTuple):
    """The answers of one sureness."""

    sure: int
    right: int
    all: int

    @property
    def share(self) -> float:
        """The part that was right, from 0 to 1."""
        return self.right / self.all


def brier(said: Iterable[Said]) -> float | None:
    """The Brier score: 0 is perfect, 1 is sure and wrong every time; None without answers.

    Whoever is half sure of everything gets a quarter, whatever is true.

    >>> brier([Said(90, True), Said(90, False)])
    0.41
    >>> brier([Said(50, True), Said(50, False)])
    0.25
    """
    gaps = [(Fraction(it.sure, 100) - it.right) ** 2 for it in said]
    return float(sum(gaps) / len(gaps)) if gaps else None


def bins(said: Iterable[Said]) -> tuple[Bin, ...]:
    """The answers by sureness, the least sure first; a sureness that nobody named has no bin.

    >>> bins([Said(90, True), Said(50, False), Said(90, False)])
    (Bin(sure=50, right=0, all=1), Bin(sure=90, right=1, all=2))
    """
    found = list(said)
    levels = sorted({it.sure for it in found})
    by_level = [(level, [it.right for it in found if it.sure == level]) for level in levels]
    return tuple(Bin(level, sum(right), len(right)) for level, right in by_level)


def mean_sure(said: Sequence[Said]) -> float | None:
    """How sure on the average, in per cent; None without answers.

    >>> mean_sure([Said(90, True), Said(50, False)])
    70.0
    """
    return sum(it.sure for it in said) / len(said) if said else None


def share_right(said: Sequence[Said]) -> float | None:
    """How often right, in per cent; None without answers.

    >>> share_right([Said(90, True), Said(50, False)])
    50.0
    """
    return 100 * sum(it.right for it in said) / len(said) if said else None


def sure_when_wrong(said: Iterable[Said]) -> float | None:
    """How sure on the average when wrong, in per cent; None for somebody never wrong.

    >>> sure_when_wrong([Said(90, True), Said(99, False), Said(51, False)])
    75.0
    """
    return mean_sure([it for it in said if not it.right])


def too_sure_by(said: Sequence[Said]) -> float | None:
    """By how many points sureness lies above how often one was right; below 0: not sure enough.

    >>> too_sure_by([Said(90, True), Said(90, False)])
    40.0
    """
    sure, right = mean_sure(said), share_right(said)
    return None if sure is None or right is None else sure - right
