"""The address of the page as it stands, and of the site."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

PRESENT = "present"
"""The parameter that says that a page is shown to a class, and at which step it stands; others that
have to do with it begin like it."""

PRESENT_FOR = f"{PRESENT}_for"
"""The minutes from which the clock counts down, over all steps of a page."""

PRESENT_PART = f"{PRESENT}_part"
"""The heading at which a page begins, for as long as nobody has moved on."""

PRESENT_ANSWERS = f"{PRESENT}_answers"
"""The keys of the bets whose answer has been asked for, with a space between them."""

SECRETS = ("poll_key", "poll_token", "poll_bet")
"""Parameters that are for their owner alone: a teacher's key, and what a phone is known by."""


def address() -> str:
    """The address of the page with every choice in it, but for how it is shown and secrets."""
    query = [
        (name, it)
        for name in st.query_params
        if not name.startswith(PRESENT) and name not in SECRETS
        for it in st.query_params.get_all(name)
    ]
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def site_address(page: str = "") -> str:
    """The address of a page of the site as it opens; of its home page, if none is named."""
    parts = urlsplit(st.context.url or "")
    folder = parts.path.rpartition("/")[0]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{page}", "", ""))


def presented() -> bool:
    """Whether the page is shown to a class."""
    return PRESENT in st.query_params
