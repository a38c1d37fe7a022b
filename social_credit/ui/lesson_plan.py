"""A lesson on its page: what it is for, its steps with their minutes, and what one can print."""

from __future__ import annotations

from datetime import date

import streamlit as st

from social_credit.content import load
from social_credit.handout import Handout, handout_of
from social_credit.handout_docx import docx_of
from social_credit.handout_html import html_of
from social_credit.lessons import Lesson, LessonStep, markdown_of
from social_credit.ui.controls import choice
from social_credit.ui.downloads import file_button
from social_credit.ui.marks import in_words, small, words
from social_credit.ui.page_address import site_address

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
    """Its aims, what it needs, and its steps at a glance."""
    say = words("lessons")
    st.header(lesson.title, anchor=False)
    aims = "\n".join(f"- {aim}" for aim in lesson.aims)
    st.markdown(
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
    with st.container(border=True):
        clock = say("clock", begin=begin, end=begin + step.minutes)
        st.markdown(f"{small(clock)}\n\n### {step.title}\n\n{lesson.sections[step.title]}")
        if step.open:
            st.page_link(
                f"pages/{step.open.page}.py",
                label=say("open", page=words("common")(f"pages.{step.open.page}")),
                icon=":material/open_in_new:",
                query_params=step.open.query,
            )


def extras(lesson: Lesson) -> None:
    """The hand-out, the assessment, roles and cards."""
    for title, text in lesson.extras.items():
        st.header(title, anchor=False)
        st.markdown(text)


def downloads(lesson: Lesson) -> None:
    """The whole lesson as a web page or for a word processor."""
    say, author = words("lessons"), words("common")("cite.author")
    home = site_address()

    def made() -> Handout:
        about = say(
            "about", site=words("common")("site.name"), address=home, day=in_words(date.today())
        )
        return handout_of(markdown_of(lesson), title=lesson.title, about=about)

    file_button(
        say("html"), f"{lesson.id}.html", "text/html", lambda: html_of(made()), key="lesson_html"
    )
    file_button(
        say("docx"),
        f"{lesson.id}.docx",
        _DOCX,
        lambda: docx_of(made(), author=author),
        key="lesson_docx",
    )
