"""The address of a thing that a page shows alone, such as one passage or one term.

A link from a page to itself tells the server what to show, but Streamlit leaves the browser's
address as it was, so that the back button and a reload would lead elsewhere. So the page writes it.
"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from social_credit.content import load


def keep_in_address(name: str, value: str) -> None:
    """Write what is shown, or nothing (an empty text), into the address when it has changed."""
    if st.session_state.get(f"_at_{name}", "") == value:
        return
    st.session_state[f"_at_{name}"] = value
    if value:
        st.query_params[name] = value
    elif not st.query_params:
        st.query_params.clear()


def own_addresses() -> Iterator[tuple[str, str, str]]:
    """Everything that some page shows alone: the page, the parameter that names it, its value."""
    content = load()
    passages = [*content.outline.by_id, *(it.id for later in content.later for it in later.nodes)]
    for page, parameter, values in (
        ("passage", "node", passages),
        ("glossary", "terms_id", content.glossary.by_id),
        ("scheme", "scheme_id", [it.name for it in content.editions]),
        ("sources", "source", content.sources),
    ):
        for value in values:
            yield page, parameter, value
