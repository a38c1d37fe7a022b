"""A time axis that gives room to the years in which much happens.

Time is cut at breaks: centuries, then decades, then years. Each stretch between two breaks gets
room by what happens in it, and within a stretch time runs evenly. So the axis is a piecewise
linear map from days to positions between 0 and 1: it never turns back, and can be read backwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

_BY_CENTURY, _BY_DECADE, _BY_FIVE = 1900, 2000, 2010
"""Until these years the breaks are 100, 10 and 5 years apart; from the last on, a year."""

_EMPTY = 0.5
"""The room of a stretch in which nothing happens, where the first event adds 1."""


@dataclass(frozen=True)
class TimeAxis:
    """Days and their positions: ``days`` and ``places`` grow together, from 0 to 1.

    >>> axis = TimeAxis((date(2000, 1, 1).toordinal(), date(2002, 1, 1).toordinal()), (0.0, 1.0))
    >>> round(axis.at(date(2001, 1, 1)), 2)
    0.5
    >>> axis.day(axis.at(date(2001, 5, 17)))
    datetime.date(2001, 5, 17)
    """

    days: tuple[int, ...]
    places: tuple[float, ...]

    def at(self, day: date) -> float:
        """The position of the start of a day; days beyond the ends are at the ends."""
        return _between(self.days, self.places, day.toordinal())

    def after(self, day: date) -> float:
        """The position of the end of a day, which is the start of the next."""
        return _between(self.days, self.places, day.toordinal() + 1)

    def at_year(self, year: int) -> float:
        """The position of the start of a year."""
        return self.at(date(year, 1, 1))

    def day(self, place: float) -> date:
        """The day at a position; positions beyond 0 and 1 are at the ends."""
        return date.fromordinal(round(_between(self.places, self.days, place)))

    def ticks(self, first: int, last: int, most: int) -> tuple[int, ...]:
        """Years to write below the axis from first to last, at most so many, evenly far apart.

        The first year is always there. Then round years go first: centuries, 50s, 20s, 10s, and
        so on down to all.
        """
        apart = (self.at_year(last) - self.at_year(first)) / most
        chosen = [(self.at_year(first), first)]
        for step in (100, 50, 20, 10, 5, 2, 1):
            for year in range(first - first % step + step, last + 1, step):
                place = self.at_year(year)
                if all(abs(place - other) >= apart for other, _ in chosen):
                    chosen.append((place, year))
        return tuple(sorted(year for _, year in chosen))


def _between(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    """The value at x of the piecewise linear map through points; constant beyond its ends."""
    if x <= xs[0]:
        return ys[0]
    if x >= xs[-1]:
        return ys[-1]
    place = bisect_right(xs, x) - 1
    x0, x1, y0, y1 = xs[place], xs[place + 1], ys[place], ys[place + 1]
    return y0 + (x - x0) / (x1 - x0) * (y1 - y0)


def axis_for(days: Iterable[date], first: int, last: int) -> TimeAxis:
    """The axis from the start of the year ``first`` to the end of ``last``, for events on days.

    A stretch gets as much room as the square root of its events, and half a unit besides, so that
    a year with nothing in it is still there and one with nine events is not nine times as wide.
    """
    breaks = [date(year, 1, 1).toordinal() for year in _breaks(first, last)]
    events = sorted(day.toordinal() for day in days)
    within = [
        bisect_right(events, end - 1) - bisect_right(events, start - 1)
        for start, end in pairwise(breaks)
    ]
    ends = list(accumulate((_EMPTY + count**0.5 for count in within), initial=0.0))
    return TimeAxis(tuple(breaks), tuple(end / ends[-1] for end in ends))


def _breaks(first: int, last: int) -> list[int]:
    """The years whose starts cut time into stretches, and the start of the year after the last."""
    found, year = [first], first
    while year <= last:
        step = (
            100 if year < _BY_CENTURY else 10 if year < _BY_DECADE else 5 if year < _BY_FIVE else 1
        )
        year = min(year - year % step + step, last + 1)
        found.append(year)
    return found
