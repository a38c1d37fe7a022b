"""Any life under any edition: what the scheme makes of each event, also where it knows none of it.

The ledger refuses what an edition cannot score. Here nothing is refused: an act that a scheme does
not count, or is not known to count, is said to be that, and so is a scheme that the person is no
subject of. Days do not matter: a life is lived under rules as if they held for all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from social_credit.ledger import Ledger, LedgerLine, Status, tally
from social_credit.lives import LifeEvent, dated
from social_credit.scheme import Edition

_ANY_YEAR = 2014
"""The calendar year that a life begins in; no rule looks at which one it is."""


class Silence(StrEnum):
    """Why a scheme makes nothing of an event."""

    NOT_COUNTED = "not-counted"
    """All that the scheme counts is known, and this is not among it."""
    NOT_KNOWN = "not-known"
    """Whether the scheme counts it is not known."""
    NOT_THIS_PERSON = "not-this-person"
    """The scheme grades others."""


class Stranger(StrEnum):
    """Why a scheme has no result for a person."""

    FIRMS = "firms"
    """It grades firms."""
    CONSENT = "consent"
    """It asks for consent, and the person gave none; it may still keep a record."""


@dataclass(frozen=True, slots=True)
class Step:
    """An event and what a scheme makes of it; ``line`` is None where it is silent."""

    event: LifeEvent
    status: Status | Silence
    line: LedgerLine | None


@dataclass(frozen=True, slots=True)
class Run:
    """A life under an edition: a step for each event, by day.

    ``ledger`` holds the events that the scheme counts; None where it grades others than people.
    """

    edition: Edition
    stranger: Stranger | None
    steps: tuple[Step, ...]
    ledger: Ledger | None

    @property
    def score(self) -> int | None:
        """The final score: a change since the start where the base is unknown; None without one."""
        return self.ledger.score if self.ledger else None

    @property
    def grade(self) -> str | None:
        """The final grade or label; None without one."""
        return self.ledger.grade if self.ledger else None


def live(edition: Edition, events: Sequence[LifeEvent], *, consent: bool = True) -> Run:
    """Live a person's life under an edition, whatever the edition is and the life holds.

    >>> from social_credit.content import load
    >>> content = load()
    >>> helper = content.life("seen-helper").events
    >>> city = live(content.edition("rongcheng-2014"), helper)
    >>> [str(step.status) for step in city.steps], city.score
    (['counted', 'counted'], 1035)
    >>> village = live(content.edition("dibaoquan-2018"), helper)
    >>> [str(step.status) for step in village.steps], village.score
    (['not-known', 'not-known'], 0)
    """
    ordered = sorted(events, key=lambda event: event.on)
    if edition.scores != "people":
        strange = tuple(Step(event, Silence.NOT_THIS_PERSON, None) for event in ordered)
        return Run(edition, Stranger.FIRMS, strange, None)
    known = [event for event in ordered if event.act in edition.item_of]
    ledger = tally(edition, dated(known, _ANY_YEAR), consent=consent)
    silence = Silence.NOT_COUNTED if edition.items_complete else Silence.NOT_KNOWN
    lines = iter(ledger.lines)
    steps = []
    for event in ordered:
        line = next(lines) if event.act in edition.item_of else None
        steps.append(Step(event, line.status if line else silence, line))
    return Run(edition, None if ledger.scored else Stranger.CONSENT, tuple(steps), ledger)
