"""The address of a thing that a page shows alone, such as one passage or one term.

A link from a page to itself tells the server what to show, but Streamlit leaves the browser's
address as it was, so that the back button and a reload would lead elsewhere. So the page writes it.
"""

from __future__ import annotations

import streamlit as st


def keep_in_address(name: str, value: str) -> None:
    """Write what is shown, or nothing (an empty text), into the address when it has changed."""
    if st.session_state.get(f"_at_{name}", "") == value:
        return
    st.session_state[f"_at_{name}"] = value
    if value:
        st.query_params[name] = value
    elif not st.query_params:
        st.query_params.clear()
