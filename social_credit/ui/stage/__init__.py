"""A page on paper and on a projector: the parts of both that run in the browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from social_credit.ui.marks import words
from social_credit.ui.page_address import PRESENT

FOLDER = Path(__file__).parent


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


_PRINT = st.components.v2.component(
    "social_credit_print",
    html='<button type="button"></button>\n',
    css=_text("button.css"),
    js=_text("print.js"),
)


def print_button(label: str, help: str) -> None:
    """A button that opens all that is folded up and then the browser's window for printing."""
    _PRINT(key="_print", data={"label": label, "help": help}, width="content")


def present_button() -> None:
    """A button that shows the page to a class."""
    say = words("common")
    st.button(
        say("foot.present"),
        icon=":material/slideshow:",
        help=say("foot.present_help"),
        on_click=_present,
        key="_present",
    )


def _present() -> None:
    st.query_params[PRESENT] = "1"
