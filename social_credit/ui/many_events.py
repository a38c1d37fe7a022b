"""One life under schemes, aligned by event: a few side by side, and all of them counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from social_credit.any_life import Silence
from social_credit.content import load
from social_credit.export import Cell as Field
from social_credit.ledger import Status
from social_credit.many_schemes import Column, ManySchemes
from social_credit.ui.controls import several
from social_credit.ui.downloads import csv_button
from social_credit.ui.many_cells import cell, result
from social_credit.ui.many_life import event_name
from social_credit.ui.marks import marks_in_words, small, words

_MOST = 4
_UNLESS_CHOSEN = 3
_TALLY = (
    "counted",
    Status.NO_VALUE.value,
    Silence.NOT_COUNTED.value,
    Silence.NOT_KNOWN.value,
    Silence.NOT_THIS_PERSON.value,
)
"""What the answers of all schemes are counted by; whatever has a value is counted."""


def side_by_side(many: ManySchemes, names: Mapping[str, str]) -> None:
    """Events as rows and up to four schemes as columns."""
    say = words("many_schemes")
    st.header(say("events.heading"), anchor=False)
    shown = _shown(many, names)
    if not many.events:
        st.markdown(say("life.empty"))
        return
    rows = [
        {say("events.what"): event_name(event)}
        | {names[it.run.edition.id]: cell(it.cells[place]) for it in shown}
        for place, event in enumerate(many.events)
    ]
    rows.append(
        {say("events.what"): f"**{say('events.ends')}**"}
        | {names[it.run.edition.id]: f"**{result(it)}**" for it in shown}
    )
    together = ", ".join(names[it.run.edition.id] for it in shown)
    st.table(
        pd.DataFrame(rows),
        border="horizontal",
        hide_index=True,
        alt=say("events.alt", schemes=together),
    )
    st.markdown(small(say("events.signs", marks=marks_in_words())))


def _shown(many: ManySchemes, names: Mapping[str, str]) -> Sequence[Column]:
    say, columns = words("many_schemes"), many.by_harshness()
    chosen = several(
        say("events.pick"),
        dict(sorted(names.items(), key=lambda it: it[1])),
        key="many_with",
        none=say("events.pick_none"),
    )
    if len(chosen) > _MOST:
        st.markdown(small(say("events.more", most=_MOST)))
    if not chosen:
        return _most_telling(columns)[:_UNLESS_CHOSEN]
    by_id = {column.run.edition.id: column for column in columns}
    return [by_id[it] for it in chosen[:_MOST]]


def _most_telling(columns: Sequence[Column]) -> list[Column]:
    """One scheme of each family, those first that are silent on the fewest events."""
    families = {column.run.edition.scheme: column for column in reversed(columns)}
    ones = [column for column in columns if families[column.run.edition.scheme] is column]
    return sorted(ones, key=lambda column: sum(it.step.line is None for it in column.cells))


def counted(many: ManySchemes) -> None:
    """For each event how many schemes count it, and how many do not or are not known to."""
    say = words("many_schemes")
    if not many.events:
        return
    box = st.expander(
        say("events.all"), icon=":material/table:", on_change="rerun", key="_many_counted"
    )
    if not box.open:
        return
    tally = say.section("tally")
    rows = []
    for place, event in enumerate(many.events):
        found = Counter(column.cells[place].status.value for column in many.columns)
        others = sum(found[it] for it in _TALLY[1:])
        numbers = {**found, "counted": len(many.columns) - others}
        rows.append(
            {say("events.what"): event_name(event)}
            | {tally[it]: str(numbers.get(it, 0)) for it in _TALLY}
        )
    box.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("events.all_alt"))


def download(many: ManySchemes, names: Mapping[str, str]) -> None:
    """All of it as CSV."""
    csv_button(
        words("many_schemes")("download"),
        "one-life-many-schemes",
        lambda: rows_of(many, names),
        key="many_download",
    )


def rows_of(many: ManySchemes, names: Mapping[str, str]) -> list[dict[str, Field]]:
    """A row for each scheme and event; shares are in per cent of the scheme's own lengths."""
    acts = load().acts
    return [
        {
            "scheme": names[column.run.edition.id],
            "day": str(made.step.event.on),
            "event": acts[made.step.event.act],
            "count": made.step.event.count,
            "status": made.status.value,
            "change": made.change,
            "per cent of its way down": None if made.share is None else float(100 * made.share),
            "per cent of its start lost": None if made.loss is None else float(100 * made.loss),
            "confidence": made.step.line.item.confidence.value if made.step.line else "",
            "ends at": result(column),
        }
        for column in many.by_harshness()
        for made in column.cells
    ]
