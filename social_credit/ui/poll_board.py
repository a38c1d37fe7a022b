"""What the projector shows of a class poll: how to join, the question, the answers of the class."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from social_credit.charts.join_card import join_card
from social_credit.charts.poll import PollBar, poll_bars
from social_credit.content import load
from social_credit.poll import Room, Round, most_chosen, percent, show_code
from social_credit.poll_questions import PollQuestion
from social_credit.ui.chart import show_figure
from social_credit.ui.marks import small, words
from social_credit.ui.poll_answer import answer

_INK = {"light": "#1B1F24", "dark": "#E8E6E1"}
"""The colour of text in each theme: Plotly's own is too pale for a wall."""

_HERE = ("localhost", "127.0.0.1", "[::1]", "0.0.0.0")
"""Names by which a machine calls itself, and no other can reach it."""


def join_address(code: str) -> str:
    """The address that brings a phone into a room."""
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode({"poll_room": code}), ""))


def _typed(address: str) -> str:
    """What one has to type of an address to come to its page."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}"


def board(room: Room) -> None:
    """A room at one moment, large."""
    if room.now is None:
        _lobby(room)
        return
    question = load().poll.by_id.get(room.now.question)
    if question is None:
        st.markdown(words("poll")("phone.strange"))
    elif room.shown:
        _shown(room, room.now, question)
    else:
        _asked(room, room.now, question)


def _lobby(room: Room) -> None:
    say, address = words("poll"), join_address(room.code)
    left, right = st.columns([3, 5], vertical_alignment="center")
    with left:
        _card(room.code)
    with right:
        site = urlsplit(address)
        st.markdown(say("board.how", site=_typed(address), code=show_code(room.code)))
        st.markdown(say.count("board.joined", room.joined))
        if site.netloc.rpartition(":")[0] in _HERE:
            st.warning(say("board.only_here"), icon=":material/wifi_off:")


def _card(code: str) -> None:
    st.image(
        _picture(join_address(code), code),
        width="stretch",
        alt=words("poll")("board.card", code=" ".join(code)),
    )


@lru_cache(maxsize=64)
def _picture(address: str, code: str) -> str:
    return join_card(address, code)


def _asked(room: Room, now: Round, question: PollQuestion) -> None:
    """The question with its options, how many have bet, and the way in for those who come late."""
    say = words("poll")
    left, right = st.columns([3, 1])
    with left:
        st.header(question.question, anchor=False)
        st.markdown("\n".join(f"- {option.text}" for option in question.options))
        st.markdown(say("board.bets", bets=now.total, phones=room.joined))
    with right:
        _card(room.code)


def sentence(room: Room, now: Round, question: PollQuestion) -> str:
    """What the class bet, in a sentence or two."""
    say = words("poll")
    if not now.total:
        return say("board.nobody")
    right = now.counts.get(question.answer, 0)
    parts = [
        say.count("board.right", right, total=now.total, share=percent(right, now.total)),
    ]
    most = most_chosen(now.counts)
    if most == [question.answer]:
        parts.append(say("board.most_right"))
    elif len(most) == 1:
        parts.append(say("board.most", option=question.text_of[most[0]]))
    if before := room.before:
        earlier = percent(before.counts.get(question.answer, 0), before.total)
        parts.append(say("board.before", share=earlier))
    return " ".join(parts)


def _shown(room: Room, now: Round, question: PollQuestion) -> None:
    """What the class bet, and beside it what is on record."""
    say, told = words("poll"), sentence(room, now, question)
    ink = _INK["dark" if st.context.theme.type == "dark" else "light"]
    st.header(question.question, anchor=False)
    st.markdown(told)
    left, right = st.columns(2)
    with left:
        show_figure(
            poll_bars(_bars(now, room.before, question), ink),
            key=f"poll_bars_{now.number}",
            alt=say("board.alt", sentence=told.replace("*", "")),
        )
        if room.before:
            st.markdown(small(say("board.thin")))
    with right.container(border=True):
        answer(question)
    late = say("board.late", site=_typed(join_address(room.code)), code=show_code(room.code))
    st.markdown(small(late))


def _bars(now: Round, before: Round | None, question: PollQuestion) -> tuple[PollBar, ...]:
    say, bars = words("poll"), []
    for option in question.options:
        n, right = now.counts.get(option.id, 0), option.id == question.answer
        share = percent(n, now.total)
        bars.append(
            PollBar(
                label=say("board.on_record", option=option.text) if right else option.text,
                percent=share,
                said=say("board.share", n=n, share=share),
                on_record=right,
                before=percent(before.counts.get(option.id, 0), before.total) if before else None,
            )
        )
    return tuple(bars)


def table(room: Room) -> pd.DataFrame:
    """All rounds so far, an option a row."""
    say = words("poll")
    names = [say(f"table.{it}") for it in ("round", "question", "option", "bets", "record")]
    return pd.DataFrame([list(row.values()) for row in rows(room)], columns=names)


def rows(room: Room) -> list[dict[str, str | int]]:
    """The counts of all rounds so far, for the table and the download."""
    found: list[dict[str, str | int]] = []
    for asked in room.rounds:
        question = load().poll.by_id.get(asked.question)
        for option, n in asked.counts.items() if question else ():
            assert question
            found.append(
                {
                    "round": asked.number,
                    "question": question.question,
                    "option": question.text_of.get(option, option),
                    "bets": n,
                    "on_record": words("poll")("table.yes") if option == question.answer else "",
                }
            )
    return found
