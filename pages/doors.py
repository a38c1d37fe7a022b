"""One record, many doors: who acts on which list, and on whose word we know it."""

from __future__ import annotations

import streamlit as st

from social_credit.ui import doors
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say = words("doors")

head("doors")
st.markdown(say("intro"))
doors.remarks()
ignored = st.container()
doors.signatories_bet()

chosen = doors.picked()
doors.picture(chosen)
doors.details(chosen)
with st.container(horizontal=True):
    share()
    doors.download()
doors.counts()

with ignored:
    show_ignored()
foot(
    "doors",
    doors.sources(),
    {
        "getting_out": say("next_out"),
        "list_walk": say("next_walk"),
        "numbers": say("next_numbers"),
    },
)
