"""The scales of schemes as rulers, each on its own unit, and what no ruler can be drawn for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from social_credit.charts.figure import Figure
from social_credit.charts.scales import Ruler, rulers
from social_credit.content import load
from social_credit.scales import Scale, scale
from social_credit.scheme import Edition
from social_credit.ui.chart import show_figure
from social_credit.ui.marks import mark, small, words
from social_credit.ui.pilots_table import together


def scales(editions: Sequence[Edition]) -> None:
    """A ruler for each scheme whose scale is known, and in words what stands on it."""
    say = words("pilots")
    st.header(say("scales.heading"), anchor=False)
    found = [(edition, it) for edition in editions if (it := scale(edition)) is not None]
    bare = [edition for edition in editions if scale(edition) is None]
    if found:
        st.markdown(say("scales.text"))
        show_figure(
            _figure(tuple(edition.id for edition, _ in found)),
            key="pilots_scales",
            alt=say("scales.alt", told=" ".join(_told(edition, it) for edition, it in found)),
        )
    notes = [small(say("scales.open_note"))] if any(it.open for _, it in found) else []
    notes += [
        f"{say('scales.reported', scheme=edition.name, text=fact.text)} {mark(fact.confidence)}"
        for edition, it in found
        for fact in it.reported
    ]
    if bare:
        notes.append(say("scales.none", schemes=together(bare)))
    st.markdown("\n\n".join(notes))


@lru_cache(maxsize=64)
def _figure(edition_ids: tuple[str, ...]) -> Figure:
    """The picture of some schemes; Plotly takes long over many shapes."""
    say, drawn = words("pilots"), []
    for edition in map(load().edition, edition_ids):
        it = scale(edition)
        assert it is not None
        start = None if it.start is None else say("scales.start", start=f"{it.start:,}")
        worst = edition.by_score[-1].id if edition.by_score else None
        drawn.append(Ruler(edition.name, it, start, worst))
    return rulers(drawn)


def _told(edition: Edition, it: Scale) -> str:
    say = words("pilots")
    ends = (
        say("scales.open")
        if it.open
        else say("scales.from_to", low=f"{float(it.low):,.0f}", high=f"{float(it.high):,.0f}")
    )
    start = (
        say("scales.no_start") if it.start is None else say("scales.start", start=f"{it.start:,}")
    )
    lines = [say("scales.line", grade=grade, first=f"{first:,}") for grade, first in it.lines]
    return say("scales.told", scheme=edition.name, parts=", ".join([ends, start, *lines]))
