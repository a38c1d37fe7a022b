"""How a list works: one judgment followed onto the courts' list and off it, and one case."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import list_walk
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.list_case import case
from social_credit.ui.marks import cited, words
from social_credit.value import Sourced

say, walk = words("list_walk"), load().list_walk

head("list_walk")
st.markdown(say("intro"))
ignored = st.container()
list_walk.score_bet()
list_walk.way()
list_walk.table()
case()
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "list-walk", list_walk.rows, key="list_download")

with ignored:
    show_ignored()
told = [it for step in walk.steps for it in step.answers.values()]
told += [it for turn in walk.case for it in (turn.story, turn.happened)]
foot(
    "list_walk",
    cited([*walk.doors, *(it for it in told if isinstance(it, Sourced))]),
    {
        "list_mistakes": say("next_mistakes"),
        "doors": say("next_doors"),
        "getting_out": say("next_out"),
    },
)
