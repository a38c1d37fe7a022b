"""What a visitor chose and answered in the quiz: all of it in the address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

import streamlit as st

from social_credit.content import load
from social_credit.quiz import LEVELS, QuizQuestion, Tried
from social_credit.quiz_code import FIRST_SEED, Progress, decode, encode, next_seed, read_seed
from social_credit.ui.controls import choice, note_ignored, several
from social_credit.ui.marks import plain, words

_GIVEN, _SEED, _PRINT = "quiz_given", "quiz_seed", "quiz_print"
_ANY = "any"

Printed = Literal["questions", "answers"]

PRINTED: tuple[Printed, ...] = get_args(Printed)


def chosen() -> tuple[QuizQuestion, ...]:
    """The questions of the pages and the level that the visitor picks, or all."""
    say, common, quiz = words("quiz"), words("common"), load().quiz
    pages = several(
        say("pages.label"),
        {page: common(f"pages.{page}") for page in quiz.pages},
        key="quiz_pages",
        none=say("pages.none"),
    )
    levels = {_ANY: say("level.any")} | {it: say(f"level.{it}") for it in LEVELS}
    level = choice("select", say("level.label"), levels, key="quiz_level", first=_ANY)
    return quiz.about(pages, next((it for it in LEVELS if it == level), None))


def progress() -> Progress:
    """The answers in the address; a note says what of them was ignored."""
    found = _progress()
    if found.ignored:
        _note(found.ignored)
    return found


def seed() -> int:
    """The seed in the address; a note says where it is none."""
    asked = st.query_params.get(_SEED, "")
    found = read_seed(asked)
    if found is None:
        _note(asked)
    return FIRST_SEED if found is None else found


def printed() -> Printed | None:
    """Whether the address asks for paper, and with answers or without."""
    asked = st.query_params.get(_PRINT, "")
    found = next((it for it in PRINTED if it == asked), None)
    if asked and found is None:
        _note(asked)
    return found


def tried(given: Progress) -> list[Tried]:
    """The answers as far as the order of questions goes."""
    by_code = load().quiz.by_code
    return [Tried(it.code, it.option == by_code[it.code].right) for it in given.given]


def answer(question: QuizQuestion, option: int) -> None:
    """Keep an answer and show the reply to it."""
    _put(_progress().answered(question.code, option))


def go_on() -> None:
    """Leave the reply and ask the next question."""
    _put(_progress().going_on())


def start_over() -> None:
    """Forget all answers and mix the questions anew."""
    st.query_params[_SEED] = str(next_seed(seed()))
    st.query_params.pop(_GIVEN, None)


def put_on_paper(what: Printed | None) -> None:
    """Show the list to print, or (None) the quiz."""
    if what is None:
        st.query_params.pop(_PRINT, None)
    else:
        st.query_params[_PRINT] = what


@cache
def _sizes() -> Mapping[str, int]:
    by_code = load().quiz.by_code
    return MappingProxyType({code: len(it.options) for code, it in by_code.items()})


def _progress() -> Progress:
    return decode(st.query_params.get(_GIVEN, ""), _sizes())


def _put(given: Progress) -> None:
    code = encode(given)
    if code:
        st.query_params[_GIVEN] = code
    else:
        st.query_params.pop(_GIVEN, None)


def _note(text: str) -> None:
    name = words("common")("pages.quiz")
    note_ignored(words("common")("ignored.value", value=plain(text[:40]), name=name))
