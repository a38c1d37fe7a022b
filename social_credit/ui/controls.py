"""Controls whose state lives in the address, and a plain note of what in an address was ignored.

Streamlit binds a control to the address by its label, and drops a value that it does not know
without a word. So each control looks at the address before it is first drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from math import isinf
from typing import Literal, TypeVar
from urllib.parse import urlencode

import streamlit as st

from social_credit.ui.marks import plain, words

_NOTES = "_ignored"
_BAD = "_ignored_value"
_SHOWN = 40
_KNOWN = (
    *("home_", "life", "lines_", "city_", "source", "embed", "present"),
    *("outline_", "pillar_", "runs_", "since_", "passage_", "node", "gaps_", "terms_"),
    *("time_", "promise_", "numbers_", "list_", "mistakes_", "doors_", "out_", "code_", "firm_"),
    *(
        "pilots_",
        "many_",
        "design_",
        "scheme_",
        "myths_",
        "voices_",
        "legend_",
        "lesson_",
        "poll_",
        "quiz_",
        "take_",
    ),
)
"""How the names of all parameters begin that some page, or Streamlit itself, reads."""

Look = Literal["select", "radio"]
Option = TypeVar("Option", bound=str)


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
            label, ids, index, show, key=key, bind="query-params", on_change=on_change, help=help
        )
    else:
        chosen = st.radio(
            label, ids, index, show, key=key, bind="query-params", on_change=on_change, help=help
        )
    value = chosen if chosen in options else first
    _say(key, at_first=value == first)
    return value


def linked_choice(label: str, options: Mapping[str, str], *, key: str) -> str | None:
    """One of several options by id, each a link to this page with that option under ``key``.

    Links stand with the text round them, where Streamlit first fetches what it draws a radio with.
    """
    _look(key, label, set(options.values()))
    asked = st.query_params.get(key)
    chosen = next((option for option, text in options.items() if text == asked), None)
    _say(key, at_first=chosen is None)
    yours = f" ***{words('common')('bet.yours')}***"
    links = [
        f"- [{text}](?{urlencode({key: text})}){yours if option == chosen else ''}"
        for option, text in options.items()
    ]
    with st.container(key=f"{key}_links"):  # they look like options by this name
        st.markdown(f"**{label}**\n\n" + "\n".join(links))
    return chosen


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


def several(label: str, options: Mapping[Option, str], *, key: str, none: str) -> list[Option]:
    """Any number of options by id, kept in the address; ``none`` stands where none is chosen."""
    _look(key, label, set(options.values()))
    chosen = st.multiselect(
        label,
        list(options),
        format_func=lambda option: options[option],
        key=key,
        bind="query-params",
        placeholder=none,
    )
    _say(key, at_first=not chosen)
    return chosen


def typed_number(label: str, low: int, high: int, *, key: str, first: int) -> int:
    """A whole number to type, kept in the address under ``key``."""
    _look(key, label, {str(value) for value in range(low, high + 1)})
    # At "inf" in an address Streamlit would stop the page, so that it must not find such a one when
    # it ties the control to the address.
    if any(map(_is_endless, st.query_params.get_all(key))):
        st.number_input(label, low, high, first, step=1, key=key)
        del st.query_params[key]
        st.rerun()
    typed = st.number_input(label, low, high, first, step=1, key=key, bind="query-params")
    _say(key, at_first=typed == first)
    return typed


def day(label: str, low: date, high: date, *, key: str, help: str | None = None) -> date | None:
    """A day of a calendar, kept in the address as YYYY-MM-DD; None until one is chosen."""
    _look(key, label, lambda asked: _is_day(asked, low, high))
    chosen = st.date_input(
        label,
        None,
        low,
        high,
        key=key,
        format="YYYY-MM-DD",
        bind="query-params",
        help=help,
    )
    _say(key, at_first=chosen is None)
    return chosen


def _is_day(text: str, low: date, high: date) -> bool:
    try:
        return low <= datetime.strptime(text, "%Y-%m-%d").date() <= high
    except ValueError:
        return False


def _look(key: str, label: str, possible: set[str] | Callable[[str], bool]) -> None:
    """Keep what the address asks for where a control that is not drawn yet has no such choice."""
    fits = possible if callable(possible) else possible.__contains__
    bad = [asked for asked in st.query_params.get_all(key) if not fits(asked)]
    if key not in st.session_state and bad:
        note = words("common")("ignored.value", value=plain(bad[0][:_SHOWN]), name=label)
        st.session_state[f"{_BAD}_{key}"] = note


def _is_endless(asked: str) -> bool:
    """Whether Streamlit would take a text for a number without an end.

    >>> [_is_endless(it) for it in ("2014", "-inf", "1e999", "nan", "soon")]
    [False, True, True, False, False]
    """
    try:
        return isinf(float(asked))
    except ValueError:
        return False


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
