"""The layout that the pages of the four pillars share; what differs stands in their words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import pandas as pd
import streamlit as st

from social_credit.content import load
from social_credit.outline import Node
from social_credit.outline_counts import Matrix, matrix
from social_credit.ui.bet import bet
from social_credit.ui.controls import several, show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import badge, cited, words
from social_credit.ui.passages import card, link
from social_credit.value import Confidence

PILLARS = ("government", "commerce", "society", "judiciary")
"""The names of the four pages, in the order of the plan."""

_LATER_YEAR = 2024

_MOST_COLUMNS = 7
"""So many fields fit beside the names of instruments on a phone."""


def pillar(name: str, section_id: str) -> None:
    """The page of one pillar, with the words of ``pillar_`` and its name."""
    outline, page = load().outline, f"pillar_{name}"
    say, own = words("pillars"), words(page)
    head(page)
    st.markdown(own("intro"))
    ignored = st.container()

    st.header(say("why.heading"), anchor=False)
    section = outline.node(section_id)
    st.markdown(f"**{section.title_zh}** · {section.summary}")
    link(section)

    st.header(say("fields.heading"), anchor=False)
    grid = matrix(outline, section_id)
    _finding(section_id, grid)
    _grid(grid)
    _cards(page, grid)

    st.header(say("surprise.heading"), anchor=False)
    surprise = outline.node(own("surprise.node"))
    st.markdown(f"**{surprise.title}** ({surprise.title_zh}). {own('surprise.text')}")
    link(surprise)

    st.header(say("example.heading"), anchor=False)
    st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {own('example.text')}")

    _later(section_id)
    _check(page)
    share()
    with ignored:
        show_ignored()
    _foot(name)


def _finding(section_id: str, grid: Matrix) -> None:
    """How many fields there are, and which instruments most and none of them use."""
    say, names = words("pillars"), words("passages").section("instruments")
    uses = {tool: len(_using(grid, [tool])) for tool in grid.instruments}
    most = max(uses.values())
    st.markdown(
        say(
            "fields.finding",
            fields=len(grid.fields),
            measures=load().outline.measures(section_id),
            most=say("fields.and").join(
                names[tool] for tool, count in uses.items() if count == most
            ),
            most_fields=most,
        )
    )
    unused = [names[tool] for tool, count in uses.items() if not count]
    if unused:
        st.markdown(say("fields.unused", unused=", ".join(unused)))


def _grid(grid: Matrix) -> None:
    """Instruments by fields, with a dot where a field uses one."""
    say, names = words("pillars"), words("passages").section("instruments")
    tools = [names[tool] for tool in grid.instruments]
    st.markdown(f"**{say('fields.matrix')}**  \n{say('fields.matrix_help')}")
    columns = [
        (field.id.rpartition(".")[2], ["●" if used else "" for used in row])
        for field, row in zip(grid.fields, grid.cells, strict=True)
    ]
    tables = ceil(len(columns) / _MOST_COLUMNS)
    width = ceil(len(columns) / tables)
    for place, box in enumerate(st.columns(tables)):
        shown = columns[place * width : (place + 1) * width]
        frame = pd.DataFrame({say("fields.instrument"): tools, **dict(shown)})
        box.table(frame, border="horizontal", hide_index=True, alt=say("fields.matrix"))


def _cards(page: str, grid: Matrix) -> None:
    """The fields as cards, only those that use a chosen instrument if any is chosen."""
    say, names = words("pillars"), words("passages").section("instruments")
    tools = [tool for tool in grid.instruments if _using(grid, [tool])]
    chosen = several(
        say("fields.tools"),
        {tool: names[tool] for tool in tools},
        key=f"{page}_tools",
        none=say("fields.tools_none"),
    )
    shown = _using(grid, chosen) if chosen else list(grid.fields)
    if chosen:
        st.markdown(say.count("fields.shown", len(shown), all=len(grid.fields)))
    for field in shown:
        card(field)


def _using(grid: Matrix, tools: Sequence[str]) -> list[Node]:
    """The fields that use one of some instruments."""
    return [field for field in grid.fields if not set(tools).isdisjoint(field.instruments)]


def _later(section_id: str) -> None:
    """Where the pillar's paragraphs are taken up in the plan for 2024-25, and what is gone."""
    say, content = words("pillars"), load()
    plan = next(it for it in content.later if it.document.year == _LATER_YEAR)
    within = content.outline.within(section_id)
    links = [
        it
        for node in within
        for it in content.crosswalk.links_from(node.id)
        if it.later in plan.by_id
    ]
    st.header(say("now.heading"), anchor=False)
    st.markdown(say.count("now.text", len(links)))
    for it in links:
        field, point = content.outline.node(it.node), plan.node(it.later)
        st.markdown(
            say(
                "now.row",
                field=f"{field.id} {field.title}",
                point=f"{point.id} {point.title}",
                kind=say(f"now.kinds.{it.kind}"),
                why=it.why,
            )
        )
        link(point)
    gone = [it for node in within for it in content.crosswalk.gone_from(node.id)]
    if gone:
        st.markdown(f"**{say('now.gone')}**")
        st.markdown(
            "\n".join(
                "- " + say("now.gone_row", what=it.what, field=it.node, why=it.why) for it in gone
            )
        )


def _check(page: str) -> None:
    """A question about the pillar, with a word to each answer."""
    own = words(page)
    st.header(words("pillars")("check.heading"), anchor=False)
    with st.container(border=True):
        guess = bet(own("check.question"), own.section("check.options"), key=f"{page}_check")
        if guess is not None:
            st.markdown(own(f"check.feedback.{guess}"))


def _foot(name: str) -> None:
    say, content = words("pillars"), load()
    later = [it.document for it in content.later if it.document.year == _LATER_YEAR]
    following = [other for other in PILLARS if other != name]
    foot(
        f"pillar_{name}",
        cited([content.outline.document, *later]),
        {
            **{f"pillar_{other}": say(f"next.{other}") for other in following},
            "how_it_runs": say("next.runs"),
            "since_2014": say("next.since"),
        },
    )
