"""A firm's grade: the tax offices' points and letters, in the calculator that scores lives too."""

from __future__ import annotations

import streamlit as st

from social_credit.ui import firm_grade, firm_rules, firm_state
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say = words("firm_grade")

head("firm_grade")
st.markdown(say("intro"))
ignored = st.container()
told = firm_grade.share_bet()

st.header(say("pick.heading"), anchor=False)
st.markdown(say("pick.instruction"))
chosen = firm_state.chosen()
result = chosen.result
st.markdown(firm_grade.finding(chosen, result))
firm_grade.chart(chosen, result)
if chosen.firm:
    st.markdown(f"**{say('pick.shows')}.** {chosen.firm.shows}")
firm_grade.ledger_table(chosen, result)
with st.container(horizontal=True):
    share()
    firm_grade.download(result)
firm_grade.other_starts(chosen, result)

firm_rules.lines(chosen.edition)
firm_rules.direct(chosen.edition)
with st.container():  # as much as there is of it, what follows keeps its place
    firm_rules.results(chosen.edition, told=told)
firm_rules.known(chosen.edition)

with ignored:
    show_ignored()
foot(
    "firm_grade",
    firm_rules.sources_of(chosen.edition) | {"fp-2018"},
    {
        "firm_code": say("next_code"),
        "doors": say("next_doors"),
        "score_a_life": say("next_life"),
    },
)
