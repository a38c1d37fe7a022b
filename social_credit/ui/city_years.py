"""The parts of the page A city over years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
import streamlit as st

from social_credit.charts import city as charts
from social_credit.city import transitions
from social_credit.city_simulation import draw
from social_credit.city_sums import ScoreDistribution, grade_shares
from social_credit.export import Cell
from social_credit.population import recorded, with_share
from social_credit.scheme import grade_at
from social_credit.ui import city_state
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice, number
from social_credit.ui.downloads import csv_button
from social_credit.ui.lines_state import own_lines
from social_credit.ui.marks import words

_UNWATCHED = 0.3
_PLAIN = {"displayModeBar": False}
_SEEDS = 1_000


@dataclass(frozen=True)
class Town:
    """The choices of the page. Shares are 0 to 1; ``lapse`` is in years, None for never."""

    years: int
    recorded: float
    group: str | None
    share: float
    lapse: int | None

    def scores(
        self, *, recorded: float | None = None, forgetting: bool = True
    ) -> ScoreDistribution:
        """The city of these choices, or with another share recorded, or with nothing forgotten."""
        return city_state.city(
            self.years,
            share_recorded=self.recorded if recorded is None else recorded,
            group=self.group,
            group_share=self.share,
            lapse_after=self.lapse if forgetting else None,
        )


def controls() -> Town:
    """The dials of the page, one after the other."""
    say, population = words("city_years"), city_state.calibrated(or_better=True)
    years = number(say("controls.years"), 1, city_state.MAX_YEARS, key="city_for", first=10)
    kept = number(say("controls.recorded"), 10, 100, key="city_recorded", first=100)
    groups = {group.id: group.name for group in population.groups}
    picked = choice(
        "select", say("controls.group"), groups, key="city_group", first=population.groups[0].id
    )
    group = population.group(picked or population.groups[0].id)
    usual = round(100 * group.share)
    share = number(
        say("controls.share"),
        0,
        90,
        key=f"city_share_{group.id}",
        first=usual,
        help=say("controls.share_help"),
    )
    st.markdown(say("groups_note", name=group.name, why=group.why))
    acts = city_state.edition().item_of
    st.markdown(
        "\n".join(
            "- " + say("rate", act=acts[it.item].name, often=f"{it.per_year:.3g}", why=it.why)
            for it in group.rates
        )
    )
    never = city_state.MAX_YEARS
    lapses = {str(it): str(it) for it in range(1, never)} | {"never": say("controls.lapse_never")}
    lapse = choice("select", say("controls.lapse"), lapses, key="city_lapse", first="never")
    return Town(
        years=years,
        recorded=kept / 100,
        group=None if share == usual else group.id,
        share=share / 100,
        lapse=None if lapse in (None, "never") else int(lapse),
    )


def watching_bet() -> None:
    """Which of two districts, alike but for what is recorded, has more people below an A?"""
    say = words("city_years")
    with st.container(border=True):
        guess = bet(
            say("bet.question"), say.section("bet.options"), key="city_bet", right="watched"
        )
        if guess is None:
            return
        town = Town(city_state.MAX_YEARS, 1.0, None, 0.0, None)
        st.markdown(say("bet.right" if guess == "watched" else "bet.wrong"))
        st.markdown(
            say(
                "bet.reveal",
                watched=_below_a(town.scores()),
                unwatched=_below_a(town.scores(recorded=_UNWATCHED)),
            )
        )


def finding(town: Town) -> None:
    """The result in a sentence."""
    say, scores = words("city_years"), town.scores()
    moved = _moves(town)
    fell = int(np.triu(moved, 1).sum())
    rose = int(np.tril(moved, -1).sum())
    text = say(
        "finding",
        years=town.years,
        now=_a_or_better(scores),
        fell=f"{fell:,}",
        rose=f"{rose:,}",
        mode=f"{scores.first + int(scores.mass[-1].argmax()):,}",
    )
    if town.lapse is not None:
        text += " " + say("finding_kept", kept=_a_or_better(town.scores(forgetting=False)))
    st.markdown(text)


def by_year(town: Town) -> None:
    """Stacked shares of the grades, year by year, and the table behind them."""
    say, scores = words("city_years"), town.scores()
    rows = [_shares(scores, year) for year in range(town.years + 1)]
    years = [str(year) for year in range(town.years + 1)]
    st.header(say("shares.heading"), anchor=False)
    st.plotly_chart(
        charts.stacked_shares(
            years, rows, _grades(), (say("shares.axis_year"), say("shares.axis_share"))
        ),
        key="city_by_year",
        config=_PLAIN,
        alt=say("shares.alt", years=town.years, now=_a_or_better(scores)),
    )
    _table("city_shares_table", say("shares.table"), say("columns.year"), years, rows)


def last_year(town: Town) -> None:
    """Who moves from which grade to which in the last year, records kept."""
    say, grades, moved = words("city_years"), _grades(), _moves(town)
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
    st.plotly_chart(
        charts.flows(moved.tolist(), grades, say("flows.axis")),
        key="city_flows",
        config=_PLAIN,
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
    population = recorded(city_state.calibrated(or_better=True), town.recorded)
    if town.group is not None:
        population = with_share(population, town.group, town.share)
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
    st.plotly_chart(
        charts.paths(
            names,
            drawn.scores.tolist(),
            own_lines(table),
            (say("shares.axis_year"), say("three.axis")),
        ),
        key="city_paths",
        config=_PLAIN,
        alt=say("three.alt", years=town.years, ends="; ".join(ends)),
    )
    st.markdown("\n".join(f"- {end}" for end in ends))


def districts(town: Town) -> None:
    """Two districts that behave alike and are watched unlike."""
    say = words("city_years")
    st.header(say("districts.heading"), anchor=False)
    st.markdown(say("districts.text"))
    share = number(say("districts.watch"), 0, 100, key="city_watch", first=30)
    first, second = town.scores(recorded=1.0), town.scores(recorded=share / 100)
    values = {"first": _below_a(first), "second": _below_a(second)}
    st.markdown(
        say(
            "districts.sentence",
            years=town.years,
            share=share,
            first_best=f"{100 * _shares(first)[0]:.1f}",
            second_best=f"{100 * _shares(second)[0]:.1f}",
            **values,
        )
    )
    names = [say("districts.first"), say("districts.second", share=share)]
    _two_bars("city_districts", names, (first, second), say("districts.alt", **values))
    _table(
        "city_districts_table", say("districts.table"), "", names, [_shares(first), _shares(second)]
    )


def lapse(town: Town) -> None:
    """The city with everything kept, and with records that lapse."""
    say, after = words("city_years"), town.lapse or 3
    st.header(say("lapse.heading"), anchor=False)
    st.markdown(say("lapse.text", lapse=after))
    kept = town.scores(forgetting=False)
    forgets = city_state.city(
        town.years,
        share_recorded=town.recorded,
        group=town.group,
        group_share=town.share,
        lapse_after=after,
    )
    values = {
        "years": town.years,
        "lapse": after,
        "kept": _a_or_better(kept),
        "lapsing": _a_or_better(forgets),
    }
    st.markdown(say("lapse.sentence", **values))
    names = [say("lapse.kept"), say("lapse.lapsing", lapse=after)]
    _two_bars("city_lapse_bars", names, (kept, forgets), say("lapse.alt", **values))
    _table("city_lapse_table", say("lapse.heading"), "", names, [_shares(kept), _shares(forgets)])
    st.markdown(say("lapse.note"))


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
        {"year": year, **dict(zip(_grades(), _shares(scores, year), strict=True))}
        for year in range(town.years + 1)
    ]


def _two_bars(
    key: str, names: Sequence[str], cities: Sequence[ScoreDistribution], alt: str
) -> None:
    say = words("city_years")
    st.plotly_chart(
        charts.stacked_shares(
            names,
            [_shares(city) for city in cities],
            _grades(),
            ("", say("shares.axis_share")),
            height=300,
        ),
        key=key,
        config=_PLAIN,
        alt=alt,
    )


def _table(
    key: str, alt: str, column: str, names: Sequence[str], rows: Sequence[Sequence[float]]
) -> None:
    cells = [[f"{100 * share:.1f}" for share in row] for row in rows]
    _behind(key, alt, column, names, cells)


def _behind(
    key: str, alt: str, column: str, names: Sequence[str], cells: Sequence[Sequence[str]]
) -> None:
    """The table behind a picture, made when it is opened."""
    box = st.expander(
        words("common")("foot.table"), icon=":material/table:", on_change="rerun", key=f"_{key}"
    )
    if box.open:
        frame = pd.DataFrame(cells, columns=_grades())
        frame.insert(0, column, list(names))
        box.markdown(alt)
        box.table(frame, border="horizontal", hide_index=True, alt=alt)


def _grades() -> list[str]:
    return [grade.id for grade in city_state.edition().grades]


def _lines() -> tuple[int, ...]:
    return own_lines(city_state.edition().line_tables[0])


def _shares(scores: ScoreDistribution, year: int | None = None) -> tuple[float, ...]:
    return grade_shares(scores, scores.years if year is None else year, _lines())


def _a_or_better(scores: ScoreDistribution) -> str:
    return f"{100 * sum(_shares(scores)[:3]):.1f}"


def _below_a(scores: ScoreDistribution) -> str:
    return f"{100 * sum(_shares(scores)[3:]):.1f}"


@lru_cache(maxsize=64)
def _moves(town: Town) -> np.ndarray:
    """Residents by old and new grade in the last year, records kept."""
    population = recorded(city_state.calibrated(or_better=True), town.recorded)
    if town.group is not None:
        population = with_share(population, town.group, town.share)
    shares = transitions(city_state.edition(), population, town.years)
    return np.rint(shares * city_state.residents()).astype(np.int64)


def _seed() -> int:
    asked = st.query_params.get("city_seed", "1")
    return int(asked) % _SEEDS if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _other_seed() -> None:
    st.query_params["city_seed"] = str((_seed() + 1) % _SEEDS)
