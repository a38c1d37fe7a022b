"""The choices of the page A city over years, the city that they make, and what is read off it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import streamlit as st

from social_credit.city import transitions
from social_credit.city_sums import ScoreDistribution, grade_shares
from social_credit.population import Population, recorded, with_share
from social_credit.ui import city_state
from social_credit.ui.controls import choice, number
from social_credit.ui.lines_state import own_lines
from social_credit.ui.marks import words


@dataclass(frozen=True)
class Town:
    """The choices of the page. Shares are 0 to 1; ``lapse`` is in years, None for never."""

    years: int
    recorded: float
    group: str | None
    share: float
    lapse: int | None

    def population(self) -> Population:
        """Who lives there, with what is recorded of them."""
        usual = recorded(city_state.calibrated(or_better=True), self.recorded)
        return usual if self.group is None else with_share(usual, self.group, self.share)

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


def grade_ids() -> list[str]:
    """The grades of the usual scheme, best first."""
    return [grade.id for grade in city_state.edition().grades]


def _lines() -> tuple[int, ...]:
    return own_lines(city_state.edition().line_tables[0])


def shares(scores: ScoreDistribution, year: int | None = None) -> tuple[float, ...]:
    """The share of residents in each grade, 0 to 1, after a year or else after the last."""
    return grade_shares(scores, scores.years if year is None else year, _lines())


def a_or_better(scores: ScoreDistribution) -> str:
    """The share with an A or better after the last year, in per cent to a tenth."""
    return f"{100 * sum(shares(scores)[:3]):.1f}"


def below_a(scores: ScoreDistribution) -> str:
    """The share below an A after the last year, in per cent to a tenth."""
    return f"{100 * sum(shares(scores)[3:]):.1f}"


@lru_cache(maxsize=64)
def moves(town: Town) -> np.ndarray:
    """Residents by old and new grade in the last year, records kept."""
    flows = transitions(city_state.edition(), town.population(), town.years)
    return np.rint(flows * city_state.residents()).astype(np.int64)
