"""Credit repair: how long an entry is shown, and when it may come down, under each set of rules.

A set of rules says for each kind of entry and each gravity the shortest and the longest time that
an entry is shown, in months, or why that is not known. What the texts leave open stays open here:
an outcome then has no date but the words of the silence.

Months are counted from the day of entry, all at once, as ``days.add_months`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from social_credit.days import add_months
from social_credit.scheme_checks import Fault
from social_credit.value import (
    DayField,
    Frozen,
    Id,
    KnownNumber,
    KnownText,
    Sourced,
    Text,
    Value,
    problem,
)

Kind = Literal["organisation", "person", "court-list"]
"""Whose entry it is, or that it stands on the courts' list of judgment defaulters."""

Gravity = Literal["minor", "ordinary", "serious"]

KINDS: tuple[Kind, ...] = get_args(Kind)
GRAVITIES: tuple[Gravity, ...] = get_args(Gravity)

_LONGEST_ON_RECORD = 120


def _months(known: KnownNumber) -> KnownNumber:
    if isinstance(known, Value):
        if known.unit != "months":
            raise problem("a time on show is counted in months; write unit: months")
        if not 0 <= known.value <= _LONGEST_ON_RECORD:
            raise problem(
                "a time on show runs from 0 to {most} months; this says {value}",
                most=_LONGEST_ON_RECORD,
                value=known.value,
            )
    return known


KnownMonths = Annotated[KnownNumber, AfterValidator(_months)]
"""A number of months on record, or the words of why there is none."""


class Statement(Sourced):
    """Something that a text says about getting out."""

    id: Id
    text: Text


class FirstDay(Sourced):
    """The day from which rules hold."""

    value: DayField


class Term(Frozen):
    """How long one kind of entry is shown: months from the day of entry.

    ``gravity`` is None where the rules make no difference by it. ``note`` says what else is on
    record for such an entry.
    """

    kind: Kind
    gravity: Gravity | None = None
    shortest: KnownMonths
    longest: KnownMonths
    note: Text | None = None


class RepairRules(Frozen):
    """What is on record of repair from one day on, until the next rules begin."""

    id: Id
    name: Text
    first_day: FirstDay
    summary: Text
    says: tuple[Statement, ...] = Field(min_length=1)
    condition: KnownText
    decides: KnownText
    days_to_decide: KnownNumber
    terms: tuple[Term, ...]

    def term(self, kind: Kind, gravity: Gravity) -> Term:
        """What holds for an entry of this kind and gravity.

        Raises:
            KeyError: the rules have no such term, which content that loads never does.
        """
        for term in self.terms:
            if term.kind == kind and term.gravity in (None, gravity):
                return term
        raise KeyError(f"{self.id} says nothing about {kind}, {gravity}")


class Repair(Frozen):
    """All sets of rules, the earliest first."""

    rules: tuple[RepairRules, ...]

    def in_force(self, day: date) -> RepairRules | None:
        """The latest rules that had begun on a day; None before the first.

        Rules are taken to hold until the next begin; that is our reading, not a repeal on record.
        """
        begun = [rules for rules in self.rules if rules.first_day.value <= day]
        return begun[-1] if begun else None

    def last_day(self, rules: RepairRules) -> date | None:
        """The day before the next rules begin; None for the latest."""
        for one, following in pairwise(self.rules):
            if one.id == rules.id:
                return following.first_day.value - timedelta(days=1)
        return None


@dataclass(frozen=True)
class Record:
    """An invented entry: when it was made, and when the duty behind it was fulfilled, if it was."""

    kind: Kind
    gravity: Gravity
    entered: date
    fulfilled: date | None


Way = Literal["repair", "lapse", "silent", "open"]
"""How an entry comes down first: by repair; by itself, because its longest time is over; the rules
on record do not say; or nothing on record lets it down while the duty is open."""


@dataclass(frozen=True)
class Outcome:
    """What one set of rules makes of a record.

    ``may_leave`` is the first day on which the entry may be down, ``lapses`` the day on which its
    longest time is over; either is None where nothing on record fixes it. ``least`` is the day on
    which the shortest time is over.
    """

    rules: RepairRules
    term: Term
    way: Way
    least: date | None
    may_leave: date | None
    lapses: date | None


def outcome(rules: RepairRules, record: Record) -> Outcome:
    """What a set of rules makes of a record, as if it had been entered under them.

    An entry may come down by repair when its shortest time is over and the duty is fulfilled,
    whichever is later. That the duty comes first is in the name of the rules of 2023; for the
    others it is our reading. After its longest time it comes down by itself.

    >>> from social_credit.content import load
    >>> record = Record("organisation", "serious", date(2026, 5, 4), date(2026, 8, 10))
    >>> latest = outcome(load().repair.rules[-1], record)
    >>> str(latest.may_leave), str(latest.lapses)
    ('2027-05-04', '2029-05-04')
    """
    term = rules.term(record.kind, record.gravity)
    least = _end(record.entered, term.shortest)
    lapses = _end(record.entered, term.longest)
    if lapses is not None and (record.fulfilled is None or record.fulfilled >= lapses):
        return Outcome(rules, term, "lapse", least, lapses, lapses)
    if record.fulfilled is None:
        return Outcome(rules, term, "open" if least else "silent", least, None, lapses)
    if least is None:
        return Outcome(rules, term, "silent", None, None, lapses)
    return Outcome(rules, term, "repair", least, max(least, record.fulfilled), lapses)


StretchKind = Literal["stays", "waits", "may-leave", "silent"]


@dataclass(frozen=True)
class Stretch:
    """A part of an entry's time on show: it has to stay, it waits for the duty, it may come down,
    or the rules on record do not say."""

    kind: StretchKind
    first: date
    last: date


def stretches(record: Record, found: Outcome, until: date) -> tuple[Stretch, ...]:
    """The time on show in parts, in order and without gaps, as far as ``until`` if nothing ends it.

    >>> from social_credit.content import load
    >>> record = Record("organisation", "ordinary", date(2026, 5, 4), date(2026, 8, 10))
    >>> found = outcome(load().repair.rules[-1], record)
    >>> [(it.kind, str(it.last)) for it in stretches(record, found, date(2029, 1, 1))]
    [('stays', '2026-08-04'), ('waits', '2026-08-10'), ('may-leave', '2027-05-04')]
    """
    end = found.lapses or until
    if found.least is None:
        return (Stretch("silent", record.entered, end),)
    waits = end if record.fulfilled is None else min(max(found.least, record.fulfilled), end)
    parts = (
        Stretch("stays", record.entered, found.least),
        Stretch("waits", found.least, waits),
        Stretch("may-leave", waits, end),
    )
    return tuple(part for part in parts if part.first < part.last)


def _end(entered: date, months: KnownNumber) -> date | None:
    return add_months(entered, months.value) if isinstance(months, Value) else None


def repair_faults(repair: Repair) -> Iterator[Fault]:
    """What is wrong between the parts of rules that are well formed."""
    if not repair.rules:
        yield Fault(("rules",), "there are no rules here; add at least one set")
    for place, (one, following) in enumerate(pairwise(repair.rules), start=1):
        if following.first_day.value <= one.first_day.value:
            yield Fault(
                ("rules", place, "first_day"),
                f"'{following.id}' begins on {following.first_day.value}, not after '{one.id}'; "
                "put the rules in the order of their first days",
            )
    for place, rules in enumerate(repair.rules):
        yield from _term_faults(place, rules)


def _term_faults(place: int, rules: RepairRules) -> Iterator[Fault]:
    said: set[tuple[Kind, Gravity]] = set()
    for row, term in enumerate(rules.terms):
        here = ("rules", place, "terms", row)
        pairs = {(term.kind, it) for it in GRAVITIES if term.gravity in (None, it)}
        if pairs & said:
            yield Fault(
                (*here, "kind"),
                f"'{rules.id}' has two terms for {term.kind}, {term.gravity or 'any gravity'}; "
                "keep one",
            )
        said |= pairs
        short, long = term.shortest, term.longest
        if isinstance(short, Value) and isinstance(long, Value) and short.value > long.value:
            yield Fault(
                (*here, "shortest"),
                f"the shortest time, {short.value} months, is above the longest, {long.value}",
            )
    for kind in KINDS:
        missing = [it for it in GRAVITIES if (kind, it) not in said]
        if missing:
            yield Fault(
                ("rules", place, "terms"),
                f"'{rules.id}' has no term for {kind}, {' or '.join(missing)}; add one, with "
                "unknown and the reason where nothing is on record",
            )
