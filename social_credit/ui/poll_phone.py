"""A pupil's side of a class poll: join, bet once a round, and see what the record says."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from social_credit.content import load
from social_credit.poll import Joined, Room, Round, Vote, new_token, percent, read_code, show_code
from social_credit.poll_database import Away
from social_credit.poll_questions import PollQuestion
from social_credit.ui.marks import small, words
from social_credit.ui.poll_answer import answer
from social_credit.ui.poll_memory import remember, remembered
from social_credit.ui.poll_room import Guest, Phone, in_words, let_in, sit_down, stand_up, store

_EVERY = 2
"""Seconds between two looks at the room: half as many as for the projector, for there are many."""

_VOTED = "_poll_voted"


def join_by_code() -> None:
    """A code to type, and a button."""
    say = words("poll")
    st.header(say("join.heading"), anchor=False)
    st.markdown(say("join.text"))
    with st.form("poll_join", border=False):
        typed = st.text_input(say("join.code"), max_chars=12, placeholder=say("join.example"))
        asked = st.form_submit_button(say("join.button"), type="primary", width="stretch")
    if asked:
        code = read_code(typed)
        if code is None:
            st.warning(say("join.no_code"))
        else:
            with in_words():
                _join(code, new_token())


def join_here(guest: Guest) -> None:
    """The room of the address, and a button to join it."""
    say = words("poll")
    st.header(say("join.here", code=show_code(guest.code)), anchor=False)
    st.markdown(say("join.here_text"))
    asked = st.button(
        say("join.button"), type="primary", width="stretch", key=f"poll_join_{guest.code}"
    )
    st.button(say("join.other"), on_click=stand_up, key="poll_other")
    kept = remembered(guest.code)
    with in_words():
        if kept and store().is_in(guest.code, kept):
            sit_down(Phone(guest.code, kept))
            st.rerun()
        if asked:
            _join(guest.code, kept or new_token())


def _join(code: str, token: str) -> None:
    """Join a room and take a seat in it, or say why not."""

    def ask(rooms: object) -> Joined | None:
        joined = store().join(code, token)
        return None if joined is Joined.UNKNOWN else joined

    joined = let_in(ask)
    if joined is Joined.IN:
        sit_down(Phone(code, token))
        st.rerun()
    st.warning(words("poll")("join.full" if joined is Joined.FULL else "join.unknown"))


def phone(seat: Phone) -> None:
    """The room as a phone sees it; it looks again by itself."""
    say = words("poll")
    st.fragment(_room, run_every=_EVERY)(seat)
    with st.expander(say("phone.kept_heading"), icon=":material/visibility_off:"):
        st.markdown(say("phone.kept"))
    st.button(say("phone.leave"), on_click=stand_up, key="poll_leave")
    with suppress(Away):
        if room := store().room(seat.code):
            remember(seat.code, seat.token, room.ends)


def _room(seat: Phone) -> None:
    say = words("poll")
    with in_words():
        room = store().room(seat.code)
        if room is None:
            st.info(say("ended"), icon=":material/event_busy:")
        elif room.now is None:
            st.markdown(say("phone.waiting", code=show_code(room.code)))
        elif room.shown:
            _shown(room, room.now)
        else:
            _asked(seat, room, room.now)


def _asked(seat: Phone, room: Room, now: Round) -> None:
    """The question with a button for each option, or, once the phone has bet, its bet."""
    say, question = words("poll"), load().poll.by_id.get(now.question)
    if question is None:
        st.markdown(say("phone.strange"))
        return
    st.header(question.question, anchor=False)
    if now.number > 1 and room.before:
        st.markdown(say("phone.again"))
    trouble, mine = (
        st.session_state.get(_VOTED, {}).get((room.code, now.number)),
        _mine(now, question),
    )
    if mine is not None or trouble is Vote.ALREADY:
        told = say("phone.bet", option=question.text_of[mine]) if mine else say("phone.bet_before")
        st.markdown(told)
        st.markdown(small(say("phone.others", bets=now.total, phones=room.joined)))
        return
    if trouble is not None:
        st.warning(say(f"phone.trouble.{trouble}"))
    for option in question.options:
        st.button(
            option.text,
            key=f"poll_bet_{now.number}_{option.id}",
            on_click=_bet,
            args=(seat, now.number, option.id),
            width="stretch",
            wrap=True,
        )
    st.markdown(small(say("phone.once")))


def _bet(seat: Phone, number: int, option: str) -> None:
    """Have a bet counted, and remember on the phone's side which it was."""
    try:
        vote = store().vote(seat.code, seat.token, number, option)
    except Away:
        vote = None
    if vote is Vote.COUNTED:
        st.query_params["poll_bet"] = f"{number}.{option}"
    else:
        st.session_state[_VOTED] = {(seat.code, number): vote or "away"}


def _mine(now: Round, question: PollQuestion) -> str | None:
    """The option that this phone bet on in a round, as its own address has it."""
    number, _, option = st.query_params.get("poll_bet", "").partition(".")
    return option if number == str(now.number) and option in question.text_of else None


def _shown(room: Room, now: Round) -> None:
    """The answers of the class, and the one on record."""
    say, question = words("poll"), load().poll.by_id.get(now.question)
    if question is None:
        st.markdown(say("phone.strange"))
        return
    st.header(question.question, anchor=False)
    mine = _mine(now, question)
    if mine is not None:
        verdict = "phone.right" if mine == question.answer else "phone.wrong"
        st.markdown(say(verdict, option=question.text_of[mine]))
    with st.container(border=True):
        answer(question)
    st.markdown(
        "\n".join(
            [
                say("phone.class"),
                "",
                *(
                    say(
                        "phone.row",
                        share=percent(now.counts.get(it.id, 0), now.total),
                        option=it.text,
                    )
                    for it in question.options
                ),
            ]
        )
    )
