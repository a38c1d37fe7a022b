"""The firm on the page: an invented one, or one made of the visitor's own choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import streamlit as st

from social_credit.content import load
from social_credit.events import Event
from social_credit.firm import NEW, Firm, FirmYear, firm_year
from social_credit.lives import dated
from social_credit.scheme import Edition
from social_credit.ui.controls import choice, number
from social_credit.ui.marks import words
from social_credit.value import Unknown

EDITION = "taxpayer-2025"
_OWN = "own"
_BASE = "base"
_MONTHLY = {"late-filing": 15, "late-withholding": 16, "false-pledge": 20, "export-inquiry": 25}
"""The day of the month on which each deduction of the visitor's own firm falls."""
_KINDS = {"ordinary": None, "new": NEW, "idle": "no-income"}
_PASTS = {
    "clean": (),
    "score": ("last-year-d", "last-year-d-by-score"),
    "direct": ("last-year-direct-d",),
}
_BARS = ("under-three-years", "no-vat-due", "no-books")


@dataclass(frozen=True)
class Chosen:
    """A firm's year: who (None for the visitor's own), where it starts, what happens in it."""

    edition: Edition
    firm: Firm | None
    start: str | None
    events: tuple[Event, ...]
    year: int

    def graded(self, *, start: str | None, events: tuple[Event, ...]) -> FirmYear:
        """The year graded from a start (None: the base) with these events."""
        return firm_year(self.edition, start, events, self.year)

    @property
    def result(self) -> FirmYear:
        """The year as it was chosen."""
        return self.graded(start=self.start, events=self.events)

    @property
    def is_new(self) -> bool:
        """Whether the firm is in its first year."""
        return any(event.item == NEW for event in self.events)


def chosen() -> Chosen:
    """The controls: whose year, and for a firm of one's own all that happens in it."""
    say, content = words("firm_grade"), load()
    edition = content.edition(EDITION)
    first = edition.begins
    assert first is not None
    year = first.year if (first.month, first.day) == (1, 1) else first.year + 1
    names = {firm.id: firm.name for firm in content.firms} | {_OWN: say("pick.own")}
    who = choice("select", say("pick.who"), names, key="firm_who", first=next(iter(names)))
    for firm in content.firms:
        if firm.id == who:
            st.markdown(firm.story)
            return Chosen(edition, firm, firm.start, dated(firm.events, year), year)
    with st.container(border=True):
        return Chosen(edition, None, _start(edition), tuple(_own(edition, year)), year)


def _start(edition: Edition) -> str | None:
    say = words("firm_grade")
    base = edition.base
    points = "" if isinstance(base, Unknown) else base.value
    names = {_BASE: say("own.base", points=points)} | {
        start.id: say("own.other", points=start.value, name=start.name.lower())
        for start in edition.starts
    }
    picked = choice("radio", say("own.start"), names, key="firm_start", first=_BASE)
    return None if picked == _BASE else picked


def _own(edition: Edition, year: int) -> Iterator[Event]:
    """What happens in the visitor's own year; the days within it are ours."""
    say = words("firm_grade")
    new_year = date(year, 1, 1)
    kind = choice(
        "radio", say("own.kind"), say.section("own.kinds"), key="firm_kind", first="ordinary"
    )
    if standing := _KINDS[kind or "ordinary"]:
        yield Event(new_year, standing)
    counts = {
        "late-filing": number(say("own.filing"), 0, 12, key="firm_late", first=0),
        "late-withholding": number(say("own.withholding"), 0, 12, key="firm_withheld", first=0),
        "false-pledge": number(say("own.pledge"), 0, 6, key="firm_pledge", first=0),
        "export-inquiry": number(say("own.export"), 0, 12, key="firm_export", first=0),
    }
    for item, count in counts.items():
        for month in range(1, count + 1):
            yield Event(date(year, month, _MONTHLY[item]), item)
    if st.toggle(say("own.head"), key="firm_head", bind="query-params"):
        yield Event(date(year, 6, 30), "own-income-tax")
    past = choice(
        "radio", say("own.past"), say.section("own.pasts"), key="firm_past", first="clean"
    )
    for item in _PASTS[past or "clean"]:
        yield Event(new_year, item)
    bars = {"": say("own.no_bar")} | {it: edition.item_of[it].name for it in _BARS}
    if bar := choice("select", say("own.bar"), bars, key="firm_bar", first=""):
        yield Event(new_year, bar)
    direct = {"": say("own.no_direct")} | {
        item.id: item.name
        for item in edition.items
        if item.sets_grade == edition.grades[-1].id and item.id not in _PASTS["direct"]
    }
    if at_once := choice("select", say("own.direct"), direct, key="firm_direct", first=""):
        yield Event(date(year, 12, 8), at_once)
