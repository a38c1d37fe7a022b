"""What a scheme is: a base, items, grades with their lines, and what the grades open and close.

A *scheme* (Rongcheng's city score) is a family of *editions*, each with the days it held for. All
that the rules compute with lives in an edition; nothing here reads a file or draws a page.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from social_credit.value import (
    Confidence,
    DayField,
    Frozen,
    Id,
    KnownNumber,
    KnownText,
    Points,
    Sourced,
    Text,
    Unknown,
    Value,
    problem,
)

Law = Literal["offence", "breach", "lawful", "unknown"]
"""Is the conduct against the law anyway? An offence, a breach of a private duty, or lawful."""


class Item(Sourced):
    """One kind of conduct that a scheme counts.

    Exactly one of three things is known of it: the ``points`` that one ``per`` adds (negative:
    takes), the grade that it ``sets_grade``, or that its value is ``unknown``, and why. Where the
    rules say that a grade which was set stays, whatever the points, the item ``holds``.
    """

    id: Id
    name: Text
    category: Id
    law: Law
    per: Text | None = None
    points: Points | None = None
    points_up_to: Points | None = None
    cap_per_year: Points | None = None
    sets_grade: Text | None = None
    holds: bool = False
    unknown: Text | None = None

    @model_validator(mode="after")
    def _one_effect(self) -> Self:
        given = [
            name for name in ("points", "sets_grade", "unknown") if getattr(self, name) is not None
        ]
        if len(given) != 1:
            raise problem(
                "item '{id}' needs exactly one of points, sets_grade, unknown; it has {given}",
                id=self.id,
                given=" and ".join(given) or "none of them",
            )
        if self.points == 0:
            raise problem("item '{id}' counts 0 points; say 'unknown: why' instead", id=self.id)
        if self.points is None and (self.cap_per_year or self.points_up_to):
            raise problem(
                "item '{id}' has a cap or a range but no points that it could limit", id=self.id
            )
        if self.holds and self.sets_grade is None:
            raise problem(
                "item '{id}' holds, but sets no grade; only a grade that is set can be held",
                id=self.id,
            )
        if self.points is not None and not self.per:
            raise problem(
                "item '{id}' has points but does not say per what ('per: ticket')", id=self.id
            )
        if self.cap_per_year is not None and self.cap_per_year * (self.points or 1) <= 0:
            raise problem(
                "item '{id}' has a cap of {cap} a year, which its own points never reach; "
                "a cap has the sign of the points",
                id=self.id,
                cap=self.cap_per_year,
            )
        return self

    @property
    def lowers(self) -> bool:
        """Whether this conduct counts against a person."""
        return self.sets_grade is not None or (self.points or 0) < 0


class Grade(Frozen):
    """A label and, where a source gives one, what the scheme says it means.

    A grade that is not ``by_score`` is only ever set by an item: it has no line, and no number of
    points leads to it.
    """

    id: Text
    by_score: bool = True
    meaning: Value[Text] | None = None


class Line(Sourced):
    """The lowest score of a grade; ``inclusive`` says whether that score itself is in it.

    ``highest`` is the grade's top score where a source prints it: it is checked against the next
    line, so that a gap or an overlap in what was printed is found.

    >>> Line(lowest=600, confidence=Confidence.ILLUSTRATIVE).first
    600
    >>> Line(lowest=600, inclusive=False, confidence=Confidence.ILLUSTRATIVE).first
    601
    """

    lowest: Points
    inclusive: bool = True
    highest: Points | None = None

    @property
    def first(self) -> int:
        """The lowest whole score that is in the grade."""
        return self.lowest if self.inclusive else self.lowest + 1


class LineTable(Frozen):
    """Where one account of a scheme draws the lines: one for every grade by score but the worst."""

    id: Id
    name: Text
    note: Text | None = None
    lines: dict[str, Line]

    @cached_property
    def firsts(self) -> tuple[tuple[str, int], ...]:
        """Each grade that has a line with its lowest whole score, best grade first."""
        return tuple((grade, line.first) for grade, line in self.lines.items())


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
    """A first or last day and how well it is known."""

    value: DayField


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

    ``scores`` says whom it grades. ``grades`` go from best to worst. The first of ``line_tables``
    is the one used unless another is asked for. ``carried_from`` names an edition whose base,
    grades, lines and items stand in where this one's were not read; they arrive here marked
    ``illustrative``.
    """

    scheme: Id
    id: Id
    name: Text
    place: Text
    summary: Text
    scores: Literal["people", "firms"] = "people"
    carried_from: Carried | None = None
    run_by: KnownText
    covers: KnownText
    consent: Value[Literal["none", "required"]] | Unknown
    first_day: Day
    last_day: Day | None = None
    base: KnownNumber
    starts: tuple[Start, ...] = ()
    range: Range | None = None
    grades: tuple[Grade, ...] = ()
    line_tables: tuple[LineTable, ...] = ()
    items: tuple[Item, ...] = ()
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

    def holds_on(self, day: date) -> bool:
        """Whether the edition is on record as in force on a day (both ends count)."""
        return self.first_day.value <= day and (self.last_day is None or day <= self.last_day.value)

    def starting(self, start_id: str) -> Edition:
        """The same rules for those who start from another score than the base.

        Raises:
            KeyError: the edition has no such start.
        """
        for start in self.starts:
            if start.id == start_id:
                parts = start.model_dump(include=set(Sourced.model_fields) | {"value"})
                base = Value[int].model_construct(**parts | {"sources": start.sources})
                return self.model_copy(update={"base": base})
        raise KeyError(f"{self.id} has no start {start_id!r}")

    def run_on(self) -> Edition:
        """The same rules taken to hold without end: a thought experiment, never a record."""
        return self.model_copy(update={"last_day": None})

    def carrying(self, origin: Edition) -> Edition:
        """This edition with the origin's base, grades, lines and items, marked illustrative.

        Parts that this edition has of its own stay. Nothing carried keeps its sources: they speak
        of the other edition.
        """
        assert self.carried_from is not None
        marked = {
            "confidence": Confidence.ILLUSTRATIVE,
            "sources": (),
            "as_of": None,
            "note": self.carried_from.note,
        }
        tables = tuple(
            table.model_copy(
                update={
                    "note": self.carried_from.note,
                    "lines": {
                        grade: line.model_copy(update=marked) for grade, line in table.lines.items()
                    },
                }
            )
            for table in origin.line_tables
        )
        stand_ins = {
            "base": origin.base.model_copy(update=marked),
            "grades": tuple(grade.model_copy(update={"meaning": None}) for grade in origin.grades),
            "line_tables": tables,
            "items": tuple(item.model_copy(update=marked) for item in origin.items),
        }
        own = {"base"} if self.start is not None else set()
        own |= {part for part in ("grades", "line_tables", "items") if getattr(self, part)}
        return self.model_copy(
            update={part: value for part, value in stand_ins.items() if part not in own}
        )

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
