"""Two cities side by side: alike but for what is recorded, or for what is forgotten."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.charts import city as charts
from social_credit.city_sums import ScoreDistribution
from social_credit.ui import city_state
from social_credit.ui.bet import bet, waits_for_the_bet
from social_credit.ui.chart import show_figure
from social_credit.ui.city_town import Town, a_or_better, below_a, grade_ids, shares
from social_credit.ui.city_years import share_table
from social_credit.ui.controls import number
from social_credit.ui.marks import words

_UNWATCHED = 0.3


def watching_bet() -> bool:
    """Which of two districts, alike but for what is recorded, has more below an A? Whether told."""
    say = words("city_years")
    with st.container(border=True):
        guess = bet(
            say("bet.question"), say.section("bet.options"), key="city_bet", right="watched"
        )
        if guess is None:
            return False
        town = Town(city_state.MAX_YEARS, 1.0, None, 0.0, None)
        st.markdown(say("bet.right" if guess == "watched" else "bet.wrong"))
        st.markdown(
            say(
                "bet.reveal",
                watched=below_a(town.scores()),
                unwatched=below_a(town.scores(recorded=_UNWATCHED)),
            )
        )
    return True


def districts(town: Town, *, told: bool) -> None:
    """Two districts that behave alike and are watched unlike, once the bet on them is ``told``."""
    say = words("city_years")
    st.header(say("districts.heading"), anchor=False)
    if not told:
        waits_for_the_bet()
        return
    st.markdown(say("districts.text"))
    share = number(say("districts.watch"), 0, 100, key="city_watch", first=30)
    first, second = town.scores(recorded=1.0), town.scores(recorded=share / 100)
    values = {"first": below_a(first), "second": below_a(second)}
    st.markdown(
        say(
            "districts.sentence",
            years=town.years,
            share=share,
            first_best=f"{100 * shares(first)[0]:.1f}",
            second_best=f"{100 * shares(second)[0]:.1f}",
            **values,
        )
    )
    names = [say("districts.first"), say("districts.second", share=share)]
    _two_bars("city_districts", names, (first, second), say("districts.alt", **values))
    share_table(
        "city_districts_table", say("districts.table"), "", names, [shares(first), shares(second)]
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
        "kept": a_or_better(kept),
        "lapsing": a_or_better(forgets),
    }
    st.markdown(say("lapse.sentence", **values))
    names = [say("lapse.kept"), say("lapse.lapsing", lapse=after)]
    _two_bars("city_lapse_bars", names, (kept, forgets), say("lapse.alt", **values))
    share_table(
        "city_lapse_table", say("lapse.heading"), "", names, [shares(kept), shares(forgets)]
    )
    st.markdown(say("lapse.note"))


def _two_bars(
    key: str, names: Sequence[str], cities: Sequence[ScoreDistribution], alt: str
) -> None:
    say = words("city_years")
    show_figure(
        charts.stacked_shares(
            names,
            [shares(city) for city in cities],
            grade_ids(),
            ("", say("shares.axis_share")),
            height=300,
        ),
        key=key,
        alt=alt,
    )
