"""The quiz as a plain list, to print or to download, with answers or without."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.content import load
from social_credit.export import Cell
from social_credit.quiz import QuizQuestion, option_order
from social_credit.ui import quiz_state as state
from social_credit.ui.marks import words
from social_credit.ui.quiz import LETTERS, source_lines


def buttons(now: state.Printed | None) -> None:
    """Buttons to and from the lists to print."""
    say = words("quiz")
    with st.container(horizontal=True):
        if now is not None:
            st.button(
                say("paper.back"), on_click=state.put_on_paper, args=(None,), key="quiz_to_screen"
            )
        for it in state.PRINTED:
            if it != now:
                st.button(
                    say(f"paper.to_{it}"),
                    on_click=state.put_on_paper,
                    args=(it,),
                    key=f"quiz_to_{it}",
                    icon=":material/print:",
                )


def paper(questions: Sequence[QuizQuestion], what: state.Printed, seed: int) -> None:
    """All chosen questions as one list; with answers, each with its replies and sources."""
    say = words("quiz")
    with st.container(key="quiz_how"):
        st.markdown(say.count("paper.how", len(questions)))
    parts = [f"## {say(f'paper.heading_{what}')}"]
    if what == "questions":
        parts.append(say("paper.name"))
    for number, question in enumerate(questions, 1):
        parts.append(say("paper.question", number=number, question=question.question))
        parts.append("\n".join(_options(question, what, seed)))
        if what == "answers":
            parts += [question.says.text, source_lines(question)]
            page = words("common")(f"pages.{question.page}")
            parts.append(say("paper.page", page=page, level=say(f"level.{question.level}")))
    with st.container(key="quiz_paper"):
        st.markdown("\n\n".join(parts))


def _options(question: QuizQuestion, what: state.Printed, seed: int) -> list[str]:
    say, rows = words("quiz"), []
    for letter, place in zip(LETTERS, option_order(question, seed, 0), strict=False):
        option = question.options[place]
        row = say("paper.option", letter=letter, text=option.text)
        if what == "answers":
            row = (
                say("paper.right", option=row)
                if option.why is None
                else say("paper.wrong", option=row, why=option.why)
            )
        rows.append(f"- {row}")
    return rows


def rows() -> list[dict[str, Cell]]:
    """A row for each option, with its question, its reply and the sources of the answer."""
    return [
        {
            "id": question.id,
            "page": question.page,
            "level": question.level,
            "question": question.question,
            "option": option.text,
            "right": "yes" if option.why is None else "no",
            "why_not": option.why,
            "answer": question.says.text,
            "confidence": "; ".join(dict.fromkeys(it.confidence.value for it in sourced)),
            "sources": "; ".join(
                dict.fromkeys(f"{at.source}: {at.at}" for it in sourced for at in it.sources)
            ),
        }
        for question in load().quiz.questions
        for sourced in [load().quiz.sourced[question.id]]
        for option in question.options
    ]
