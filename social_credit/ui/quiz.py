"""The parts of the page Quiz: one question at a time, the reply to an answer, and the end."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.content import load
from social_credit.quiz import (
    QuizQuestion,
    Tried,
    coming_back,
    in_asking_order,
    next_code,
    option_order,
)
from social_credit.quiz_code import Progress
from social_credit.ui import quiz_state as state
from social_credit.ui.marks import cited, small, source_note, words

LETTERS = "ABCD"


def one_at_a_time(questions: Sequence[QuizQuestion], given: Progress, seed: int) -> None:
    """The reply to the last answer, or the next question, or the end."""
    tried = state.tried(given)
    codes = [it.code for it in in_asking_order(questions, seed)]
    following = next_code(codes, tried)
    _standing(codes, tried, over=following is None)
    with st.container(border=True, key="card_quiz"):
        if given.replies:
            last = given.given[-1]
            _reply(load().quiz.by_code[last.code], last.option, tried, is_last=following is None)
        elif following is not None:
            _ask(load().quiz.by_code[following], tried, seed)
        else:
            _end(questions, tried)
    if given.given:
        st.button(words("quiz")("button.over"), on_click=state.start_over, key="quiz_over")


def _standing(codes: Sequence[str], tried: Sequence[Tried], *, over: bool) -> None:
    """How far one is, in a sentence; when all is over nothing comes back."""
    say, seen = words("quiz"), {it.code for it in tried}
    back = [] if over else [code for code in coming_back(tried) if code in codes]
    done = sum(code in seen and code not in back for code in codes)
    parts = [say("standing.done", done=done, all=len(codes))]
    if back:
        parts.append(say.count("standing.back", len(back)))
    st.markdown(small(" ".join(parts)))


def _ask(question: QuizQuestion, tried: Sequence[Tried], seed: int) -> None:
    say = words("quiz")
    times = sum(it.code == question.code for it in tried)
    if times:
        st.markdown(small(say("again")))
    st.header(question.question, anchor=False)
    for letter, place in zip(LETTERS, option_order(question, seed, times), strict=False):
        st.button(
            say("option", letter=letter, text=question.options[place].text),
            on_click=state.answer,
            args=(question, place),
            key=f"quiz_take_{question.code}_{place}",
            width="stretch",
        )


def _reply(question: QuizQuestion, option: int, tried: Sequence[Tried], *, is_last: bool) -> None:
    """What was answered and what is right. The button stands above the sources, so that on a phone
    the next question begins in sight."""
    say, taken = words("quiz"), question.options[option]
    right = question.options[question.right].text
    st.header(question.question, anchor=False)
    if taken.why is None:
        lines = [say("reply.right", text=taken.text)]
    else:
        lines = [say("reply.wrong", text=taken.text, why=taken.why), say("reply.is", text=right)]
    st.markdown("\n\n".join([*lines, question.says.text]))
    label = say("button.finish" if is_last else "button.next")
    st.button(label, on_click=state.go_on, key="quiz_next", type="primary")
    notes = [source_lines(question)]
    if taken.why is not None:
        notes.append(small(say("reply.back")))
    elif not is_last and question.code in coming_back(tried):
        notes.append(small(say("reply.back_once")))
    st.markdown("\n\n".join(notes))
    st.page_link(
        f"pages/{question.page}.py",
        label=say("reply.link", page=words("common")(f"pages.{question.page}")),
        icon=":material/arrow_forward:",
        query_params=dict(question.at),
    )


def source_lines(question: QuizQuestion) -> str:
    """The sources of an answer, each in a line of small type."""
    notes = [source_note(it) for it in load().quiz.sourced[question.id]]
    return small("\n".join(dict.fromkeys(note.replace("  \n", " · ") for note in notes)))


def _end(questions: Sequence[QuizQuestion], tried: Sequence[Tried]) -> None:
    """What was right at once, what came back, and where to read on."""
    say, common = words("quiz"), words("common")
    first: dict[str, bool] = {}
    for it in tried:
        first.setdefault(it.code, it.right)
    missed = [it for it in questions if not first[it.code]]
    st.header(say("end.heading"), anchor=False)
    st.markdown(say("end.first", right=len(questions) - len(missed), all=len(questions)))
    if not missed:
        st.markdown(say("end.none_missed"))
        return
    rows = "\n".join(
        say("end.row", question=it.question, right=it.options[it.right].text) for it in missed
    )
    st.markdown(f"{say.count('end.missed', len(missed))}\n\n{rows}\n\n{say('end.read')}")
    with st.container(horizontal=True):
        for page in dict.fromkeys(it.page for it in missed):
            label = common(f"pages.{page}")
            st.page_link(f"pages/{page}.py", label=label, icon=":material/arrow_forward:")


def sources() -> set[str]:
    """The ids of all sources of answers."""
    return cited(it for one in load().quiz.sourced.values() for it in one)
