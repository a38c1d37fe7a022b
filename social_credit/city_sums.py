"""How a city's residents are spread over the scores, and what is read off that by subtraction.

Every answer here is a difference of cumulative sums, so a moved line costs microseconds and no
year is computed again. Answers are shares of all residents; where whole residents are shown,
``bands.below_counts`` makes them from a row of ``mass``.

``lines`` are, as in ``bands.py``, the lowest score of each grade but the worst, best grade first,
so strictly descending; a resident who scores exactly a line has reached it. The years of a
distribution run from 0, when everybody stands at the base.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from social_credit.grades import LineTable
from social_credit.scheme import Edition


@dataclass(frozen=True, eq=False)
class ScoreDistribution:
    """``mass[year, i]`` is the probability of the score ``first + i`` after so many years.

    ``mass`` has the shape (years + 1, scores) and is not writable; each of its rows adds up to 1.

    >>> coin = ScoreDistribution(first=995, mass=np.array([[0.0, 1.0], [0.5, 0.5]]))
    >>> coin.years, coin.share_below(1, 996)
    (1, 0.5)
    """

    first: int
    mass: npt.NDArray[np.float64]

    def __post_init__(self) -> None:
        self.mass.flags.writeable = False

    @property
    def years(self) -> int:
        """The last year."""
        return len(self.mass) - 1

    @cached_property
    def _below(self) -> npt.NDArray[np.float64]:
        below = np.zeros((self.mass.shape[0], self.mass.shape[1] + 1))
        np.cumsum(self.mass, axis=1, out=below[:, 1:])
        return below

    def share_below(self, year: int, score: int) -> float:
        """The share of residents who score less than ``score``, which may lie outside the lattice.

        Raises:
            ValueError: the distribution has no such year.
        """
        if not 0 <= year <= self.years:
            raise ValueError(f"this city has the years 0 to {self.years}, and no year {year}")
        below = self._below
        return float(below[year, min(max(score - self.first, 0), below.shape[1] - 1)])

    def share_between(self, year: int, ranges: Iterable[tuple[int, int]]) -> float:
        """The share who score in any of the ranges ``(start, end)``, the end not counted in.

        Scores in two ranges count once; an empty range counts nobody.

        >>> city = ScoreDistribution(first=1, mass=np.array([[0.25, 0.25, 0.25, 0.25]]))
        >>> city.share_between(0, [(1, 3), (2, 4)])
        0.75

        Raises:
            ValueError: the distribution has no such year.
        """
        total, counted_to = 0.0, None
        for start, end in sorted(ranges):
            start = start if counted_to is None else max(start, counted_to)
            if start < end:
                total += self.share_below(year, end) - self.share_below(year, start)
                counted_to = end
        return total


class Moved(NamedTuple):
    """The shares of residents whose grade gets better, and worse."""

    up: float
    down: float


def grade_shares(city: ScoreDistribution, year: int, lines: Sequence[int]) -> tuple[float, ...]:
    """The share of residents in each grade, best grade first; they add up to 1.

    >>> city = ScoreDistribution(first=958, mass=np.array([[0.25, 0.25, 0.5]]))
    >>> grade_shares(city, 0, lines=[960, 959])
    (0.5, 0.25, 0.25)

    Raises:
        ValueError: the lines are not strictly descending, or there is no such year.
    """
    _check_descending(lines)
    levels = [
        city.share_below(year, city.first + city.mass.shape[1]),
        *(city.share_below(year, line) for line in lines),
        0.0,
    ]
    return tuple(upper - lower for upper, lower in pairwise(levels))


def moved_by(
    city: ScoreDistribution, year: int, table: LineTable, grade: str, points: int
) -> Moved:
    """Who changes grade when one line of a table moves: up by ``points``, or down if negative.

    A raised line costs those between its old and its new place their grade.

    Raises:
        KeyError: the table has no line for this grade.
        ValueError: the line would reach its neighbour, or there is no such year.

    >>> from social_credit.content import load
    >>> usual = load().edition("rongcheng-2014").table("usual")
    >>> city = ScoreDistribution(first=959, mass=np.array([[0.125, 0.25, 0.5, 0.125]]))
    >>> moved_by(city, 0, usual, "A", 1)
    Moved(up=0.0, down=0.25)
    """
    lines = dict(table.firsts)
    old, new = lines[grade], lines[grade] + points
    lines[grade] = new
    _check_descending(tuple(lines.values()))
    return Moved(
        up=city.share_between(year, [(new, old)]), down=city.share_between(year, [(old, new)])
    )


def within(city: ScoreDistribution, year: int, lines: Sequence[int], points: int) -> float:
    """The share of residents within so many points of a line, on either side.

    As in ``bands.near_lines``: on one of the ``points`` scores just below a line, or on one of the
    ``points`` scores that begin with it. Whoever is close to two lines counts once.

    >>> city = ScoreDistribution(first=958, mass=np.array([[0.125, 0.25, 0.5, 0.125]]))
    >>> within(city, 0, lines=[960], points=1)
    0.75

    Raises:
        ValueError: ``points`` is negative, the lines are not strictly descending, or there is no
            such year.
    """
    if points < 0:
        raise ValueError(f"points must not be negative, but is {points}")
    _check_descending(lines)
    return city.share_between(year, [(line - points, line + points) for line in lines])


def crossing(
    city: ScoreDistribution, year: int, edition: Edition, table: LineTable, item: str
) -> Moved:
    """Who changes grade if everybody gets one more event of an item, and it counts in full.

    A yearly cap is not looked at, since a score does not show how much of it is used up; a range
    is. An item that sets a grade moves all who stand above the top of that grade in this table.

    Raises:
        KeyError: the edition has no such item.
        ValueError: nobody published what the item counts, or there is no such year.

    >>> from social_credit.content import load
    >>> rongcheng = load().edition("rongcheng-2014")
    >>> city = ScoreDistribution(first=960, mass=np.array([[0.25, 0.25, 0, 0, 0, 0.5]]))
    >>> crossing(city, 0, rongcheng, rongcheng.table("usual"), "traffic-ticket")
    Moved(up=0.0, down=0.5)
    """
    what = edition.item_of[item]
    lines = [first for _, first in table.firsts]
    if what.sets_grade is not None:
        place = edition.rank[what.sets_grade]
        if place == 0:
            return Moved(up=0.0, down=0.0)
        dropped_to = lines[place - 1] - 1
        if edition.range is not None:
            dropped_to = max(dropped_to, edition.range.lowest)
        crossed = [line for line in lines if line > dropped_to]
        down = 1.0 - city.share_below(year, crossed[-1]) if crossed else 0.0
        return Moved(up=0.0, down=down)
    if what.points is None:
        raise ValueError(f"nobody published what {item!r} counts in {edition.id}")
    if edition.range is not None:
        # No event leads over a line that lies outside the range.
        lines = [x for x in lines if edition.range.lowest < x <= edition.range.highest]
    if what.points > 0:
        return Moved(
            up=city.share_between(year, [(line - what.points, line) for line in lines]), down=0.0
        )
    return Moved(
        up=0.0, down=city.share_between(year, [(line, line - what.points) for line in lines])
    )


def _check_descending(lines: Sequence[int]) -> None:
    if any(upper <= lower for upper, lower in pairwise(lines)):
        raise ValueError(f"lines must be strictly descending, but are {tuple(lines)}")
