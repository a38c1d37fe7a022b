"""How passages of the Outline and of later documents look, everywhere the same."""

from __future__ import annotations

import streamlit as st

from social_credit.later import Measure
from social_credit.outline import Node
from social_credit.ui.marks import words

PAGE = "pages/passage.py"
"""The page that shows one passage: its address holds ``node=`` and the id."""


def chinese_title(passage: Node | Measure) -> str:
    """The Chinese title, or nothing where only English was read."""
    return passage.title_zh if isinstance(passage, Node) else ""


def link(passage: Node | Measure, *, label: str | None = None) -> None:
    """A link to a passage's own page, named by its id and title unless labelled."""
    st.page_link(
        PAGE,
        label=label or f"{passage.id} {passage.title}",
        icon=":material/arrow_forward:",
        query_params={"node": passage.id},
    )


def tags(passage: Node | Measure) -> str:
    """Who is covered and with which instruments, as Markdown; nothing for a bare heading."""
    say = words("passages")
    who = [f":blue-badge[{say(f'who.{it}')}]" for it in passage.who]
    tools = [f":gray-badge[{say(f'instruments.{it}')}]" for it in passage.instruments]
    tone = [f":orange-badge[{say(f'tone.{it}')}]" for it in passage.tone]
    return " ".join([*who, *tools, *tone])


def card(passage: Node | Measure) -> None:
    """A passage as a card: both titles, the summary, its tags and the link to its page."""
    with st.container(border=True):
        title = f"**{passage.id} {passage.title}**"
        chinese = chinese_title(passage)
        st.markdown(f"{title}  \n{chinese}" if chinese else title)
        st.markdown(passage.summary)
        badges = tags(passage)
        if badges:
            st.markdown(badges)
        link(passage, label=words("passages")("card.read"))
