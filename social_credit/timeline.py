"""What happened when, what was promised, and what could be known of either on a given day.

Dates are as precise as they are known, and are never made more precise: an event of 2014 stands
before those of 1 January 2014 or later, for no day of it is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, Self, get_args

from pydantic import Discriminator, Tag, model_validator

from social_credit.scheme_checks import Fault
from social_credit.value import Frozen, Id, MomentField, Sourced, Text, problem

Kind = Literal["plan", "law", "pilot", "list", "figure", "press", "correction", "forerunner"]
"""What an event is; a correction sets right what was said, a forerunner lies before 2000."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Verdict = Literal["kept", "partly", "not-found", "changed"]
"""What became of a promise; ``not-found`` means that we found no trace, not that it was broken."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_FORERUNNERS_END = 2000


class Event(Sourced):
    """Something that happened on a day, in a month or year, or from ``when`` ``until``.

    ``about`` says that the date is approximate, ``learned`` when the public could first know, if
    that is later than ``when``.
    """

    id: Id
    when: MomentField
    until: MomentField | None = None
    about: bool = False
    title: Text
    text: Text
    kind: Kind
    actor: Text | None = None
    place: Text | None = None
    learned: MomentField | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.until and self.until.last <= self.when.last:
            raise problem(
                "event '{id}' lasts until {until}, which is not after {when}; give a later end or "
                "leave 'until' out",
                id=self.id,
                until=str(self.until),
                when=str(self.when),
            )
        if self.learned and self.learned.first < self.when.first:
            raise problem(
                "event '{id}' was learned in {learned}, which begins before it happened, {when}; "
                "give a later date or leave 'learned' out",
                id=self.id,
                learned=str(self.learned),
                when=str(self.when),
            )
        if self.kind == "forerunner" and self.when.first.year >= _FORERUNNERS_END:
            raise problem(
                "event '{id}' is a forerunner of {when}; those lie before 2000, so give it "
                "another kind",
                id=self.id,
                when=str(self.when),
            )
        return self

    @property
    def last(self) -> date:
        """The last day that it can have lasted to."""
        return (self.until or self.when).last

    @property
    def public_from(self) -> date:
        """The first day on which the public can have known of it."""
        return (self.learned or self.when).first


class Evidence(Sourced):
    """What a verdict rests on."""

    text: Text


class NoEvidence(Frozen):
    """The words that say that we found no evidence, and where we looked."""

    none: Text


_FOUND, _NONE = "evidence found", "no evidence"
"""Unlike any key in a file, so that an error's place is not mistaken for one."""


def _found_or_not(value: object) -> str:
    if isinstance(value, Mapping):
        return _NONE if "none" in value else _FOUND
    return _NONE if isinstance(value, NoEvidence) else _FOUND


class Promise(Sourced):
    """Something that a plan promised by a deadline, and what became of it.

    ``made`` is the id of the event that made it, ``passage`` the node of the Outline that says it,
    ``duties`` are the nodes that order the same without a date.
    """

    id: Id
    made: Id
    passage: Text | None = None
    duties: tuple[Text, ...] = ()
    text: Text
    due: MomentField
    verdict: Verdict
    evidence: Annotated[
        Annotated[Evidence, Tag(_FOUND)] | Annotated[NoEvidence, Tag(_NONE)],
        Discriminator(_found_or_not),
    ]

    @model_validator(mode="after")
    def _a_verdict_rests_on_something(self) -> Self:
        if self.verdict != "not-found" and isinstance(self.evidence, NoEvidence):
            raise problem(
                "promise '{id}' is called {verdict} without evidence; name a source for it, or "
                "call it not-found",
                id=self.id,
                verdict=self.verdict,
            )
        return self

    @property
    def verdict_from(self) -> date:
        """The first day on which the verdict could be known: after the deadline and its evidence.

        ``as_of`` of the evidence is the time that it speaks of.
        """
        as_of = self.evidence.as_of if isinstance(self.evidence, Evidence) else None
        return max(self.due.last, as_of.first) if as_of else self.due.last


class Timeline(Frozen):
    """All events and promises.

    >>> from social_credit.content import load
    >>> load().timeline.event("outline-published").when
    Moment(first=datetime.date(2014, 6, 14), last=datetime.date(2014, 6, 14))
    """

    events: tuple[Event, ...]
    promises: tuple[Promise, ...] = ()

    def in_order(self) -> Timeline:
        """The same with events in order of date and promises in order of deadline."""
        return Timeline(
            events=tuple(sorted(self.events, key=lambda it: it.when.order)),
            promises=tuple(sorted(self.promises, key=lambda it: it.due.order)),
        )

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The events by id."""
        return MappingProxyType({event.id: event for event in self.events})

    def event(self, event_id: str) -> Event:
        """The event with this id.

        Raises:
            KeyError: there is none.
        """
        if event_id not in self.event_of:
            raise KeyError(f"there is no event {event_id!r} in content/timeline.yaml")
        return self.event_of[event_id]


def timeline_faults(timeline: Timeline, passages: Collection[str] | None) -> Iterator[Fault]:
    """What is wrong between the parts of a timeline; None for passages leaves those unchecked."""
    for place, promise in enumerate(timeline.promises):
        made = timeline.event_of.get(promise.made)
        if made is None:
            yield Fault(
                ("promises", place, "made"),
                f"there is no event '{promise.made}' here; add it or correct the id",
            )
        elif promise.due.last < made.when.first:
            yield Fault(
                ("promises", place, "due"),
                f"promise '{promise.id}' is due {promise.due}, before it was made, {made.when}",
            )
        if passages is None:
            continue
        named: list[tuple[str, tuple[str | int, ...]]] = [
            (duty, ("duties", row)) for row, duty in enumerate(promise.duties)
        ]
        if promise.passage:
            named.append((promise.passage, ("passage",)))
        for node, path in named:
            if node not in passages:
                yield Fault(
                    ("promises", place, *path),
                    f"there is no node '{node}' in content/outline; correct the id",
                )
