"""Whose life runs under many schemes: an invented one, or the visitor's own from the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.content import load
from social_credit.life_code import MAX_EVENTS
from social_credit.lives import MAX_YEARS, LifeDay, LifeEvent
from social_credit.many_schemes import ManySchemes, run_all
from social_credit.ui import life_state
from social_credit.ui.controls import choice
from social_credit.ui.marks import plain, words

FIRST = "late-payer"
"""The life that the page opens with: three schemes begin alike with it and end apart."""


def pick() -> tuple[LifeEvent, ...]:
    """The life that the visitor picked or brought along."""
    say, content = words("many_schemes"), load()
    names = {life.id: life.name for life in content.lives}
    chosen = choice(
        "select",
        say("life.who"),
        names,
        key="many_who",
        first=FIRST,
        on_change=life_state.forget,
    )
    life = content.life(str(chosen))
    events = life_state.events_of(life, content.acts)
    if life_state.is_changed():
        st.markdown(say("life.brought"))
        st.button(
            say("life.back"),
            on_click=life_state.forget,
            icon=":material/restart_alt:",
            key="many_back",
        )
    else:
        st.markdown(life.story)
    return tuple(sorted(events, key=lambda event: event.on))


def told(events: Sequence[LifeEvent]) -> None:
    """What happens in the life, behind a click, with a way to let something else happen."""
    say = words("many_schemes")
    box = st.expander(
        say("life.happens"), icon=":material/list:", on_change="rerun", key="_many_told"
    )
    if not box.open:
        return
    with box:
        lines = [f"- {day_in_words(event.on)}: {event_name(event)}" for event in events]
        st.markdown("\n".join(lines) or say("life.empty"))
        _add(events)


def _add(events: Sequence[LifeEvent]) -> None:
    say, acts = words("many_schemes"), load().acts
    if len(events) >= MAX_EVENTS:
        st.markdown(say("life.full", most=MAX_EVENTS))
    ordered = sorted(acts, key=lambda act: acts[act])
    act = st.selectbox(
        say("life.add_act"), ordered, format_func=lambda it: acts[it], key="_many_act"
    )
    with st.container(horizontal=True):
        st.button(
            say("life.add_button"),
            icon=":material/add:",
            key="many_add",
            disabled=len(events) >= MAX_EVENTS,
            on_click=life_state.change,
            args=([*events, _next(events, act)],),
        )
        st.button(
            say("life.undo"),
            icon=":material/undo:",
            key="many_undo",
            disabled=not life_state.can_undo(),
            on_click=life_state.undo,
        )


def _next(events: Sequence[LifeEvent], act: str) -> LifeEvent:
    """The act in the year after all others, as far as a life has years."""
    year = min(max((event.on.year for event in events), default=0) + 1, MAX_YEARS)
    return LifeEvent(LifeDay(year, 6, 1), act)


def under_all(events: Sequence[LifeEvent]) -> ManySchemes:
    """The life under every scheme on record, with or without the person's consent."""
    consent = st.toggle(
        words("many_schemes")("consent"), value=True, key="many_consent", bind="query-params"
    )
    return run_all(load().editions, events, consent=consent)


def event_name(event: LifeEvent) -> str:
    """What happens, and how often."""
    name = plain(load().acts[event.act])
    if event.count == 1:
        return name
    return words("many_schemes")("life.event", name=name, count=event.count)


def day_in_words(day: LifeDay) -> str:
    """A day of a life.

    >>> day_in_words(LifeDay(2, 3, 14))
    'year 2, 14 March'
    """
    month = words("common")(f"months.{day.month}")
    return words("many_schemes")("day", year=day.year, day=day.day, month=month)
