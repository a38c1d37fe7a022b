"""What can be wrong with an edition that is well formed: each fault with its place and its mend."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from social_credit.grades import LineTable
from social_credit.scheme import Edition
from social_credit.value import Unknown
from social_credit.yaml_text import Path


class Fault(NamedTuple):
    """Where something is wrong, and what is wrong and would be right."""

    path: Path
    message: str


def faults(edition: Edition) -> tuple[Fault, ...]:
    """All faults of an edition, in the order of its parts; empty if it is sound."""
    return tuple(_faults(edition))


def _faults(edition: Edition) -> Iterator[Fault]:
    yield from _days(edition)
    for part in ("grades", "line_tables", "starts", "items", "effects", "facts"):
        yield from _repeated(edition, part)
    yield from _range(edition)
    yield from _without_score(edition)
    grades = [grade.id for grade in edition.grades]
    if edition.begins_in is not None and edition.begins_in not in grades:
        yield Fault(("begins_in",), _no_such_grade(edition.begins_in, grades))
    for place, item in enumerate(edition.items):
        if item.sets_grade is not None and item.sets_grade not in grades:
            yield Fault(("items", place, "sets_grade"), _no_such_grade(item.sets_grade, grades))
    for place, effect in enumerate(edition.effects):
        for grade in effect.grades:
            if grade not in grades:
                yield Fault(("effects", place, "grades"), _no_such_grade(grade, grades))
    for place, table in enumerate(edition.line_tables):
        yield from _lines(edition, table, ("line_tables", place))


def _days(edition: Edition) -> Iterator[Fault]:
    first, last = edition.first_day, edition.last_day
    if last and not isinstance(first, Unknown) and last.value.last < first.value.first:
        yield Fault(
            ("last_day",), f"the last day, {last.value}, is before the first, {first.value}"
        )


def _repeated(edition: Edition, part: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, thing in enumerate(getattr(edition, part)):
        if thing.id in seen:
            yield Fault(
                (part, place, "id"), f"'{thing.id}' stands twice among the {part}; rename one"
            )
        seen.add(thing.id)


def _range(edition: Edition) -> Iterator[Fault]:
    if edition.range is None:
        return
    low, high = edition.range.lowest, edition.range.highest
    if low >= high:
        yield Fault(("range",), f"the range goes from {low} to {high}; the lowest comes first")
    elif edition.start is not None and not low <= edition.start <= high:
        yield Fault(("base",), f"the base, {edition.start}, lies outside the range {low} to {high}")


def _without_score(edition: Edition) -> Iterator[Fault]:
    """Points, lines and a range belong to a scheme that gives a score, and to no other."""
    if edition.gives == "score":
        if edition.begins_in is not None and edition.line_tables:
            yield Fault(
                ("begins_in",),
                "here the base and the lines decide where one begins; leave begins_in out",
            )
        return
    why = f"it gives a {edition.gives}" if edition.gives != "criteria" else "it gives criteria"
    if edition.start is not None:
        yield Fault(
            ("base",), f"{why}, so there is no score to start from; say 'unknown: why' instead"
        )
    for part in ("starts", "range", "line_tables"):
        if getattr(edition, part):
            yield Fault((part,), f"{why} and no score; leave the {part.replace('_', ' ')} out")
    for place, item in enumerate(edition.items):
        if item.points is not None:
            yield Fault(
                ("items", place, "points"),
                f"{why} and no score; item '{item.id}' sets a grade, or is 'unknown: why'",
            )


def _no_such_grade(grade: str, grades: list[str]) -> str:
    known = ", ".join(grades) or "none"
    return f"there is no grade '{grade}' here; the grades are: {known}"


def _lines(edition: Edition, table: LineTable, path: Path) -> Iterator[Fault]:
    expected = [grade.id for grade in edition.by_score[:-1]]
    if list(table.lines) != expected:
        yield Fault(
            (*path, "lines"),
            f"table '{table.id}' must give one line for each grade but the worst, best first: "
            f"{', '.join(expected) or 'none'}; it gives {', '.join(table.lines) or 'none'}",
        )
        return
    for (better, upper), (worse, lower) in pairwise(table.lines.items()):
        if upper.first <= lower.first:
            yield Fault(
                (*path, "lines", better),
                f"lines out of order: {better} starts at {upper.first}, which must be above "
                f"{worse} at {lower.first}",
            )
        elif lower.highest is not None and lower.highest + 1 != upper.first:
            kind = "a gap" if lower.highest + 1 < upper.first else "an overlap"
            yield Fault(
                (*path, "lines", worse, "highest"),
                f"{kind} between {worse} and {better}: {worse} ends at {lower.highest} and "
                f"{better} starts at {upper.first}; {worse} should end at {upper.first - 1}",
            )
    for best, line in list(table.lines.items())[:1]:
        if line.highest is not None and line.highest < line.first:
            yield Fault(
                (*path, "lines", best, "highest"),
                f"{best} ends at {line.highest}, below its own line, {line.first}",
            )
    if edition.range is not None:
        for grade, line in table.lines.items():
            if not edition.range.lowest < line.first <= edition.range.highest:
                yield Fault(
                    (*path, "lines", grade, "lowest"),
                    f"the line of {grade}, {line.first}, lies outside the range "
                    f"{edition.range.lowest} to {edition.range.highest}",
                )
