"""The bet of the timeline: which came first?"""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.bet import bet
from social_credit.ui.marks import moment_in_words, small, source_note, words

CANDIDATES = ("outline-published", "zhima-launched", "court-list-created", "suining-begins")
"""The ids of the events to choose from."""


def first_bet() -> None:
    """Which of four events came first? The answer is the earliest by date, with the other three."""
    say, timeline = words("timeline"), load().timeline
    with st.container(border=True):
        events = sorted((timeline.event(it) for it in CANDIDATES), key=lambda it: it.when.order)
        options, first = say.section("bet.options"), events[0].id
        guess = bet(say("bet.question"), options, key="time_bet", right=first)
        if guess is None:
            return
        verdict = "bet.right" if guess == first else "bet.wrong"
        when = moment_in_words(events[0].when)
        st.markdown(say(verdict, title=events[0].title, when=when))
        for event in events:
            st.markdown(
                f"**{moment_in_words(event.when)}** {event.title}  \n{small(source_note(event))}"
            )
        st.markdown(say("bet.after"))
