"""What happened on a day, and what an edition refuses to score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from social_credit.scheme import Edition

MAX_COUNT = 1_000
"""The largest count of one event; nobody gets a thousand tickets in a day."""


class Reason(StrEnum):
    """Why an event cannot be scored under an edition."""

    BEFORE = "before"
    AFTER = "after"
    FUTURE = "future"
    COUNT = "count"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Event:
    """``count`` times the conduct ``item`` on a day."""

    day: date
    item: str
    count: int = 1


class EventRefused(ValueError):
    """An event that an edition cannot score, with the reason and the limit that it broke."""

    def __init__(self, reason: Reason, event: Event, limit: object, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.event = event
        self.limit = limit


def refusals(
    edition: Edition, events: Iterable[Event], as_of: date
) -> Iterator[tuple[Event, EventRefused | None]]:
    """Each event, in the order given, with the reason why it cannot be scored, or None.

    >>> from social_credit.content import load
    >>> rongcheng, day = load().edition("rongcheng-2014"), date(2016, 3, 5)
    >>> life = [Event(day, "traffic-ticket"), Event(day, "jaywalking")]
    >>> for event, refused in refusals(rongcheng, life, as_of=day):
    ...     print(event.item, refused)
    traffic-ticket None
    jaywalking rongcheng-2014 has no item 'jaywalking' in its rulebook
    """
    for event in events:
        yield event, _refusal(edition, event, as_of)


def _refusal(edition: Edition, event: Event, as_of: date) -> EventRefused | None:
    first, last = edition.begins, edition.ends

    def because(reason: Reason, limit: object, message: str) -> EventRefused:
        return EventRefused(reason, event, limit, message)

    if event.item not in edition.item_of:
        return because(
            Reason.ITEM, edition.id, f"{edition.id} has no item {event.item!r} in its rulebook"
        )
    if not 1 <= event.count <= MAX_COUNT:
        return because(
            Reason.COUNT, MAX_COUNT, f"a count must be 1 to {MAX_COUNT}, not {event.count}"
        )
    if first is not None and event.day < first:
        return because(
            Reason.BEFORE, first, f"{event.day} is before the first day of {edition.id}, {first}"
        )
    if last is not None and event.day > last:
        return because(
            Reason.AFTER, last, f"{event.day} is after the last day of {edition.id}, {last}"
        )
    if event.day > as_of:
        return because(
            Reason.FUTURE, as_of, f"{event.day} is later than the day scored for, {as_of}"
        )
    return None
