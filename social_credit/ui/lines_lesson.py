"""What the page Grade lines teaches with: the bet, the tasks, the conclusion, the cliff."""

from __future__ import annotations

import streamlit as st

from social_credit.line_tasks import TASKS, TICKET, Lined, lose_by
from social_credit.ui import lines_state
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice
from social_credit.ui.lines_city import Choices, per_cent
from social_credit.ui.marks import source_note, words

_ENOUGH = 2


def ticket_bet(lined: Lined) -> bool:
    """How many lose a grade by one more ticket? ``lined`` has its own lines. Whether told."""
    say = words("grade_lines")
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="lines_bet")
        if guess is None:
            return False
        down = lose_by(lined, TICKET)
        st.markdown(say("bet.right" if guess == _nearest(down, lined.residents) else "bet.wrong"))
        st.markdown(
            say(
                "bet.reveal",
                down=f"{down:,}",
                residents=f"{lined.residents:,}",
                share=per_cent(down, lined.residents),
            )
        )
    return True


def _nearest(part: int, whole: int) -> str:
    """Which of the three options a share is nearest to: 1 in 200, 1 in 20, 1 in 2."""
    return "few" if 60 * part < whole else "some" if 6 * part < whole else "half"


def tasks(lined: Lined) -> bool:
    """The tasks, each checked against the lines; whether enough are done for the conclusion."""
    say = words("grade_lines")
    met = {name for name, is_met in TASKS.items() if is_met(lined)} if lined.shifted else set()
    finished = lines_state.add_done(met)
    st.header(say("tasks.heading"), anchor=False)
    st.markdown(say("tasks.intro"))
    for name in TASKS:
        state = "done" if name in finished else "open"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(say(f"tasks.{state}", task=say(f"tasks.{name}")))
            if name not in finished:
                with st.popover(say("tasks.hint"), type="tertiary", key=f"lines_hint_{name}"):
                    st.markdown(say(f"tasks.{name}_hint"))
    if finished:
        st.button(say("tasks.reset"), on_click=lines_state.reset_tasks, key="lines_reset_tasks")
    return len(finished) >= _ENOUGH


def conclusion(*, earned: bool) -> None:
    """What the lines did, once two tasks are done or the visitor asks for it."""
    say = words("grade_lines")
    if not earned:
        earned = st.toggle(say("conclusion.anyway"), key="lines_anyway", bind="query-params")
    if earned:
        with st.container(border=True):
            st.header(say("conclusion.heading"), anchor=False)
            st.markdown(say("conclusion.text"))


def cliff(chosen: Choices, lined: Lined) -> None:
    """Two residents one point apart at a line, and what that point opened and closed."""
    say, edition = words("grade_lines"), chosen.edition
    st.header(say("cliff.heading"), anchor=False)
    upper_grades = [grade.id for grade in edition.grades[:-1]]
    picked = choice(
        "select",
        say("cliff.line"),
        {grade: grade for grade in upper_grades},
        key="lines_cliff",
        first=upper_grades[0],
    )
    place = upper_grades.index(picked or upper_grades[0])
    upper, lower = upper_grades[place], edition.grades[place + 1].id
    line = lined.lines[place]
    st.markdown(
        say(
            "cliff.text",
            at=say("cliff.at", score=f"{line:,}", grade=upper),
            under=say("cliff.at", score=f"{line - 1:,}", grade=lower),
        )
    )
    found = False
    for kind, with_it, without in (("opens", upper, lower), ("closes", lower, upper)):
        ids = {effect.id for effect in edition.effects_of(without)}
        only = [it for it in edition.effects_of(with_it) if it.kind == kind and it.id not in ids]
        if only:
            found = True
            st.markdown(f"**{say('cliff.opened' if kind == 'opens' else 'cliff.closed')}**")
            for effect in only:
                st.markdown(f"- {effect.text}  \n  {source_note(effect)}")
    if not found:
        st.markdown(say("cliff.only_letter", upper=upper, lower=lower))
