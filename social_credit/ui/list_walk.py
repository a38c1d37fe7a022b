"""The way onto the courts' list and off it, step by step, with the doors that close."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd
import streamlit as st

from social_credit.charts.list_flow import Labels, list_flow
from social_credit.content import load
from social_credit.export import Cell
from social_credit.list_walk import Answer, Need, Step
from social_credit.ui.behind import table_behind
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.marks import small, source_note, words
from social_credit.ui.passages import link
from social_credit.value import Unknown

_KEY = "list_step"
_BOX = 15
"""Signs in a line of a box; more do not fit on a phone."""


def score_bet() -> None:
    """Does a low score put anybody on this list?"""
    say, count = words("list_walk"), load().list_walk.score_count
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="list_bet", right="court")
        if guess is not None:
            verdict = "bet.right" if guess == "court" else "bet.wrong"
            st.markdown(f"{say(verdict)} {say('bet.reveal')}\n\n{_finding()}")
            note = load().list_walk.step("entry").score
            if isinstance(note, Answer):
                st.markdown(small(source_note(note)))
            if count.with_score:
                st.markdown(say("bet.after"))


def way() -> None:
    """The whole way as a picture, and the step that one stands at with the ways back and on."""
    say, walk = words("list_walk"), load().list_walk
    st.header(say("way.heading"), anchor=False)
    st.markdown(say("way.instruction"))
    picture = st.container()
    titles = {step.id: step.title for step in walk.steps}
    at = choice("select", say("way.step"), titles, key=_KEY, first=walk.steps[0].id)
    step = walk.step(str(at))
    with picture:
        _picture(step)
    _buttons(step)
    _card(step)
    _doors(step)


def _finding() -> str:
    say, walk = words("list_walk"), load().list_walk
    count = walk.score_count
    return say(
        "finding",
        steps=len(walk.steps),
        without=count.without,
        scored=say.count("scored", count.with_score),
        silent=say.count("silent", count.unknown),
    )


def _picture(step: Step) -> None:
    say, walk = words("list_walk"), load().list_walk
    boxes, hover = {}, {}
    for it in walk.steps:
        mark = say(f"mark.{_score_word(it)}")
        boxes[it.id] = "<br>".join([*wrap(it.short, _BOX), mark])
        hover[it.id] = f"{it.title}<br>{say('ask.score')} {say(f'needs.{_score_word(it)}')}"
    show_figure(
        list_flow(walk, step.id, Labels(boxes, hover)),
        key="list_flow",
        alt=say("way.alt", here=step.title, finding=_finding().replace("*", "")),
    )
    st.markdown(small(say("way.legend")))


def _score_word(step: Step) -> str:
    return {False: "no", True: "yes", None: "unknown"}[step.takes_score]


def _buttons(step: Step) -> None:
    """Back, and a button for each way on."""
    say, walk = words("list_walk"), load().list_walk
    earlier = walk.before(step.id)
    with st.container(horizontal=True):
        st.button(
            say("way.back"),
            key="list_back",
            icon=":material/arrow_back:",
            disabled=not earlier,
            on_click=_go,
            args=(earlier[0].id if earlier else step.id,),
        )
        for number, it in enumerate(step.ways):
            st.button(
                it.label,
                key=f"list_way_{number}",
                icon=":material/arrow_forward:",
                type="primary",
                on_click=_go,
                args=(it.to,),
            )


def _go(step_id: str) -> None:
    st.session_state[_KEY] = step_id


def _card(step: Step) -> None:
    """All that is on record about a step, question by question."""
    say, content = words("list_walk"), load()
    walk = content.list_walk
    number = walk.steps.index(step) + 1
    with st.container(border=True):
        st.markdown(f"{say('way.stands', number=number, all=len(walk.steps))}\n\n### {step.title}")
        for question, answer in step.answers.items():
            verdict = isinstance(answer, Need) and f" {say(f'needs.{_score_word(step)}')}."
            st.markdown(_told(say(f"ask.{question}") + (verdict or ""), answer))
        for door in content.list_walk.doors:
            if door.id in step.closes:
                st.markdown(_told(f":material/lock: {door.name}.", door))
        if not step.ways:
            last = step is walk.steps[-1]
            st.markdown(say("way.end_last" if last else "way.end_beside"))
        for passage in step.passages:
            link(content.passage(passage))


def _told(question: str, answer: Answer | Unknown) -> str:
    if isinstance(answer, Unknown):
        badge = words("list_walk")("not_on_record")
        return f"**{question}** :gray-badge[:material/help: {badge}] {answer.unknown}"
    return f"**{question}** {answer.text}  \n{small(source_note(answer))}"


def _doors(step: Step) -> None:
    """Every door, and whether it is closed by now."""
    say, walk = words("list_walk"), load().list_walk
    closed, off = walk.closed_at(step.id), step is walk.steps[-1]
    lines = []
    for door in walk.doors:
        state = "open" if door not in closed else "unknown" if off else "closed"
        icon = {"open": "lock_open", "closed": "lock", "unknown": "help"}[state]
        lines.append(
            f"- :material/{icon}: "
            + say(f"doors.{state}", door=door.name, step=walk.closer(door.id).title)
        )
    st.markdown(f"**{say('doors.heading')}**\n\n" + "\n".join(lines))


def table() -> None:
    """All steps and what is on record of each, made when it is opened."""
    table_behind("_list_table", steps_table, words("list_walk")("table.alt"))


def steps_table() -> pd.DataFrame:
    """A row for each step: its title, whether it takes a score, what it closes, where it leads."""
    say, walk = words("list_walk"), load().list_walk
    names = {door.id: door.name for door in walk.doors}
    lines = [
        [
            step.title,
            say(f"needs.{_score_word(step)}"),
            ", ".join(names[it] for it in step.closes) or say("table.nothing"),
            "; ".join(walk.step(way.to).title for way in step.ways) or say("table.end"),
        ]
        for step in walk.steps
    ]
    head = [say("table.step"), say("table.score"), say("table.closes"), say("table.leads")]
    return pd.DataFrame(lines, columns=head)


def rows() -> list[dict[str, Cell]]:
    """A row for each step and question, with its sources."""
    return [
        {
            "step": step.id,
            "title": step.title,
            "question": question,
            "answer": answer.text if isinstance(answer, Answer) else "",
            "not_on_record": answer.unknown if isinstance(answer, Unknown) else "",
            "needs_score": _score_word(step),
            "closes": "; ".join(step.closes),
            "confidence": answer.confidence.value if isinstance(answer, Answer) else "",
            "as_of": str(answer.as_of or "") if isinstance(answer, Answer) else "",
            "sources": "; ".join(f"{it.source}, {it.at}" for it in answer.sources)
            if isinstance(answer, Answer)
            else "",
        }
        for step in load().list_walk.steps
        for question, answer in step.answers.items()
    ]
