"""The answer on record to a question of a poll, and the questions to bet on alone."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.poll_questions import PollQuestion
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice
from social_credit.ui.marks import small, source_note, words


def answer(question: PollQuestion) -> None:
    """What the record says, with its source and the page that explains it."""
    say = words("poll")
    st.markdown(
        "\n\n".join(
            [
                say("answer.on_record", option=question.text_of[question.answer]),
                question.says.text,
                small(source_note(question.says)),
            ]
        )
    )
    st.page_link(
        f"pages/{question.page}.py",
        label=say("answer.page", page=words("common")(f"pages.{question.page}")),
        icon=":material/arrow_forward:",
    )


def alone() -> None:
    """One question at a time, to bet on without a class."""
    say, questions = words("poll"), load().poll.by_id
    st.header(say("alone.heading"), anchor=False)
    st.markdown(say("alone.text"))
    chosen = choice(
        "select",
        say("alone.pick"),
        {it.id: it.question for it in questions.values()},
        key="poll_question",
        first=next(iter(questions)),
    )
    question = questions[str(chosen)]
    with st.container(border=True):
        guess = bet(
            question.question,
            question.text_of,
            key=f"poll_alone_{question.id}",
            right=question.answer,
        )
        if guess is not None:
            st.markdown(say("alone.right" if guess == question.answer else "alone.wrong"))
            answer(question)
