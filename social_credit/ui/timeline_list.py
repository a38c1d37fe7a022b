"""The timeline as a list: the same entries for keyboards, phones and paper, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from social_credit.content import load
from social_credit.export import Cell
from social_credit.timeline import Event, Evidence, Promise
from social_credit.timeline_view import Entry
from social_credit.ui.marks import cited, plain, small, source_note, words
from social_credit.ui.timeline_words import sign, title_of, verdict_in_words, when_in_words

_AT_ONCE = 12
"""A list as short as this stands open."""


def reading_list(found: Sequence[Entry]) -> None:
    """All entries by year; a long list is closed year by year unless all is asked for."""
    say = words("timeline")
    st.header(say("list.heading"), anchor=False)
    st.markdown(say("list.lead"))
    at_once = st.toggle(say("list.all"), key="time_all", bind="query-params")
    for name, group in groupby(found, key=_time_of):
        within = list(group)
        if at_once or len(found) <= _AT_ONCE:
            st.markdown(f"### {name}\n\n{_items(within)}")
            continue
        label = say.count("list.group", len(within), time=name)
        box = st.expander(label, on_change="rerun", key=f"_time_list_{name}")
        if box.open:
            box.markdown(_items(within))


def _time_of(entry: Entry) -> str:
    """The year that an entry is listed under; before 2000 its decade, before 1900 its century."""
    say, year = words("timeline"), entry.when.first.year
    if year < 1900:
        return say("when.century", number=(year - 1) // 100 + 1)
    return say("when.decade", year=year - year % 10) if year < 2000 else str(year)


def _items(found: Sequence[Entry]) -> str:
    return "\n\n".join(_item(entry) for entry in found)


def _item(entry: Entry) -> str:
    """An entry as Markdown: date and kind, title, text, who and where, source."""
    say, thing = words("timeline"), entry.thing
    head = f"{plain(sign(entry.lane))} **{when_in_words(entry)}** · {say(f'one.{entry.lane}')}"
    if isinstance(thing, Event):
        about = " · ".join(part for part in (thing.actor, thing.place) if part)
        lines = [head, f"**{thing.title}**", thing.text, small(about), small(source_note(thing))]
    else:
        lines = [head, f"**{thing.text}**", *_promise_lines(entry, thing)]
    return "  \n".join(line for line in lines if line)


def _promise_lines(entry: Entry, promise: Promise) -> list[str]:
    say = words("timeline")
    made = say("list.made", title=load().timeline.event(promise.made).title)
    lines = [made, small(source_note(promise)), verdict_in_words(entry)]
    if entry.verdict is None:
        return lines
    if isinstance(promise.evidence, Evidence):
        return [*lines, promise.evidence.text, small(source_note(promise.evidence))]
    return [*lines, promise.evidence.none]


def sources() -> set[str]:
    """All sources of the whole timeline, those of verdicts too."""
    timeline = load().timeline
    verdicts = [it.evidence for it in timeline.promises if isinstance(it.evidence, Evidence)]
    return cited([*timeline.events, *timeline.promises, *verdicts])


def rows(found: Sequence[Entry]) -> list[dict[str, Cell]]:
    """A row for each entry in view."""
    return [
        {
            "id": entry.id,
            "kind": entry.lane,
            "when": str(entry.when),
            "until": str(entry.until) if entry.until else None,
            "approximate": "yes" if entry.about else "no",
            "title": title_of(entry),
            "text": entry.thing.text,
            "actor": entry.thing.actor if isinstance(entry.thing, Event) else None,
            "place": entry.thing.place if isinstance(entry.thing, Event) else None,
            "verdict": entry.verdict,
            "confidence": entry.thing.confidence.value,
            "sources": "; ".join(f"{it.source}, {it.at}" for it in entry.thing.sources),
            "note": entry.thing.note,
        }
        for entry in found
    ]
