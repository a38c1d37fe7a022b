"""A walk through parts III to VI of the Outline with one invented record, step by step."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from social_credit.content import load
from social_credit.ui.bet import bet
from social_credit.ui.controls import number
from social_credit.ui.marks import badge, words
from social_credit.ui.passages import link
from social_credit.value import Confidence

_KEY = "runs_step"


@dataclass(frozen=True)
class Step:
    """A step of the walk: the names of its words and of its stage, and the nodes it is about."""

    id: str
    stage: str
    nodes: tuple[str, ...]


def steps() -> tuple[Step, ...]:
    """The steps in the order in which the words tell them."""
    say = words("how_it_runs")
    ids = dict.fromkeys(key.partition(".")[0] for key in say.section("steps"))
    return tuple(
        Step(it, say(f"steps.{it}.stage"), tuple(say(f"steps.{it}.nodes").split(", ")))
        for it in ids
    )


def points_bet() -> None:
    """How many points does the plan take off?"""
    say = words("how_it_runs")
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="runs_bet")
        if guess is not None:
            st.markdown(
                f"{say('bet.right' if guess == 'none' else 'bet.wrong')} {say('bet.reveal')}"
            )


def record_walk() -> None:
    """The step that one stands at, with the ways back and on, and the whole way below it."""
    say, way = words("how_it_runs"), steps()
    st.subheader(say("walk.heading"), anchor=False)
    st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('invented')}")
    st.markdown(say("walk.instruction"))
    at = number(say("walk.step"), 1, len(way), key=_KEY, first=1)
    with st.container(horizontal=True):
        st.button(
            say("walk.back"),
            key="runs_back",
            icon=":material/arrow_back:",
            disabled=at == 1,
            on_click=_go,
            args=(at - 1,),
        )
        st.button(
            say("walk.next"),
            key="runs_next",
            icon=":material/arrow_forward:",
            type="primary",
            disabled=at == len(way),
            on_click=_go,
            args=(at + 1,),
        )
    _step(way[at - 1], at, len(way))
    _whole_way(way, at)


def _go(step: int) -> None:
    st.session_state[_KEY] = step


def _step(step: Step, at: int, last: int) -> None:
    say, outline = words("how_it_runs"), load().outline
    with st.container(border=True):
        st.markdown(
            f"{say('walk.stands', number=at, all=last)} · {say(f'stages.{step.stage}')}\n\n"
            f"#### {say(f'steps.{step.id}.title')}"
        )
        for part in ("story", "orders", "open"):
            st.markdown(f"**{say(f'walk.{part}')}.** {say(f'steps.{step.id}.{part}')}")
        st.markdown(f"**{say('walk.read')}**")
        for node in step.nodes:
            link(outline.node(node))


def _whole_way(way: tuple[Step, ...], at: int) -> None:
    """All steps as a numbered list under the names of their stages."""
    say = words("how_it_runs")
    lines: list[str] = []
    stage = ""
    for place, step in enumerate(way, start=1):
        if step.stage != stage:
            stage = step.stage
            lines += ["", f"**{say(f'stages.{stage}')}**", ""]
        title = say(f"steps.{step.id}.title")
        lines.append(f"{place}. {say('walk.here', title=title) if place == at else title}")
    st.subheader(say("walk.where"), anchor=False)
    st.markdown("\n".join(lines))
