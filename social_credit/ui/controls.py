"""Controls whose state lives in the address, and a plain note of what in an address was ignored.

Streamlit binds a control to the address by its label, and drops a value that it does not know
without a word. So each control looks at the address before it is first drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import streamlit as st

from social_credit.ui.marks import plain, words

_NOTES = "_ignored"
_BAD = "_ignored_value"
_SHOWN = 40
_KNOWN = (
    *("home_", "life", "lines_", "city_", "source", "embed"),
    *("outline_", "pillar_", "runs_", "since_", "passage_", "node", "gaps_", "terms_"),
    *("time_", "promise_", "numbers_", "list_", "mistakes_", "doors_", "out_", "code_", "firm_"),
)
"""How the names of all parameters begin that some page, or Streamlit itself, reads."""

Look = Literal["select", "radio"]


def choice(
    look: Look,
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    first: str | None,
    on_change: Callable[[], None] | None = None,
    help: str | None = None,
) -> str | None:
    """One of several options by id, kept in the address under ``key``.

    ``first`` is the id shown until the visitor chooses; None leaves the choice open.
    """
    ids = list(options)
    index = None if first is None else ids.index(first)
    _look(key, label, set(options.values()))

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
    else:
        chosen = st.radio(
            label,
            ids,
            index,
            show,
            key=key,
            bind="query-params",
            on_change=on_change,
            help=help,
        )
    value = chosen if chosen in options else first
    _say(key, at_first=value == first)
    return value


def number(
    label: str, low: int, high: int, *, key: str, first: int, help: str | None = None
) -> int:
    """A whole number on a slider, kept in the address under ``key``."""
    _look(key, label, {str(value) for value in range(low, high + 1)})
    value = min(
        max(int(st.slider(label, low, high, first, key=key, bind="query-params", help=help)), low),
        high,
    )
    _say(key, at_first=value == first)
    return value


def _look(key: str, label: str, possible: set[str]) -> None:
    """Keep what the address asks for where a control that is not drawn yet has no such choice."""
    asked = st.query_params.get(key)
    if key not in st.session_state and asked is not None and asked not in possible:
        note = words("common")("ignored.value", value=plain(asked[:_SHOWN]), name=label)
        st.session_state[f"{_BAD}_{key}"] = note


def _say(key: str, *, at_first: bool) -> None:
    """Note an ignored value for as long as the visitor has not chosen another."""
    note = st.session_state.get(f"{_BAD}_{key}")
    if note is not None and at_first:
        note_ignored(note)
    elif note is not None:
        del st.session_state[f"{_BAD}_{key}"]


def note_ignored(note: str) -> None:
    """Add a note to those that ``show_ignored`` will show."""
    st.session_state.setdefault(_NOTES, []).append(note)


def show_ignored() -> None:
    """Say what of the address could not be used, once a page has read what it knows."""
    say = words("common")
    notes = st.session_state.pop(_NOTES, [])
    strangers = [name for name in list(st.query_params)[:50] if not name.startswith(_KNOWN)]
    notes += [say("ignored.parameter", name=plain(name[:_SHOWN])) for name in strangers]
    if notes:
        st.info(
            "\n".join([f"**{say('ignored.title')}**", "", *(f"- {note}" for note in notes[:8])]),
            icon=":material/link_off:",
        )
