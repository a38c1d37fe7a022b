"""Myths and facts: claims as they circulate, marked by the visitor, then held to the record."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import myths
from social_credit.ui import myths_state as state
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words
from social_credit.ui.myths_result import result

say = words("myths")

head("myths")
st.markdown(say("intro", claims=len(load().claims.claims)))
ignored = st.container()

claims = myths.chosen_claims()
if st.toggle(say("all.toggle"), key="myths_all", bind="query-params"):
    myths.every_verdict(claims)
else:
    given = state.answers()
    claim = state.asked(claims, given)
    marked = state.said(claims, given)
    myths.progress(claims, given)
    if claim:
        myths.one(claim, claims, given)
    else:
        result(marked)
    if (
        claim
        and marked
        and st.toggle(say("result.so_far"), key="myths_so_far", bind="query-params")
    ):
        result(marked)
    if given.given:
        st.button(say("button.over"), on_click=state.start_over, key="myths_over")
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "claims", myths.rows, key="myths_download")

with ignored:
    show_ignored()
foot(
    "myths",
    myths.sources(),
    {
        "voices": say("next_voices"),
        "legend": say("next_legend"),
        "numbers": say("next_numbers"),
    },
)
