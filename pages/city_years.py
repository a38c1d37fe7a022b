"""A city over years: the same rules on a whole city, and what is recorded of it."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import city_pairs, city_state, city_years
from social_credit.ui.city_town import controls
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import badge, cited, words
from social_credit.value import Confidence

say, population = words("city_years"), load().population(city_state.POPULATION)

head("city_years")
st.markdown(say("intro", residents=f"{population.residents:,}"))
st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {words('grade_lines')('made_up')}")
ignored = st.container()
told = city_pairs.watching_bet()

with st.expander(say("controls.heading"), icon=":material/tune:"):
    town = controls()
city_years.finding(town)
city_years.by_year(town)
city_years.last_year(town)
city_years.three(town)
with st.container():  # as much as there is of it, what follows keeps its place
    city_pairs.districts(town, told=told)
city_pairs.lapse(town)
with st.container(horizontal=True):
    share()
    city_years.download(town)

with ignored:
    show_ignored()
facts = [it for it in city_state.edition().facts if it.about in ("shares", "population")]
foot(
    "city_years",
    cited(facts),
    {"grade_lines": say("next_lines"), "score_a_life": say("next_life")},
)
