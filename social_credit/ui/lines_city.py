"""The city under moved lines: the choices, the instrument, and the same in words and numbers."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from social_credit.bands import moved, near_lines, residents_per_grade, tenths_of_a_per_cent
from social_credit.charts.palette import grade_colours, ink_on
from social_credit.export import Cell
from social_credit.grades import LineTable
from social_credit.line_tasks import TICKET, Lined, lose_by
from social_credit.lines_code import MAX_LINE
from social_credit.scheme import Edition
from social_credit.ui import city_state, lines_state
from social_credit.ui.controls import choice, number
from social_credit.ui.downloads import csv_button
from social_credit.ui.instrument import GradeStyle, InstrumentData, LineConfidence, instrument
from social_credit.ui.life_ledger import signed
from social_credit.ui.marks import badge, mark, words

_KEY = "lines_instrument"
_NEAR = 5


@dataclass(frozen=True)
class Choices:
    """The edition, the table that lines start from, how the 90 per cent are read, and the year."""

    edition: Edition
    table: LineTable
    or_better: bool
    year: int


def choices() -> Choices:
    """The controls above the instrument."""
    say, edition = words("grade_lines"), city_state.edition()
    tables = {table.id: table.name for table in edition.line_tables}
    first = next(iter(tables))
    picked = choice(
        "select",
        say("presets.table"),
        tables,
        key="lines_table",
        first=first,
        on_change=lines_state.forget,
    )
    table = edition.table(picked or first)
    if table.note:
        st.markdown(table.note)
    readings = say.section("presets.readings")
    reading = choice("radio", say("presets.reading"), readings, key="lines_read", first="better")
    year = number(
        say("presets.year"),
        1,
        city_state.MAX_YEARS,
        key="lines_year",
        first=city_state.MAX_YEARS,
        help=say("presets.year_help"),
    )
    return Choices(edition, table, reading != "alone", year)


def city_under(chosen: Choices) -> Lined:
    """The city of these choices, with the lines of the address."""
    scores = city_state.city(city_state.MAX_YEARS, or_better=chosen.or_better)
    return Lined(
        city_state.below(scores, chosen.year),
        scores.first,
        lines_state.own_lines(chosen.table),
        lines_state.read(chosen.table),
    )


def draggable(chosen: Choices, lined: Lined) -> None:
    """The instrument; lines that a visitor lets go of go into the address."""
    common, grades = words("common"), chosen.edition.grades
    colours = grade_colours(len(grades))
    confidences = [line.confidence for line in chosen.table.lines.values()]

    def let_go() -> None:
        lines = st.session_state[_KEY].get("lines")
        if lines is not None:
            lines_state.write(chosen.table, tuple(int(line) for line in lines))

    instrument(
        key=_KEY,
        data=InstrumentData(
            first=lined.first,
            below=lined.below,
            grades=tuple(
                GradeStyle(grade.id, grade.id, colour, ink_on(colour))
                for grade, colour in zip(grades, colours, strict=True)
            ),
            lines=lined.lines,
            own=lined.own,
            confidence=tuple(
                LineConfidence(common(f"confidence.{it.value}"), mark(it)) for it in confidences
            ),
            words=words("instrument").texts,
            near=_NEAR,
        ),
        on_lines_change=let_go,
    )


def sentence(chosen: Choices, lined: Lined, *, told: bool) -> None:
    """What the lines do, in words; of one more ticket under their own lines once it is ``told``."""
    say = words("grade_lines")
    up, down = moved(lined.below, lined.first, lined.own, lined.lines)
    better = sum(lined.grades[:3])
    values = {
        "table": chosen.table.name,
        "share_a": per_cent(better, lined.residents),
        "near": f"{near_lines(lined.below, lined.first, lined.lines, _NEAR):,}",
    }
    if lined.shifted:
        said = [say("sentence", up=f"{up:,}", down=f"{down:,}", **values)]
    else:
        said = [say("same", **values)]
    if told or lined.shifted:
        said.append(say("ticket", down=f"{lose_by(lined, TICKET):,}"))
    st.markdown("\n\n".join(said))  # always one element, so that what follows keeps its place


def table(chosen: Choices, lined: Lined) -> None:
    """Residents by grade under these lines and the table's own."""
    say = words("grade_lines")
    own = residents_per_grade(lined.below, lined.first, lined.own)
    lines = list(chosen.table.lines.values())
    rows = []
    for place, grade in enumerate(chosen.edition.grades):
        worst = place == len(lines)
        rows.append(
            {
                say("table.grade"): f"**{grade.id}**",
                say("table.start"): say("table.below", line=f"{lined.lines[-1]:,}")
                if worst
                else f"{lined.lines[place]:,}",
                say("table.residents"): f"{lined.grades[place]:,}",
                say("table.share"): f"{per_cent(lined.grades[place], lined.residents)} %",
                say("table.change"): signed(lined.grades[place] - own[place]),
                say("table.own"): ""
                if worst
                else f"{lined.own[place]:,} {badge(lines[place].confidence)}",
            }
        )
    with st.expander(say("table.heading"), icon=":material/table:"):
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("table.alt"))


def download(chosen: Choices, lined: Lined) -> None:
    """Residents by grade under these lines and the table's own, as CSV."""
    say = words("grade_lines")
    csv_button(say("download"), "grade-lines", lambda: rows_of(chosen, lined), key="lines_download")


def rows_of(chosen: Choices, lined: Lined) -> list[dict[str, Cell]]:
    """A row for each grade, best first: lines, how sure of the table's own, residents."""
    own = residents_per_grade(lined.below, lined.first, lined.own)
    lines = list(chosen.table.lines.values())
    return [
        {
            "grade": grade.id,
            "from": line,
            "own_from": own_line,
            "own_confidence": sure.confidence.value if sure else None,
            "residents": now,
            "own_residents": before,
        }
        for grade, line, own_line, sure, now, before in zip(
            chosen.edition.grades,
            (*lined.lines, None),
            (*lined.own, None),
            (*lines, None),
            lined.grades,
            own,
            strict=True,
        )
    ]


def plain_numbers(chosen: Choices, lined: Lined) -> None:
    """The same lines as number fields, for whoever cannot or will not drag."""
    say, lines = words("grade_lines"), lined.lines

    def typed(place: int, key: str) -> None:
        upper = lines[place - 1] - 1 if place else MAX_LINE
        lower = lines[place + 1] + 1 if place + 1 < len(lines) else 0
        moved_to = min(max(int(st.session_state[key]), lower), upper)
        lines_state.write(chosen.table, (*lines[:place], moved_to, *lines[place + 1 :]))

    with st.expander(say("plain.heading"), icon=":material/pin:"):
        with st.container(horizontal=True):
            for place, line in enumerate(lines):
                key = f"lines_plain_{place}"
                # The address holds the lines, and a field follows it: a drag, a preset or a
                # number that was pulled back shows there, and the keyboard stays in the field.
                if st.session_state.get(key) != line:
                    st.session_state[key] = line
                st.number_input(
                    say("plain.label", grade=chosen.edition.grades[place].id),
                    0,
                    MAX_LINE,
                    key=key,
                    on_change=typed,
                    args=(place, key),
                    width=130,
                )
        st.markdown(say("plain.help"))


def per_cent(part: int, whole: int) -> str:
    """A share in per cent with one decimal.

    >>> per_cent(668_210, 740_000)
    '90.3'
    """
    tenths = tenths_of_a_per_cent(part, whole)
    return f"{tenths // 10}.{tenths % 10}"
