"""Small editions for tests: items worth one point, lines one point apart, caps and ranges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from social_credit.events import Event
from social_credit.grades import Grade, Line, LineTable
from social_credit.item import Item, Law
from social_credit.ledger import Ledger, score
from social_credit.scheme import Day, Edition, Range
from social_credit.value import Confidence, Moment, Unknown, Value

FIRST = date(2014, 1, 1)
LAST = date(2018, 12, 31)
DAY = date(2016, 6, 1)
AS_OF = LAST

Consent = Literal["none", "required"]

_OURS: dict[str, Any] = {"confidence": Confidence.ILLUSTRATIVE}


def _moment(day: date) -> Moment:
    return Moment(first=day, last=day)


def item(
    item_id: str,
    points: int | None = None,
    *,
    cap: int | None = None,
    sets: str | None = None,
    unknown: str | None = None,
    law: Law = "lawful",
) -> Item:
    """An item with points (and perhaps a yearly cap), one that sets a grade, or one unknown."""
    return Item(
        id=item_id,
        name=item_id,
        category="test",
        law=law,
        per="time" if points is not None else None,
        points=points,
        cap_per_year=cap,
        sets_grade=sets,
        unknown=unknown,
        **_OURS,
    )


UP = item("up", 1)
DOWN = item("down", -1)


def lines(
    lowest: Mapping[str, int], *, inclusive: bool = True, table_id: str = "lines"
) -> LineTable:
    """A line table from each grade's lowest score (or the score below it), best grade first."""
    return LineTable(
        id=table_id,
        name=table_id,
        lines={
            grade: Line(lowest=score, inclusive=inclusive, **_OURS)
            for grade, score in lowest.items()
        },
    )


def edition(
    items: Iterable[Item] = (UP, DOWN),
    *,
    base: int | None = 100,
    table: LineTable | None = None,
    between: tuple[int, int] | None = None,
    consent: Consent = "none",
    last: date | None = LAST,
) -> Edition:
    """A small edition; its grades are those of ``table`` (default: high from 120, fair from 80)."""
    if table is None:
        table = lines({"high": 120, "fair": 80})
    return Edition(
        scheme="small",
        id="small",
        name="Small",
        place="Nowhere",
        summary="A scheme for tests.",
        runner="city",
        gives="score",
        run_by=Unknown(unknown="nobody"),
        covers=Unknown(unknown="nobody"),
        consent=Value[Consent](value=consent, **_OURS),
        people=Unknown(unknown="nobody"),
        seen_by=Unknown(unknown="nobody"),
        first_day=Day(value=_moment(FIRST), **_OURS),
        last_day=None if last is None else Day(value=_moment(last), **_OURS),
        base=Unknown(unknown="not said") if base is None else Value[int](value=base, **_OURS),
        range=None if between is None else Range(lowest=between[0], highest=between[1], **_OURS),
        grades=tuple(Grade(id=grade) for grade in (*table.lines, "low")),
        line_tables=() if base is None else (table,),
        items=tuple(items),
    )


def scored(rules: Edition, *events: Event | str, **options: Any) -> Ledger:
    """The ledger of events; an item's name alone is one event of it, on ``DAY`` where it can be."""
    day = max(DAY, rules.begins or DAY)
    dated = [Event(day, event) if isinstance(event, str) else event for event in events]
    return score(rules, dated, **{"as_of": max(AS_OF, day), **options})


def at(rules: Edition, target: int, **options: Any) -> Ledger:
    """The ledger of somebody who came from the base to ``target`` by items worth one point."""
    assert rules.start is not None
    return scored(rules, *steps(target - rules.start, rules.begins or DAY), **options)


def steps(points: int, day: date = DAY) -> list[Event]:
    """Events of ``up`` or ``down`` that change a score by so many points."""
    whole, rest = divmod(abs(points), 1_000)
    act = "up" if points > 0 else "down"
    return [Event(day, act, 1_000)] * whole + ([Event(day, act, rest)] if rest else [])


def with_items(rules: Edition, items: Iterable[Item]) -> Edition:
    """The same edition with other items, built anew so that no cached property is carried along."""
    parts = {part: getattr(rules, part) for part in Edition.model_fields}
    return Edition(**{**parts, "items": tuple(items)})


def by_single_points(rules: Edition) -> Edition:
    """A real edition whose items are worth one point, so that every score can be reached."""
    setters = (it for it in rules.items if it.sets_grade is not None)
    return with_items(rules, (UP, DOWN, *setters))
