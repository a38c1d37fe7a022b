"""What the foot of a page unfolds: its sources, ready citations, paper and projector."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from social_credit import __released__, __version__
from social_credit.citation import STYLES, CitedPage, Style, cite
from social_credit.content import load
from social_credit.ui.marks import words
from social_credit.ui.page_address import address
from social_credit.ui.stage import present_button, print_button


def unfolding(name: str, sources: Sequence[str]) -> None:
    """A box with all this, made when it is opened."""
    say = words("common")
    box = st.expander(
        say("foot.sources_and_citation" if sources else "foot.cite"),
        icon=":material/menu_book:",
        on_change="rerun",
        key=f"_foot_{name}",
    )
    if not box.open:
        return
    with box:
        with st.container(key="foot_sources"):
            _sources(sources)
        _citation(name)
        with st.container(horizontal=True, key="foot_tools"):
            print_button(say("foot.print"), say("foot.print_help"))
            present_button()


def _sources(sources: Sequence[str]) -> None:
    register = load().sources
    lines = []
    for it in sorted(sources, key=lambda source: register[source].short):
        found = register[it]
        where = f" [{found.url}]({found.url})" if found.url else ""
        lines.append(f"- [{found.title}](sources?source={it}), {found.short}.{where}")
    if lines:
        st.markdown("\n".join(lines))


def _citation(name: str) -> None:
    say = words("common")
    styles = say.section("foot.styles")
    chosen = st.radio(
        say("foot.style"),
        STYLES,
        format_func=lambda style: styles[style],
        horizontal=True,
        key=f"_cite_{name}",
    )
    st.code(cited(name, chosen), language=None, wrap_lines=True)


def cited(name: str, style: Style) -> str:
    """A page as it stands, ready to be cited today."""
    say, today = words("common"), date.today()
    page = CitedPage(
        author=say("cite.author"),
        title=say(f"pages.{name}"),
        site=say("site.name"),
        version=__version__,
        released=__released__,
        address=address(),
        visited=today,
        month=say(f"months.{today.month}"),
    )
    return cite(page, style, say.section("cite"))
