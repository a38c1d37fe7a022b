"""Promises and what came of them: each dated task and goal against what is on record."""

from __future__ import annotations

import streamlit as st

from social_credit.ui import promises
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say = words("promises")

head("promises")
st.markdown(say("intro", **promises.numbers()))
ignored = st.container()
if promises.staged_bet():
    promises.picture()

promises.judged()
promises.listing()
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "promises", promises.rows, key="promise_download")

with ignored:
    show_ignored()
foot(
    "promises",
    promises.sources(),
    {
        "timeline": say("next_timeline"),
        "since_2014": say("next_since"),
        "outline": say("next_outline"),
    },
)
