"""What counts where: kinds of conduct by scheme, and how much of it was against the law anyway."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from social_credit.compare import Dimension
from social_credit.law_counts import CategoryCell, CategoryRow, Counted, category_matrix, law_count
from social_credit.scheme import Edition
from social_credit.ui.marks import small, words
from social_credit.ui.pilots_table import MOST, together
from social_credit.ui.scheme_cells import value_text


def matrix(editions: Sequence[Edition]) -> None:
    """Kinds of conduct as rows; the schemes as columns, or counted where they are many."""
    say = words("pilots")
    st.header(say("matrix.heading"), anchor=False)
    rows = category_matrix(editions, words("categories").texts)
    every = sum(all(it.items for it in row.cells) for row in rows)
    single = sum(sum(bool(it.items) for it in row.cells) == 1 for row in rows)
    st.markdown(say("matrix.finding", all=len(rows), both=every, single=single))
    if len(editions) > MOST:
        cells, alt = [_counts(row) for row in rows], say("matrix.alt_many")
    else:
        cells = [_across(row, editions) for row in rows]
        alt = say("matrix.alt", schemes=together(editions))
    if cells:
        st.table(pd.DataFrame(cells), border="horizontal", hide_index=True, alt=alt)
    many = len(editions) > MOST
    told = say("matrix.signs", signs="; ".join(_signs().values())) if many else say("matrix.number")
    st.markdown(small(told))


def _across(row: CategoryRow, editions: Sequence[Edition]) -> dict[str, str]:
    found = {edition.name: _cell(it) for edition, it in zip(editions, row.cells, strict=True)}
    return {words("pilots")("matrix.category"): words("categories")(row.category)} | found


def _cell(cell: CategoryCell) -> str:
    say = words("pilots")
    word = say(f"counted.{cell.counted.value}")
    return say("matrix.items", word=word, n=len(cell.items)) if cell.items else word


def _signs() -> dict[str, str]:
    """How a kind of conduct counts: each begins with a sign of its own."""
    return words("pilots").section("counted")


def _counts(row: CategoryRow) -> dict[str, str]:
    """How many schemes count it and how, under the signs alone: a phone has no room for words."""
    found, signs = Counter(it.counted for it in row.cells), _signs()
    counted = {signs[it.value].split()[0]: str(found[it]) for it in Counted}
    return {words("pilots")("matrix.category"): words("categories")(row.category)} | counted


def law(editions: Sequence[Edition]) -> None:
    """A line for each scheme: how much of what it counts was already against the law."""
    say = words("pilots")
    st.markdown(f"**{say('matrix.law_heading')}**")
    lines = [
        say(
            "matrix.law",
            scheme=edition.name,
            law=(
                value_text(Dimension.LAW, law_count(edition.items))
                if edition.items
                else say("matrix.no_items")
            ),
        )
        for edition in editions
    ]
    st.markdown("\n".join(lines))
