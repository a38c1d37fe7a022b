"""The parts of the page A scheme on record."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from social_credit.charts.place_map import place_map
from social_credit.compare import Cell, Dimension, cell, compare
from social_credit.content import load
from social_credit.export import Cell as Field
from social_credit.item import Item
from social_credit.scheme import Edition
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.marks import badge, mark, small, source_note, words
from social_credit.ui.pilots_story import PAIR
from social_credit.ui.scheme_cells import cell_note, cell_text, dimension_name
from social_credit.value import Confidence

_PARTS: Mapping[str, tuple[Dimension, ...]] = {
    "who": (
        *(Dimension.RUNNER, Dimension.RUN_BY, Dimension.COVERS, Dimension.PEOPLE),
        *(Dimension.CONSENT, Dimension.SEEN_BY),
    ),
    "scale": (
        *(Dimension.GIVES, Dimension.BASE, Dimension.RANGE, Dimension.GRADES, Dimension.LINES),
        *(Dimension.ITEMS, Dimension.LAW),
    ),
    "follows": (Dimension.REWARDS, Dimension.RESTRICTIONS),
    "history": (
        *(Dimension.LAUNCHED, Dimension.CHANGED, Dimension.ENDED, Dimension.DISPUTED),
        Dimension.RECEPTION,
    ),
}
ASKED = tuple(dimension for part in _PARTS.values() for dimension in part)
"""What we ask of every scheme."""


def chosen() -> Edition:
    """The scheme that the visitor picks, kept in the address."""
    editions = load().editions
    names = {it.id: it.name for it in sorted(editions, key=lambda it: it.name)}
    first = next(iter(names))
    picked = choice("select", words("scheme")("choose"), names, key="scheme_id", first=first)
    return load().edition(str(picked))


def known_of(edition: Edition) -> dict[Dimension, Cell]:
    """What we ask of every scheme, with what is on record or why nothing is."""
    return {dimension: cell(edition, dimension) for dimension in ASKED}


def portrait(edition: Edition) -> None:
    """Its name, its summary, and where it lies if it lies anywhere."""
    say = words("scheme")
    st.header(edition.name, anchor=False)
    st.markdown(edition.summary)
    if edition.at is None:
        return
    at = edition.at
    show_figure(
        place_map(load().coast, [at]),
        key="scheme_map",
        alt=say("map_alt", place=at.place, north=at.north, east=at.east),
    )
    st.markdown(f"{badge(Confidence.UNVERIFIED)} {small(say('map_note'))}")


def record_bet(edition: Edition) -> None:
    """On how much of what we ask is anything on record?"""
    say, cells = words("scheme"), known_of(edition)
    known = sum(1 for it in cells.values() if it.known)
    share = known / len(cells)
    right = "few" if share < 0.5 else "some" if share <= 0.75 else "most"
    with st.container(border=True):
        question = say("bet.question", all=len(cells))
        guess = bet(question, say.section("bet.options"), key="scheme_bet", right=right)
        if guess is not None:
            verdict = say("bet.right" if guess == right else "bet.wrong")
            st.markdown(f"{verdict} {say('bet.reveal', known=known, all=len(cells))}")


def sheet(edition: Edition) -> None:
    """Everything that we ask of every scheme, part by part, with sources."""
    say, cells = words("scheme"), known_of(edition)
    for part, dimensions in _PARTS.items():
        st.header(say(f"parts.{part}"), anchor=False)
        lines = [
            f"**{dimension_name(dimension)}:** {cell_note(dimension, cells[dimension])}"
            for dimension in dimensions
        ]
        st.markdown("\n\n".join(lines))


def items(edition: Edition) -> None:
    """What counts: a row for each kind of conduct, and behind a click where it is from."""
    say = words("scheme")
    st.header(say("items.heading"), anchor=False)
    if not edition.items:
        st.markdown(say("items.none"))
        return
    rest = say("items.complete" if edition.items_complete else "items.open")
    st.markdown(f"{say.count('items.some', len(edition.items))} {rest}")
    rows = [
        {
            say("items.item"): f"{item.name}  \n:small[{words('categories')(item.category)}]",
            say("items.value"): _value(item),
            say("items.law"): words("schemes")(f"law.{item.law}"),
            say("items.sure"): mark(item.confidence),
        }
        for item in edition.items
    ]
    st.table(
        pd.DataFrame(rows),
        border="horizontal",
        hide_index=True,
        alt=say("items.alt", scheme=edition.name),
    )
    box = st.expander(
        say("items.sources"), icon=":material/menu_book:", on_change="rerun", key="_scheme_items"
    )
    if box.open:
        box.markdown("\n\n".join(f"**{it.name}:** {source_note(it)}" for it in edition.items))


def _value(item: Item) -> str:
    say = words("schemes")
    if item.sets_grade is not None:
        return say("sets", grade=item.sets_grade)
    if item.points is None:
        return words("scheme")("items.no_value")
    points = f"{item.points:+,}".replace("-", "−")
    if item.points_up_to is not None:
        most = f"{item.points_up_to:+,}".replace("-", "−")
        points = say("points_up_to", points=points, most=most)
    return words("scheme")("items.per", points=points, per=item.per)


def missing(edition: Edition) -> None:
    """What one would expect to find and does not."""
    if not edition.missing:
        return
    say = words("scheme")
    st.header(say("missing.heading"), anchor=False)
    lines = [f"- {say('missing.line', what=it.what, why=it.why)}" for it in edition.missing]
    st.markdown("\n".join(lines))


def beside(edition: Edition) -> list[str]:
    """The names of this scheme and of one to set it beside: the first of the pair it is not."""
    other = next(it for it in PAIR if it != edition.id)
    return [edition.name, load().edition(other).name]


def rows(edition: Edition) -> list[dict[str, Field]]:
    """A row for each thing that we ask, and one for each kind of conduct."""
    asked: list[dict[str, Field]] = [
        {
            "scheme": edition.id,
            "about": row.dimension.value,
            "value": cell_text(row.dimension, row.cells[0]),
            "confidence": "; ".join(
                said.rests_on.confidence.value for said in row.cells[0].known if said.rests_on
            ),
            "sources": "; ".join(
                f"{at.source}, {at.at}"
                for said in row.cells[0].known
                if said.rests_on
                for at in said.rests_on.sources
            ),
        }
        for row in compare([edition])
        if row.dimension is not Dimension.SOURCES
    ]
    return asked + [
        {
            "scheme": edition.id,
            "about": f"item {item.id}",
            "value": _value(item),
            "confidence": item.confidence.value,
            "sources": "; ".join(f"{at.source}, {at.at}" for at in item.sources),
        }
        for item in edition.items
    ]
