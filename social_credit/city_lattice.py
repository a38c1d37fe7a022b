"""The lattice of scores that a city lives on: fine enough to be exact, wide enough to be safe.

Fine enough. All points of a scheme share a divisor, the step (5 in Rongcheng). From the base a
score can only move by steps, so it keeps its remainder after division by the step, until an item
sets it to the top of a grade (849) or a range stops it; then it has that remainder. So the scores
that can occur are a few remainders, each a row of cells one step apart, and all rows move alike.

Wide enough. Sums on the lattice are circular: what leaves at one end would come back in at the
other. The window is therefore chosen from a bound on how far scores stray. With S_t the points of
t years, no ceiling ever lifts a score and no floor ever lifts one above the base, so

    score_t <= base + max_s (S_t - S_s)    and    score_t >= lowest start + min_s (S_t - S_s)

where the lowest start is the base or the lowest top of a grade that an item sets. For any z with
M = E[exp(z * points of one year)] finite, Doob's inequality, applied to the years taken backwards,
gives P(max_s (S_t - S_s) >= x) <= max(1, M)^t exp(-z x). Added up over the years, this falls to a
wanted probability at

    x = (years * max(0, log M) + log(years / probability)) / z,

and the best z of a grid is taken; any z would be right. For one negative-binomial item with mean m
and dispersion k, log M = -k log(1 - (m/k)(exp(z p) - 1)). A capped item moves a score by its cap a
year at most, which is added to x. In a scheme with a range each year starts inside it, so x for one
year beyond either end is enough too, and the nearer of the two edges is taken. The circular city
and the true one agree on every path that stays inside.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from social_credit.city_rules import CityRules

WRAPPED = 1e-12
"""The mass that may wrap round the lattice in all years together, at most."""

MAX_CELLS = 2**14
"""The longest row that is computed: 81,920 points in steps of 5. Longer ones are refused."""

_FRACTIONS = np.arange(1, 16) / 16
_LENGTHS = sorted(
    length
    for twos in range(1, 15)
    for threes in range(9)
    for fives in range(7)
    if (length := 2**twos * 3**threes * 5**fives) <= MAX_CELLS
)
"""Even lengths without large prime factors: an FFT is quick with these."""


class LatticeTooWide(ValueError):
    """Scores stray further than ``MAX_CELLS`` steps, the most that is computed."""


@dataclass(frozen=True)
class Lattice:
    """Rows of ``cells`` scores: cell j of row r is the score ``first + step * j + remainders[r]``.

    ``first`` is a multiple of ``step``.

    >>> lattice = Lattice(first=990, step=5, cells=4, remainders=(0, 4))
    >>> lattice.scores
    array([[ 990,  995, 1000, 1005],
           [ 994,  999, 1004, 1009]])
    >>> lattice.place(999)
    (1, 1)
    """

    first: int
    step: int
    cells: int
    remainders: tuple[int, ...]

    @property
    def end(self) -> int:
        """The first score after the window."""
        return self.first + self.step * self.cells

    @cached_property
    def scores(self) -> npt.NDArray[np.int64]:
        """The score of each cell: shape (rows, cells)."""
        row_firsts = self.first + np.array(self.remainders, dtype=np.int64)
        return row_firsts[:, None] + self.step * np.arange(self.cells, dtype=np.int64)

    def place(self, score: int) -> tuple[int, int]:
        """The row and the cell of a score; the cell may lie outside the window."""
        return self.remainders.index(score % self.step), (score - self.first) // self.step


def lattice_for(rules: CityRules, years: int) -> Lattice:
    """The lattice on which at most ``WRAPPED`` of the mass wraps within so many years.

    Its step is the greatest that divides all points and caps; each row holds the scores that are
    alike modulo the step, as the base and the tops of set grades may not be.

    Raises:
        LatticeTooWide: it would need more than ``MAX_CELLS`` cells.

    >>> from social_credit.city_rules import city_rules
    >>> from social_credit.content import load
    >>> content = load()
    >>> town = content.population("rongcheng")
    >>> lattice = lattice_for(city_rules(content.edition(town.edition), town), years=1)
    >>> lattice.step, lattice.remainders  # a C ends at 849
    (5, (0, 4))
    """
    moves = [
        move
        for group in rules.groups
        for habit in group.point_habits
        for move in (habit.points, habit.cap)
        if move is not None
    ]
    step = math.gcd(*moves) or 1  # without any points the divisor is 0, and any step will do
    tops = {habit.top for group in rules.groups for habit in group.grade_habits}
    ends = {end for end in (rules.lowest, rules.highest) if end is not None}

    bottom = min({rules.base, *tops})
    down, up = _reach(rules, years, years)
    low, high = bottom - down, rules.base + up
    if rules.lowest is not None or rules.highest is not None:
        down, up = _reach(rules, years, 1)
        if rules.lowest is not None:
            low = min(bottom, max(low, rules.lowest - down))
        if rules.highest is not None:
            high = min(high, rules.highest + up)

    needed = (high - low) / step + 2  # cells, with one at each end for what rounding adds
    if not needed <= MAX_CELLS:
        raise LatticeTooWide(
            f"within {years} years scores may stray from {low:.0f} to {high:.0f}; in steps of "
            f"{step} that is {needed:.0f} cells, and at most {MAX_CELLS} are computed. Take lower "
            "rates, a larger dispersion or fewer years"
        )
    first = step * (math.floor(low) // step)
    cells = _LENGTHS[bisect_left(_LENGTHS, (math.floor(high) - first) // step + 1)]
    remainders = sorted({anchor % step for anchor in {rules.base, *tops, *ends}})
    return Lattice(first, step, cells, tuple(remainders))


def _reach(rules: CityRules, years: int, at_once: int) -> tuple[float, float]:
    """Points that nobody strays down, and up, except each with probability ``WRAPPED / 2``.

    ``at_once`` is for how many years a score strays before a range ends it.
    """
    group, points, odds, powers = rules.uncapped
    ways = np.array([[-1], [1]])
    forward = ways * points
    # M is finite for z below the pole log(1 + 1/odds) / points of every item that goes this way.
    pole = np.full((2, len(rules.groups)), np.inf)
    way, habit = np.nonzero(forward > 0)
    np.minimum.at(pole, (way, group[habit]), np.log1p(1 / odds[habit]) / forward[way, habit])
    moves = np.isfinite(pole)
    z = np.where(moves, pole, 1.0)[..., None] * _FRACTIONS
    gained = np.expm1(z[:, group] * forward[..., None])
    log_moment = powers @ -np.log1p(-odds[:, None] * gained)
    chance = math.log(2 * years / WRAPPED)
    stray = ((at_once * np.maximum(log_moment, 0.0) + chance) / z).min(axis=2)
    down, up = (np.where(moves, stray, 0.0) + at_once * _capped(rules)).max(axis=1)
    return float(down), float(up)


def _capped(rules: CityRules) -> npt.NDArray[np.float64]:
    """Points a year that capped items can move a score down, and up: shape (2, groups)."""
    most = np.zeros((2, len(rules.groups)))
    for place, group in enumerate(rules.groups):
        for habit in group.point_habits:
            if habit.cap is not None:
                most[int(habit.cap > 0), place] += abs(habit.cap)
    return most
