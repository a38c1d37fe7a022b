"""Lessons: what a class can do with the site, minute by minute."""

from __future__ import annotations

import streamlit as st

from social_credit.ui import lesson_plan
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say = words("lessons")

head("lessons")
st.markdown(say("intro"))
ignored = st.container()
lesson = lesson_plan.chosen()
if lesson:
    lesson_plan.overview(lesson)
    lesson_plan.steps(lesson)
    lesson_plan.extras(lesson)
with st.container(horizontal=True):
    share()
    if lesson:
        lesson_plan.downloads(lesson)

with ignored:
    show_ignored()
foot(
    "lessons",
    (),
    {"poll": say("next_poll"), "quiz": say("next_quiz"), "take_away": say("next_take_away")},
)
