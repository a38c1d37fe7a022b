"""What follows from published figures: how a total and a stock differ, paces, changes of a year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from social_credit.numbers import Point, Series, Stay

_DAYS_A_MONTH = 365.25 / 12


def ever(stays: Sequence[Stay], year: int) -> int:
    """How many names have ever been on the list by the end of a year: a running total.

    >>> ever([Stay(on=1, off=3), Stay(on=2), Stay(on=4)], 3)
    2
    """
    return sum(stay.on <= year for stay in stays)


def listed(stays: Sequence[Stay], year: int) -> int:
    """How many names are on the list at the end of a year: a stock.

    >>> listed([Stay(on=1, off=3), Stay(on=2), Stay(on=4)], 3)
    1
    """
    return sum(stay.on_at(year) for stay in stays)


class Gap(NamedTuple):
    """A running total and a later count of those listed, and how many times larger the total is.

    The total cannot have fallen since, so ``factor`` is a lower limit for the day of ``stock``.
    """

    total: Point
    stock: Point
    factor: float


def gap(total: Series, stock: Series) -> Gap:
    """The two points nearest in time, the total first.

    Raises:
        ValueError: a series has another measure, or no total comes before a count of those listed.

    >>> from social_credit.content import load
    >>> numbers = load().numbers
    >>> found = gap(numbers.series_of("ever-listed"), numbers.series_of("listed-now"))
    >>> str(found.total.as_of), str(found.stock.as_of), round(found.factor, 1)
    ('2019-07-09', '2020-01', 2.5)
    """
    if (total.measure, stock.measure) != ("running-total", "currently-listed"):
        raise ValueError(f"{total.id} and {stock.id} are not a running total and a stock")
    pairs = [
        (one, other)
        for one in total.points
        for other in stock.points
        if one.as_of.last <= other.as_of.last
    ]
    if not pairs:
        raise ValueError(f"{total.id} has no point before one of {stock.id}")
    one, other = min(pairs, key=lambda pair: pair[1].as_of.last - pair[0].as_of.last)
    return Gap(one, other, one.value / other.value)


class Stretch(NamedTuple):
    """From one point of a running total to the next, and the change a month of 365.25 / 12 days.

    ``exact`` says that neither value is given as “about” or the like.
    """

    start: Point
    end: Point
    a_month: float
    exact: bool


def stretches(series: Series) -> tuple[Stretch, ...]:
    """The pace of a running total between its points, each taken at the last day of its date.

    Raises:
        ValueError: the series has another measure.
    """
    if series.measure != "running-total":
        raise ValueError(f"{series.id} is no running total, so it has no pace")
    return tuple(
        Stretch(
            one,
            other,
            _DAYS_A_MONTH * (other.value - one.value) / (other.as_of.last - one.as_of.last).days,
            one.bound is None and other.bound is None,
        )
        for one, other in pairwise(series.points)
        if other.as_of.last > one.as_of.last
    )


class Net(NamedTuple):
    """What came onto a list and what left it in one year; ``change`` is below 0 if it shrank."""

    added: Point
    left: Point
    change: float


def net(added: Series, left: Series, year: int) -> Net:
    """The change of a stock over a year as far as two flows tell it.

    Raises:
        ValueError: a series has another measure, or no point for that whole year.

    >>> from social_credit.content import load
    >>> numbers = load().numbers
    >>> in_2024 = net(numbers.series_of("added"), numbers.series_of("returned-by-repair"), 2024)
    >>> round(in_2024.change)
    -364000
    """
    came, went = _of_year(added, year), _of_year(left, year)
    return Net(came, went, came.value - went.value)


def _of_year(series: Series, year: int) -> Point:
    for point in series.points:
        if series.measure == "per-year" and point.whole_year and point.as_of.first.year == year:
            return point
    raise ValueError(f"{series.id} has no figure for the whole year {year}")
