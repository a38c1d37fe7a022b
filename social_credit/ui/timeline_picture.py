"""The timeline as a picture: what is in view in a sentence, and in lanes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from textwrap import wrap

import streamlit as st

from social_credit.charts.timeline import Mark, Row, lanes
from social_credit.timeline import Event
from social_credit.timeline_view import Entry, counts, fullest_year
from social_credit.ui.chart import show_figure
from social_credit.ui.marks import in_words, small, words
from social_credit.ui.timeline_controls import Asked, axis, clear
from social_credit.ui.timeline_words import (
    listed,
    sign,
    title_of,
    verdict_in_words,
    when_in_words,
)

_TICKS = 7
"""As many years as fit below the picture on a phone."""

_EDGE = 0.05
"""Room left and right of the picture, as a share of the time in view: half a mark on a phone."""

_HOVER_WIDTH, _HOVER_MOST = 34, 4
"""Signs to a line and entries to a mark in what hovering shows."""


def finding(asked: Asked, found: Sequence[Entry]) -> str:
    """How many entries are in view, of which kinds, and which year has most of them."""
    say = words("timeline")
    kinds = [say.count(f"counted.{lane}", count) for lane, count in counts(found).items()]
    text = say.count("finding", len(found), first=asked.first, last=asked.last, kinds=listed(kinds))
    fullest = fullest_year(found)
    if fullest and fullest[1] > 1:
        text += " " + say("fullest", year=fullest[0], count=fullest[1])
    return text


def picture(asked: Asked, found: Sequence[Entry]) -> None:
    """The sentence, what is hidden, and the lanes; a way back where nothing fits."""
    say = words("timeline")
    if asked.day:
        st.markdown(_hidden(asked))
    if not found:
        st.markdown(f"**{say('nothing')}**")
        st.button(say("clear"), on_click=clear, icon=":material/restart_alt:", key="_time_clear")
        return
    sentence = finding(asked, found)
    st.markdown(sentence)
    movable = st.toggle(say("move"), key="time_move", bind="query-params", help=say("move_help"))
    day = (axis().after(asked.day), in_words(asked.day)) if asked.day else None
    show_figure(
        lanes(
            rows_of_lanes(asked, found),
            [(axis().at_year(year), str(year)) for year in _ticks(asked.first, asked.last)],
            _view(asked),
            day=day,
            movable=movable,
        ),
        key="time_picture",
        config={"scrollZoom": movable, "doubleClick": "reset"},
        alt=say("alt", sentence=sentence.replace("*", "")),
    )
    st.markdown(small(say("how_to_read")))


def _hidden(asked: Asked) -> str:
    """What was not known on the chosen day."""
    say, known = words("timeline"), asked.known
    assert asked.day
    text = say.count("known.hidden", known.hidden, day=in_words(asked.day))
    if known.verdicts_hidden:
        text += " " + say.count("known.verdicts_hidden", known.verdicts_hidden)
    return text


@lru_cache(maxsize=256)
def _ticks(first: int, last: int) -> tuple[int, ...]:
    return axis().ticks(first, last, _TICKS)


def _view(asked: Asked) -> tuple[float, float]:
    low, high = axis().at_year(asked.first), axis().at_year(asked.last + 1)
    edge = _EDGE * (high - low)
    return low - edge, high + edge


def rows_of_lanes(asked: Asked, found: Sequence[Entry]) -> list[Row]:
    """A lane with its marks for each kind that is in view."""
    say = words("timeline")
    return [
        Row(
            lane,
            f"{sign(lane)} {say(f'kind.{lane}')} ({count})",
            _marks([entry for entry in found if entry.lane == lane], asked.day),
        )
        for lane, count in counts(found).items()
    ]


def _marks(found: Sequence[Entry], day: date | None) -> list[Mark]:
    """A mark for all entries of a lane that share a date, and for each that lasted."""
    together: dict[object, list[Entry]] = {}
    for entry in found:
        place = entry.id if entry.until or entry.under_way else entry.when.order
        together.setdefault(place, []).append(entry)
    return sorted((_mark(group, day) for group in together.values()), key=lambda it: it.at)


def _mark(together: Sequence[Entry], day: date | None) -> Mark:
    """An event stands in the middle of what its date leaves open, a deadline at its end.

    What was known on a day had happened by that day.
    """
    entry = together[0]
    low, high = axis().at(entry.when.first), axis().after(entry.when.last)
    end = day if entry.under_way else entry.until and entry.until.last
    happened = isinstance(entry.thing, Event)
    if happened and day:
        high = min(high, axis().after(day))
    return Mark(
        at=(low + high) / 2 if happened else high,
        low=low,
        high=high,
        hover=_hover(together),
        until=axis().after(end) if end else None,
        under_way=entry.under_way,
        count=len(together),
    )


def _hover(together: Sequence[Entry]) -> str:
    """The date, and what happened then; of many the first few."""
    lines = [f"<b>{when_in_words(together[0])}</b>"]
    for entry in together[:_HOVER_MOST]:
        mark = f"{sign(entry.lane)} " if len(together) > 1 else ""
        lines += _lines(f"{mark}{title_of(entry)}")
        if not isinstance(entry.thing, Event):
            lines += [f"<i>{line}</i>" for line in _lines(verdict_in_words(entry))]
    if len(together) > _HOVER_MOST:
        lines.append(words("timeline")("hover_more", count=len(together) - _HOVER_MOST))
    return "<br>".join(lines)


@lru_cache(maxsize=1024)
def _lines(text: str) -> list[str]:
    return wrap(text, _HOVER_WIDTH)
