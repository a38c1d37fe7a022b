"""What a visitor asks of the timeline: kinds, years, words, and a day to look back from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import streamlit as st

from social_credit.content import load
from social_credit.timeline_axis import TimeAxis, axis_for
from social_credit.timeline_view import (
    LANES,
    Entry,
    Known,
    between,
    entries,
    known_on,
    of_lanes,
    with_words,
)
from social_credit.ui.controls import day, several, typed_number
from social_credit.ui.marks import words

_FROM, _TO, _KINDS, _SEARCH, _DAY = (
    "time_from",
    "time_to",
    "time_kinds",
    "time_search",
    "time_known",
)

SINCE = (1999, 2014, 2018)
"""The first years of the spans that have a button."""

LOOKING_BACK: Mapping[str, date] = {
    "end_2015": date(2015, 12, 31),
    "spring_2018": date(2018, 4, 3),
}
"""Days that have a button: after the first wave of press reports, and on the day of the second."""

_FIRST_DAY = date(1949, 10, 1)
"""The earliest day to look back from."""


@dataclass(frozen=True)
class Asked:
    """The choices of the page; no kinds are all kinds, and no day is today."""

    lanes: tuple[str, ...]
    first: int
    last: int
    query: str
    day: date | None

    @property
    def known(self) -> Known:
        """What was known on the day, of all kinds and times."""
        return known_on(everything(), self.day) if self.day else Known(everything(), 0, 0)

    def in_view(self) -> tuple[Entry, ...]:
        """What is asked for, by date."""
        found = between(of_lanes(self.known.entries, self.lanes), self.first, self.last)
        return with_words(found, self.query)


@cache
def everything() -> tuple[Entry, ...]:
    """All events and deadlines as they are known today."""
    return entries(load().timeline)


def years() -> tuple[int, int]:
    """The first and the last year of the timeline."""
    found = everything()
    return found[0].when.first.year, max(entry.last.year for entry in found)


@cache
def axis() -> TimeAxis:
    """The axis for all entries, which no filter changes."""
    return axis_for([entry.when.first for entry in everything()], *years())


def controls() -> Asked:
    """Buttons for spans, the day to look back from, and the filters."""
    say, (low, high) = words("timeline"), years()
    st.markdown(say("spans.instruction"))
    with st.container(horizontal=True):
        st.button(say("spans.whole"), on_click=_show_from, args=(low,), key="_time_whole")
        for year in SINCE:
            label = say("spans.since", year=year)
            st.button(label, on_click=_show_from, args=(year,), key=f"_time_since_{year}")
    with st.expander(say("filters.heading"), icon=":material/tune:", expanded=_filtered()):
        names: dict[str, str] = {lane: say(f"kind.{lane}") for lane in LANES}
        lanes = several(say("filters.kinds"), names, key=_KINDS, none=say("filters.all_kinds"))
        first = typed_number(say("filters.from"), low, high, key=_FROM, first=low)
        last = typed_number(say("filters.to"), low, high, key=_TO, first=high)
        query = st.text_input(
            say("filters.search"), key=_SEARCH, bind="query-params", max_chars=100
        )
    with st.container(border=True):
        looking_back = _day(date(high, 12, 31))
    return Asked(tuple(lanes), min(first, last), max(first, last), query, looking_back)


def _day(latest: date) -> date | None:
    say = words("timeline")
    st.markdown(f"**{say('known.heading')}**  \n{say('known.instruction')}")
    with st.container(horizontal=True):
        for name, on in LOOKING_BACK.items():
            label = say(f"known.days.{name}")
            st.button(label, on_click=_look_from, args=(on,), key=f"_time_known_{name}")
        st.button(say("known.today"), on_click=_look_from, args=(None,), key="_time_today")
    return day(say("known.label"), _FIRST_DAY, latest, key=_DAY, help=say("known.help"))


def _show_from(year: int) -> None:
    st.session_state[_FROM] = year
    st.session_state[_TO] = years()[1]


def _look_from(on: date | None) -> None:
    st.session_state[_DAY] = on


def clear() -> None:
    """Ask for everything again."""
    _show_from(years()[0])
    _look_from(None)
    st.session_state[_KINDS] = []
    st.session_state[_SEARCH] = ""


def _filtered() -> bool:
    """Whether the visit began with a filter in the address, so that it is not hidden."""
    brought = any(name in st.query_params for name in (_FROM, _TO, _KINDS, _SEARCH))
    return bool(st.session_state.setdefault("_time_filtered", brought))
