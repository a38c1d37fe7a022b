"""The Outline at a glance: six parts as a map, and how much of the plan is about whom."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import outline_map
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, words
from social_credit.ui.outline_bet import about_bet

say, plan = words("outline"), load().outline

head("outline")
st.markdown(say("intro", sections=len(outline_map.sections()), paragraphs=len(plan.paragraphs())))
ignored = st.container()
about_bet()

light = outline_map.filters()
outline_map.the_map(light)
outline_map.go_in(light)
with st.container(horizontal=True):
    share()
    outline_map.download(light)
outline_map.promise()

with ignored:
    show_ignored()
foot(
    "outline",
    cited([plan.document]),
    {
        "pillar_government": say("next_government"),
        "how_it_runs": say("next_runs"),
        "since_2014": say("next_since"),
    },
)
