"""What the fields of a visitor's scheme hold together: the draft.

A draft without a fault becomes the scheme. One with faults stays in its fields, what is wrong is
said beside them, and the last sound scheme stays in force.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from social_credit.content_errors import Problem
from social_credit.own_scheme import OwnGrade, OwnItem, OwnScheme
from social_credit.own_scheme_checks import checked
from social_credit.ui import design_state
from social_credit.ui.marks import plain, words
from social_credit.yaml_text import YamlText

_PROBLEMS = "_design_problems"
_SHOWN = 5


def take(scheme: OwnScheme, data: dict[str, Any], *, same_tables: bool = False) -> None:
    """Put a draft in the place of a scheme, or keep what is wrong with it.

    ``same_tables`` says that the tables hold the rows of the scheme, with no change of their own.
    """
    draft = checked(YamlText(data, {}), "", design_state.known(), design_state.bases())
    if isinstance(draft, OwnScheme):
        st.session_state.pop(_PROBLEMS, None)
        if draft != scheme:
            design_state.change(draft, same_tables=same_tables)
    else:
        st.session_state[_PROBLEMS] = (design_state.version(), draft)


def rows(
    before: Sequence[OwnItem | OwnGrade], change: Mapping[str, Any], columns: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The rows of a table with the changes that a visitor made in it, empty cells left out.

    ``columns`` are the names of the table's columns with the keys that they stand for.
    """
    gone = set(change.get("deleted_rows", []))
    edited = {int(place): cells for place, cells in change.get("edited_rows", {}).items()}
    told = [
        row.model_dump(mode="json")
        | {columns[name]: cell for name, cell in edited.get(place, {}).items() if name in columns}
        for place, row in enumerate(before)
        if place not in gone
    ]
    told += [
        {columns[name]: cell for name, cell in cells.items() if name in columns}
        for cells in change.get("added_rows", [])
    ]
    return [kept for row in told if (kept := {k: v for k, v in row.items() if v is not None})]


def problems() -> tuple[Problem, ...]:
    """What is wrong with the draft that the fields hold now."""
    version, found = st.session_state.get(_PROBLEMS, (None, ()))
    return found if version == design_state.version() else ()


def say_problems() -> None:
    """What is wrong with the draft, if anything is, in plain words."""
    found = problems()
    if not found:
        return
    say = words("design")
    lines = [f"- {_in_words(it)}" for it in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"- {say.count('problems.more', len(found) - _SHOWN)}")
    st.warning("\n".join([f"**{say('problems.heading')}**", "", *lines]), icon=":material/rule:")


def _in_words(problem: Problem) -> str:
    say = words("design")
    match problem.path:
        case ("items" | "grades" as table, int(row), *_):
            title = say("edit.items" if table == "items" else "edit.grades")
            return say("problems.row", row=row + 1, table=title, message=plain(problem.message))
        case _:
            return plain(problem.message)
