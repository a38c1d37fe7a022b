"""Long lists, some at a time, with a button for more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from social_credit.ui.marks import words

AT_ONCE = 20

T = TypeVar("T")


def first_of(things: Sequence[T], *, key: str, asked: object) -> Sequence[T]:
    """As many of a list as the visitor has asked for; another question starts afresh."""
    question, count = st.session_state.get(f"_{key}", (asked, AT_ONCE))
    return things[: count if question == asked else AT_ONCE]


def more_button(total: int, shown: int, *, key: str, asked: object) -> None:
    """A button that adds the next ones, if there are any."""
    if total > shown:
        st.button(
            words("passage").count("more", min(AT_ONCE, total - shown)),
            on_click=_more,
            args=(key, asked, shown),
            key=f"{key}_button",
        )


def _more(key: str, asked: object, shown: int) -> None:
    st.session_state[f"_{key}"] = (asked, shown + AT_ONCE)
