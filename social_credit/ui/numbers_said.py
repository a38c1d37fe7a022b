"""How figures, dates and findings of the page The numbers are put into words."""

from __future__ import annotations

from collections import defaultdict

from social_credit.numbers import Bound, Point, Series
from social_credit.numbers_sums import stretches
from social_credit.ui.marks import moment_in_words, words

_MILLION, _BILLION = 1_000_000, 1_000_000_000
_PLAIN_FACTOR = 1.5


def number(value: float) -> str:
    """A figure to four digits: in millions or billions where it has that many.

    >>> [number(it) for it in (128, 899, 1256000, 17460000, 80700000000, 4.89)]
    ['128', '899', '1.256 million', '17.46 million', '80.7 billion', '4.89']
    """
    say = words("numbers")
    if value >= _BILLION:
        return say("amount.billion", n=_digits(value / _BILLION))
    if value >= _MILLION:
        return say("amount.million", n=_digits(value / _MILLION))
    return f"{value:,.0f}" if value >= 100 else _digits(value)


def short(value: float, bound: Bound | None = None) -> str:
    """A figure as it fits a picture, with a sign for “about” and the like.

    >>> short(17460000), short(232), short(11000000, "more than")
    ('17.46 m', '232', '> 11 m')
    """
    say, text = words("numbers"), number(value)
    if value >= _MILLION:
        text = say("amount.short", n=_digits(value / _MILLION))
    return say(f"bound_sign.{bound}", n=text) if bound else text


def _digits(value: float) -> str:
    return f"{float(f'{value:.4g}'):,g}"


def amount(point: Point, unit: str) -> str:
    """A point's value with its unit, and with “about” or the like where the source says so."""
    say = words("numbers")
    text = say("amount.unit", n=number(point.value), unit=unit)
    return say(f"bound.{point.bound}", n=text) if point.bound else text


def when(point: Point) -> str:
    """A point's date in words, or as the source words it."""
    return point.dated or moment_in_words(point.as_of)


def tick(point: Point) -> str:
    """A point's date for an axis: the day is left to the table behind."""
    first, last = point.period
    names = [words("common")(f"months.{day.month}")[:3] for day in (first, last)]
    if point.since:
        return f"{names[0]}–{names[1]} {last.year}"
    if point.dated:
        return point.dated
    return str(last.year) if first.month != last.month else f"{names[1]} {last.year}"


def finding(series: Series) -> str:
    """What a series shows, in a sentence that is worked out from its points."""
    say, points = words("numbers"), series.points
    first, last = points[0], points[-1]
    if series.in_parts:
        return _of_parts(series)
    if len(points) > 1 and series.measure == "running-total":
        return _of_total(series)
    values = {
        "first": amount(first, series.unit),
        "first_when": when(first),
        "last": amount(last, series.unit),
        "last_when": when(last),
    }
    if len(points) > 1 and series.measure == "currently-listed":
        change = 100 * (last.value / first.value - 1)
        key = "finding.more" if change >= 0 else "finding.fewer"
        return say(key, percent=f"{abs(change):.0f}", **values)
    if len(points) > 1 and series.measure == "single-count":
        return f"{say('finding.two_counts', **values)} {_apart(first, last)}"
    text = say("finding.alone", value=_capital(values["first"]), when=values["first_when"])
    if first.share is not None and first.of is not None:
        percent = f"{100 * first.share:.0f}"
        text += " " + say("finding.share", percent=percent, whole=number(first.of))
    if first.year_before is not None:
        year = first.as_of.first.year - 1
        text += " " + say("finding.before", value=number(rounded(first.year_before, 3)), year=year)
    if len(points) > 1:
        start, end = last.period
        text += " " + say(
            "finding.part_of_year",
            value=values["last"],
            when=values["last_when"],
            months=12 * (end.year - start.year) + end.month - start.month + 1,
            percent=f"{100 * last.value / first.value:.0f}",
        )
    return text


def _of_total(series: Series) -> str:
    """How far a total rose, and how its pace changed where exact figures tell it."""
    say, points = words("numbers"), series.points
    months = (points[-1].as_of.last - points[0].as_of.last).days / (365.25 / 12)
    text = say(
        "finding.total",
        first=amount(points[0], series.unit),
        first_when=when(points[0]),
        last=amount(points[-1], series.unit),
        last_when=when(points[-1]),
        more=short_of(points[-1].value - points[0].value),
        months=f"{months:.0f}",
    )
    exact = [it for it in stretches(series) if it.exact]
    if len(exact) < 2:
        return text
    slow, fast = (pick(exact, key=lambda it: it.a_month) for pick in (min, max))
    return f"{text} " + say(
        "finding.paces",
        slow=short_of(slow.a_month),
        slow_from=when(slow.start),
        slow_to=when(slow.end),
        fast=short_of(fast.a_month),
        fast_from=when(fast.start),
        fast_to=when(fast.end),
    )


def short_of(value: float) -> str:
    """A figure that we worked out, to two digits, for no more is known.

    >>> short_of(5630000), short_of(323456.7)
    ('5.6 million', '320,000')
    """
    return number(rounded(value, 2))


def rounded(value: float, digits: int) -> float:
    """A figure to so many digits that count.

    >>> rounded(3207571.8, 3)
    3210000.0
    """
    return float(f"{value:.{digits}g}")


def _of_parts(series: Series) -> str:
    """The largest part of a count made once; else a part that is there twice."""
    say, points = words("numbers"), series.points
    if series.measure == "single-count":
        total, largest = sum(it.value for it in points), max(points, key=lambda it: it.value)
        return say(
            "finding.parts",
            total=number(total),
            unit=series.unit,
            part=largest.part,
            value=number(largest.value),
            percent=f"{100 * largest.value / total:.0f}",
        )
    by_part: defaultdict[str | None, list[Point]] = defaultdict(list)
    for point in points:
        by_part[point.part].append(point)
    changed = next(it for it in by_part.values() if len(it) > 1)
    return say(
        "finding.part_twice",
        part=changed[0].part,
        first=number(changed[0].value),
        first_when=when(changed[0]),
        last=number(changed[-1].value),
        last_when=when(changed[-1]),
        unit=series.unit,
    )


def _apart(one: Point, other: Point) -> str:
    """How far two counts of one thing lie apart: a factor, or the difference if that is plainer."""
    say, (small, large) = words("numbers"), sorted((one.value, other.value))
    if large < _PLAIN_FACTOR * small:
        return say("finding.apart", n=number(large - small))
    return say("finding.times", n=f"{large / small:.1f}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
