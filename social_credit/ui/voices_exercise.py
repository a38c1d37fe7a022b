"""One page read closely: a bet, its clues marked one by one, the record beside it, the verdict."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from social_credit.content import load
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice
from social_credit.ui.events import event_lines
from social_credit.ui.marks import badge, small, source_note, words
from social_credit.voices import Clue, OnRecord, Points


def exercise() -> None:
    """The whole exercise, as far as the visitor has come."""
    say, task = words("voices"), load().voices.exercise
    source = load().sources[task.source]
    st.header(say("exercise.heading"), anchor=False)
    st.markdown(say("exercise.text"))
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="voices_bet")
    if guess is None:
        return
    st.header(say("clues.heading"), anchor=False)
    st.markdown(say("clues.text", clues=len(task.clues)))
    whole = st.toggle(say("clues.whole"), key="voices_whole", bind="query-params")
    marks = [
        _clue(clue, n, len(task.clues), whole=whole) for n, clue in enumerate(task.clues, start=1)
    ]
    left = sum(mark is None for mark in marks)
    if left:
        st.markdown(f"**{say.count('clues.left', left)}**")
        return
    _record(task.record)
    st.header(say("verdict.heading"), anchor=False)
    if not whole:
        same = sum(mark == clue.points for mark, clue in zip(marks, task.clues, strict=True))
        st.markdown(say("verdict.marks", all=len(marks), same=same))
    st.markdown(say(f"bet.reply.{guess}"))
    st.markdown(f"**{task.verdict.text}**  \n{small(source_note(task.verdict))}")
    st.markdown(
        f"- {say('pick.good', text=source.good_for)}\n- {say('pick.not_for', text=source.not_for)}"
    )
    st.page_link(
        "pages/sources.py",
        label=say("exercise.register"),
        icon=":material/arrow_forward:",
        query_params={"source": source.id},
    )


def _clue(clue: Clue, n: int, all_clues: int, *, whole: bool) -> str | None:
    say = words("voices")
    with st.container(border=True):
        st.markdown(
            f"**{say('clues.number', n=n, all=all_clues)}**  \n{clue.says}  \n"
            f"{small(say('clues.where', at=clue.sources[0].at))}"
        )
        if whole:
            st.markdown(_reading(say("clues.ours", points=points(clue.points)), clue))
            return clue.points
        mark = choice(
            "radio",
            say("clues.label", n=n),
            say.section("clues.options"),
            key=f"voices_clue_{clue.id}",
            first=None,
        )
        if mark is not None:
            key = "clues.same" if mark == clue.points else "clues.other"
            st.markdown(_reading(say(key, points=points(clue.points)), clue))
    return mark


def _reading(head: str, clue: Clue) -> str:
    note = " · ".join(part for part in (badge(clue.confidence), clue.note) if part)
    return f"{head} {clue.text}  \n{small(note)}"


def points(which: Points) -> str:
    """What something speaks for, in words with its sign.

    >>> points("against")
    ':red-badge[▼ against the claim]'
    """
    say = words("voices")
    sign, colour = say(f"points_sign.{which}"), say(f"points_colour.{which}")
    return f":{colour}-badge[{sign} {say(f'points.{which}')}]"


def _record(record: Iterable[OnRecord]) -> None:
    say, found = words("voices"), list(record)
    st.header(say("record.heading"), anchor=False)
    lines = [say("record.text")]
    for side in ("for", "against"):
        lines.append(f"**{say(f'record.{side}')}**")
        lines.append("\n".join(_fact(it) for it in found if it.points == side))
    events = dict.fromkeys(event for it in found for event in it.events)
    by_date = sorted(events, key=lambda it: load().timeline.event(it).when.order)
    lines.append(f"**{say('record.events')}**")
    lines.append(event_lines(by_date))
    st.markdown("\n\n".join(lines))


def _fact(fact: OnRecord) -> str:
    note = source_note(fact).replace("  \n", " · ")
    return f"- {fact.text}  \n  {small(note)}"
