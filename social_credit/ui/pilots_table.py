"""Schemes side by side by dimension: which are chosen, what is known of each, how they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import pandas as pd
import streamlit as st

from social_credit.compare import Dimension, Likeness, Row, cell, compare
from social_credit.content import load
from social_credit.export import Cell as Field
from social_credit.scheme import Edition
from social_credit.ui.controls import choice, several
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import marks_in_words, small, words
from social_credit.ui.pilots_story import PAIR
from social_credit.ui.scheme_cells import cell_note, cell_text, dimension_name

MOST = 4
"""How many schemes fit beside one another."""


def chosen() -> tuple[Edition, ...]:
    """The schemes to compare, kept in the address; the opening pair unless others are picked."""
    say, editions = words("pilots"), load().editions
    st.header(say("choose.heading"), anchor=False)
    names = {it.id: it.name for it in sorted(editions, key=lambda it: it.name)}
    picked = several(say("choose.label"), names, key="pilots_with", none=say("choose.none"))
    if st.toggle(say("choose.all"), key="pilots_all", bind="query-params"):
        picked = list(names)
    return tuple(load().edition(it) for it in picked or PAIR)


def together(editions: Sequence[Edition]) -> str:
    """The names of schemes in one line."""
    return "; ".join(edition.name for edition in editions)


def table(editions: Sequence[Edition]) -> None:
    """The comparison: all dimensions of a few schemes, or one dimension of many."""
    if len(editions) > MOST:
        _by_one(editions)
    else:
        _by_all(editions)


def _by_all(editions: Sequence[Edition]) -> None:
    say, rows = words("pilots"), compare(editions)
    plain = [row for row in rows if row.likeness is not Likeness.IN_WORDS]
    found = Counter(row.likeness for row in plain)
    st.markdown(
        say(
            "table.finding",
            all=len(plain),
            different=found[Likeness.DIFFERENT],
            alike=found[Likeness.ALIKE],
            open=found[Likeness.NOT_KNOWN],
        )
    )
    cells = [
        {say("table.what"): f"**{dimension_name(row.dimension)}**  \n{_like(row)}"}
        | {
            edition.name: cell_text(row.dimension, it)
            for edition, it in zip(editions, row.cells, strict=True)
        }
        for row in plain
    ]
    alt = say("table.alt", schemes=together(editions))
    st.table(pd.DataFrame(cells), border="horizontal", hide_index=True, alt=alt)
    if len(editions) > len(PAIR):
        st.markdown(small(say("table.scroll")))
    st.markdown(small(say("table.signs", marks=marks_in_words())))
    _prose(editions, [row for row in rows if row.likeness is Likeness.IN_WORDS])
    _sources(editions, rows)


def _like(row: Row) -> str:
    return words("pilots")(f"like.{row.likeness.value}")


def _prose(editions: Sequence[Edition], rows: Sequence[Row]) -> None:
    """What a table has no room for, behind a click: descriptions, dimension by dimension."""
    say = words("pilots")
    box = st.expander(
        say("table.prose"), icon=":material/notes:", on_change="rerun", key="_pilots_prose"
    )
    if box.open:
        parts = []
        for row in rows:
            parts.append(f"**{dimension_name(row.dimension)}** ({_like(row)})\n")
            parts += [
                f"- {edition.name}: {cell_text(row.dimension, it)}"
                for edition, it in zip(editions, row.cells, strict=True)
            ]
            parts.append("")
        box.markdown("\n".join(parts))


def _sources(editions: Sequence[Edition], rows: Sequence[Row]) -> None:
    say = words("pilots")
    box = st.expander(
        say("table.sources"), icon=":material/menu_book:", on_change="rerun", key="_pilots_sources"
    )
    if not box.open:
        return
    for place, edition in enumerate(editions):
        notes = [
            f"**{dimension_name(row.dimension)}:** {cell_note(row.dimension, row.cells[place])}"
            for row in rows
            if row.dimension is not Dimension.SOURCES
        ]
        box.markdown("\n\n".join([f"### {edition.name}", *notes]))


def _by_one(editions: Sequence[Edition]) -> None:
    say = words("pilots")
    st.markdown(small(say("choose.many", most=MOST)))
    options = {it.value: dimension_name(it) for it in Dimension}
    asked = choice(
        "select", say("choose.dimension"), options, key="pilots_by", first=Dimension.BASE.value
    )
    dimension = Dimension(asked or Dimension.BASE)
    row = Row(dimension, tuple(cell(edition, dimension) for edition in editions))
    cells = [
        {say("table.scheme"): edition.name, dimension_name(dimension): cell_text(dimension, it)}
        for edition, it in zip(editions, row.cells, strict=True)
    ]
    st.markdown(f"{say('table.like')} {_like(row)}")
    alt = say("table.alt_one", dimension=dimension_name(dimension))
    st.table(pd.DataFrame(cells), border="horizontal", hide_index=True, alt=alt)
    st.markdown(small(say("table.signs", marks=marks_in_words())))
    _sources(editions, (row,))


def download(editions: Sequence[Edition]) -> None:
    """The whole comparison as CSV."""
    csv_button(
        words("pilots")("download"),
        "pilots-contrasted",
        lambda: rows_of(editions),
        key="pilots_download",
    )


def rows_of(editions: Sequence[Edition]) -> list[dict[str, Field]]:
    """A row for each dimension and scheme: what is known or why nothing is, and how sure."""
    return [
        {
            "dimension": row.dimension.value,
            "likeness": row.likeness.value,
            "scheme": edition.id,
            "known": "yes" if it.known else "no",
            "value": (
                "; ".join(map(str, it.values))
                if row.dimension is Dimension.SOURCES
                else cell_text(row.dimension, it)
            ),
            "confidence": "; ".join(
                said.rests_on.confidence.value for said in it.known if said.rests_on
            ),
            "sources": "; ".join(
                f"{at.source}, {at.at}"
                for said in it.known
                if said.rests_on
                for at in said.rests_on.sources
            ),
        }
        for row in compare(editions)
        for edition, it in zip(editions, row.cells, strict=True)
    ]


def sources_of(editions: Sequence[Edition]) -> set[str]:
    """The sources of the schemes compared."""
    return {source for edition in editions for source in _cited_by(edition.id)}


@cache
def _cited_by(edition_id: str) -> tuple[str, ...]:
    return tuple(map(str, cell(load().edition(edition_id), Dimension.SOURCES).values))
