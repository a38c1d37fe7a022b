"""What a scheme makes of a life: a list of lines whose changes always add up to the score.

Order. Events are taken by day; events of one day are taken in the order given.
A range, where a scheme has one, is applied after each event. A yearly cap counts calendar years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from social_credit.scheme import Edition, Item, LineTable, grade_at, top_of

MAX_COUNT = 1_000
"""The largest count of one event; nobody gets a thousand tickets in a day."""


class Reading(StrEnum):
    """Two readings of an item that "sets" a grade; the sources do not say which one holds."""

    SCORE_SET = "score-set"
    """The score drops to the top of that grade, and may climb again."""

    GRADE_CAPPED = "grade-capped"
    """The score stays; whoever held a better grade is held to that one from then on."""


class Status(StrEnum):
    """What became of an event."""

    COUNTED = "counted"
    NO_CHANGE = "no-change"
    """The rule found nothing to move: the grade was as low already, or the range had ended."""
    CAPPED = "capped"
    """A yearly cap let none or only a part of it through."""
    NO_VALUE = "no-value"
    """The scheme counts it; how much was not published."""
    RECORDED = "recorded"
    """Without consent: kept on record, no score computed."""
    NOT_REWARDED = "not-rewarded"
    """Without consent: good conduct earns nothing."""


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


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One event with the score (points) and grade before and after it; None where not scored."""

    event: Event
    item: Item
    status: Status
    before: int | None
    change: int
    after: int | None
    grade_before: str | None
    grade_after: str | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A scored life.

    ``start`` is the base; 0 where the base was not published (``start_known`` is False then, and
    the scores are changes since the start). ``held_at`` is the grade that a grade-setting item
    holds the person to, under the reading ``GRADE_CAPPED`` or because the item holds. Without
    consent to a scheme that asks for it ``scored`` is False; ``score`` and ``grade`` are None.
    """

    edition: Edition
    table: LineTable | None
    reading: Reading
    scored: bool
    start: int
    start_known: bool
    start_grade: str | None
    lines: tuple[LedgerLine, ...]
    held_at: str | None

    @property
    def score(self) -> int | None:
        """The score after the last line."""
        if not self.scored:
            return None
        return self.start + sum(line.change for line in self.lines)

    @property
    def grade(self) -> str | None:
        """The grade after the last line."""
        return self.lines[-1].grade_after if self.lines else self.start_grade


def refusals(
    edition: Edition, events: Iterable[Event], as_of: date
) -> Iterator[tuple[Event, EventRefused | None]]:
    """Each event, in the order given, with the reason why it cannot be scored, or None."""
    for event in events:
        yield event, _refusal(edition, event, as_of)


def _refusal(edition: Edition, event: Event, as_of: date) -> EventRefused | None:
    first, last = edition.first_day.value, edition.last_day.value if edition.last_day else None

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
    if event.day < first:
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


def score(
    edition: Edition,
    events: Sequence[Event],
    *,
    as_of: date,
    table: LineTable | None = None,
    reading: Reading = Reading.SCORE_SET,
    consent: bool = True,
) -> Ledger:
    """Score dated events under one edition, as the record stood at the end of ``as_of``.

    ``table`` is the edition's first line table unless given. An item that sets a grade moves a
    score above that grade to its highest score (``SCORE_SET``) or bars every better grade from
    then on (``GRADE_CAPPED``); a person already in that grade or a worse one is not moved. An item
    that holds bars every better grade under either reading.
    Source of the rule: drunk driving in Rongcheng, as reported in 2018 (``drunk-driving`` there).

    Raises:
        EventRefused: an event before the edition's first day, after its last, later than
            ``as_of``, with a count outside 1 to 1,000, or of an unknown item.

    >>> from datetime import date
    >>> from social_credit.content import load
    >>> rongcheng = load().edition("rongcheng-2014")
    >>> ledger = score(
    ...     rongcheng,
    ...     [Event(date(2016, 3, 5), "traffic-ticket", 2), Event(date(2016, 9, 1), "city-award")],
    ...     as_of=date(2016, 12, 31),
    ... )
    >>> [line.change for line in ledger.lines], ledger.score, ledger.grade
    ([-10, 30], 1020, 'A')
    """
    for _, refused in refusals(edition, events, as_of):
        if refused:
            raise refused
    if table is None and edition.line_tables:
        table = edition.line_tables[0]
    ordered = sorted(events, key=lambda event: event.day)
    scored = consent or not edition.asks_consent
    return _Scorer(edition, table, reading, scored).run(ordered)


class _Scorer:
    """The running state of one scoring."""

    def __init__(
        self, edition: Edition, table: LineTable | None, reading: Reading, scored: bool
    ) -> None:
        self.edition = edition
        self.table = table
        self.reading = reading
        self.scored = scored
        self.start = edition.start or 0
        self.score = self.start
        self.held_at: str | None = None
        self.used: Counter[tuple[str, int]] = Counter()

    def run(self, events: Sequence[Event]) -> Ledger:
        start_grade = self.grade()
        lines = tuple(self.line(event) for event in events)
        return Ledger(
            edition=self.edition,
            table=self.table,
            reading=self.reading,
            scored=self.scored,
            start=self.start,
            start_known=self.edition.start is not None,
            start_grade=start_grade,
            lines=lines,
            held_at=self.held_at,
        )

    def grade(self) -> str | None:
        if not self.scored or self.table is None:
            return None
        reached = grade_at(self.edition, self.table, self.score)
        rank = self.edition.rank
        if self.held_at is not None and rank[reached] < rank[self.held_at]:
            return self.held_at
        return reached

    def line(self, event: Event) -> LedgerLine:
        item = self.edition.item_of[event.item]
        if not self.scored:
            against = item.lowers or (item.unknown is not None and item.law != "lawful")
            status = Status.RECORDED if against else Status.NOT_REWARDED
            return LedgerLine(event, item, status, None, 0, None, None, None)
        before, grade_before = self.score, self.grade()
        status = self.apply(event, item)
        return LedgerLine(
            event,
            item,
            status,
            before,
            self.score - before,
            self.score,
            grade_before,
            self.grade(),
        )

    def apply(self, event: Event, item: Item) -> Status:
        if item.unknown is not None:
            return Status.NO_VALUE
        if item.sets_grade is not None:
            return self.set_grade(item.sets_grade, holds=item.holds)
        asked = (item.points or 0) * event.count
        allowed = self.under_cap(event, item, asked)
        before = self.score
        self.score = self.in_range(before + allowed)
        if allowed != asked:
            return Status.CAPPED
        return Status.COUNTED if self.score != before else Status.NO_CHANGE

    def set_grade(self, grade: str, *, holds: bool) -> Status:
        if self.table is None:
            return Status.NO_CHANGE
        rank, now = self.edition.rank, self.grade()
        if holds and (self.held_at is None or rank[self.held_at] < rank[grade]):
            self.held_at = grade
        if now is None or rank[now] >= rank[grade]:
            return Status.NO_CHANGE
        if self.reading is Reading.GRADE_CAPPED:
            self.held_at = grade
        elif not holds:
            top = top_of(self.edition, self.table, grade)
            self.score = self.score if top is None else min(self.score, top)
        return Status.COUNTED

    def under_cap(self, event: Event, item: Item, asked: int) -> int:
        if item.cap_per_year is None:
            return asked
        key = (item.id, event.day.year)
        left = item.cap_per_year - self.used[key]
        allowed = min(asked, left) if asked > 0 else max(asked, left)
        self.used[key] += allowed
        return allowed

    def in_range(self, score: int) -> int:
        limits = self.edition.range
        return score if limits is None else max(limits.lowest, min(limits.highest, score))
