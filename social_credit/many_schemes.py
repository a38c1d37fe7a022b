"""One life under many schemes: what each makes of each event, how hard each is, where they differ.

Scores of different schemes cannot be compared: 1,000 points here are not 1,000 points there. Two
exact shares can be, each of a scheme's own length, and each only where that length is on record.

The *fall* is the share of the way down, the distance from the start to the worst grade: 0 means
unmoved, 1 means the worst grade, a negative share means risen. Nobody falls further than the worst
grade. It is the measure of harshness.

- Where a score decides the grade, the way is the number of points from the start down to the first
  score of the worst grade. Whoever an item holds to a grade stands no higher than its top.
- Where there are labels alone, the way is the number of labels from the one that people begin in
  down to the last. Labels are not known to be equally far apart; the share only counts them.

The *loss* is the share of the starting score that was lost (negative: won). It needs no lines, so
more schemes have one; but it says nothing about a label, nor about what a lost point leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from social_credit.any_life import Run, Silence, Step, Stranger, live
from social_credit.ledger import Status
from social_credit.lives import LifeEvent
from social_credit.scheme import Edition, top_of

FALLEN = Fraction(1)
"""The share at which somebody stands in the worst grade."""


class Unmeasured(StrEnum):
    """Why the fall under a scheme cannot be measured."""

    STRANGER = "stranger"
    """The scheme has no result for this person."""
    NO_START = "no-start"
    """Where the score or the label begins is not known, or is the worst already."""
    NO_LINES = "no-lines"
    """There is a score, and no line that it could fall below is known."""
    NOTHING_KNOWN = "nothing-known"
    """What the scheme makes of this life's events is not known for any of them."""


@dataclass(frozen=True, slots=True)
class Fall:
    """How far a person fell on a scheme's own way down.

    Exactly one of ``share`` and ``unmeasured`` is given; ``loss`` is None without a known start.
    ``open_events`` counts the events whose effect is not known; with any of them both shares are
    what is known so far.
    """

    share: Fraction | None
    unmeasured: Unmeasured | None
    loss: Fraction | None
    open_events: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one scheme makes of one event.

    ``change`` is in the scheme's own points, ``share`` the step down its own way (negative: up) and
    ``loss`` the share of its own starting score; each is None where it is not known.
    """

    step: Step
    change: int | None
    share: Fraction | None
    loss: Fraction | None

    @property
    def status(self) -> Status | Silence:
        """What became of the event."""
        return self.step.status


@dataclass(frozen=True, slots=True)
class Column:
    """One scheme: the run, a cell for each event, and the fall at the end."""

    run: Run
    cells: tuple[Cell, ...]
    fall: Fall


@dataclass(frozen=True, slots=True)
class Dispute:
    """The event on which schemes differ most.

    ``spread`` is the widest difference between the losses of two schemes; ``hardest`` and
    ``mildest`` are the columns (places) of those two.
    """

    event: int
    spread: Fraction
    hardest: int
    mildest: int


@dataclass(frozen=True, slots=True)
class ManySchemes:
    """A life under many schemes: the events by day, and a column for each scheme."""

    events: tuple[LifeEvent, ...]
    columns: tuple[Column, ...]

    def by_harshness(self) -> tuple[Column, ...]:
        """The columns, the furthest fall first.

        Those without a way down follow, the largest loss first; then those without either.
        """
        return tuple(sorted(self.columns, key=_harshness))

    def most_disputed(self) -> Dispute | None:
        """The event whose losses lie furthest apart; of several the first.

        Only schemes take part that have a known start and are known to count the event, or not to.
        None where no event has two such schemes that differ.
        """
        disputes = (self._dispute(place) for place in range(len(self.events)))
        return max(
            (it for it in disputes if it and it.spread > 0),
            key=lambda it: it.spread,
            default=None,
        )

    def _dispute(self, event: int) -> Dispute | None:
        losses = [
            (loss, place)
            for place, column in enumerate(self.columns)
            if (loss := column.cells[event].loss) is not None
        ]
        if not losses:
            return None
        high, hardest = max(losses, key=lambda it: it[0])
        low, mildest = min(losses, key=lambda it: it[0])
        return Dispute(event, high - low, hardest, mildest)


def run_all(
    editions: Iterable[Edition], events: Sequence[LifeEvent], *, consent: bool = True
) -> ManySchemes:
    """Live one life under many editions.

    >>> from social_credit.content import load
    >>> content = load()
    >>> two = [content.edition(it) for it in ("rongcheng-2014", "dibaoquan-2018")]
    >>> many = run_all(two, content.life("courier").events)
    >>> [(column.fall.share, column.fall.unmeasured) for column in many.columns]
    [(Fraction(45, 401), None), (None, <Unmeasured.NO_START: 'no-start'>)]
    """
    ordered = tuple(sorted(events, key=lambda event: event.on))
    columns = tuple(_column(live(edition, ordered, consent=consent)) for edition in editions)
    return ManySchemes(ordered, columns)


def _column(run: Run) -> Column:
    way = _Way(run.edition)
    cells = tuple(_cell(step, way, stranger=run.stranger) for step in run.steps)
    return Column(run, cells, _fall(run, way))


_OPEN = (Silence.NOT_KNOWN, Silence.NOT_THIS_PERSON, Status.NO_VALUE)
"""What leaves open how far an event moves somebody."""


def _cell(step: Step, way: _Way, *, stranger: Stranger | None) -> Cell:
    line = step.line
    if stranger is not None or step.status in _OPEN:
        return Cell(step, None, None, None)
    if line is None:
        share = Fraction(0) if way.unmeasured is None else None
        return Cell(step, None, share, way.loss(0))
    change = None if line.before is None else line.change
    if way.unmeasured is not None:
        return Cell(step, change, None, way.loss(line.change))
    before, after = (
        way.share(line.before, line.grade_before),
        way.share(line.after, line.grade_after),
    )
    return Cell(step, change, after - before, way.loss(line.change))


def _fall(run: Run, way: _Way) -> Fall:
    unknown = sum(step.status in _OPEN for step in run.steps)
    if run.stranger is not None:
        return Fall(None, Unmeasured.STRANGER, None, unknown)
    if run.steps and unknown == len(run.steps):
        return Fall(None, way.unmeasured or Unmeasured.NOTHING_KNOWN, None, unknown)
    loss = None if run.score is None else way.loss(run.score - (way.start or 0))
    if way.unmeasured is not None:
        return Fall(None, way.unmeasured, loss, unknown)
    return Fall(way.share(run.score, run.grade), None, loss, unknown)


def _harshness(column: Column) -> tuple[int, Fraction]:
    fall = column.fall
    if fall.share is not None:
        return 0, -fall.share
    return (1, -fall.loss) if fall.loss is not None else (2, Fraction(0))


class _Way:
    """An edition's own lengths: its way down, and its starting score."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.table = edition.first_table
        self.start = edition.start
        self.begins = edition.begins_in
        self.length = self._length()

    def _length(self) -> int:
        if self.edition.gives == "score" and self.begins is None:
            if self.start is None or self.table is None or not self.table.firsts:
                return 0
            return self.start - self.table.firsts[-1][1] + 1
        return len(self.edition.grades) - 1 - self.edition.rank[self.begins] if self.begins else 0

    @property
    def unmeasured(self) -> Unmeasured | None:
        if self.length > 0:
            return None
        known = self.edition.gives == "score" and self.start is not None
        no_lines = known and (self.table is None or not self.table.firsts)
        return Unmeasured.NO_LINES if no_lines else Unmeasured.NO_START

    def share(self, score: int | None, grade: str | None) -> Fraction:
        """How far down the way somebody with a score and a grade, or with a label, stands."""
        if self.begins is not None:
            down = self.edition.rank[grade or self.begins] - self.edition.rank[self.begins]
        else:
            assert self.start is not None
            assert self.table is not None
            held = top_of(self.edition, self.table, grade) if grade is not None else None
            stands = self.start if score is None else score
            down = self.start - (stands if held is None else min(stands, held))
        return min(Fraction(down, self.length), FALLEN)

    def loss(self, change: int) -> Fraction | None:
        """A change as a share of the starting score, positive for points lost."""
        return Fraction(-change, self.start) if self.start and self.start > 0 else None
