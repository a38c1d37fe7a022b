"""A walk through parts III to VI of the Outline with one invented record, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import wrap

import streamlit as st

from social_credit.charts.flow import Arrow, Box, flow
from social_credit.charts.palette import grade_colours
from social_credit.content import load
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import number
from social_credit.ui.marks import badge, small, words
from social_credit.ui.passages import link
from social_credit.value import Confidence

_KEY = "runs_step"
_PICTURE = "_runs_flow"
_BOX = 9
"""Signs in a line of a box; more do not fit four beside each other on a phone."""


@dataclass(frozen=True)
class Step:
    """A step of the walk: the names of its words and of its stage, and the nodes it is about.

    ``place`` is its row and column in the picture, ``to`` the steps that a way leads to.
    """

    id: str
    stage: str
    nodes: tuple[str, ...]
    place: tuple[int, int]
    to: tuple[str, ...]


def steps() -> tuple[Step, ...]:
    """The steps in the order in which the words tell them."""
    say = words("how_it_runs")
    ids = dict.fromkeys(key.partition(".")[0] for key in say.section("steps"))
    found = []
    for it in ids:
        row, column = say(f"steps.{it}.place").split(", ")
        last = it == [*ids][-1]
        found.append(
            Step(
                it,
                say(f"steps.{it}.stage"),
                tuple(say(f"steps.{it}.nodes").split(", ")),
                (int(row), int(column)),
                () if last else tuple(say(f"steps.{it}.to").split(", ")),
            )
        )
    return tuple(found)


def points_bet() -> None:
    """How many points does the plan take off?"""
    say = words("how_it_runs")
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="runs_bet", right="none")
        if guess is not None:
            st.markdown(
                f"{say('bet.right' if guess == 'none' else 'bet.wrong')} {say('bet.reveal')}"
            )


def record_walk() -> None:
    """The step that one stands at, with the ways back and on, and the whole way below it."""
    say, way = words("how_it_runs"), steps()
    st.header(say("walk.heading"), anchor=False)
    st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('invented')}")
    st.markdown(say("walk.instruction"))
    picture = st.container()
    at = number(say("walk.step"), 1, len(way), key=_KEY, first=1)
    with picture:
        _picture(way, at)
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


def _picture(way: Sequence[Step], at: int) -> None:
    """The whole way as boxes with arrows; a press on a box goes there."""
    say = words("how_it_runs")
    stages = list(dict.fromkeys(step.stage for step in way))
    colours = dict(zip(stages, grade_colours(len(stages)), strict=True))
    boxes = {
        step.id: Box(
            step.id,
            *step.place,
            "<br>".join(wrap(say(f"steps.{step.id}.short"), _BOX)),
            f"{say(f'steps.{step.id}.title')}<br>{say(f'stages.{step.stage}')}",
            colours[step.stage],
        )
        for step in way
    }
    arrows = [Arrow(boxes[step.id], boxes[to]) for step in way for to in step.to]
    here = way[at - 1]
    show_figure(
        flow(tuple(boxes.values()), arrows, here.id),
        key=_PICTURE,
        on_press=partial(_pressed, len(way)),
        alt=say("walk.picture_alt", all=len(way), title=say(f"steps.{here.id}.title")),
    )
    st.markdown(small(say("walk.picture")))


def _pressed(steps: int) -> None:
    step = step_at(st.session_state[_PICTURE].pressed, steps)
    if step is not None:
        _go(step)


def step_at(point: object, steps: int) -> int | None:
    """The step whose box was pressed; None for what no browser would tell.

    >>> step_at(0, 15), step_at(15, 15), step_at("0", 15)
    (1, None, None)
    """
    return point + 1 if isinstance(point, int) and 0 <= point < steps else None


def _step(step: Step, at: int, last: int) -> None:
    say, outline = words("how_it_runs"), load().outline
    with st.container(border=True):
        st.markdown(
            f"{say('walk.stands', number=at, all=last)} · {say(f'stages.{step.stage}')}\n\n"
            f"### {say(f'steps.{step.id}.title')}"
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
    st.header(say("walk.where"), anchor=False)
    st.markdown("\n".join(lines))
