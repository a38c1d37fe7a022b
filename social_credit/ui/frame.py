"""The frame round every page: what it answers at the top, and at the foot what it leaves out, its
sources, a ready citation and where to go next."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from threading import Event
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

import streamlit as st

from social_credit.ui.controls import note_ignored
from social_credit.ui.marks import plain, small, words
from social_credit.ui.page_address import address, presented
from social_credit.ui.page_foot import unfolding
from social_credit.ui.stage import present_bar

_SHOWN = 40


@dataclass(frozen=True)
class PageInfo:
    """A page of the menu: its name (file, words and address) and section."""

    name: str
    section: str

    @property
    def path(self) -> str:
        return f"pages/{self.name}.py"


PAGES = (
    PageInfo("home", "start"),
    PageInfo("score_a_life", "try"),
    PageInfo("grade_lines", "try"),
    PageInfo("city_years", "try"),
    PageInfo("outline", "plan"),
    PageInfo("pillar_government", "plan"),
    PageInfo("pillar_commerce", "plan"),
    PageInfo("pillar_society", "plan"),
    PageInfo("pillar_judiciary", "plan"),
    PageInfo("how_it_runs", "plan"),
    PageInfo("since_2014", "plan"),
    PageInfo("passage", "plan"),
    PageInfo("translation", "plan"),
    PageInfo("glossary", "plan"),
    PageInfo("timeline", "record"),
    PageInfo("promises", "record"),
    PageInfo("numbers", "record"),
    PageInfo("list_walk", "machinery"),
    PageInfo("list_mistakes", "machinery"),
    PageInfo("doors", "machinery"),
    PageInfo("getting_out", "machinery"),
    PageInfo("firm_code", "machinery"),
    PageInfo("firm_grade", "machinery"),
    PageInfo("pilots", "pilots"),
    PageInfo("many_schemes", "pilots"),
    PageInfo("design", "pilots"),
    PageInfo("scheme", "pilots"),
    PageInfo("myths", "critical"),
    PageInfo("voices", "critical"),
    PageInfo("legend", "critical"),
    PageInfo("lessons", "class"),
    PageInfo("poll", "class"),
    PageInfo("quiz", "class"),
    PageInfo("take_away", "class"),
    PageInfo("sources", "about"),
    PageInfo("about", "about"),
)


_menu_is_served = Event()


def menu_is_served() -> None:
    """Say that the page which a browser gets first brings the menu: Streamlit need not draw one."""
    _menu_is_served.set()


def sections() -> dict[str, list[str]]:
    """The names of the pages by the name of their section.

    >>> sections()["class"]
    ['lessons', 'poll', 'quiz', 'take_away']
    """
    found: dict[str, list[str]] = {}
    for page in PAGES:
        found.setdefault(page.section, []).append(page.name)
    return found


def menu() -> dict[str, list[st.Page]]:
    """The pages by section, for ``st.navigation``.

    Streamlit marks the page that may run, so every visit has copies of its own.
    """
    return {section: [copy(page) for page in pages] for section, pages in _menu().items()}


@cache
def _menu() -> dict[str, list[st.Page]]:
    """The pages, whose files Streamlit looks for one by one: once is enough."""
    say = words("common")
    found: dict[str, list[st.Page]] = {}
    for page in PAGES:
        found.setdefault(say(f"sections.{page.section}"), []).append(
            st.Page(
                page.path,
                title=say(f"pages.{page.name}"),
                url_path=None if page.name == "home" else page.name,
                default=page.name == "home",
            )
        )
    return found


def head(name: str) -> None:
    """The title and the line that says what the page answers."""
    st.title(words("common")(f"pages.{name}"), anchor=False)
    st.markdown(small(words("common")("head.answers", question=words(name)("answers"))))


def foot(
    name: str,
    sources: Iterable[str],
    next_pages: Mapping[str, str],
    queries: Mapping[str, Mapping[str, str | list[str]]] = MappingProxyType({}),
) -> None:
    """The end of a page: what it leaves out, its sources, a ready citation, next steps.

    ``next_pages`` are names of pages with the words of their links; ``queries`` say in which state
    some of them open.
    """
    say = words("common")
    if st.context.is_embedded:
        _embedded()
        return
    if "leaves_out" in words(name).texts:
        st.markdown(f"---\n\n## {say('foot.leaves_out')}\n\n{words(name)('leaves_out')}")
    else:
        st.divider()
    unfolding(name, sorted(set(sources)))
    if next_pages:
        with st.container(key="foot_next"):
            st.header(say("foot.next"), anchor=False)
            with st.container(horizontal=True):
                for page, label in next_pages.items():
                    st.page_link(
                        f"pages/{page}.py",
                        label=label,
                        icon=":material/arrow_forward:",
                        query_params=queries.get(page),
                    )


def _embedded() -> None:
    """The one line below a page that stands within another: where it comes from."""
    say = words("common")
    note = say("foot.embedded", site=say("site.name"), address=address())
    st.markdown(small(note))


def share() -> None:
    """The address of the page as it stands, with a button to copy it."""
    say = words("common")
    with st.popover(say("share.title"), icon=":material/link:"):
        st.code(address(), language=None, wrap_lines=True)
        st.markdown(small(say("share.note")))


def lost(error: Exception) -> bool:
    """What a visitor sees where a page fails: plain words; the log has the rest."""
    logging.getLogger(__name__).error("a page failed", exc_info=error)
    st.error(words("common")("lost"), icon=":material/error:")
    return True


def site() -> None:
    """One run of the site: settings, menu, the chosen page."""
    st.set_page_config(layout="centered")  # after a page that is wide
    alone = st.context.is_embedded or presented() or _menu_is_served.is_set()
    page = st.navigation(menu(), position="hidden" if alone else "top")
    if presented():
        present_bar(page.url_path)
    if page.url_path == "":
        _say_what_is_no_page()
    _page(page)


@st.fragment
def _page(page: st.Page) -> None:
    """The chosen page as a part of the site: a change on it leaves the menu alone.

    Streamlit lets a page run once; a copy may with every change.
    """
    with st.container(key="page"):
        copy(page).run()


def _say_what_is_no_page() -> None:
    """Note, on Home, the name of a page that is not there: Streamlit shows Home in its place."""
    asked = unquote(urlsplit(st.context.url or "").path).rpartition("/")[2]
    if asked and asked != st.get_option("server.baseUrlPath").rpartition("/")[2]:
        note_ignored(words("common")("ignored.page", name=plain(asked[:_SHOWN])))
