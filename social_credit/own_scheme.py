"""A visitor's own scheme: an edited copy of one on record, small enough to write down on a page.

It counts conduct that some scheme on record counts, so that nobody has to say anew what is against
the law. Every value in it is the visitor's, so all of the edition made from it is illustrative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from social_credit.grades import Grade, Line, LineTable
from social_credit.item import Item, Law
from social_credit.scheme import Edition
from social_credit.value import Confidence, Frozen, Id, Text, Unknown, Value, problem

MOST_POINTS = 500
"""The most that one act may add or take, far above what any scheme on record gives for one."""

FURTHEST = 10_000
"""How far from 0 a start, a line or a yearly cap may lie."""

MOST_ITEMS = 80
MOST_GRADES = 6
"""More grades than any scheme on record has could not be told apart by colour."""

LONGEST_NAME = 60
LONGEST_GRADE = 24

Consent = Literal["none", "required"]

_ID = "own"
_NOT_SAID = Unknown(unknown="An invented scheme says nothing of this.")
_MADE_UP = Confidence.ILLUSTRATIVE


def _printable(value: str) -> str:
    if not value.isprintable():
        raise problem("{value} holds a sign that cannot be shown; leave it out", value=ascii(value))
    return value


Name = Annotated[Text, StringConstraints(max_length=LONGEST_NAME), AfterValidator(_printable)]
Label = Annotated[Text, StringConstraints(max_length=LONGEST_GRADE), AfterValidator(_printable)]
Score = Annotated[int, Field(ge=-FURTHEST, le=FURTHEST)]
Change = Annotated[int, Field(ge=-MOST_POINTS, le=MOST_POINTS)]


class OwnItem(Frozen):
    """A kind of conduct and what it does: points, with or without a yearly cap, or a grade it sets.

    A cap has the sign of the points: -15 lets no more than 15 points be taken in a year.
    """

    conduct: Annotated[Id, Field(description="a kind of conduct, by the id that the site gives it")]
    points: Annotated[Change | None, Field(description="what one such act adds, or takes")] = None
    cap_per_year: Annotated[
        Score | None, Field(description="the most that it may add or take in a year, same sign")
    ] = None
    sets_grade: Annotated[
        Label | None, Field(description="the grade that one such act drops a person to")
    ] = None

    @model_validator(mode="after")
    def _one_effect(self) -> Self:
        if (self.points is None) == (self.sets_grade is None):
            have = "neither" if self.points is None else "both"
            raise problem(
                "'{conduct}' needs points or a grade that it sets, one of the two; it has {have}",
                conduct=self.conduct,
                have=have,
            )
        if self.points == 0:
            raise problem(
                "'{conduct}' counts 0 points; give it others, or remove it", conduct=self.conduct
            )
        if self.cap_per_year is None:
            return self
        if self.points is None:
            raise problem(
                "'{conduct}' has a cap but no points that it could limit", conduct=self.conduct
            )
        if self.cap_per_year * self.points <= 0:
            raise problem(
                "'{conduct}' has a cap of {cap} a year, which its {points} points never reach; "
                "a cap has the sign of the points",
                conduct=self.conduct,
                cap=self.cap_per_year,
                points=self.points,
            )
        return self


class OwnGrade(Frozen):
    """A grade and its line, the lowest score that is in it; the worst grade has none."""

    grade: Annotated[Label, Field(description="the letter or word of the grade")]
    line: Annotated[
        Score | None, Field(description="the lowest score in it; none for the last")
    ] = None


class OwnScheme(Frozen):
    """A scheme of a visitor's own, as it stands in a file or an address.

    >>> OwnScheme(name="Mine", copied_from="rongcheng-2014", start=100).grades
    ()
    """

    format: Annotated[Literal[1], Field(description="the version of this format")] = 1
    name: Annotated[Name, Field(description="what its maker calls it")]
    copied_from: Annotated[Id, Field(description="the scheme that it began as a copy of")]
    consent: Annotated[
        Consent, Field(description="whether people are asked before they are scored")
    ] = "none"
    start: Annotated[Score, Field(description="the score that everybody begins with")]
    grades: Annotated[
        tuple[OwnGrade, ...], Field(max_length=MOST_GRADES, description="best grade first")
    ] = ()
    items: Annotated[
        tuple[OwnItem, ...], Field(max_length=MOST_ITEMS, description="all that it counts")
    ] = ()


@dataclass(frozen=True, slots=True)
class Conduct:
    """A kind of conduct that some scheme on record counts; ``per`` says what is counted."""

    id: str
    name: str
    category: str
    law: Law
    per: str


def catalogue(editions: Iterable[Edition], per: str) -> dict[str, Conduct]:
    """Every kind of conduct that an edition for people counts, by id, by name.

    The first edition names it. Where editions know more or less about the law, the one that knows
    is taken. ``per`` stands where no edition says what is counted.

    >>> from social_credit.content import load
    >>> known = catalogue(load().editions, per="time")
    >>> known["traffic-ticket"].per, known["elder-care"].per
    ('ticket', 'time')
    """
    found: dict[str, Conduct] = {}
    for edition in editions:
        if edition.scores != "people":
            continue
        for item in edition.items:
            had = found.get(item.id)
            found[item.id] = Conduct(
                item.id,
                had.name if had else item.name,
                had.category if had else item.category,
                had.law if had and had.law != "unknown" else item.law,
                had.per if had and had.per != per else item.per or per,
            )
    return dict(sorted(found.items(), key=lambda it: it[1].name))


def can_be_copied(edition: Edition) -> bool:
    """Whether there is anything to copy: a scheme for people with an act that has points.

    >>> from social_credit.content import load
    >>> [can_be_copied(load().edition(it)) for it in ("rongcheng-2014", "taxpayer-2025")]
    [True, False]
    """
    return edition.scores == "people" and any(item.points is not None for item in edition.items)


def copy_of(edition: Edition) -> OwnScheme:
    """A scheme as a copy to edit.

    What nobody published cannot be copied: items without a value stay behind, an unknown start
    becomes 0, unknown consent becomes none, grades without lines are left out.

    >>> from social_credit.content import load
    >>> copy = copy_of(load().edition("rongcheng-2014"))
    >>> copy.start, copy.grades[-2:], len(copy.items)
    (1000, (OwnGrade(grade='C', line=600), OwnGrade(grade='D', line=None)), 20)
    """
    lines = dict(edition.first_table.firsts) if edition.first_table else {}
    grades = tuple(
        OwnGrade(grade=grade.id, line=lines.get(grade.id)) for grade in edition.by_score if lines
    )
    items = tuple(
        OwnItem(
            conduct=item.id,
            points=item.points,
            cap_per_year=item.cap_per_year,
            sets_grade=item.sets_grade,
        )
        for item in edition.items
        if item.points is not None or item.sets_grade in lines.keys() | {it.grade for it in grades}
    )
    return OwnScheme(
        name=edition.name[:LONGEST_NAME],
        copied_from=edition.id,
        consent="required" if edition.asks_consent else "none",
        start=edition.start or 0,
        grades=grades,
        items=items,
    )


def edition_of(scheme: OwnScheme, known: Mapping[str, Conduct]) -> Edition:
    """The scheme as an edition that all rules of the site can work with: it gives people a score.

    Raises:
        KeyError: it counts conduct that is not known.

    >>> from social_credit.content import load
    >>> ticket = OwnItem(conduct="traffic-ticket", points=-1)
    >>> mine = OwnScheme(name="Mine", copied_from="rongcheng-2014", start=100, items=(ticket,))
    >>> edition = edition_of(mine, catalogue(load().editions, per="time"))
    >>> edition.start, edition.item_of["traffic-ticket"].law
    (100, 'offence')
    """
    lines = {
        it.grade: Line(lowest=it.line, confidence=_MADE_UP)
        for it in scheme.grades[:-1]
        if it.line is not None
    }
    table = LineTable(id=_ID, name=scheme.name, lines=lines)
    return Edition(
        scheme=_ID,
        id=_ID,
        name=scheme.name,
        place=_NOT_SAID.unknown,
        summary=_NOT_SAID.unknown,
        runner="city",
        gives="score",
        run_by=_NOT_SAID,
        covers=_NOT_SAID,
        people=_NOT_SAID,
        seen_by=_NOT_SAID,
        first_day=_NOT_SAID,
        consent=Value[Consent](value=scheme.consent, confidence=_MADE_UP),
        base=Value[int](value=scheme.start, unit="points", confidence=_MADE_UP),
        grades=tuple(Grade(id=it.grade) for it in scheme.grades),
        line_tables=(table,) if scheme.grades else (),
        items=tuple(_item(it, known[it.conduct]) for it in scheme.items),
        items_complete=True,
    )


def _item(item: OwnItem, conduct: Conduct) -> Item:
    return Item(
        id=conduct.id,
        name=conduct.name,
        category=conduct.category,
        law=conduct.law,
        per=conduct.per,
        points=item.points,
        cap_per_year=item.cap_per_year,
        sets_grade=item.sets_grade,
        confidence=_MADE_UP,
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of two schemes side by side; None where a scheme does not have it.

    ``part`` is start, consent, line or item; ``of`` names the grade or the kind of conduct. The
    worst grade's line is an empty text.
    """

    part: Literal["start", "consent", "line", "item"]
    of: str
    left: int | str | OwnItem | None
    right: int | str | OwnItem | None

    @property
    def differs(self) -> bool:
        return self.left != self.right


def side_by_side(left: OwnScheme, right: OwnScheme) -> tuple[Clause, ...]:
    """All rules of two schemes, each in one place: start, consent, lines, items.

    >>> mine = OwnScheme(name="Mine", copied_from="rongcheng-2014", start=100)
    >>> [it.part for it in side_by_side(mine, mine.model_copy(update={"start": 0})) if it.differs]
    ['start']
    """
    lines = [
        {it.grade: "" if it.line is None else it.line for it in own.grades} for own in (left, right)
    ]
    items = [{it.conduct: it for it in own.items} for own in (left, right)]
    return (
        Clause("start", "", left.start, right.start),
        Clause("consent", "", left.consent, right.consent),
        *(Clause("line", it, lines[0].get(it), lines[1].get(it)) for it in lines[0] | lines[1]),
        *(Clause("item", it, items[0].get(it), items[1].get(it)) for it in items[0] | items[1]),
    )
