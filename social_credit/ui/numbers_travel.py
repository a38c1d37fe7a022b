"""How a figure travelled, stop by stop: the visitor says each time what it counts there."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.numbers import Stop, Travel
from social_credit.ui.controls import choice
from social_credit.ui.marks import moment_in_words, small, source_note, words


def travels() -> None:
    """Choose a figure and walk its way."""
    say, known = words("numbers"), {it.id: it for it in load().numbers.travels}
    st.header(say("travel.heading"), anchor=False)
    st.markdown(say("travel.text"))
    names = {it.id: f"{it.number}: {it.title}" for it in known.values()}
    chosen = choice(
        "select", say("travel.label"), names, key="numbers_story", first=next(iter(known))
    )
    travel = known[chosen or next(iter(known))]
    whole = st.toggle(say("travel.whole"), key="numbers_whole", bind="query-params")
    st.markdown(travel.intro)
    for place, stop in enumerate(travel.stops, start=1):
        if not _stop(travel, stop, place, whole=whole):
            return
    st.markdown(f"**{say('travel.lesson')}** {travel.lesson}")


def _stop(travel: Travel, stop: Stop, place: int, *, whole: bool) -> bool:
    """One stop; False while the visitor has not said what the figure counts there."""
    say, options = words("numbers"), {it.id: it.text for it in travel.options}
    with st.container(border=True):
        heading = say("travel.stop", place=place, all=len(travel.stops), who=stop.who)
        st.markdown(f"**{heading}**, {stop.dated or moment_in_words(stop.as_of)}\n\n{stop.text}")
        guess = stop.counts
        if not whole:
            said = choice(
                "radio",
                say("travel.question", place=place, question=travel.question),
                options,
                key=f"numbers_at_{travel.id}_{place}",
                first=None,
            )
            if said is None:
                st.markdown(small(say("travel.prompt")))
                return False
            guess = said
        verdict = (
            "travel.counts" if whole else "travel.right" if guess == stop.counts else "travel.wrong"
        )
        st.markdown(say(verdict, what=options[stop.counts]))
        st.markdown(f"**{say('travel.lost')}** {stop.lost}\n\n{source_note(stop)}")
    return True
