"""Where a life ends under every scheme, how far it falls, and what schemes disagree on most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from social_credit.charts.falls import Fallen, falls
from social_credit.many_schemes import Column, ManySchemes
from social_credit.ui.chart import show_figure
from social_credit.ui.many_cells import known, per_cent, result, way
from social_credit.ui.many_life import day_in_words, event_name
from social_credit.ui.marks import small, words


def table(many: ManySchemes, names: Mapping[str, str]) -> None:
    """Every scheme, the harshest first; those that are silent on all of the life behind a click."""
    say, columns = words("many_schemes"), many.by_harshness()
    st.header(say("result.heading"), anchor=False)
    st.markdown(_finding(columns, names))
    st.markdown(small(say("result.measure")))
    silent = [column for column in columns if column.fall.open_events == len(many.events)]
    if len(silent) == len(columns):
        _rows(columns, names)
        return
    _rows([column for column in columns if column not in silent], names)
    if silent:
        with st.expander(say.count("result.silent", len(silent)), icon=":material/table:"):
            _rows(silent, names)


def _rows(columns: Sequence[Column], names: Mapping[str, str]) -> None:
    say = words("many_schemes")
    rows = [
        {
            say("result.scheme"): names[column.run.edition.id],
            say("result.ends"): result(column),
            say("result.way"): way(column),
            say("result.known"): known(column),
        }
        for column in columns
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("result.alt"))


def _measured(many: ManySchemes) -> list[tuple[Column, Fraction]]:
    falls_of = ((column, column.fall.share) for column in many.by_harshness())
    return [(column, share) for column, share in falls_of if share is not None]


def _finding(columns: tuple[Column, ...], names: Mapping[str, str]) -> str:
    say, every = words("many_schemes"), len(columns)
    shares = [column.fall.share for column in columns if column.fall.share is not None]
    if not shares:
        return say("result.finding_none", all=every)
    if shares[0] <= 0:
        return say("result.finding_rise", measured=len(shares), all=every)
    hardest = [names[it.run.edition.id] for it in columns if it.fall.share == shares[0]]
    return say(
        "result.finding",
        measured=len(shares),
        all=every,
        hardest="; ".join(f"**{name}**" for name in hardest),
        share=per_cent(shares[0]),
    )


def harshest(many: ManySchemes, names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The state in which the page of one scheme opens: the harshest, unless names are hidden."""
    edition = many.by_harshness()[0].run.edition
    shown = names[edition.id] == edition.name
    return {"scheme": {"scheme_id": edition.name}} if shown else {}


def chart(many: ManySchemes, names: Mapping[str, str]) -> None:
    """A dumbbell from start to end for each scheme whose way down is known."""
    measured = _measured(many)
    if not measured or not many.events:
        return
    say = words("many_schemes")
    drawn = [
        Fallen(names[column.run.edition.id], float(share), result(column))
        for column, share in measured
    ]
    told = " ".join(
        say("chart.told", scheme=names[column.run.edition.id], share=way(column))
        for column, _ in measured
    )
    show_figure(
        falls(drawn, say("chart.axis"), (say("chart.start"), say("chart.end"))),
        key="many_chart",
        alt=say("chart.alt", told=told),
    )
    st.markdown(small(say("chart.table")))


def dispute(many: ManySchemes, names: Mapping[str, str]) -> None:
    """The event that splits the schemes most, in a sentence."""
    say = words("many_schemes")
    st.header(say("dispute.heading"), anchor=False)
    found = many.most_disputed()
    if found is None:
        cells = [cell for column in many.columns for cell in column.cells]
        unknown = sum(cell.loss is None for cell in cells)
        st.markdown(say("dispute.none", open=f"{unknown:,}", all=f"{len(cells):,}"))
        return
    event = many.events[found.event]
    hardest, mildest = many.columns[found.hardest], many.columns[found.mildest]
    st.markdown(
        say(
            "dispute.sentence",
            event=event_name(event),
            day=day_in_words(event.on),
            hardest=names[hardest.run.edition.id],
            hard=_moved(hardest.cells[found.event].loss),
            mildest=names[mildest.run.edition.id],
            mild=_moved(mildest.cells[found.event].loss),
        )
    )


def _moved(loss: Fraction | None) -> str:
    say = words("many_schemes")
    if not loss:
        return say("dispute.nothing")
    return (
        say("dispute.takes", share=per_cent(loss))
        if loss > 0
        else say("dispute.gives", share=per_cent(-loss))
    )
