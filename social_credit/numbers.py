"""Published figures, each in a series of exactly one measure, and how figures travelled.

A running total, the number on a list on one day, what happened in a year and a count made once are
four measures. No sum, chart or sentence puts two of them together except to say how they differ.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar, get_args

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from social_credit.value import Frozen, Id, MomentField, Sourced, Text, problem

Thing = TypeVar("Thing")

Measure = Literal["running-total", "currently-listed", "per-year", "single-count"]
"""A running total never falls; who is listed on a day can rise and fall; what happens in a year
starts again from 0 with each; a single count was made once."""

Group = Literal["court-list", "tickets", "leaving", "firms", "places", "records"]
Bound = Literal["about", "more than", "nearly"]

MEASURES: tuple[Measure, ...] = get_args(Measure)
GROUPS: tuple[Group, ...] = get_args(Group)

PER_CENT = "per cent"
"""The unit of a share; its values run from 0 to 100."""


class Point(Sourced):
    """One published figure: the value, the date or period that it holds for, what was said.

    ``as_of`` is that date, or the period of what is counted per year; ``since`` opens a period that
    is shorter or longer than its ``as_of``. ``dated`` has the source's own words for a date that no
    calendar form fits. ``part`` names the part of a count (a grade); ``of`` is the whole that a
    value belongs to; ``change`` is the published change on the year before, in per cent.
    """

    as_of: MomentField
    value: Annotated[float, Field(ge=0)]
    text: Text
    bound: Bound | None = None
    dated: Text | None = None
    since: MomentField | None = None
    part: Text | None = None
    of: Annotated[float, Field(gt=0)] | None = None
    change: Annotated[float, Field(gt=-100)] | None = None

    @model_validator(mode="after")
    def _fits_its_whole_and_period(self) -> Self:
        if self.of is not None and self.value > self.of:
            raise problem(
                "{value} is more than the whole that it is part of, {of}; correct one of them",
                value=f"{self.value:,.0f}",
                of=f"{self.of:,.0f}",
            )
        if self.since and self.since.first > self.as_of.last:
            raise problem(
                "a period that begins in {since} cannot end in {as_of}; give an earlier beginning",
                since=str(self.since),
                as_of=str(self.as_of),
            )
        return self

    @property
    def period(self) -> tuple[date, date]:
        """The first and last day that a count per year runs over."""
        return (self.since or self.as_of).first, self.as_of.last

    @property
    def whole_year(self) -> bool:
        """Whether the period is a calendar year.

        >>> from social_credit.content import load
        >>> [it.whole_year for it in load().numbers.series_of("returned-by-repair").points]
        [True, False]
        """
        first, last = self.period
        return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and (
            first.year == last.year
        )

    @property
    def year_before(self) -> float | None:
        """The value of the year before, worked out from the published change."""
        return None if self.change is None else self.value / (1 + self.change / 100)

    @property
    def share(self) -> float | None:
        """The share of the whole, 0 to 1, if the whole is known."""
        return None if self.of is None else self.value / self.of


def _some(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    if not things:
        raise problem("this list is empty; put something into it or take it away whole")
    return things


class Series(Frozen):
    """Figures of exactly one measure in one unit.

    ``counts`` says what a point counts and ``not_counts`` what it does not; ``why`` says why its
    points are read as this measure.
    """

    id: Id
    group: Group
    title: Text
    measure: Measure
    unit: Text
    counts: Text
    not_counts: Text
    why: Text
    points: Annotated[tuple[Point, ...], AfterValidator(_some)]

    @property
    def in_parts(self) -> bool:
        """Whether the points are parts of a count, such as grades."""
        return any(point.part for point in self.points)


class Stop(Sourced):
    """A place that a figure came by: who said what, what it counted there, what was lost."""

    as_of: MomentField
    dated: Text | None = None
    who: Text
    text: Text
    counts: Id
    lost: Text


def _options(value: object) -> object:
    if not isinstance(value, dict):
        raise problem(
            "options are written 'id: words', one a line; this says {value}", value=repr(value)
        )
    return tuple({"id": key, "text": text} for key, text in value.items())


class Option(Frozen):
    """Something that a figure can be taken to count."""

    id: Id
    text: Text


class Travel(Frozen):
    """How a figure travelled: its stops in order, and what it may count at each."""

    id: Id
    number: Text
    title: Text
    intro: Text
    question: Text
    options: Annotated[tuple[Option, ...], BeforeValidator(_options)]
    stops: Annotated[tuple[Stop, ...], AfterValidator(_some)]
    lesson: Text
    series: tuple[Id, ...]


class Stay(Frozen):
    """An invented name's time on an invented list: years of entry and of leaving, if it leaves."""

    on: Annotated[int, Field(ge=1)]
    off: int | None = None

    @model_validator(mode="after")
    def _leaves_after_it_came(self) -> Self:
        if self.off is not None and self.off <= self.on:
            raise problem(
                "a name that came in year {on} cannot leave in year {off}; give a later year",
                on=self.on,
                off=self.off,
            )
        return self

    def on_at(self, year: int) -> bool:
        """Whether the name is on the list at the end of a year."""
        return self.on <= year and (self.off is None or self.off > year)


class Numbers(Frozen):
    """All series, the travels, and the invented list that shows a stock and a flow."""

    series: tuple[Series, ...]
    travels: tuple[Travel, ...] = ()
    stays: tuple[Stay, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Series]:
        """The series by id."""
        return {series.id: series for series in self.series}

    def series_of(self, series_id: str) -> Series:
        """The series with this id.

        Raises:
            KeyError: there is none.
        """
        if series_id not in self.by_id:
            raise KeyError(f"there is no series {series_id!r} in content/numbers.yaml")
        return self.by_id[series_id]
