"""Events of the timeline as other pages name them: a date in words and the title."""

from __future__ import annotations

from collections.abc import Iterable

from social_credit.content import load
from social_credit.timeline import Event
from social_credit.ui.marks import moment_in_words, words
from social_credit.ui.timeline_words import span_in_words


def event_lines(events: Iterable[str]) -> str:
    """Events by id as a Markdown list.

    >>> event_lines(["outline-published"])
    '- 14 June 2014: The State Council issues the Planning Outline'
    """
    timeline = load().timeline
    return "\n".join(f"- {_when(it)}: {it.title}" for it in map(timeline.event, events))


def _when(event: Event) -> str:
    text = span_in_words(event.when, event.until) if event.until else moment_in_words(event.when)
    return words("timeline")("when.about", when=text) if event.about else text
