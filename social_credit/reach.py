"""What would it take: how far the next grade is, and the fewest events that get there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from social_credit.grades import LineTable
from social_credit.item import Item
from social_credit.ledger import Ledger
from social_credit.scheme import Edition, grade_at

MOST_WAYS = 3
"""How many of the shortest ways are given; more would be a list nobody reads."""


@dataclass(frozen=True, slots=True)
class Part:
    """``count`` events, each of any of ``items``: items with the same points are alternatives.

    An item with a yearly cap stands alone, since its cap limits its own events only.
    """

    count: int
    points: int | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """The next grade in one direction.

    ``distance`` is in points, at least 1; where a grade-setting item holds the person down
    (``held``) it may be 0, for the score may have passed the line. ``ways`` are shortest lists of
    items with known points that cross the line, the one that overshoots least first; empty where
    no known item goes that way, or where ``held``. They are meant for a year in which no cap is
    used up yet, and count only events that a cap lets through whole.
    """

    grade: str
    line: int
    distance: int
    ways: tuple[tuple[Part, ...], ...]
    held: bool = False


def next_up(ledger: Ledger) -> Reach | None:
    """The next better grade, or None at the best grade or without a score or lines.

    >>> from datetime import date
    >>> from social_credit.content import load
    >>> from social_credit.ledger import score
    >>> nobody = score(load().edition("rongcheng-2014"), [], as_of=date(2016, 12, 31))
    >>> up = next_up(nobody)
    >>> up.grade, up.distance, [(part.count, part.points) for part in up.ways[0]]
    ('AA', 30, [(1, 30)])
    """
    edition, table, score = ledger.edition, ledger.table, ledger.score
    if table is None or score is None:
        return None
    place = edition.rank[grade_at(edition, table, score)]
    if ledger.held_at is not None and place <= edition.rank[ledger.held_at]:
        held = edition.rank[ledger.held_at]
        better, line = _lines_above(edition, table, held)[-1] if held else table.firsts[0]
        return Reach(better, line, max(line - score, 0), (), held=True)
    if place == 0:
        return None
    better, line = _lines_above(edition, table, place)[-1]
    distance = line - score
    return Reach(better, line, distance, _ways(edition, distance, up=True))


def next_down(ledger: Ledger) -> Reach | None:
    """The next worse grade, or None at the worst grade or without a score or lines.

    A single event of an item that sets a worse grade crosses the line too, and is listed last.

    >>> from datetime import date
    >>> from social_credit.content import load
    >>> from social_credit.ledger import score
    >>> nobody = score(load().edition("rongcheng-2014"), [], as_of=date(2016, 12, 31))
    >>> down = next_down(nobody)
    >>> down.grade, down.distance
    ('B', 41)
    """
    edition, table, score, grade = ledger.edition, ledger.table, ledger.score, ledger.grade
    if table is None or score is None or grade is None:
        return None
    place = max(edition.rank[grade], edition.rank[grade_at(edition, table, score)])
    if place == len(edition.grades) - 1:
        return None
    lines = _lines_above(edition, table, place + 1)
    line = lines[-1][1]
    distance = score - line + 1
    worse = edition.by_score[len(lines)].id
    setters = tuple(
        item
        for item in edition.items
        if item.sets_grade is not None and edition.rank[item.sets_grade] > place
    )
    ways = _ways(edition, distance, up=False)
    if setters:
        ways = (*ways[: MOST_WAYS - 1], (Part(1, None, setters),))
    return Reach(worse, line - 1, distance, ways)


def _lines_above(edition: Edition, table: LineTable, place: int) -> list[tuple[str, int]]:
    """The lines of the grades that rank better than a place, best grade first."""
    return [(grade, first) for grade, first in table.firsts if edition.rank[grade] < place]


def _ways(edition: Edition, distance: int, *, up: bool) -> tuple[tuple[Part, ...], ...]:
    sign = 1 if up else -1
    usable = sorted(
        (item for item in edition.items if (item.points or 0) * sign > 0), key=_size_then_cap
    )
    groups = [tuple(items) for _, items in groupby(usable, _size_then_cap)]
    sizes = [abs(items[0].points or 0) for items in groups]
    limits = [_most(items[0]) for items in groups]
    fewest = _fewest(sizes, limits, distance)
    if fewest is None:
        return ()
    found = sorted(
        _combinations(sizes, limits, fewest, distance),
        key=lambda counts: sum(s * c for s, c in zip(sizes, counts, strict=True)),
    )
    return tuple(
        tuple(
            Part(count, items[0].points, items)
            for count, items in zip(counts, groups, strict=True)
            if count
        )
        for counts in found[:MOST_WAYS]
    )


def _size_then_cap(item: Item) -> tuple[int, str]:
    """Largest first; items without a cap are alike, one with a cap is like no other."""
    return -abs(item.points or 0), item.id if item.cap_per_year is not None else ""


def _most(item: Item) -> int | None:
    """How often an item can count in full within one year; None without a cap."""
    return None if item.cap_per_year is None else item.cap_per_year // (item.points or 1)


def _fewest(sizes: list[int], limits: list[int | None], distance: int) -> int | None:
    taken, left = 0, distance
    for size, limit in zip(sizes, limits, strict=True):
        needed = -(-left // size)
        count = needed if limit is None else min(needed, limit)
        taken, left = taken + count, left - count * size
        if left <= 0:
            return taken
    return None


def _combinations(
    sizes: list[int], limits: list[int | None], events: int, distance: int
) -> Iterator[tuple[int, ...]]:
    """Every way to spend exactly ``events`` events that covers the distance."""

    def spend(place: int, events_left: int, left: int) -> Iterator[tuple[int, ...]]:
        if place == len(sizes):
            if events_left == 0 and left <= 0:
                yield ()
            return
        if events_left * sizes[place] < left:
            return
        limit = limits[place]
        most = events_left if limit is None else min(events_left, limit)
        for count in range(most, -1, -1):
            for rest in spend(place + 1, events_left - count, left - count * sizes[place]):
                yield (count, *rest)

    return spend(0, events, distance)
