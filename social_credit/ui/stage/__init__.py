"""A page on paper and on a projector: the parts of both that run in the browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from social_credit.ui.marks import words
from social_credit.ui.page_address import (
    PRESENT,
    PRESENT_ANSWERS,
    PRESENT_FOR,
    PRESENT_PART,
)

FOLDER = Path(__file__).parent


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


_PRINT = st.components.v2.component(
    "social_credit_print",
    html='<button type="button" hidden></button>\n',  # nameless until the script has come
    css=_text("button.css"),
    js=_text("print.js"),
)


_BAR = st.components.v2.component(
    "social_credit_present",
    html=_text("present.html"),
    css=_text("present.css"),
    js=_text("present.js"),
    isolate_styles=False,  # it is the page that becomes large
)

_WALL = st.components.v2.component(
    "social_credit_wall",
    css=_text("wall.css"),
    js=_text("wall.js"),
    isolate_styles=False,  # here too
)

WALKS = {"how_it_runs": ("runs_back", "runs_next"), "list_walk": ("list_back", "list_way_0")}
"""Pages that have a walk of their own, with the keys of its buttons back and on."""

_LONGEST = 180
"""Minutes."""


def print_button(label: str, help: str) -> None:
    """A button that opens all that is folded up and then the browser's window for printing."""
    _PRINT(key="_print", data={"label": label, "help": help}, width="content")


def present_button() -> None:
    """A button that shows the page to a class."""
    say = words("common")
    if st.button(
        say("foot.present"),
        icon=":material/slideshow:",
        help=say("foot.present_help"),
        key="_present",
    ):
        st.query_params[PRESENT] = "1"
        st.rerun()  # the whole site: without its menu, and with the bar


def present_bar(page: str) -> None:
    """The bar of a page that is shown to a class: steps, answer, clock and the way out."""
    back, on = WALKS.get(page, ("", ""))
    with st.container(key="present_bar"):
        _BAR(
            key="_bar",
            data={
                "step": _whole(PRESENT, 999) or 1,
                "part": st.query_params.get(PRESENT_PART, ""),
                "minutes": _whole(PRESENT_FOR, _LONGEST),
                "words": words("common").section("present"),
                "walk": {"back": back and f".st-key-{back}", "next": on and f".st-key-{on}"},
            },
            on_step_change=_step,
            on_leave_change=_leave,
        )


def wall(*, alone: bool) -> None:
    """Have the page in type for a wall, and begin at its top; ``alone`` without the menu."""
    with st.container(key="poll_screen" if alone else "poll_wall"):
        _WALL(key="_wall")


def _whole(name: str, most: int) -> int:
    """A whole number of the address; 0 where it holds none, or one that is too great."""
    text = st.query_params.get(name, "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
    return number if number <= most else 0


def _step() -> None:
    step = st.session_state["_bar"].step
    if isinstance(step, int | float) and 1 <= step < 1000:
        st.query_params[PRESENT] = str(int(step))
        st.query_params.pop(PRESENT_PART, None)


def _leave() -> None:
    for name in (PRESENT, PRESENT_FOR, PRESENT_PART, PRESENT_ANSWERS):
        st.query_params.pop(name, None)
