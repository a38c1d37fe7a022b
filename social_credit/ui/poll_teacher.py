"""The teacher's side of a class poll: open a room, ask, show, ask again, end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import streamlit as st

from social_credit.content import load
from social_credit.poll import Room, show_code
from social_credit.poll_database import Away
from social_credit.ui.controls import several
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import words
from social_credit.ui.poll_board import board, rows, table
from social_credit.ui.poll_room import Screen, Teacher, in_words, open_room, stand_up, store
from social_credit.ui.stage import wall

_EVERY = 1
"""Seconds between two looks at the room, so that a projector is never two seconds behind."""

_FAILED = "_poll_failed"
"""Set where what a button asked for did not reach the room."""


def opening() -> None:
    """Pick questions and open a room."""
    say, questions = words("poll"), load().poll.by_id
    st.header(say("open.heading"), anchor=False)
    st.markdown(say("open.text"))
    picked = several(
        say("open.pick"),
        {it.id: it.question for it in questions.values()},
        key="poll_plan",
        none=say("open.all", n=len(questions)),
    )
    if st.button(say("open.button"), type="primary", width="stretch", key="poll_open"):
        with in_words():
            open_room([it for it in picked if it in questions] or list(questions))
            st.rerun()


def screen(seat: Screen) -> None:
    """The room for all to see, without controls; it looks again by itself."""
    st.set_page_config(layout="wide")
    wall(alone=True)
    st.fragment(_screen, run_every=_EVERY)(seat)
    st.button(words("poll")("phone.leave"), on_click=stand_up, key="poll_leave")


def _screen(seat: Screen) -> None:
    with in_words():
        room = store().room(seat.code)
        if room is None:
            st.info(words("poll")("ended"), icon=":material/event_busy:")
        else:
            board(room)


def control_room(seat: Teacher) -> None:
    """The room with the teacher's controls; once it has ended, the way out."""
    say = words("poll")
    st.set_page_config(layout="wide")
    with suppress(Away):
        if store().room(seat.code) is None:
            st.info(say("ended"), icon=":material/event_busy:")
            st.button(say("control.again"), on_click=stand_up, type="primary", key="poll_again")
            return
    wall(alone=False)
    st.fragment(_live, run_every=_EVERY)(seat)
    st.divider()
    st.fragment(_aside)(seat)
    with st.expander(say("control.care_heading"), icon=":material/key:"):
        st.markdown(say("control.care"))


def _aside(seat: Teacher) -> None:
    """What is needed less often. A fragment too, so that no press here runs the whole page: to do
    that, Streamlit drops a press that still waits for its turn."""
    say = words("poll")
    with suppress(Away):
        if store().room(seat.code) is None:
            st.rerun()
    with st.container(horizontal=True):
        st.markdown(say("control.screen", code=seat.code))
        with st.popover(say("control.end"), icon=":material/delete:"):
            st.markdown(say("control.end_text"))
            st.button(
                say("control.end_sure"), on_click=_end, args=(seat,), type="primary", key="poll_end"
            )
    _other_question(seat)
    _so_far(seat)


def _live(seat: Teacher) -> None:
    """What the projector shows, and the buttons for the next step."""
    with in_words():
        room = store().room(seat.code)
        if room is None:
            st.rerun()  # the whole page, which has no controls any more
        with st.container(horizontal=True):
            _steps(seat, room)
        if st.session_state.get(_FAILED):
            st.warning(words("poll")("control.failed"), icon=":material/cloud_off:")
        board(room)


def _steps(seat: Teacher, room: Room) -> None:
    """The buttons for what can come next, each always in its place; the likeliest is marked."""
    say, now, following = words("poll"), room.now, room.next_question
    seen, asking = len(room.rounds), now is not None and not room.shown
    st.button(
        say("control.show"),
        on_click=_show,
        args=(seat, seen),
        type="primary" if asking else "secondary",
        disabled=not asking,
        key=f"poll_show_{seen}",
    )
    st.button(
        say("control.first" if now is None else "control.next"),
        on_click=_ask,
        args=(seat, following, seen),
        type="secondary" if asking or following is None else "primary",
        disabled=following is None,
        key=f"poll_ask_{seen}",
    )
    st.button(
        say("control.repeat"),
        on_click=_ask,
        args=(seat, now and now.question, seen),
        disabled=now is None,
        key=f"poll_repeat_{seen}",
    )
    st.button(
        say("control.back"),
        on_click=_take_back,
        args=(seat, seen, room.shown),
        disabled=now is None or (not room.shown and now.total > 0),
        help=say("control.back_help"),
        icon=":material/undo:",
        key=f"poll_back_{seen}",
    )


def _other_question(seat: Teacher) -> None:
    """Any question of the site, out of turn."""
    say, questions = words("poll"), load().poll.by_id
    with st.expander(say("control.other"), icon=":material/list:"):
        chosen = st.selectbox(
            say("control.which"),
            list(questions),
            format_func=lambda it: questions[it].question,
            key="_poll_other",
        )
        st.button(
            say("control.ask"), on_click=_ask_other, args=(seat, chosen), key="poll_ask_other"
        )


def _so_far(seat: Teacher) -> None:
    """The counts of all rounds, to look at and to take away before they are deleted."""
    say = words("poll")
    box = st.expander(
        say("control.so_far"), icon=":material/table:", on_change="rerun", key="_poll_so_far"
    )
    if not box.open:
        return
    with box, in_words():
        room = store().room(seat.code)
        if room is None or not room.rounds:
            st.markdown(say("control.nothing_yet"))
            return
        st.table(table(room), border="horizontal", hide_index=True, alt=say("control.so_far"))
        csv_button(
            say("control.download"),
            f"poll-{show_code(seat.code).replace(' ', '-')}",
            lambda: rows(room),
            key="poll_download",
        )


# What the buttons do


@contextmanager
def _reaching() -> Iterator[None]:
    """Note, for the next look at the room, whether a button's wish reached it."""
    st.session_state.pop(_FAILED, None)
    try:
        yield
    except Away:
        st.session_state[_FAILED] = True


def _ask(seat: Teacher, question: str | None, seen: int) -> None:
    asked = load().poll.by_id.get(question or "")
    if asked is None:
        return
    with _reaching():
        options = [option.id for option in asked.options]
        store().ask(seat.code, seat.key, asked.id, options, after=seen)


def _ask_other(seat: Teacher, question: str) -> None:
    with _reaching():
        room = store().room(seat.code)
        if room:
            _ask(seat, question, len(room.rounds))


def _show(seat: Teacher, number: int) -> None:
    with _reaching():
        store().show(seat.code, seat.key, number)


def _take_back(seat: Teacher, number: int, shown: bool) -> None:
    with _reaching():
        store().take_back(seat.code, seat.key, number, shown=shown)


def _end(seat: Teacher) -> None:
    with _reaching():
        store().end(seat.code, seat.key)
