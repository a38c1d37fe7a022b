"""The life on the page: read from the address, changed by writing the address, undone likewise."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from social_credit.life_code import MAX_EVENTS, decode, encode
from social_credit.lives import Life, LifeEvent
from social_credit.ui.controls import note_ignored
from social_credit.ui.marks import plain, words

CODE = "life"
_UNDO = "_life_undo"
_VERSION = "_life_version"
_MOST_UNDO = 50


def events_of(life: Life | None, known: Collection[str]) -> tuple[LifeEvent, ...]:
    """The events in the address; without a code there, those of the invented life."""
    code = st.query_params.get(CODE)
    if code is None:
        return life.events if life else ()
    decoded = decode(code, known)
    say = words("score_a_life")
    for part in decoded.ignored:
        note_ignored(say(f"ignored.{part.trouble.value}", text=plain(part.text), most=MAX_EVENTS))
    return decoded.events


def is_changed() -> bool:
    """Whether the address holds a life of the visitor's own."""
    return CODE in st.query_params


def change(events: Sequence[LifeEvent]) -> None:
    """Put these events in the address, and keep what was there for undo."""
    st.session_state.setdefault(_UNDO, []).append(st.query_params.get(CODE))
    del st.session_state[_UNDO][:-_MOST_UNDO]
    _put(encode(sorted(events, key=lambda event: event.on)))


def can_undo() -> bool:
    """Whether there is a change of this visit to take back."""
    return bool(st.session_state.get(_UNDO))


def undo() -> None:
    """Take the last change back."""
    if can_undo():
        _put(st.session_state[_UNDO].pop())


def forget() -> None:
    """Drop the visitor's own life, for another invented one was picked."""
    if is_changed():
        st.session_state.setdefault(_UNDO, []).append(st.query_params.get(CODE))
    _put(None)


def version() -> int:
    """Counts the changes of this visit, so that the table of events starts afresh with each."""
    return int(st.session_state.get(_VERSION, 0))


def _put(code: str | None) -> None:
    st.session_state[_VERSION] = version() + 1
    if code is None:
        st.query_params.pop(CODE, None)
    else:
        st.query_params[CODE] = code
