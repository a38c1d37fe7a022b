"""Editions side by side, dimension by dimension: what is known of each, and what is not, and why.

No cell is ever empty. It holds what is known, with what that rests on, or the reason why nothing
is: the words of the content where it has some, else a `Gap` that the pages have words for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel

from social_credit.law_counts import LawCount, law_count
from social_credit.scheme import Edition, Fact
from social_credit.value import Moment, Sourced, Unknown, Value


class Dimension(StrEnum):
    """What editions are compared by, in the order of the table."""

    RUNNER = "runner"
    RUN_BY = "run-by"
    COVERS = "covers"
    PEOPLE = "people"
    CONSENT = "consent"
    GIVES = "gives"
    BASE = "base"
    RANGE = "range"
    GRADES = "grades"
    LINES = "lines"
    ITEMS = "items"
    LAW = "law"
    REWARDS = "rewards"
    RESTRICTIONS = "restrictions"
    SEEN_BY = "seen-by"
    LAUNCHED = "launched"
    CHANGED = "changed"
    ENDED = "ended"
    DISPUTED = "disputed"
    RECEPTION = "reception"
    SOURCES = "sources"


class Gap(StrEnum):
    """Why nothing is known, where the content has no words of its own for it."""

    NOT_READ = "not-read"
    """Nothing that we read says it."""
    NO_SCORE = "no-score"
    """The scheme gives no score, so there is none to have it."""
    NO_SOURCE = "no-source"
    """Nothing that is said of the scheme cites a source."""


T = TypeVar("T", bound=str | int)

Plain = str | int | Moment | LawCount | tuple[str | int, ...]
"""A value as such. Of a runner, of what a scheme gives and of consent it is a key for words."""


@dataclass(frozen=True, slots=True)
class Said:
    """One known thing and what it rests on; ``rests_on`` is None where it is only counted by us."""

    value: Plain
    rests_on: Sourced | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one edition in one dimension, or why nothing is."""

    known: tuple[Said, ...] = ()
    unknown: str | Gap | None = None

    def __post_init__(self) -> None:
        if bool(self.known) == (self.unknown is not None):
            raise ValueError("a cell says what is known or why nothing is: one of the two")

    @property
    def values(self) -> tuple[Plain, ...]:
        """The values alone."""
        return tuple(said.value for said in self.known)


class Likeness(StrEnum):
    """Whether the cells of a row differ."""

    ALIKE = "alike"
    """All are known and equal, or none has such a thing."""
    DIFFERENT = "different"
    """At least two are known to differ."""
    NOT_KNOWN = "not-known"
    """What is known does not differ, and not all is known."""
    IN_WORDS = "in-words"
    """Descriptions, whose wording says nothing about a difference; a reader has to judge."""


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension: a cell for each edition, in their order."""

    dimension: Dimension
    cells: tuple[Cell, ...]

    @property
    def likeness(self) -> Likeness:
        """Whether the cells differ.

        That a scheme gives no score is known, and differs from any base, range or line.
        """
        if self.dimension in _IN_WORDS:
            return Likeness.IN_WORDS
        found = {
            cell.values or (Gap.NO_SCORE,)
            for cell in self.cells
            if cell.known or cell.unknown is Gap.NO_SCORE
        }
        if len(found) > 1:
            return Likeness.DIFFERENT
        whole = all(cell.known or cell.unknown is Gap.NO_SCORE for cell in self.cells)
        return Likeness.ALIKE if whole else Likeness.NOT_KNOWN


def compare(editions: Sequence[Edition]) -> tuple[Row, ...]:
    """Every dimension, with a cell for each edition.

    >>> from social_credit.content import load
    >>> city, village = (load().edition(it) for it in ("rongcheng-2014", "dibaoquan-2018"))
    >>> rows = {row.dimension: row for row in compare([city, village])}
    >>> rows[Dimension.BASE].cells[0].values, rows[Dimension.BASE].cells[1].unknown
    ((1000,), 'The report gives single items and no starting score.')
    >>> rows[Dimension.BASE].likeness, rows[Dimension.RUNNER].likeness
    (<Likeness.NOT_KNOWN: 'not-known'>, <Likeness.DIFFERENT: 'different'>)
    """
    return tuple(
        Row(dimension, tuple(cell(edition, dimension) for edition in editions))
        for dimension in Dimension
    )


def cell(edition: Edition, dimension: Dimension) -> Cell:
    """What is known of an edition in one dimension, or why nothing is.

    >>> from social_credit.content import load
    >>> rongcheng = load().edition("rongcheng-2014")
    >>> cell(rongcheng, Dimension.GRADES).values
    ('AAA', 'AA', 'A', 'B', 'C', 'D')
    >>> cell(rongcheng, Dimension.RANGE).unknown
    <Gap.NOT_READ: 'not-read'>
    """
    match dimension:
        case Dimension.RUNNER:
            return _said(Said(edition.runner, _known(edition.run_by)))
        case Dimension.GIVES:
            return _said(Said(edition.gives))
        case Dimension.RUN_BY:
            return _value(edition.run_by)
        case Dimension.COVERS:
            return _value(edition.covers)
        case Dimension.PEOPLE:
            return _value(edition.people)
        case Dimension.CONSENT:
            return _value(edition.consent)
        case Dimension.SEEN_BY:
            return _value(edition.seen_by)
        case Dimension.SOURCES:
            cited = sorted({at.source for it in _sourced(edition) for at in it.sources})
            return _said(*map(Said, cited), gap=Gap.NO_SOURCE)
        case Dimension.BASE | Dimension.RANGE | Dimension.LINES:
            return _on_the_scale(edition, dimension)
        case Dimension.GRADES:
            return _said(*(Said(grade.id, grade.meaning) for grade in edition.grades))
        case Dimension.ITEMS:
            return _said(Said(len(edition.items))) if edition.items else _said()
        case Dimension.LAW:
            return _said(Said(law_count(edition.items))) if edition.items else _said()
        case Dimension.REWARDS:
            return _effects(edition, "opens")
        case Dimension.RESTRICTIONS:
            return _effects(edition, "closes")
        case Dimension.LAUNCHED | Dimension.ENDED:
            return _time(edition, dimension)
        case Dimension.CHANGED | Dimension.DISPUTED | Dimension.RECEPTION:
            return _said(*_facts(edition, dimension))


def history(edition: Edition) -> tuple[Fact, ...]:
    """The facts on how a scheme was launched, changed, ended, disputed and received, by date.

    A fact without a date comes last.
    """
    told = [fact for fact in edition.facts if fact.about in _HISTORY]
    dated = [(fact.as_of.order, place, fact) for place, fact in enumerate(told) if fact.as_of]
    undated = [fact for fact in told if not fact.as_of]
    return (*(fact for _, _, fact in sorted(dated, key=lambda it: it[:2])), *undated)


_HISTORY = ("launched", "changed", "ended", "disputed", "reception")
_IN_WORDS = frozenset(
    (
        Dimension.RUN_BY,
        Dimension.COVERS,
        Dimension.REWARDS,
        Dimension.RESTRICTIONS,
        Dimension.SEEN_BY,
        Dimension.LAUNCHED,
        Dimension.CHANGED,
        Dimension.ENDED,
        Dimension.DISPUTED,
        Dimension.RECEPTION,
        Dimension.SOURCES,
    )
)


def _said(*known: Said, gap: str | Gap = Gap.NOT_READ) -> Cell:
    return Cell(known) if known else Cell(unknown=gap)


def _value(value: Value[T] | Unknown) -> Cell:
    if isinstance(value, Unknown):
        return Cell(unknown=value.unknown)
    return _said(Said(value.value, value))


def _known(value: Value[str] | Unknown) -> Sourced | None:
    return None if isinstance(value, Unknown) else value


def _on_the_scale(edition: Edition, dimension: Dimension) -> Cell:
    if edition.gives != "score":
        return Cell(unknown=Gap.NO_SCORE)
    if dimension is Dimension.BASE:
        return _value(edition.base)
    if dimension is Dimension.RANGE:
        limits = edition.range
        return _said(Said((limits.lowest, limits.highest), limits)) if limits else _said()
    lines = edition.first_table.lines if edition.first_table else {}
    return _said(*(Said((grade, line.first), line) for grade, line in lines.items()))


def _effects(edition: Edition, kind: str) -> Cell:
    at_grades = (Said(it.text, it) for it in edition.effects if it.kind == kind)
    return _said(*at_grades, *_facts(edition, kind))


def _facts(edition: Edition, about: str) -> Iterator[Said]:
    return (Said(fact.text, fact) for fact in edition.facts if fact.about == about)


def _time(edition: Edition, dimension: Dimension) -> Cell:
    day = edition.first_day if dimension is Dimension.LAUNCHED else edition.last_day
    why: str | Gap = day.unknown if isinstance(day, Unknown) else Gap.NOT_READ
    days = [] if day is None or isinstance(day, Unknown) else [Said(day.value, day)]
    return _said(*days, *_facts(edition, dimension), gap=why)


def _sourced(thing: object) -> Iterator[Sourced]:
    """Everything within a thing that says how sure it is."""
    if isinstance(thing, Sourced):
        yield thing
    if isinstance(thing, BaseModel):
        for field in type(thing).model_fields:
            yield from _sourced(getattr(thing, field))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _sourced(part)
    elif isinstance(thing, dict):
        for part in thing.values():
            yield from _sourced(part)
