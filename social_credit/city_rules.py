"""What an edition and a population say together, in the numbers that a city is computed with.

Both ways to compute a city, exactly (``city.py``) and by simulation (``city_simulation.py``),
start from these rules, so that they cannot differ in what they take the rules to be.

One year, in this order, for every resident:

1. All events that add points happen. Where an item has a yearly cap, its sum stops there.
2. Events that set a grade happen. A score above the top of that grade drops to it, once or many
   times alike; a score at it or below does not move (the reading ``Reading.SCORE_SET``).
3. The scheme's range, where it has one, is applied to the sum.

``ledger.py`` takes dated events one by one, so there a ticket after a drunken drive still counts,
and a range bites at every event. Given the same events in the order above, the two agree wherever
a range does not bite within a year.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from social_credit.population import Group, Population, faults
from social_credit.scheme import Edition, top_of


class PointHabit(NamedTuple):
    """Events of one item: ``mean`` a year, ``points`` each, ``cap`` points a year at the most."""

    points: int
    cap: int | None
    mean: float
    dispersion: float


class GradeHabit(NamedTuple):
    """Events that pull every score above ``top`` down to it, ``mean`` a year."""

    top: int
    mean: float
    dispersion: float

    @property
    def yearly_chance(self) -> float:
        """The probability of one such event or more in a year: 1 - (1 + m/k)^(-k).

        >>> round(GradeHabit(top=849, mean=1.0, dispersion=1.0).yearly_chance, 12)
        0.5
        """
        return -math.expm1(-self.dispersion * math.log1p(self.mean / self.dispersion))


class GroupRules(NamedTuple):
    """A group's share of all residents, and what can happen to one of them in a year."""

    share: float
    point_habits: tuple[PointHabit, ...]
    grade_habits: tuple[GradeHabit, ...]


class UncappedPoints(NamedTuple):
    """The point habits without a cap as columns; ``odds`` is the mean over the dispersion.

    ``powers``, of the shape (groups, habits), holds each habit's dispersion in the row of its group
    and 0 elsewhere, so that ``powers @ logarithms`` is the logarithm of each group's product.
    """

    group: npt.NDArray[np.int64]
    points: npt.NDArray[np.int64]
    odds: npt.NDArray[np.float64]
    powers: npt.NDArray[np.float64]


@dataclass(frozen=True)
class CityRules:
    """The base, the range (None where there is none), and the groups.

    What never happens is left out.
    """

    base: int
    lowest: int | None
    highest: int | None
    groups: tuple[GroupRules, ...]

    @property
    def parts(self) -> tuple[CityRules, ...]:
        """The groups that only points move, and the others: each part is the simpler by itself.

        A scheme with a range has one part, since the range moves everybody.
        """
        if self.lowest is not None or self.highest is not None:
            return (self,)
        free = tuple(group for group in self.groups if not group.grade_habits)
        held = tuple(group for group in self.groups if group.grade_habits)
        return tuple(CityRules(self.base, None, None, groups) for groups in (free, held) if groups)

    @cached_property
    def uncapped(self) -> UncappedPoints:
        """All groups' habits without a cap, to compute with at once."""
        habits = [
            (place, habit.points, habit.mean, habit.dispersion)
            for place, group in enumerate(self.groups)
            for habit in group.point_habits
            if habit.cap is None
        ]
        columns = np.array(habits, dtype=np.float64).reshape(-1, 4).T
        group, points = columns[:2].astype(np.int64)
        own = group == np.arange(len(self.groups))[:, None]
        return UncappedPoints(group, points, columns[2] / columns[3], own * columns[3])


def city_rules(edition: Edition, population: Population) -> CityRules:
    """Gather the rules.

    The edition's first line table says where the top of a grade is that an item sets. Without one,
    or where an item sets the best grade, such an item moves nobody, as in ``ledger.py``.

    Raises:
        ValueError: the edition has no base, or cannot score an item of the population.
    """
    if edition.start is None:
        raise ValueError(f"{edition.id} has no base score on record, so a city has no start")
    wrong = faults(population, edition)
    if wrong:
        raise ValueError("; ".join(fault.message for fault in wrong))
    return CityRules(
        base=edition.start,
        lowest=edition.range.lowest if edition.range else None,
        highest=edition.range.highest if edition.range else None,
        groups=tuple(_group_rules(edition, group) for group in population.groups),
    )


def _group_rules(edition: Edition, group: Group) -> GroupRules:
    points: list[PointHabit] = []
    grades: list[GradeHabit] = []
    for rate in group.rates:
        item, mean = edition.item_of[rate.item], rate.mean
        if mean / group.dispersion < sys.float_info.min:  # never, or next to it
            continue
        if item.points is not None:
            points.append(PointHabit(item.points, item.cap_per_year, mean, group.dispersion))
        elif item.sets_grade is not None and edition.first_table is not None:
            top = top_of(edition, edition.first_table, item.sets_grade)
            if top is not None:
                grades.append(GradeHabit(top, mean, group.dispersion))
    return GroupRules(group.share, tuple(points), tuple(grades))
