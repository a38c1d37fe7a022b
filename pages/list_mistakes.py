"""Mistakes on a list: how many people a list restricts by mistake, and what a day faster saves."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import list_dials, list_mistakes
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import badge, cited, words
from social_credit.value import Confidence

say, figures = words("list_mistakes"), load().lists.figures

head("list_mistakes")
st.markdown(say("intro"))
st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('made_up')}")
ignored = st.container()

if list_mistakes.size_bet():
    st.header(say("hand.heading"), anchor=False)
    st.markdown(say("hand.instruction"))
    setting = list_dials.set_list()
    list_mistakes.finding(setting)
    list_mistakes.picture(setting)
    with st.container(horizontal=True):
        share()
        list_mistakes.download(setting)
    list_mistakes.record()

with ignored:
    show_ignored()
foot(
    "list_mistakes",
    cited([figures.added, figures.returned, figures.listed, figures.stay]),
    {
        "list_walk": say("next_walk"),
        "getting_out": say("next_out"),
        "numbers": say("next_numbers"),
    },
)
