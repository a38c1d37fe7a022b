"""The fields in which a visitor edits a scheme: two tables, a few plain fields, and a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from social_credit.own_scheme import (
    FURTHEST,
    LONGEST_GRADE,
    LONGEST_NAME,
    MOST_POINTS,
    OwnScheme,
    copy_of,
)
from social_credit.ui import design_draft, design_state
from social_credit.ui.again import again
from social_credit.ui.controls import choice
from social_credit.ui.marks import small, words
from social_credit.value import Unknown

_ITEM = {"conduct": "conduct", "points": "points", "cap": "cap_per_year", "sets": "sets_grade"}
_GRADE = {"grade": "grade", "line": "line"}
_COLUMNS = ("points", "conduct", "cap", "sets")
"""Points come first: on a phone they are seen beside what they are for."""

_PLAIN = ("name", "start", "consent")
_SHOWN = "_design_shown"
_NARROW = 90
_SIGN, _AROUND = 6, 24
"""Pixels for a sign of a name, as signs go, and for the space around one: no cell breaks a line."""


def copied() -> OwnScheme:
    """The scheme to copy, what of it could not be copied, and the visitor's scheme."""
    say, bases = words("design"), design_state.bases()
    names = {id: edition.name for id, edition in bases.items()}
    first = next(iter(bases))
    design_state.follow_address()
    base = (
        choice(
            "select",
            say("copy.label"),
            names,
            key=design_state.FROM,
            first=first,
            on_change=design_state.afresh,
        )
        or first
    )
    edition = bases[base]
    behind = len(edition.items) - len(copy_of(edition).items)
    notes = [
        say.count("copy.behind", behind) if behind else "",
        say("copy.no_start") if isinstance(edition.base, Unknown) else "",
        say("copy.no_lines") if edition.grades and not edition.line_tables else "",
    ]
    if any(notes):
        told = say("copy.left", name=edition.name, behind=notes[0], start=notes[1])
        st.markdown(small(f"{told} {notes[2]}"))
    return design_state.current(base)


def rules(scheme: OwnScheme) -> None:
    """All fields, what is wrong with them beside, undo."""
    say = words("design")
    st.header(say("edit.heading"), anchor=False)
    beside = st.container()
    _plain_fields(scheme)
    _items(scheme)
    _form(scheme)
    _grades(scheme)
    with st.container(horizontal=True):
        st.button(
            say("edit.undo"),
            icon=":material/undo:",
            on_click=design_state.undo,
            disabled=not design_state.can_undo(),
            key="design_undo",
        )
        st.button(
            say("edit.afresh"),
            icon=":material/restart_alt:",
            on_click=design_state.afresh,
            disabled=scheme == design_state.original(scheme.copied_from)
            and not design_draft.problems(),
            key="design_afresh",
        )
    with beside:
        design_draft.say_problems()


def _key(field: str) -> str:
    return f"design_{field}_{design_state.tables_version()}"


def _show(scheme: OwnScheme) -> None:
    """Let the plain fields show a scheme that is new to them.

    Unlike the tables they are never made afresh: whoever types in one while the page runs, for the
    field before it has just been left, would lose the words.
    """
    state, now = st.session_state, (design_state.version(), scheme)
    for field in _PLAIN:
        key, value = f"design_{field}", getattr(scheme, field)
        if key not in state or (state.get(_SHOWN) != now and state[key] != value):
            state[key] = value
    state[_SHOWN] = now


def _plain_fields(scheme: OwnScheme) -> None:
    say = words("design")
    _show(scheme)
    st.text_input(
        say("edit.name"),
        max_chars=LONGEST_NAME,
        key="design_name",
        on_change=_edited,
        args=(scheme,),
    )
    with st.container(horizontal=True):
        st.number_input(
            say("edit.start"),
            -FURTHEST,
            FURTHEST,
            key="design_start",
            on_change=_edited,
            args=(scheme,),
        )
        consents = say.section("edit.consents")
        st.selectbox(
            say("edit.consent"),
            list(consents),
            format_func=consents.__getitem__,
            key="design_consent",
            on_change=_edited,
            args=(scheme,),
        )
    if scheme.consent == "required":
        st.markdown(small(say("edit.consent_note")))


def _items(scheme: OwnScheme) -> None:
    say, known = words("design"), design_state.known()
    st.markdown(f"**{say('edit.items')}**")
    st.markdown(small(say("edit.items_help")))
    st.data_editor(
        pd.DataFrame(
            {
                "conduct": [it.conduct for it in scheme.items],
                "points": pd.array([it.points for it in scheme.items], "Int64"),
                "cap": pd.array([it.cap_per_year for it in scheme.items], "Int64"),
                "sets": pd.array([it.sets_grade for it in scheme.items], "string"),
            }
        ),
        column_config={
            "conduct": st.column_config.SelectboxColumn(
                say("edit.column.conduct"),
                options=list(known),
                format_func=lambda it: known[str(it)].name,
                required=True,
                width=_room([known[it.conduct].name for it in scheme.items]),
            ),
            "points": st.column_config.NumberColumn(
                say("edit.column.points"),
                min_value=-MOST_POINTS,
                max_value=MOST_POINTS,
                step=1,
                width=_NARROW,
            ),
            "cap": st.column_config.NumberColumn(
                say("edit.column.cap"), min_value=-FURTHEST, max_value=FURTHEST, step=1
            ),
            "sets": st.column_config.SelectboxColumn(
                say("edit.column.sets"), options=[it.grade for it in scheme.grades]
            ),
        },
        column_order=_COLUMNS,
        num_rows="dynamic",
        hide_index=True,
        placeholder="–",
        height=320,
        key=_key("items"),
        on_change=_edited,
        args=(scheme,),
        alt=say("edit.items"),
    )


def _room(names: Sequence[str]) -> int:
    """Pixels for the longest of some names.

    >>> _room(["Traffic ticket", "Giving blood"])
    108
    """
    return _SIGN * max(map(len, names), default=0) + _AROUND


def _grades(scheme: OwnScheme) -> None:
    say = words("design")
    st.markdown(f"**{say('edit.grades')}**")
    st.markdown(small(say("edit.grades_help")))
    st.data_editor(
        pd.DataFrame(
            {
                "grade": pd.array([it.grade for it in scheme.grades], "string"),
                "line": pd.array([it.line for it in scheme.grades], "Int64"),
            }
        ),
        column_config={
            "grade": st.column_config.TextColumn(
                say("edit.column.grade"), max_chars=LONGEST_GRADE, required=True
            ),
            "line": st.column_config.NumberColumn(
                say("edit.column.line"), min_value=-FURTHEST, max_value=FURTHEST, step=1
            ),
        },
        num_rows="dynamic",
        hide_index=True,
        placeholder="–",
        key=_key("grades"),
        on_change=_edited,
        args=(scheme,),
        alt=say("edit.grades"),
    )


def _form(scheme: OwnScheme) -> None:
    """The same by plain fields, one item at a time, for whom a table is hard to use."""
    say, known = words("design"), design_state.known()
    with st.popover(say("form.button"), icon=":material/edit:", key="design_form"):
        picked = st.selectbox(
            say("form.pick"), list(known), format_func=lambda it: known[it].name, key="design_pick"
        )
        at = f"{design_state.version()}_{picked}"
        item = next((it for it in scheme.items if it.conduct == picked), None)
        now = "nothing" if item is None else "sets" if item.sets_grade else "points"
        effects = {
            id: text
            for id, text in say.section("form.effects").items()
            if id != "sets" or scheme.grades
        }
        effect = st.radio(
            say("form.effect"),
            list(effects),
            list(effects).index(now),
            effects.__getitem__,
            key=f"design_effect_{at}",
        )
        row: dict[str, Any] = {"conduct": picked}
        if effect == "points":
            row["points"] = st.number_input(
                say("form.points"),
                -MOST_POINTS,
                MOST_POINTS,
                (item.points if item else None) or 1,
                key=f"design_points_{at}",
            )
            cap = st.number_input(
                say("form.cap"),
                0,
                FURTHEST,
                abs((item.cap_per_year if item else None) or 0),
                key=f"design_cap_{at}",
            )
            row["cap_per_year"] = (cap if row["points"] > 0 else -cap) or None
        elif effect == "sets":
            labels = [it.grade for it in scheme.grades]
            row["sets_grade"] = st.selectbox(say("form.grade"), labels, key=f"design_sets_{at}")
        if st.button(say("form.save"), key="design_save"):
            _save(scheme, row, counts=effect != "nothing")
            again()


def _save(scheme: OwnScheme, row: dict[str, Any], *, counts: bool) -> None:
    data = scheme.model_dump(mode="json")
    rows = [it for it in data["items"] if it["conduct"] != row["conduct"] or counts]
    same = [place for place, it in enumerate(rows) if it["conduct"] == row["conduct"]]
    if same:
        rows[same[0]] = row
    elif counts:
        rows.append(row)
    design_draft.take(scheme, data | {"items": rows})


def _edited(scheme: OwnScheme) -> None:
    """Take the draft of all fields together."""
    state = st.session_state
    grades, items = (state.get(_key(table), {}) for table in ("grades", "items"))
    data = {
        "name": state["design_name"],
        "copied_from": scheme.copied_from,
        "consent": state["design_consent"],
        "start": state["design_start"],
        "grades": design_draft.rows(scheme.grades, grades, _GRADE),
        "items": design_draft.rows(scheme.items, items, _ITEM),
    }
    untouched = not any((*grades.values(), *items.values()))
    design_draft.take(scheme, data, same_tables=untouched)
