"""How a plan became a legend: the notes of links below the translation, coded, and corrections."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import legend, legend_notes, legend_try
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say, reception = words("legend"), load().reception

head("legend")
st.markdown(say("intro", notes=len(reception.posts)))
ignored = st.container()
legend_try.first_bet()
legend_try.exercise()

st.header(say("when.heading"), anchor=False)
st.markdown(f"{legend.spread()}\n\n{legend.frames_finding()}")
asked = legend_notes.filters()
found = legend_notes.passing(asked)
legend.picture({post.id for post in found})
legend_notes.answers()
legend_notes.notes(found, asked)
legend.book()
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "reception", legend_notes.rows, key="legend_download")
    csv_button(
        say("download_answers"),
        "claims-and-answers",
        legend_notes.answer_rows,
        key="legend_download_answers",
    )

with ignored:
    show_ignored()
foot(
    "legend",
    legend.sources(legend.corrections()),
    {
        "myths": say("next_myths"),
        "voices": say("next_voices"),
        "translation": say("next_translation"),
    },
)
