"""A question that the visitor can be wrong about, answered only after the bet."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from social_credit.ui.controls import choice
from social_credit.ui.marks import small, words


def bet(question: str, options: Mapping[str, str], *, key: str) -> str | None:
    """Ask; the id of the option bet on, or None while the visitor has not chosen."""
    say = words("common")
    st.markdown(f"**{question}**")
    chosen = choice("radio", say("bet.label"), options, key=key, first=None)
    if chosen is None:
        st.markdown(small(say("bet.prompt")))
    return chosen
