"""Lessons: what a class does, minute by minute, and in which state the site is opened for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlencode

from pydantic import Field, model_validator

from social_credit.value import Frozen, Id, Text, problem

ASSESSMENT = "Assessment"
"""The heading of the section that is for the teacher alone, for it has the answers."""

_SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)


class Opening(Frozen):
    """A page of the site by its name, and what stands in its address.

    ``part`` is the key, in the page's words, of the heading at which a projector begins; without
    it, it begins right below the page's opening lines.
    """

    page: Text
    query: dict[str, str] = Field(default_factory=dict)
    part: Text | None = None

    @property
    def address(self) -> str:
        """The address within the site.

        >>> Opening(page="grade_lines", query={"lines_bet": "a few"}).address
        'grade_lines?lines_bet=a+few'
        """
        return f"{self.page}?{urlencode(self.query)}" if self.query else self.page


class LessonStep(Frozen):
    """One step: how many minutes it takes, and what it opens, if anything."""

    title: Text
    minutes: int = Field(ge=1, le=90)
    open: Opening | None = None


class Lesson(Frozen):
    """A lesson, debate, workshop or exercise. ``body`` is Markdown with a section for each step.

    What stands in a section that no step has (a hand-out, an assessment) comes after the steps.
    """

    id: Id
    title: Text
    kind: Literal["lesson", "debate", "workshop", "exercise"]
    ages: Literal["15", "university"]
    aims: tuple[Text, ...] = Field(min_length=1)
    needs: Text
    steps: tuple[LessonStep, ...] = Field(min_length=1)
    body: Text

    @property
    def minutes(self) -> int:
        """How long it takes in all."""
        return sum(step.minutes for step in self.steps)

    @property
    def sections(self) -> dict[str, str]:
        """The text below each heading of the second level, in order."""
        parts = _SECTION.split(self.body)
        return {title: text.strip() for title, text in zip(parts[1::2], parts[2::2], strict=True)}

    @property
    def extras(self) -> dict[str, str]:
        """The sections that belong to no step."""
        titles = {step.title for step in self.steps}
        return {title: text for title, text in self.sections.items() if title not in titles}

    @property
    def for_pupils(self) -> dict[str, str]:
        """The sections to hand out: those of no step, without the assessment."""
        return {title: text for title, text in self.extras.items() if title != ASSESSMENT}

    @model_validator(mode="after")
    def _each_step_is_told(self) -> Lesson:
        sections = self.sections
        for step in self.steps:
            if not sections.get(step.title):
                raise problem(
                    "the step '{title}' has no text; write it below a line '## {title}'",
                    title=step.title,
                )
        return self


def markdown_of(lesson: Lesson, links: Mapping[str, str]) -> str:
    """The steps with their minutes, then the rest, as Markdown to be taken away.

    ``links`` has, by the title of a step, the line that says what the step opens.
    """
    steps = [
        "\n\n".join(
            [
                f"## {step.title} ({step.minutes} min)",
                *([links[step.title]] if step.title in links else []),
                lesson.sections[step.title],
            ]
        )
        for step in lesson.steps
    ]
    return "\n\n".join([*steps, *_parts(lesson.extras)])


def for_pupils_of(lesson: Lesson) -> str:
    """What pupils get of a lesson, as Markdown: no step, no expected answer, no assessment."""
    return "\n\n".join(_parts(lesson.for_pupils))


def _parts(sections: Mapping[str, str]) -> list[str]:
    return [f"## {title}\n\n{text}" for title, text in sections.items()]
