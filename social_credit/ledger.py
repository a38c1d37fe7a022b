"""What a scheme makes of a life: a list of lines whose changes always add up to the score.

Order. Events are taken by day; events of one day are taken in the order given.
A range, where a scheme has one, is applied after each event. A yearly cap counts calendar years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from social_credit.events import Event, refusals
from social_credit.grades import LineTable
from social_credit.item import Item
from social_credit.scheme import Edition, grade_at, top_of


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
    A scheme that gives no score has a ``grade`` alone: the label that the items set.
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
        """The score after the last line; None where there is none."""
        if not self.scored or self.edition.gives != "score":
            return None
        return self.start + sum(line.change for line in self.lines)

    @property
    def grade(self) -> str | None:
        """The grade after the last line."""
        return self.lines[-1].grade_after if self.lines else self.start_grade


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
    that holds bars every better grade under either reading. Lines without a known base decide no
    grade. Where no line does, a grade is the one that the edition begins in, until an item sets
    another: for the worse in a scheme that gives a score, either way in one that gives none.
    Source of the rule: drunk driving in Rongcheng, as reported in 2018 (``drunk-driving`` there).

    Raises:
        EventRefused: an event before the edition's first day, after its last, later than
            ``as_of``, with a count outside 1 to 1,000, or of an unknown item.

    >>> from datetime import date
    >>> from social_credit.content import load
    >>> from social_credit.events import Event
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
    return tally(edition, events, table=table, reading=reading, consent=consent)


def tally(
    edition: Edition,
    events: Sequence[Event],
    *,
    table: LineTable | None = None,
    reading: Reading = Reading.SCORE_SET,
    consent: bool = True,
) -> Ledger:
    """What ``score`` makes of events, whatever days the edition held for: a thought experiment.

    Raises:
        KeyError: an event of an item that the edition does not have.

    >>> from social_credit.content import load
    >>> rongcheng = load().edition("rongcheng-2014")
    >>> early = tally(rongcheng, [Event(date(1999, 1, 1), "traffic-ticket")])
    >>> early.score, early.grade
    (995, 'A')
    """
    table = None if edition.start is None else table or edition.first_table
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
        self.label = edition.begins_in
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
        if not self.scored:
            return None
        if self.table is None:
            return self.label
        reached = grade_at(self.edition, self.table, self.score)
        rank = self.edition.rank
        if self.held_at is not None and rank[reached] < rank[self.held_at]:
            return self.held_at
        return reached

    def line(self, event: Event) -> LedgerLine:
        item = self.edition.item_of[event.item]
        if not self.scored:
            status = Status.RECORDED if self.is_against(item) else Status.NOT_REWARDED
            return LedgerLine(event, item, status, None, 0, None, None, None)
        before, grade_before = self.score, self.grade()
        status = self.apply(event, item)
        in_points = self.edition.gives == "score"
        return LedgerLine(
            event,
            item,
            status,
            before if in_points else None,
            self.score - before,
            self.score if in_points else None,
            grade_before,
            self.grade(),
        )

    def is_against(self, item: Item) -> bool:
        """Whether an item counts against a person, so far as that is known."""
        begins = self.edition.begins_in
        if item.sets_grade is not None and begins is not None:
            return self.edition.rank[item.sets_grade] > self.edition.rank[begins]
        return item.lowers or (item.unknown is not None and item.law != "lawful")

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
        rank, now = self.edition.rank, self.grade()
        if holds and (self.held_at is None or rank[self.held_at] < rank[grade]):
            self.held_at = grade
        if self.table is None:
            return self.set_label(grade)
        if now is None or rank[now] >= rank[grade]:
            return Status.NO_CHANGE
        if self.reading is Reading.GRADE_CAPPED:
            self.held_at = grade
        elif not holds:
            top = top_of(self.edition, self.table, grade)
            self.score = self.score if top is None else min(self.score, top)
        return Status.COUNTED

    def set_label(self, grade: str) -> Status:
        rank, now = self.edition.rank, self.label
        if self.held_at is not None:
            grade = max(grade, self.held_at, key=rank.__getitem__)
        improves = now is not None and rank[grade] < rank[now]
        if grade == now or (improves and self.edition.gives == "score"):
            return Status.NO_CHANGE
        self.label = grade
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
