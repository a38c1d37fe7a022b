"""Joint measures: which lists other bodies act on, what they then close or open, on whose word.

A memorandum is an agreement of many bodies to act on one kind of list together. What our texts have
of each kind of list is kept apart by its ground: a body named as a signatory, something reported to
have happened, something announced, something that the plan of 2014 orders. A tie without bodies
means that the text does not name who acts; nothing is filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from social_credit.scheme_checks import Fault
from social_credit.value import Frozen, Id, KnownNumber, KnownText, Sourced, Text

Thing = TypeVar("Thing")

Ground = Literal["signed", "reported", "announced", "planned"]

GROUNDS: tuple[Ground, ...] = get_args(Ground)
"""From the firmest to the least: a plan's order says nothing of what was done."""


class Named(Frozen):
    """A body that acts, or a measure that it takes."""

    id: Id
    name: Text
    zh: Text | None = None


class Remark(Sourced):
    """Something that a text says of all memoranda."""

    id: Id
    text: Text


class Total(Sourced):
    """A published count over all memoranda."""

    id: Id
    text: Text
    value: int


class Tie(Sourced):
    """What follows in one place from standing on a list: a measure and the bodies that take it."""

    measure: Id
    ground: Ground
    bodies: tuple[Id, ...] = ()
    text: Text


class Memorandum(Sourced):
    """One kind of list and what our texts have of the joint measures that go with it.

    ``signed_on``, ``signatories`` and ``measures`` are the agreement's own day and counts;
    ``reward`` marks a list of those who keep trust.
    """

    id: Id
    name: Text
    zh: Text | None = None
    reward: bool = False
    summary: Text
    signed_on: KnownText
    signatories: KnownNumber
    measures: KnownNumber
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Strand:
    """A line of the network: a list, a body (None: not named) and the grounds, firmest first."""

    memorandum: str
    body: str | None
    grounds: tuple[Ground, ...]


class Memoranda(Frozen):
    """All kinds of list, with the bodies, measures and published counts.

    >>> from social_credit.content import load
    >>> joint = load().memoranda
    >>> [body.name for body in joint.bodies_of("statistics")]
    ['Financial regulators', 'Business registration']
    >>> [it.id for it in joint.lists_of("business-registration")]
    ['statistics', 'trust-keepers']
    """

    remarks: tuple[Remark, ...]
    totals: tuple[Total, ...]
    bodies: tuple[Named, ...]
    measures: tuple[Named, ...]
    memoranda: tuple[Memorandum, ...]

    def memorandum(self, memorandum_id: str) -> Memorandum:
        """The kind of list with this id.

        Raises:
            KeyError: there is none.
        """
        return _found(self._by_id, memorandum_id, "kind of list")

    def body(self, body_id: str) -> Named:
        """The body with this id.

        Raises:
            KeyError: there is none.
        """
        return _found(self._bodies, body_id, "body")

    def measure(self, measure_id: str) -> Named:
        """The measure with this id.

        Raises:
            KeyError: there is none.
        """
        return _found(self._measures, measure_id, "measure")

    def total(self, total_id: str) -> Total:
        """The published count with this id.

        Raises:
            KeyError: there is none.
        """
        return _found({it.id: it for it in self.totals}, total_id, "count")

    def bodies_of(self, memorandum_id: str) -> tuple[Named, ...]:
        """The bodies that a text names for a kind of list, in the order of all bodies."""
        named = {it for tie in self.memorandum(memorandum_id).ties for it in tie.bodies}
        return tuple(body for body in self.bodies if body.id in named)

    def lists_of(self, body_id: str) -> tuple[Memorandum, ...]:
        """The kinds of list for which a text names a body, in the order of all."""
        self.body(body_id)
        return tuple(it for it in self.memoranda if any(body_id in tie.bodies for tie in it.ties))

    def measures_of(self, memorandum_id: str) -> tuple[Named, ...]:
        """The measures that some text ties to a kind of list, in the order of all measures."""
        taken = {tie.measure for tie in self.memorandum(memorandum_id).ties}
        return tuple(measure for measure in self.measures if measure.id in taken)

    def ties_of(self, body_id: str) -> tuple[tuple[Memorandum, Tie], ...]:
        """Every tie that names a body, with its kind of list."""
        return tuple(
            (one, tie)
            for one in self.lists_of(body_id)
            for tie in one.ties
            if body_id in tie.bodies
        )

    @cached_property
    def strands(self) -> tuple[Strand, ...]:
        """The network: a strand for each pair of a list and a body, or of a list and nobody named.

        In the order of the lists; a list's strands to named bodies come before that to nobody.
        """
        return tuple(strand for one in self.memoranda for strand in self._strands(one))

    def _strands(self, one: Memorandum) -> Iterator[Strand]:
        ends: list[str | None] = [body.id for body in self.bodies_of(one.id)]
        for end in [*ends, None]:
            grounds = {
                tie.ground for tie in one.ties if (end in tie.bodies if end else not tie.bodies)
            }
            if grounds:
                yield Strand(one.id, end, tuple(it for it in GROUNDS if it in grounds))

    @cached_property
    def _by_id(self) -> Mapping[str, Memorandum]:
        return MappingProxyType({it.id: it for it in self.memoranda})

    @cached_property
    def _bodies(self) -> Mapping[str, Named]:
        return MappingProxyType({it.id: it for it in self.bodies})

    @cached_property
    def _measures(self) -> Mapping[str, Named]:
        return MappingProxyType({it.id: it for it in self.measures})


def _found(things: Mapping[str, Thing], wanted: str, what: str) -> Thing:
    if wanted not in things:
        raise KeyError(f"content/memoranda.yaml has no {what} {wanted!r}")
    return things[wanted]


def memoranda_faults(joint: Memoranda) -> Iterator[Fault]:
    """What refers to a body or measure that is not there, and what stands twice or for nothing."""
    known = {"bodies": {it.id for it in joint.bodies}, "measures": {it.id for it in joint.measures}}
    used: Counter[str] = Counter()
    for place, one in enumerate(joint.memoranda):
        for row, tie in enumerate(one.ties):
            here = ("memoranda", place, "ties", row)
            used.update([tie.measure, *tie.bodies])
            if tie.measure not in known["measures"]:
                yield Fault(
                    (*here, "measure"),
                    f"there is no measure '{tie.measure}' in this file; add it or correct the id",
                )
            for body in tie.bodies:
                if body not in known["bodies"]:
                    yield Fault(
                        (*here, "bodies"),
                        f"there is no body '{body}' in this file; add it or correct the id",
                    )
            if tie.ground == "signed" and not tie.bodies:
                yield Fault(
                    (*here, "ground"),
                    "a signed tie names who signed; give the bodies, or only their count under "
                    "signatories",
                )
    for part in ("bodies", "measures"):
        for place, thing in enumerate(getattr(joint, part)):
            if not used[thing.id]:
                yield Fault(
                    (part, place, "id"), f"no tie names '{thing.id}'; take it away or add the tie"
                )
