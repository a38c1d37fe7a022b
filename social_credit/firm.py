"""What a scheme makes of a firm's year, by the ledger that scores lives too.

The difference: a firm in its first year is not scored by points, and some facts set a grade that
holds whatever the points say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import Field

from social_credit.events import Event
from social_credit.ledger import Ledger, score
from social_credit.lives import LifeDay, LifeEntry, LifeEvent
from social_credit.scheme import Edition
from social_credit.value import Frozen, Id, Text

NEW = "new-firm"
"""The item of a firm in its first year: its grade is set, and points do not count yet."""


class Firm(Frozen):
    """An invented firm: what happens in its year, and what that shows.

    ``start`` is one of the edition's other starts; None for its base.
    """

    id: Id
    name: Text
    story: Text
    shows: Text
    start: Id | None = None
    entries: tuple[LifeEntry, ...] = Field(alias="events", default=())

    @cached_property
    def events(self) -> tuple[LifeEvent, ...]:
        """The events, in the order given."""
        return tuple(
            LifeEvent(LifeDay.parse(entry.on), entry.act, entry.count) for entry in self.entries
        )


@dataclass(frozen=True, slots=True)
class FirmYear:
    """A firm's graded year; ``uncounted`` are events that cost points in any but a first year."""

    ledger: Ledger
    uncounted: tuple[Event, ...]


def firm_year(edition: Edition, start: str | None, events: Sequence[Event], year: int) -> FirmYear:
    """Grade a calendar year.

    Raises:
        EventRefused: an event outside the year or the edition's days, or of an unknown item.
        KeyError: the edition has no such start.

    >>> from social_credit.content import load
    >>> taxpayers = load().edition("taxpayer-2025")
    >>> late = [Event(date(2026, month, 15), "late-filing") for month in (3, 4, 5)]
    >>> for start in (None, "start-90"):
    ...     ledger = firm_year(taxpayers, start, late, 2026).ledger
    ...     print(ledger.score, ledger.grade)
    85 B
    75 B
    """
    rules = edition if start is None else edition.starting(start)
    uncounted: tuple[Event, ...] = ()
    if any(event.item == NEW for event in events):
        uncounted = tuple(event for event in events if _counts_points(edition, event))
    counted = [event for event in events if event not in uncounted]
    return FirmYear(score(rules, counted, as_of=date(year, 12, 31)), uncounted)


def without_direct(edition: Edition, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events without those that set the worst grade.

    >>> from social_credit.content import load
    >>> taxpayers, day = load().edition("taxpayer-2025"), date(2026, 3, 15)
    >>> worst = next(it.id for it in taxpayers.items if it.sets_grade == "D")
    >>> events = [Event(day, worst), Event(day, "late-filing")]
    >>> [event.item for event in without_direct(taxpayers, events)]
    ['late-filing']
    """
    worst = edition.grades[-1].id
    return tuple(event for event in events if edition.item_of[event.item].sets_grade != worst)


def _counts_points(edition: Edition, event: Event) -> bool:
    item = edition.item_of.get(event.item)
    return item is not None and item.points is not None
