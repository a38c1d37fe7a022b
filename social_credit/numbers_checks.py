"""What can be wrong with series and travels that are well formed, each fault with its mend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from social_credit.numbers import PER_CENT, Numbers, Point, Series, Travel
from social_credit.scheme_checks import Fault
from social_credit.value import Confidence
from social_credit.yaml_text import Path


def number_faults(numbers: Numbers) -> Iterator[Fault]:
    """All faults of the series and of the travels, in the order of the file."""
    for place, series in enumerate(numbers.series):
        yield from _of_series(series, ("series", place, "points"))
    for place, travel in enumerate(numbers.travels):
        yield from _of_travel(travel, numbers, ("travels", place))


def _of_series(series: Series, path: Path) -> Iterator[Fault]:
    for place, point in enumerate(series.points):
        if series.unit == PER_CENT and point.value > 100:
            yield Fault((*path, place, "value"), "a share is at most 100 per cent; correct it")
        for key in ("since", "change"):
            if series.measure != "per-year" and getattr(point, key) is not None:
                yield Fault(
                    (*path, place, key),
                    f"'{key}' is about a period, and '{series.id}' is no count per year; "
                    "leave it out, or put the point into another series",
                )
    for place, (before, point) in enumerate(pairwise(series.points), start=1):
        if _day(point) < _day(before):
            yield Fault(
                (*path, place, "as_of"),
                f"{point.as_of} is earlier than {before.as_of} above it; put the points in order",
            )
    yield from _falls(series, path)
    yield from _clashes(series, path)


def _day(point: Point) -> tuple[date, date]:
    return point.as_of.last, point.as_of.first


def _falls(series: Series, path: Path) -> Iterator[Fault]:
    """A running total that falls; what disagrees about one date is seen to elsewhere."""
    if series.measure != "running-total":
        return
    for (_, before), (place, point) in combinations(enumerate(series.points), 2):
        if before.as_of.last < point.as_of.first and point.value < before.value:
            yield Fault(
                (*path, place, "value"),
                f"a running total cannot fall, from {before.value:,.0f} in {before.as_of} to "
                f"{point.value:,.0f} in {point.as_of}; one of them is of another measure or wrong",
            )
            return


def _clashes(series: Series, path: Path) -> Iterator[Fault]:
    """Points that speak of one date, each of them to be called disputed."""
    for (first, one), (second, other) in combinations(enumerate(series.points), 2):
        if one.part != other.part or one.value == other.value:
            continue
        if series.measure == "single-count":
            why = "a single count has one date and one value"
        elif _overlap(_period(series, one), _period(series, other)):
            why = f"'{series.id}' has two values for one time, {one.as_of} and {other.as_of}"
        else:
            continue
        for place, point in ((first, one), (second, other)):
            if point.confidence is not Confidence.DISPUTED:
                yield Fault(
                    (*path, place, "confidence"),
                    f"{why}; call each of the points disputed and say how they disagree, or put "
                    "them into series of their own",
                )


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _period(series: Series, point: Point) -> tuple[date, date]:
    if series.measure == "per-year":
        return point.period
    return point.as_of.first, point.as_of.last


def _of_travel(travel: Travel, numbers: Numbers, path: Path) -> Iterator[Fault]:
    options = [option.id for option in travel.options]
    for place, stop in enumerate(travel.stops):
        if stop.counts not in options:
            yield Fault(
                (*path, "stops", place, "counts"),
                f"'{stop.counts}' is none of the options; those are {', '.join(options)}",
            )
    for place, (before, stop) in enumerate(pairwise(travel.stops), start=1):
        if stop.as_of.last < before.as_of.last:
            yield Fault(
                (*path, "stops", place, "as_of"),
                f"{stop.as_of} is earlier than {before.as_of} above it; put the stops in order",
            )
    for place, series in enumerate(travel.series):
        if series not in numbers.by_id:
            yield Fault(
                (*path, "series", place),
                f"there is no series '{series}' in numbers.yaml; correct the id",
            )
