"""Invented lives: events in the first, second ... tenth year of a life, free of any calendar.

A life is told in years of its own, so that the same life can be lived under an edition of 2014
and under one of 2021.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field

from social_credit.events import MAX_COUNT, Event
from social_credit.value import Frozen, Id, Text, problem

MAX_YEARS = 10
"""A life in the calculator has at most this many years."""


@dataclass(frozen=True, order=True, slots=True)
class LifeDay:
    """A day in a life: its year (1 to 10), month and day; never 29 February.

    >>> LifeDay.parse("2-03-14")
    LifeDay(year=2, month=3, day=14)
    >>> LifeDay.parse("2-03-14").in_calendar(first_year=2014)
    datetime.date(2015, 3, 14)
    """

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.year <= MAX_YEARS:
            raise ValueError(f"a life has years 1 to {MAX_YEARS}, not {self.year}")
        date(2015, self.month, self.day)

    @classmethod
    def parse(cls, text: str) -> LifeDay:
        """Read ``year-month-day``.

        Raises:
            ValueError: another form, a year outside 1 to 10, or a day that not every year has.
        """
        parts = text.split("-")
        if len(parts) != 3 or not all(
            part.isascii() and part.isdigit() and len(part) <= 4 for part in parts
        ):
            raise ValueError(f"a day in a life is written year-month-day, not {text!r}")
        return cls(*(int(part) for part in parts))

    def in_calendar(self, first_year: int) -> date:
        """The calendar day, where year 1 of the life is ``first_year``."""
        return date(first_year + self.year - 1, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}"


def life_day(day: date, first_year: int) -> LifeDay:
    """The day of a life on a calendar day; 29 February counts as the 28th.

    Raises:
        ValueError: the day falls outside the ten years that begin with ``first_year``.

    >>> life_day(date(2016, 2, 29), first_year=2014)
    LifeDay(year=3, month=2, day=28)
    """
    leap = (day.month, day.day) == (2, 29)
    return LifeDay(day.year - first_year + 1, day.month, 28 if leap else day.day)


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """``count`` times an act (an item id, shared by all schemes that count it) on a day."""

    on: LifeDay
    act: str
    count: int = 1


def dated(events: Iterable[LifeEvent], first_year: int) -> tuple[Event, ...]:
    """The same events in a calendar, for the ledger.

    >>> dated([LifeEvent(LifeDay(2, 3, 31), "city-award")], first_year=2014)
    (Event(day=datetime.date(2015, 3, 31), item='city-award', count=1),)
    """
    return tuple(
        Event(event.on.in_calendar(first_year), event.act, event.count) for event in events
    )


def _on(value: str) -> str:
    try:
        LifeDay.parse(value)
    except ValueError as error:
        raise problem("{error}", error=str(error)) from None
    return value


class LifeEntry(Frozen):
    """An event as it stands in ``content/lives.yaml``."""

    on: Annotated[str, AfterValidator(_on)]
    act: Id
    count: Annotated[int, Field(ge=1, le=MAX_COUNT)] = 1
    why: Text | None = None


class Life(Frozen):
    """An invented life: who, what happens, and what it shows."""

    id: Id
    name: Text
    story: Text
    shows: Text
    years: Annotated[int, Field(ge=1, le=MAX_YEARS)]
    entries: tuple[LifeEntry, ...] = Field(alias="events", default=())

    @cached_property
    def events(self) -> tuple[LifeEvent, ...]:
        """The events, in the order given."""
        return tuple(
            LifeEvent(LifeDay.parse(entry.on), entry.act, entry.count) for entry in self.entries
        )
