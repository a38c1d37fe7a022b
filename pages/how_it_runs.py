"""How it is meant to run: parts III to VI of the Outline, walked with one invented record."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, words
from social_credit.ui.record_walk import points_bet, record_walk

say = words("how_it_runs")

head("how_it_runs")
st.markdown(say("intro"))
ignored = st.container()
points_bet()
record_walk()
share()

with ignored:
    show_ignored()
foot(
    "how_it_runs",
    cited([load().outline.document]),
    {
        "outline": say("next_outline"),
        "passage": say("next_passage"),
        "since_2014": say("next_since"),
    },
)
