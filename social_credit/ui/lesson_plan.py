"""A lesson on its page: what it is for, its steps with their minutes, and what one can print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from social_credit.content import load
from social_credit.handout import Handout, handout_of
from social_credit.handout_docx import docx_of
from social_credit.handout_html import html_of
from social_credit.lessons import Lesson, LessonStep, Opening, for_pupils_of, markdown_of
from social_credit.ui.controls import choice
from social_credit.ui.downloads import file_button
from social_credit.ui.marks import in_words, small, words
from social_credit.ui.page_address import (
    PRESENT,
    PRESENT_ANSWERS,
    PRESENT_FOR,
    PRESENT_PART,
    site_address,
)

_FIRST = "2"
"""The step of a page that comes after its title and its opening lines."""

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def chosen() -> Lesson | None:
    """The lesson that the teacher picks, kept in the address; None where there is none."""
    say, lessons = words("lessons"), load().lessons
    if not lessons:
        st.markdown(say("none"))
        return None
    names = {
        it.id: say("option", title=it.title, minutes=it.minutes, ages=say(f"ages.{it.ages}"))
        for it in lessons
    }
    picked = choice("select", say("choose"), names, key="lesson_id", first=lessons[0].id)
    return next(it for it in lessons if it.id == picked)


def overview(lesson: Lesson) -> None:
    """Its aims, what it needs, and how its steps are meant to be used."""
    say = words("lessons")
    st.header(lesson.title, anchor=False)
    st.markdown(f"{_about(lesson)}\n\n{say('links')}")


def _about(lesson: Lesson) -> str:
    say = words("lessons")
    aims = "\n".join(f"- {aim}" for aim in lesson.aims)
    return (
        f"{say(f'kind.{lesson.kind}')} · {say('minutes', n=lesson.minutes)} · "
        f"{say(f'ages.{lesson.ages}')}\n\n**{say('aims')}**\n\n{aims}\n\n"
        f"**{say('needs')}** {lesson.needs}"
    )


def steps(lesson: Lesson) -> None:
    """Each step with the minutes that it takes, what to say and ask, and the page it opens."""
    begin = 0
    for step in lesson.steps:
        _step(lesson, step, begin)
        begin += step.minutes


def _step(lesson: Lesson, step: LessonStep, begin: int) -> None:
    say = words("lessons")
    with st.container(border=True, key=f"lesson_step_{begin}"):
        clock = say("clock", begin=begin, end=begin + step.minutes)
        st.markdown(f"{small(clock)}\n\n### {step.title}\n\n{lesson.sections[step.title]}")
        if step.open:
            _links(step, step.open)


def _links(step: LessonStep, opening: Opening) -> None:
    """To the page, and to the projector with its clock; in tabs of their own, so that the teacher's
    place in the plan, and the answers in it, stay where they are.

    The projector begins where the step needs it, and with the answer to a bet that is made.
    """
    say = words("lessons")
    query = {**opening.query, PRESENT: _FIRST, PRESENT_FOR: str(step.minutes)}
    if opening.part:
        query[PRESENT_PART] = words(opening.page)(opening.part)
    if bets := [name for name in opening.query if name.endswith("_bet")]:
        query[PRESENT_ANSWERS] = " ".join(bets)
    shown = opening.model_copy(update={"query": query})
    with st.container(horizontal=True):
        st.link_button(_label(opening), _url(opening), icon=":material/open_in_new:")
        st.link_button(say.count("project", step.minutes), _url(shown), icon=":material/slideshow:")


def _label(opening: Opening) -> str:
    return words("lessons")("open", page=words("common")(f"pages.{opening.page}"))


def _url(opening: Opening) -> str:
    """The whole address of a page in a state; the front page stands at the root."""
    page = "" if opening.page == "home" else opening.page
    return site_address(page) + (f"?{urlencode(opening.query)}" if opening.query else "")


def extras(lesson: Lesson) -> None:
    """The hand-out, the assessment, roles and cards."""
    for title, text in lesson.extras.items():
        st.header(title, anchor=False)
        st.markdown(text)


def downloads(lesson: Lesson) -> None:
    """The whole lesson, and what pupils get of it, as web pages and for a word processor."""
    say, address = words("lessons"), site_address()
    links = {
        step.title: f"[{_label(it)}]({_url(it)})" for step in lesson.steps if (it := step.open)
    }

    def whole() -> str:
        return f"{_about(lesson)}\n\n{markdown_of(lesson, links)}"

    _files(lesson.title, lesson.id, whole, address, key="lesson")
    about = say("for_pupils", title=lesson.title)
    _files(about, f"{lesson.id}-hand-out", lambda: for_pupils_of(lesson), address, key="handout")


def _files(title: str, name: str, markdown: Callable[[], str], address: str, *, key: str) -> None:
    say, common = words("lessons"), words("common")

    def made() -> Handout:
        about = say("about", site=common("site.name"), address=address, day=in_words(date.today()))
        return handout_of(markdown(), title=title, about=about)

    file_button(
        say(f"files.{key}_html"),
        f"{name}.html",
        "text/html",
        lambda: html_of(made()),
        key=f"{key}_html",
    )
    file_button(
        say(f"files.{key}_docx"),
        f"{name}.docx",
        _DOCX,
        lambda: docx_of(made(), author=common("cite.author")),
        key=f"{key}_docx",
    )
