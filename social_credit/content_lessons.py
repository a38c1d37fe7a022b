"""Reads the lessons."""

from __future__ import annotations

from collections.abc import Mapping

from social_credit.content_reading import Reading
from social_credit.lessons import Lesson
from social_credit.words import Words


def read_lessons(reading: Reading, words: Mapping[str, Words]) -> tuple[Lesson, ...]:
    """All lessons, in the order of their files; what is wrong in them is reported."""
    found: list[Lesson] = []
    pages = set(words["common"].section("pages")) if "common" in words else None
    names = reading.names("lessons", "md")
    if not names:
        reading.report("lessons", (), "there are no lessons here; add one")
    for name in names:
        lesson = reading.article(name, Lesson)
        if lesson is None:
            continue
        for place, step in enumerate(lesson.steps):
            if step.open and pages is not None and step.open.page not in pages:
                reading.report(
                    name,
                    ("steps", place, "open", "page"),
                    f"there is no page '{step.open.page}'; see the pages in words/common.yaml",
                )
        if lesson.id in {it.id for it in found}:
            reading.report(name, ("id",), f"'{lesson.id}' stands twice; give one another id")
        found.append(lesson)
    return tuple(found)
