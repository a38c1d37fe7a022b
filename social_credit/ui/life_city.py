"""Where a scored life stands in the made-up city."""

from __future__ import annotations

import streamlit as st

from social_credit.bands import residents_below
from social_credit.ui import city_state
from social_credit.ui.life_rules import Scored
from social_credit.ui.lines_city import per_cent
from social_credit.ui.marks import badge, small, words
from social_credit.value import Confidence


def standing(scored: Scored) -> None:
    """Behind one click: who scores lower, the same and higher in the city after these years."""
    say, score = words("score_a_life"), scored.ledger.score
    box = st.expander(
        say("city.heading"), icon=":material/location_city:", on_change="rerun", key="_life_city"
    )
    if not box.open:
        return
    if score is None or not scored.ledger.start_known:
        box.markdown(say("city.none"))
        return
    years = scored.rules.years
    city = city_state.city(city_state.MAX_YEARS)
    below, residents = city_state.below(city, years), city_state.residents()
    lower = residents_below(below, city.first, score)
    same = residents_below(below, city.first, score + 1) - lower
    box.markdown(
        say(
            "city.text",
            residents=f"{residents:,}",
            years=years,
            score=f"{score:,}",
            below=per_cent(lower, residents),
            same=f"{same:,}",
            same_share=per_cent(same, residents),
            above=per_cent(residents - lower - same, residents),
        )
    )
    box.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {small(say('city.made_up'))}")
    box.page_link("pages/grade_lines.py", label=say("city.link"), icon=":material/arrow_forward:")
