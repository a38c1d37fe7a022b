"""One city over years: its finding, its grades, who moved, and three of its residents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from social_credit.charts import city as charts
from social_credit.city_simulation import draw
from social_credit.export import Cell
from social_credit.scheme import grade_at
from social_credit.ui import city_state
from social_credit.ui.behind import table_behind
from social_credit.ui.chart import show_figure
from social_credit.ui.city_town import Town, a_or_better, grade_ids, moves, shares
from social_credit.ui.downloads import csv_button
from social_credit.ui.lines_state import own_lines
from social_credit.ui.marks import words

_SEEDS = 1_000


def finding(town: Town) -> None:
    """The result in a sentence."""
    say, scores = words("city_years"), town.scores()
    moved = moves(town)
    fell = int(np.triu(moved, 1).sum())
    rose = int(np.tril(moved, -1).sum())
    text = say(
        "finding",
        years=town.years,
        now=a_or_better(scores),
        fell=f"{fell:,}",
        rose=f"{rose:,}",
        mode=f"{scores.first + int(scores.mass[-1].argmax()):,}",
    )
    if town.lapse is not None:
        text += " " + say("finding_kept", kept=a_or_better(town.scores(forgetting=False)))
    st.markdown(text)


def by_year(town: Town) -> None:
    """Stacked shares of the grades, year by year, and the table behind them."""
    say, scores = words("city_years"), town.scores()
    rows = [shares(scores, year) for year in range(town.years + 1)]
    years = [str(year) for year in range(town.years + 1)]
    st.header(say("shares.heading"), anchor=False)
    show_figure(
        charts.stacked_shares(
            years, rows, grade_ids(), (say("shares.axis_year"), say("shares.axis_share"))
        ),
        key="city_by_year",
        alt=say("shares.alt", years=town.years, now=a_or_better(scores)),
    )
    share_table("city_shares_table", say("shares.table"), say("columns.year"), years, rows)


def last_year(town: Town) -> None:
    """Who moves from which grade to which in the last year, records kept."""
    say, grades, moved = words("city_years"), grade_ids(), moves(town)
    st.header(say("flows.heading"), anchor=False)
    kept = int(np.trace(moved))
    changed = moved - np.diag(np.diag(moved))
    if not changed.any():
        st.markdown(say("flows.none"))
        return
    old, new = np.unravel_index(int(changed.argmax()), changed.shape)
    largest = {
        "year": town.years,
        "from_grade": grades[int(old)],
        "to_grade": grades[int(new)],
        "residents": f"{int(changed.max()):,}",
    }
    st.markdown(
        say("flows.sentence", stayed=f"{100 * kept / city_state.residents():.1f}", **largest)
    )
    show_figure(
        charts.flows(moved.tolist(), grades, say("flows.axis")),
        key="city_flows",
        alt=say("flows.alt", **largest),
    )
    cells = [[f"{int(count):,}" for count in row] for row in moved]
    _behind("city_flows_table", say("flows.table"), say("flows.from"), grades, cells)


def three(town: Town) -> None:
    """Three residents drawn from the city, as thin lines."""
    say, edition = words("city_years"), city_state.edition()
    st.header(say("three.heading"), anchor=False)
    st.markdown(say("three.text"))
    seed = _seed()
    st.button(say("three.again"), on_click=_other_seed, key="city_three", icon=":material/casino:")
    population = town.population()
    drawn = draw(edition, population, 3, town.years, seed, lapse_after=town.lapse)
    names = [population.group(group).name for group in drawn.groups]
    names = [f"{place}: {name}" for place, name in enumerate(names, start=1)]
    table = edition.line_tables[0]
    ends = [
        say(
            "three.resident",
            name=name,
            score=f"{row[-1]:,}",
            grade=grade_at(edition, table, row[-1]),
        )
        for name, row in zip(names, drawn.scores.tolist(), strict=True)
    ]
    show_figure(
        charts.paths(
            names,
            drawn.scores.tolist(),
            own_lines(table),
            (say("shares.axis_year"), say("three.axis")),
        ),
        key="city_paths",
        alt=say("three.alt", years=town.years, ends="; ".join(ends)),
    )
    st.markdown("\n".join(f"- {end}" for end in ends))


def download(town: Town) -> None:
    """The shares of the grades year by year, as CSV."""
    csv_button(
        words("city_years")("download"),
        "city-over-years",
        lambda: rows_of(town),
        key="city_download",
    )


def rows_of(town: Town) -> list[dict[str, Cell]]:
    """A row for each year from 0: the share of residents, 0 to 1, in each grade."""
    scores = town.scores()
    return [
        {"year": year, **dict(zip(grade_ids(), shares(scores, year), strict=True))}
        for year in range(town.years + 1)
    ]


def share_table(
    key: str, alt: str, column: str, names: Sequence[str], rows: Sequence[Sequence[float]]
) -> None:
    """A table of shares, in per cent to a tenth, behind a picture."""
    cells = [[f"{100 * share:.1f}" for share in row] for row in rows]
    _behind(key, alt, column, names, cells)


def _behind(
    key: str, alt: str, column: str, names: Sequence[str], cells: Sequence[Sequence[str]]
) -> None:
    def table() -> pd.DataFrame:
        frame = pd.DataFrame(cells, columns=grade_ids())
        frame.insert(0, column, list(names))
        return frame

    table_behind(f"_{key}", table, alt, told=True)


def _seed() -> int:
    asked = st.query_params.get("city_seed", "1")
    return int(asked) % _SEEDS if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _other_seed() -> None:
    st.query_params["city_seed"] = str((_seed() + 1) % _SEEDS)
