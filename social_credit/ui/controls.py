"""Controls whose state lives in the address, and a plain note of what in an address was ignored.

Streamlit binds a control to the address by its label. It drops values that it does not know without
a word; ``arrived`` keeps what the visitor came with, so that the page can say what was ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import streamlit as st

from social_credit.ui.marks import plain, words

_ARRIVED = "_arrived"
_SHOWN = 40
_KNOWN = ("home_", "life", "source", "embed")
"""How the names of all parameters begin that some page, or Streamlit itself, reads."""

Look = Literal["select", "radio", "segments"]


def remember_arrival() -> None:
    """Keep the parameters that this visit began with; called once, before any control."""
    if _ARRIVED not in st.session_state:
        st.session_state[_ARRIVED] = {
            name: st.query_params[name] for name in list(st.query_params)[:50]
        }


def choice(
    look: Look,
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    first: str | None,
    on_change: Callable[[], None] | None = None,
    help: str | None = None,
    captions: Mapping[str, str] | None = None,
) -> str | None:
    """One of several options by id, kept in the address under ``key``.

    ``first`` is the id shown until the visitor chooses; None leaves the choice open.
    """
    ids = list(options)
    index = None if first is None else ids.index(first)
    _check(key, label, set(options.values()))

    def show(option: str) -> str:
        return options[option]

    if look == "select":
        chosen = st.selectbox(
            label,
            ids,
            index,
            show,
            key=key,
            bind="query-params",
            on_change=on_change,
            help=help,
        )
    elif look == "radio":
        chosen = st.radio(
            label,
            ids,
            index,
            show,
            key=key,
            bind="query-params",
            on_change=on_change,
            help=help,
            captions=[captions[option] for option in ids] if captions else None,
        )
    else:
        chosen = st.segmented_control(
            label,
            ids,
            default=first,
            format_func=show,
            key=key,
            bind="query-params",
            on_change=on_change,
            help=help,
            required=first is not None,
        )
    return chosen if chosen in options else first


def number(
    label: str, low: int, high: int, *, key: str, first: int, help: str | None = None
) -> int:
    """A whole number on a slider, kept in the address under ``key``."""
    _check(key, label, {str(value) for value in range(low, high + 1)})
    value = st.slider(label, low, high, first, key=key, bind="query-params", help=help)
    return min(max(int(value), low), high)


def _check(key: str, label: str, possible: set[str]) -> None:
    arrived: dict[str, str] = st.session_state.get(_ARRIVED, {})
    came = arrived.pop(key, None)
    if came is not None and came not in possible:
        say = words("common")
        note_ignored(say("ignored.value", value=plain(came[:_SHOWN]), name=label))


def note_ignored(note: str) -> None:
    """Add a note to those that ``show_ignored`` will show."""
    st.session_state.setdefault("_ignored", []).append(note)


def show_ignored() -> None:
    """Say what of the address this visit began with could not be used, once a page has read it."""
    say = words("common")
    arrived: dict[str, str] = st.session_state.get(_ARRIVED, {})
    for name in list(arrived):
        if not name.startswith(_KNOWN):
            arrived.pop(name)
            note_ignored(say("ignored.parameter", name=plain(name[:_SHOWN])))
    notes = st.session_state.pop("_ignored", [])
    if notes:
        st.info(
            "\n".join([f"**{say('ignored.title')}**", "", *(f"- {note}" for note in notes[:8])]),
            icon=":material/link_off:",
        )
