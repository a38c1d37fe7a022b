"""The numbers: published figures, each with what it counts, and how two of them travelled."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import numbers
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, words
from social_credit.ui.numbers_lesson import list_bet, stock_and_flow
from social_credit.ui.numbers_travel import travels

say, known = words("numbers"), load().numbers

head("numbers")
st.markdown(say("intro"))
ignored = st.container()
told = list_bet()
with st.container():  # as much as there is of it, what follows keeps its place
    stock_and_flow(told=told)

st.header(say("figures.heading"), anchor=False)
st.markdown(say("figures.text"))
wanted = numbers.filters()
numbers.figures(wanted)
numbers.table(wanted)
take_away = st.container(horizontal=True)

travels()
with take_away:  # after the stories, so that the link holds what was answered there
    share()
    csv_button(say("download"), "numbers", numbers.rows_of_points, key="numbers_download")

with ignored:
    show_ignored()
foot(
    "numbers",
    cited(
        [
            *(point for series in known.series for point in series.points),
            *(stop for travel in known.travels for stop in travel.stops),
        ]
    ),
    {
        "list_walk": say("next_walk"),
        "getting_out": say("next_out"),
        "timeline": say("next_timeline"),
    },
)
