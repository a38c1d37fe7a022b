"""Timeline: what happened when, and what was known on a given day."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words
from social_credit.ui.timeline_bet import first_bet
from social_credit.ui.timeline_controls import controls
from social_credit.ui.timeline_list import reading_list, rows, sources
from social_credit.ui.timeline_picture import picture

say, timeline = words("timeline"), load().timeline

head("timeline")
st.markdown(say("intro", events=len(timeline.events), deadlines=len(timeline.promises)))
ignored = st.container()
first_bet()

st.header(say("heading"), anchor=False)
asked = controls()
found = asked.in_view()
picture(asked, found)
if found:
    reading_list(found)
with st.container(horizontal=True):
    share()
    if found:
        csv_button(say("download"), "timeline", lambda: rows(found), key="time_download")

with ignored:
    show_ignored()
foot(
    "timeline",
    sources(),
    {
        "promises": say("next_promises"),
        "numbers": say("next_numbers"),
        "since_2014": say("next_since"),
    },
)
