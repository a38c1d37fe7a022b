"""Grade lines: take hold of a line on a city of 740,000 and see who moves."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from social_credit.content import load
from social_credit.ui import city_state, lines_city, lines_lesson
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import badge, cited, words
from social_credit.value import Confidence

say, population = words("grade_lines"), load().population(city_state.POPULATION)

head("grade_lines")
st.markdown(say("intro", residents=f"{population.residents:,}"))
st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('made_up')}")
ignored, lesson = st.container(), st.container()

st.header(say("hand.heading"), anchor=False)
st.markdown(say("hand.instruction"))
with st.expander(say("presets.heading"), icon=":material/tune:"):
    chosen = lines_city.choices()
lined = lines_city.city_under(chosen)
with lesson:
    told = lines_lesson.ticket_bet(replace(lined, lines=lined.own))

lines_city.draggable(chosen, lined)
lines_city.sentence(chosen, lined, told=told)
lines_city.table(chosen, lined)
lines_city.plain_numbers(chosen, lined)
take_away = st.container(horizontal=True)

earned = lines_lesson.tasks(lined)
with take_away:  # after the tasks, so that the link tells of one that was just done
    share()
    lines_city.download(chosen, lined)
lines_lesson.conclusion(earned=earned)
lines_lesson.cliff(chosen, lined)

with ignored:
    show_ignored()
facts = [fact for fact in chosen.edition.facts if fact.about in ("shares", "population")]
foot(
    "grade_lines",
    cited([*facts, *chosen.table.lines.values()]),
    {"city_years": say("next_city"), "score_a_life": say("next_life")},
)
