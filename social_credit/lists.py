"""A small exact model of a list: how many stand on it on any day, and how many of them by mistake.

The list is empty at the start of day 0. From then on names are entered at a steady rate, and a
fixed share of the entries is mistaken. An entry that is right ends with the list's term, or
earlier when the duty behind it is fulfilled. A mistaken entry first stands unnoticed, then
noticed and waiting, and ends when it is corrected, or with the term if that comes before.

What is counted on a day is the rate of entry times the mean time that an entry spends in that
state within its first so many days; once a list has settled that is Little's law, L = λW. So the
numbers are exact for names that are entered evenly, and the expected ones for names that are
entered by chance at that rate. Time is in days, and a day may have a fraction.

A duty is as likely to be fulfilled on one day as on the next, so those times are exponential. For
the two waits of a mistake both extremes can be had: see ``Delays``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp, expm1, inf
from typing import NamedTuple

DAYS_A_YEAR = 365
"""The year that person-days a year are counted over."""

_NEARLY_EQUAL = 1e-5


class Delays(StrEnum):
    """How the waits of mistaken entries vary: all alike, or each drawn by chance (exponential)."""

    ALIKE = "alike"
    BY_CHANCE = "by-chance"


@dataclass(frozen=True)
class ListRules:
    """How a list is fed and how its entries end.

    Args:
        entries: names entered a day, right or mistaken.
        mistaken: the share of entries that are mistaken, 0 to 1.
        noticed_after: mean days until a mistake is noticed.
        corrected_after: mean days from then until it is corrected; None for never.
        term: days after which every entry ends; None for no term.
        earned_after: mean days until the duty behind a right entry is fulfilled; None for never.
        delays: how the two waits of a mistake vary.

    Raises:
        ValueError: a number is not finite or out of its range.
    """

    entries: float
    mistaken: float
    noticed_after: float
    corrected_after: float | None
    term: float | None = None
    earned_after: float | None = None
    delays: Delays = Delays.ALIKE

    def __post_init__(self) -> None:
        if not 0 <= self.mistaken <= 1:
            raise ValueError(f"mistaken is a share from 0 to 1, not {self.mistaken}")
        for name in ("entries", "noticed_after", "corrected_after"):
            value = getattr(self, name)
            if value is not None and not 0 <= value < inf:
                raise ValueError(f"{name} must be 0 or more and finite, not {value}")
        for name in ("term", "earned_after"):
            value = getattr(self, name)
            if value is not None and not 0 < value < inf:
                raise ValueError(f"{name} must be more than 0 and finite, or None, not {value}")

    @property
    def mistakes(self) -> float:
        """Mistaken entries a day.

        >>> ListRules(200, 0.01, 30, 60).mistakes
        2.0
        """
        return self.entries * self.mistaken

    @property
    def right_entries(self) -> float:
        """Entries a day that are no mistake."""
        return self.entries * (1 - self.mistaken)


class OnList(NamedTuple):
    """Names on a list: rightly, by a mistake not yet noticed, and by one noticed and waiting."""

    right: float
    unnoticed: float
    waiting: float

    @property
    def wrong(self) -> float:
        """All who are wrongly restricted."""
        return self.unnoticed + self.waiting

    @property
    def total(self) -> float:
        """All names."""
        return self.right + self.wrong


class Settled(NamedTuple):
    """A list once its numbers no longer change; None for a number that grows without end."""

    right: float | None
    unnoticed: float
    waiting: float | None

    @property
    def wrong(self) -> float | None:
        """All who are wrongly restricted."""
        return None if self.waiting is None else self.unnoticed + self.waiting

    @property
    def total(self) -> float | None:
        """All names."""
        return None if self.right is None or self.wrong is None else self.right + self.wrong


def on_list(rules: ListRules, day: float) -> OnList:
    """The names on a list so many days after it began.

    >>> rules = ListRules(200, 0.01, noticed_after=30, corrected_after=60, term=730)
    >>> on_list(rules, 40), on_list(rules, 365).wrong
    (OnList(right=7920.0, unnoticed=60.0, waiting=20.0), 180.0)

    Raises:
        ValueError: the day is before the list began, or not finite.
    """
    if not 0 <= day < inf:
        raise ValueError(f"a list has its days from 0 on, and no day {day}")
    stays = _mean_stays(rules, day)
    return OnList(
        rules.right_entries * stays.right,
        rules.mistakes * stays.unnoticed,
        rules.mistakes * stays.waiting,
    )


def settled(rules: ListRules) -> Settled:
    """The names on a list in its steady state, as far as it has one.

    >>> settled(ListRules(200, 0.01, noticed_after=30, corrected_after=60))
    Settled(right=None, unnoticed=60.0, waiting=120.0)
    """
    stays, growth = _mean_stays(rules, inf), growth_a_day(rules)
    # Where no name is entered an endless stay counts nobody.
    right = rules.right_entries * stays.right if rules.right_entries else 0.0
    waiting = rules.mistakes * stays.waiting if rules.mistakes else 0.0
    return Settled(
        None if growth.right else right,
        rules.mistakes * stays.unnoticed,
        None if growth.waiting else waiting,
    )


def growth_a_day(rules: ListRules) -> OnList:
    """How many names a day each part grows by in the end; 0 for a part that settles.

    >>> growth_a_day(ListRules(200, 0.01, noticed_after=30, corrected_after=60))
    OnList(right=198.0, unnoticed=0.0, waiting=0.0)
    """
    right_ends = rules.term is not None or rules.earned_after is not None
    wrong_ends = rules.term is not None or rules.corrected_after is not None
    return OnList(
        0.0 if right_ends else rules.right_entries,
        0.0,
        0.0 if wrong_ends else rules.mistakes,
    )


def person_days_a_year(rules: ListRules) -> float | None:
    """Days that people are wrongly restricted in a year of a settled list, taken together.

    A year has ``DAYS_A_YEAR`` days. None if their number grows without end.

    >>> person_days_a_year(ListRules(200, 0.01, noticed_after=30, corrected_after=60))
    65700.0
    """
    wrong = settled(rules).wrong
    return None if wrong is None else DAYS_A_YEAR * wrong


def saved_a_year(rules: ListRules, days: float = 1) -> float | None:
    """Person-days a year that are saved if noticed mistakes are corrected so many days sooner.

    At most the whole wait for the correction can be saved. None if nothing is ever corrected, for
    then there is no wait to shorten.

    >>> saved_a_year(ListRules(200, 0.01, noticed_after=30, corrected_after=60))
    730.0
    >>> saved_a_year(ListRules(200, 0.01, noticed_after=30, corrected_after=900, term=730))
    0.0

    Raises:
        ValueError: the number of days is negative or not finite.
    """
    if not 0 <= days < inf:
        raise ValueError(f"a wait is shortened by 0 days or more, not {days}")
    if rules.corrected_after is None:
        return None
    sooner = replace(rules, corrected_after=max(rules.corrected_after - days, 0.0))
    now, then = settled(rules).wrong, settled(sooner).wrong
    assert now is not None  # a mistake that is corrected some day ends
    assert then is not None
    return DAYS_A_YEAR * (now - then)


def bends(rules: ListRules) -> tuple[float, ...]:
    """The days on which the number of the wrongly restricted changes its course, in order.

    Between two of them it runs straight if the waits are alike, and curved if they are by chance.

    >>> bends(ListRules(200, 0.01, noticed_after=30, corrected_after=60, term=730))
    (30.0, 90.0)
    """
    term = inf if rules.term is None else rules.term
    noticed = undone = inf
    if rules.delays is Delays.ALIKE:
        noticed = rules.noticed_after
        undone = inf if rules.corrected_after is None else noticed + rules.corrected_after
    end = min(undone, term)
    return tuple(sorted(float(day) for day in {noticed, end} if 0 < day <= end and day < inf))


class _Stays(NamedTuple):
    """Mean days in each state: of a right entry, and (twice) of a mistaken one."""

    right: float
    unnoticed: float
    waiting: float


def _mean_stays(rules: ListRules, days: float) -> _Stays:
    """Mean days that an entry spends in each state within its first ``days``, which may be inf."""
    if rules.term is not None:
        days = min(days, rules.term)
    right = days if rules.earned_after is None else _exponential_within(rules.earned_after, days)
    first, second = rules.noticed_after, rules.corrected_after
    if rules.delays is Delays.ALIKE:
        unnoticed = min(first, days)
        waiting = max(days - first, 0.0) if second is None else min(max(days - first, 0.0), second)
    else:
        unnoticed = _exponential_within(first, days)
        waiting = (
            max(days - unnoticed, 0.0) if second is None else _second_within(first, second, days)
        )
    return _Stays(float(right), float(unnoticed), float(waiting))


def _exponential_within(mean: float, days: float) -> float:
    """The mean of an exponential time that is cut off after so many days: its survival, summed."""
    return 0.0 - mean * expm1(-days / mean) if mean else 0.0


def _second_within(first: float, second: float, days: float) -> float:
    """The mean part of the second of two exponential times, one after the other, before a cut-off.

    At age u the second runs with probability ``second / (first - second)`` times the difference
    of the two survivals; summed over u that is a divided difference of ``_exponential_within``.
    For means that are nearly equal it would be nought by nought: there it is the derivative.
    """
    if abs(first - second) > _NEARLY_EQUAL * max(first, second):
        within = _exponential_within(first, days) - _exponential_within(second, days)
        return second * within / (first - second)
    mean = (first + second) / 2
    if not mean or days == inf:
        return second
    return second * (1 - exp(-days / mean) * (1 + days / mean))
