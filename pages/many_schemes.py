"""One life, many schemes: what each scheme on record makes of one invented life."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import many_bet, many_events, many_life, many_results
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words
from social_credit.ui.pilots_table import sources_of

say = words("many_schemes")

head("many_schemes")
st.markdown(say("intro"))
ignored, betting = st.container(), st.container(border=True)

events = many_life.pick()
many_life.told(events)
many = many_life.under_all(events)
with betting:
    names = many_bet.names_after_bet(many)

with st.container():  # as much as there is of it, what follows keeps its place
    many_results.table(many, names)
many_results.chart(many, names)
many_results.dispute(many, names)
many_events.side_by_side(many, names)
many_events.counted(many)
with st.container(horizontal=True):
    share()
    many_events.download(many, names)

with ignored:
    show_ignored()
foot(
    "many_schemes",
    sources_of(load().editions),
    {
        "score_a_life": say("next_life"),
        "pilots": say("next_pilots"),
        "scheme": say("next_scheme"),
    },
    many_results.harshest(many, names),
)
