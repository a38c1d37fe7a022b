"""The picture of an invented record under four sets of rules, the table behind it, the download."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from social_credit.charts.repair import Bar, bars_of_time
from social_credit.content import load
from social_credit.days import add_months
from social_credit.export import Cell
from social_credit.repair import Outcome, Record, StretchKind, stretches
from social_credit.ui.behind import table_behind
from social_credit.ui.chart import show_figure
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import in_words, small, words

_AT_LEAST = 18
"""Months that the picture shows even where every known time is shorter."""

_ROOM = 2
"""Months of room behind the last day that is drawn."""


def picture(made_up: Record, found: Sequence[Outcome], sentence: str) -> None:
    """Bars of time on show, side by side, and the table behind them."""
    say = words("getting_out")
    kinds: dict[StretchKind, str] = {
        "stays": say("chart.stays"),
        "waits": say("chart.waits"),
        "may-leave": say("chart.may-leave"),
        "silent": say("chart.silent"),
    }
    first, last = span(made_up, found)
    inside = made_up.fulfilled is not None and first <= made_up.fulfilled <= last
    st.header(say("chart.heading"), anchor=False)
    show_figure(
        bars_of_time(
            [Bar(one.rules.name, stretches(made_up, one, last)) for one in found],
            kinds,
            (first, last),
            (made_up.fulfilled, say("chart.fulfilled")) if inside and made_up.fulfilled else None,
        ),
        key="out_bars",
        alt=say(
            "chart.alt",
            first=in_words(first),
            last=in_words(last),
            sentence=sentence.replace("*", ""),
        ),
    )
    st.markdown(small(say("chart.note")))
    table_behind("_out_table", lambda: table(made_up, found), say("table.alt"))


def span(made_up: Record, found: Sequence[Outcome]) -> tuple[date, date]:
    """The time that the picture shows: from the entry to the last day that anything is known of.

    A duty fulfilled long after every known end is left outside.
    """
    ends = [add_months(made_up.entered, _AT_LEAST)]
    ends += [day for one in found for day in (one.may_leave, one.lapses) if day]
    return made_up.entered, add_months(max(ends), _ROOM)


def table(made_up: Record, found: Sequence[Outcome]) -> pd.DataFrame:
    """The four sets of rules with the days that each gives a record."""
    say = words("getting_out")
    data = [
        {
            say("table.rules"): one.rules.name,
            say("table.from"): in_words(one.rules.first_day.value),
            say("table.earliest"): _earliest(one),
            say("table.latest"): in_words(one.lapses) if one.lapses else say("table.none"),
        }
        for one in found
    ]
    return pd.DataFrame(data)


def _earliest(one: Outcome) -> str:
    say = words("getting_out")
    if one.may_leave:
        return in_words(one.may_leave)
    return say("table.open") if one.way == "open" else say("table.none")


def download(made_up: Record, found: Sequence[Outcome]) -> None:
    """The four answers as CSV."""
    csv_button(
        words("getting_out")("download"),
        "getting-out",
        lambda: rows(made_up, found),
        key="out_download",
    )


def rows(made_up: Record, found: Sequence[Outcome]) -> list[dict[str, Cell]]:
    """A row for each set of rules: the invented record and the days, empty where none is known."""
    repair = load().repair
    return [
        {
            "invented": "yes",
            "kind": made_up.kind,
            "gravity": made_up.gravity,
            "entered": made_up.entered.isoformat(),
            "fulfilled": _day(made_up.fulfilled),
            "rules": one.rules.name,
            "from": one.rules.first_day.value.isoformat(),
            "until": _day(repair.last_day(one.rules)),
            "way": one.way,
            "may_be_down_from": _day(one.may_leave),
            "down_at_the_latest": _day(one.lapses),
        }
        for one in found
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
