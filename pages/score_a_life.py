"""Score a life: compose an invented life and see what a Rongcheng-style score makes of it."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import (
    life_city,
    life_doors,
    life_edit,
    life_ledger,
    life_rulebook,
    life_rules,
    life_state,
)
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.life_bet import life_bet
from social_credit.ui.marks import small, words

say, content = words("score_a_life"), load()

head("score_a_life")
st.markdown(say("intro"))
ignored = st.container()
life_bet(content)

st.subheader(say("pick.heading"), anchor=False)
life = life_rules.pick_life(content)
events = life_state.events_of(life, content.acts)
if life:
    st.markdown(life.story)
with st.expander(say("rules.heading"), icon=":material/tune:"):
    rules = life_rules.pick_rules(content, life.years if life else 5)

scored = life_rules.score_life(rules, events)
st.markdown(f"{life_ledger.finding(scored)} {life_rulebook.deciding_line(scored)}")
if not events:
    st.markdown(say("now.empty"))
if rules.table is None:
    st.markdown(say("rules.no_lines"))
life_ledger.chart(scored)
life_rules.past_record_note(scored)
if life_state.is_changed():
    st.markdown(small(say("pick.changed")))
elif life:
    st.markdown(f"**{say('pick.shows')}.** {life.shows}")

with st.container(border=True):
    st.subheader(say("edit.heading"), anchor=False)
    st.markdown(say("edit.instruction"))
    life_edit.add_event(rules, events)
    life_edit.change_events(rules, events, content.acts)

life_ledger.table(scored)
life_ledger.left_out(scored)
with st.container(horizontal=True):
    share()
    life_ledger.downloads(scored)

life_city.standing(scored)
life_doors.doors(scored)
life_doors.reach(scored)
life_rules.otherwise(content, scored, events)
life_rulebook.known(scored)

with ignored:
    show_ignored()
foot(
    "score_a_life",
    life_ledger.sources_of(scored),
    {"sources": say("next_sources"), "about": say("next_about")},
)
