"""Grade lines in the address, and which tasks have been done with them."""

from __future__ import annotations

import streamlit as st

from social_credit import lines_code
from social_credit.grades import LineTable
from social_credit.line_tasks import TASKS
from social_credit.ui.controls import note_ignored
from social_credit.ui.marks import plain, words

LINES, DONE = "lines_at", "lines_done"


def own_lines(table: LineTable) -> tuple[int, ...]:
    """The lines of a table, best grade first."""
    return tuple(first for _, first in table.firsts)


def read(table: LineTable) -> tuple[int, ...]:
    """The lines in the address; without a code there, the table's own."""
    code, own = st.query_params.get(LINES), own_lines(table)
    if code is None:
        return own
    lines = lines_code.decode(code, len(own))
    if lines is None:
        say = words("grade_lines")
        note_ignored(say("ignored", text=plain(code[:40]), count=len(own)))
        return own
    return lines


def write(table: LineTable, lines: tuple[int, ...]) -> None:
    """Put lines in the address; the table's own need no code."""
    if lines == own_lines(table):
        forget()
    else:
        st.query_params[LINES] = lines_code.encode(lines)


def forget() -> None:
    """Go back to the lines of the table."""
    st.query_params.pop(LINES, None)


def done() -> set[str]:
    """The tasks that the address holds as done."""
    return set(st.query_params.get(DONE, "").split(".")) & set(TASKS)


def add_done(tasks: set[str]) -> set[str]:
    """Put tasks among those done, and return them all."""
    together = done() | tasks
    if together != done():
        st.query_params[DONE] = ".".join(task for task in TASKS if task in together)
    return together


def reset_tasks() -> None:
    """Set all tasks afresh."""
    st.query_params.pop(DONE, None)
