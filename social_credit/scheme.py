"""What a scheme is: a base, items, grades with their lines, and what the grades open and close.

A *scheme* (Rongcheng's city score) is a family of *editions*, each with the days it held for. All
that the rules compute with lives in an edition; nothing here reads a file or draws a page.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, Tag, model_validator

from social_credit.grades import Grade, LineTable
from social_credit.item import Item
from social_credit.value import (
    KNOWN,
    KNOWN_OR_NOT,
    UNKNOWN,
    Frozen,
    Id,
    KnownCount,
    KnownNumber,
    KnownText,
    MomentField,
    Points,
    Sourced,
    Text,
    Unknown,
    Value,
    problem,
)

Runner = Literal[
    "ministry", "city", "county", "village", "neighbourhood", "company", "court", "association"
]
"""The kind of body that runs a scheme; ``run_by`` says which one."""

Gives = Literal["score", "label", "list", "criteria"]
"""What comes out: a number, one of some labels, being listed or not, or named criteria alone."""


class Start(Sourced):
    """Another score to start from than the base, and who starts there."""

    id: Id
    name: Text
    value: Points


class Effect(Sourced):
    """What holders of some grades were given (opens) or kept from (closes), as a source says."""

    id: Id
    kind: Literal["opens", "closes"]
    grades: tuple[Text, ...]
    text: Text


class Fact(Sourced):
    """A sourced statement about an edition that no rule computes with, for people to read."""

    id: Id
    about: Id
    text: Text
    value: float | int | None = None
    unit: Text | None = None


class Day(Sourced):
    """A first or last day, as precisely as it is on record: a day, a month or a year."""

    value: MomentField


KnownDay = Annotated[Annotated[Day, Tag(KNOWN)] | Annotated[Unknown, Tag(UNKNOWN)], KNOWN_OR_NOT]
"""A first day on record, or the words of why there is none."""


class Position(Frozen):
    """Where a place lies, in degrees, to a tenth of a degree: enough for a dot on a small map."""

    place: Text
    north: Annotated[float, Field(ge=-90, le=90)]
    east: Annotated[float, Field(ge=-180, le=180)]

    @model_validator(mode="after")
    def _to_a_tenth(self) -> Self:
        for name in ("north", "east"):
            if (degrees := getattr(self, name)) != round(degrees, 1):
                raise problem(
                    "'{name}' is given to a tenth of a degree; write {right}, not {degrees}",
                    name=name,
                    right=round(degrees, 1),
                    degrees=degrees,
                )
        return self


class Range(Sourced):
    """The lowest and highest score that a scheme allows."""

    lowest: Points
    highest: Points


class Missing(Frozen):
    """Something that one would expect on record and that is not."""

    what: Text
    why: Text


class Carried(Frozen):
    """The edition whose base, grades, lines and items stand in here, and why they do."""

    edition: Id
    note: Text


class Edition(Frozen):
    """One state of one scheme, with the days it held for.

    ``scores`` says whom it grades, and ``gives`` what comes out. ``grades`` are the grades, labels
    or lists, from best to worst; ``begins_in`` is the one that people have before anything is
    counted, where no score decides it. The first of ``line_tables`` is the one used unless another
    is asked for. Only where ``items_complete`` are the items known to be all that counts.
    ``carried_from`` names an edition whose base, grades, lines and items stand in where this one's
    were not read; they arrive here marked ``illustrative`` (``stand_ins.py``).
    """

    scheme: Id
    id: Id
    name: Text
    place: Text
    summary: Text
    runner: Runner
    scores: Literal["people", "firms"] = "people"
    gives: Gives
    carried_from: Carried | None = None
    run_by: KnownText
    covers: KnownText
    consent: Value[Literal["none", "required"]] | Unknown
    people: KnownCount
    seen_by: KnownText
    first_day: KnownDay
    last_day: Day | None = None
    at: Position | None = None
    base: KnownNumber
    starts: tuple[Start, ...] = ()
    range: Range | None = None
    grades: tuple[Grade, ...] = ()
    begins_in: Text | None = None
    line_tables: tuple[LineTable, ...] = ()
    items: tuple[Item, ...] = ()
    items_complete: bool = False
    effects: tuple[Effect, ...] = ()
    facts: tuple[Fact, ...] = ()
    missing: tuple[Missing, ...] = ()

    @cached_property
    def item_of(self) -> dict[str, Item]:
        """The items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Each grade's place, 0 for the best."""
        return {grade.id: place for place, grade in enumerate(self.grades)}

    @cached_property
    def by_score(self) -> tuple[Grade, ...]:
        """The grades that a score leads to, best first."""
        return tuple(grade for grade in self.grades if grade.by_score)

    @property
    def first_table(self) -> LineTable | None:
        """The line table that is used unless another is asked for; None where there is none."""
        return self.line_tables[0] if self.line_tables else None

    def table(self, table_id: str) -> LineTable:
        """The line table with this id.

        Raises:
            KeyError: the edition has no such table.
        """
        for table in self.line_tables:
            if table.id == table_id:
                return table
        raise KeyError(f"{self.id} has no line table {table_id!r}")

    @property
    def start(self) -> int | None:
        """The base score, or None where nobody published one."""
        return None if isinstance(self.base, Unknown) else self.base.value

    @property
    def asks_consent(self) -> bool:
        """Whether a score is only computed for those who agreed to it."""
        return not isinstance(self.consent, Unknown) and self.consent.value == "required"

    @property
    def begins(self) -> date | None:
        """The earliest day that its first day can be; None where that is not on record."""
        return None if isinstance(self.first_day, Unknown) else self.first_day.value.first

    @property
    def ends(self) -> date | None:
        """The latest day that its last day can be; None where no end is on record."""
        return None if self.last_day is None else self.last_day.value.last

    @property
    def dated(self) -> bool:
        """Whether its first day is on record as a whole day, so that a calendar can begin there."""
        first = self.first_day
        return not isinstance(first, Unknown) and first.value.first == first.value.last

    def holds_on(self, day: date) -> bool:
        """Whether the edition is on record as in force on a day (both ends count)."""
        begins, ends = self.begins, self.ends
        return begins is not None and begins <= day and (ends is None or day <= ends)

    def starting(self, start_id: str) -> Edition:
        """The same rules for those who start from another score than the base.

        Raises:
            KeyError: the edition has no such start.
        """
        for start in self.starts:
            if start.id == start_id:
                parts = {part: getattr(start, part) for part in (*Sourced.model_fields, "value")}
                base = Value[int].model_construct(**parts)
                return self.model_copy(update={"base": base})
        raise KeyError(f"{self.id} has no start {start_id!r}")

    def run_on(self) -> Edition:
        """The same rules taken to hold without end: a thought experiment, never a record."""
        return self.model_copy(update={"last_day": None})

    def effects_of(self, grade: str) -> tuple[Effect, ...]:
        """What is on record as opened or closed at a grade."""
        return tuple(effect for effect in self.effects if grade in effect.grades)


def grade_at(edition: Edition, table: LineTable, score: int) -> str:
    """The best grade whose line a score has reached; the worst grade where it reaches none.

    A score exactly on an inclusive line is in that grade; one point below it is not.

    >>> from social_credit.content import load
    >>> rongcheng = load().edition("rongcheng-2014")
    >>> usual = rongcheng.table("usual")
    >>> [grade_at(rongcheng, usual, score) for score in (961, 960, 959)]
    ['A', 'A', 'B']

    Raises:
        ValueError: the edition has no grades.
    """
    if not edition.grades:
        raise ValueError(f"{edition.id} has no grades")
    for grade, first in table.firsts:
        if score >= first:
            return grade
    return edition.grades[-1].id


def top_of(edition: Edition, table: LineTable, grade: str) -> int | None:
    """The highest whole score in a grade; None for the best grade, which has no ceiling.

    >>> from social_credit.content import load
    >>> rongcheng = load().edition("rongcheng-2014")
    >>> top_of(rongcheng, rongcheng.table("usual"), "C")
    849

    Raises:
        KeyError: the edition has no such grade.
    """
    place = edition.rank[grade]
    above = [first for better, first in table.firsts if edition.rank[better] < place]
    return above[-1] - 1 if above else None
