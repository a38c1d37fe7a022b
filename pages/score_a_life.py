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
from social_credit.ui.marks import words

say, content = words("score_a_life"), load()

head("score_a_life")
st.markdown(say("intro"))
ignored = st.container()
life_bet(content)

st.header(say("pick.heading"), anchor=False)
life = life_rules.pick_life(content)
events = life_state.events_of(life, content.acts)
changed = life_state.is_changed()
# What comes and goes stands in a box of its own: below a new neighbour Streamlit makes all afresh,
# and whoever had the focus there would lose it.
with st.container():
    if life and changed:
        st.markdown(say("pick.changed", name=life.name))
        back = say("pick.back", name=life.name)
        st.button(back, on_click=life_state.forget, icon=":material/restart_alt:", key="life_back")
    elif life:
        st.markdown(life.story)
    elif changed:
        st.markdown(say("pick.changed_empty"))
with st.expander(say("rules.heading"), icon=":material/tune:"):
    rules = life_rules.pick_rules(content, life.years if life else 5)

scored = life_rules.score_life(rules, events)
with st.container():
    st.markdown(f"{life_ledger.finding(scored)} {life_rulebook.deciding_line(scored)}")
    if not events:
        st.markdown(say("now.empty"))
    if rules.table is None:
        st.markdown(say("rules.no_lines"))
with st.container():
    life_ledger.chart(scored)
    life_rules.past_record_note(scored)
    if life and not changed and rules.as_written(life.years):
        st.markdown(f"**{say('pick.shows')}.** {life.shows}")

with st.container(border=True):
    st.header(say("edit.heading"), anchor=False)
    st.markdown(say("edit.instruction"))
    life_edit.add_event(rules, events)
    st.markdown(life_ledger.finding(scored))
    life_edit.change_events(rules, events, content.acts)

life_ledger.table(scored)
life_ledger.left_out(scored)
with st.container(horizontal=True):
    share()
    life_ledger.downloads(scored)

life_city.standing(scored)
if scored.ledger.grade is not None or rules.edition.asks_consent:
    life_doors.doors(scored)
    life_doors.reach(scored)
life_rules.otherwise(content, scored, events)
life_rules.take_along(life, events)
life_rulebook.known(scored)

with ignored:
    show_ignored()
foot(
    "score_a_life",
    life_ledger.sources_of(scored),
    {
        "grade_lines": say("next_lines"),
        "sources": say("next_sources"),
        "about": say("next_about"),
    },
)
