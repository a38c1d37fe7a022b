"""Quiz: questions by page and level, a reply to every mistake; misses come back."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import quiz, quiz_paper
from social_credit.ui import quiz_state as state
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say = words("quiz")

head("quiz")
seed, printed = state.seed(), state.printed()
if not printed:  # it is about answering here, and paper is answered elsewhere
    st.markdown(say("intro", questions=len(load().quiz.questions)))
ignored = st.container()

questions, given = state.chosen(), state.progress()
if not questions:
    st.markdown(say("none"))
elif printed:
    quiz_paper.buttons(printed)
    quiz_paper.paper(questions, printed, seed)
else:
    quiz.one_at_a_time(questions, given, seed)
    quiz_paper.buttons(printed)
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "quiz", quiz_paper.rows, key="quiz_download")

with ignored:
    show_ignored()
foot(
    "quiz",
    quiz.sources(),
    {"myths": say("next_myths"), "poll": say("next_poll"), "lessons": say("next_lessons")},
)
