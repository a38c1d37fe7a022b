"""What of a timeline is in view: of some kinds, in some years, or known on a given day.

A deadline is an entry like an event: it lies in the time of its promise's ``due``. On a day before
that it is known already, if the promise was made by then; what became of it is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from social_credit.timeline import KINDS, Event, Kind, Promise, Timeline, Verdict
from social_credit.value import Moment

DEADLINE: Literal["deadline"] = "deadline"

Lane = Literal[Kind, "deadline"]
"""The kinds of events, and deadlines."""

LANES: tuple[Lane, ...] = (*KINDS, DEADLINE)


@dataclass(frozen=True)
class Entry:
    """An event, or the deadline of a promise, as far as it is known.

    ``until`` is None where it did not last, or where its end is not known on the day asked about;
    in the second case it is ``under_way``. ``verdict`` is None for an event, and for a promise of
    which it is not known yet what became of it.
    """

    thing: Event | Promise
    made: Event | None = None
    until: Moment | None = None
    under_way: bool = False
    verdict: Verdict | None = None

    @property
    def id(self) -> str:
        """The id of the event or promise, which no other entry of its lane has."""
        return self.thing.id

    @property
    def lane(self) -> Lane:
        """The event's kind, or that it is a deadline."""
        return self.thing.kind if isinstance(self.thing, Event) else DEADLINE

    @property
    def when(self) -> Moment:
        """When it happened or began, or was due."""
        return self.thing.when if isinstance(self.thing, Event) else self.thing.due

    @property
    def about(self) -> bool:
        """Whether the date is approximate."""
        return isinstance(self.thing, Event) and self.thing.about

    @property
    def last(self) -> date:
        """The last day that it can have lasted to, as far as is known."""
        return (self.until or self.when).last


def entries(timeline: Timeline) -> tuple[Entry, ...]:
    """Everything on a timeline with all that is known today, by date.

    >>> from social_credit.content import load
    >>> {entry.lane for entry in entries(load().timeline)} <= set(LANES)
    True
    """
    found = [
        *(Entry(event, until=event.until) for event in timeline.events),
        *(
            Entry(promise, made=timeline.event(promise.made), verdict=promise.verdict)
            for promise in timeline.promises
        ),
    ]
    return tuple(sorted(found, key=lambda it: (it.when.order, LANES.index(it.lane))))


class Known(NamedTuple):
    """What was known on a day, and how many entries and verdicts were not."""

    entries: tuple[Entry, ...]
    hidden: int
    verdicts_hidden: int


def known_on(found: Iterable[Entry], day: date) -> Known:
    """What the public could know on a day.

    Hidden is an event that begins later, or of which the public learned later, and a promise that
    was made later. An event known by its month or year counts as begun on the first day of it. A
    span that has not ended by the day is shown as begun. A verdict is hidden until the deadline
    and the time that its evidence speaks of have come.

    >>> from social_credit.content import load
    >>> found = entries(load().timeline)
    >>> first_day = found[0].when.first
    >>> known_on(found, first_day).hidden == len(found) - len(known_on(found, first_day).entries)
    True
    """
    kept, hidden, verdicts = [], 0, 0
    for entry in found:
        thing = entry.thing
        origin = thing if isinstance(thing, Event) else entry.made
        if origin is None or origin.public_from > day:
            hidden += 1
        elif isinstance(thing, Event):
            open_end = thing.until is not None and thing.until.last > day
            kept.append(Entry(thing, until=None if open_end else thing.until, under_way=open_end))
        elif thing.verdict_from > day:
            verdicts += 1
            kept.append(Entry(thing, made=entry.made))
        else:
            kept.append(entry)
    return Known(tuple(kept), hidden, verdicts)


def of_lanes(found: Iterable[Entry], lanes: Collection[str]) -> tuple[Entry, ...]:
    """The entries of some kinds; of all if none is named."""
    return tuple(entry for entry in found if not lanes or entry.lane in lanes)


def between(found: Iterable[Entry], first: int, last: int) -> tuple[Entry, ...]:
    """The entries that lie in the years from first to last, if only with a part of their span.

    >>> from social_credit.content import load
    >>> [entry.thing.title for entry in between(entries(load().timeline), 1001, 1100)]
    ['Households are told to watch one another']
    """
    return tuple(
        entry for entry in found if entry.when.first.year <= last and entry.last.year >= first
    )


def with_words(found: Iterable[Entry], query: str) -> tuple[Entry, ...]:
    """The entries that have every word of a query somewhere in their text, in any case.

    >>> from social_credit.content import load
    >>> [entry.id for entry in with_words(entries(load().timeline), "POINTS Suining")]
    ['china-daily-on-suining', 'global-voices-on-suining']
    """
    wanted = query.casefold().split()
    return tuple(
        entry for entry in found if all(word in _searchable(entry.thing) for word in wanted)
    )


def _searchable(thing: Event | Promise) -> str:
    parts: Sequence[str | None] = (thing.text,)
    if isinstance(thing, Event):
        parts = (thing.title, thing.text, thing.actor, thing.place)
    return " ".join(part for part in parts if part).casefold()


def counts(found: Iterable[Entry]) -> dict[Lane, int]:
    """How many entries there are of each kind that has any, in the order of the kinds.

    >>> from social_credit.content import load
    >>> found = entries(load().timeline)
    >>> sum(counts(found).values()) == len(found), counts([])
    (True, {})
    """
    counted = Counter(entry.lane for entry in found)
    return {lane: counted[lane] for lane in LANES if counted[lane]}


def fullest_year(found: Iterable[Entry]) -> tuple[int, int] | None:
    """The year in which most entries begin or are due, and how many; None without entries.

    Of several such years the earliest.
    """
    years = Counter(entry.when.first.year for entry in found)
    return max(years.items(), key=lambda it: (it[1], -it[0])) if years else None
