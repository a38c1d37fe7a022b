"""To take away: hand-outs, all data, citations, paper, a frame for other pages, a projector."""

from __future__ import annotations

import streamlit as st

from social_credit.ui import take_away
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head
from social_credit.ui.marks import words

say = words("take_away")

head("take_away")
st.markdown(say("intro"))
ignored = st.container()
take_away.sheets()
take_away.data()
take_away.citation()
st.header(say("paper.heading"), anchor=False)
st.markdown(say("paper.text"))
take_away.embedding()
st.header(say("present.heading"), anchor=False)
st.markdown(say("present.text"))
st.markdown(say("licence"))

with ignored:
    show_ignored()
foot(
    "take_away",
    (),
    {
        "sources": say("next_sources"),
        "lessons": say("next_lessons"),
        "about": say("next_about"),
    },
)
