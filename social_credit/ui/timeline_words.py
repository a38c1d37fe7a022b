"""Dates, kinds and verdicts in words: never more precise than they are known."""

from __future__ import annotations

from collections.abc import Sequence

from social_credit.timeline import Event
from social_credit.timeline_view import Entry, Lane
from social_credit.ui.marks import moment_in_words, words
from social_credit.value import Moment

_CENTURIES = range(4, 21)
"""The centuries whose ordinal ends in -th."""


def span_in_words(start: Moment, end: Moment) -> str:
    """A span; one that is exactly a century or a decade is called by its name.

    >>> for years in ("1001 1100", "1950 1959", "2014 2020"):
    ...     print(span_in_words(*map(Moment.parse, years.split())))
    11th century
    1950s
    2014 to 2020
    """
    say, first, last = words("timeline"), start.first.year, end.last.year
    whole = str(start) == str(first) and str(end) == str(last)
    if whole and first % 100 == 1 and last == first + 99 and last // 100 in _CENTURIES:
        return say("when.century", number=last // 100)
    if whole and first % 10 == 0 and last == first + 9:
        return say("when.decade", year=first)
    return say("when.span", start=moment_in_words(start), end=moment_in_words(end))


def when_in_words(entry: Entry) -> str:
    """When an entry happened, from when until when, or by when it was due."""
    say = words("timeline")
    if not isinstance(entry.thing, Event):
        return say("when.due", when=moment_in_words(entry.when))
    text = span_in_words(entry.when, entry.until) if entry.until else moment_in_words(entry.when)
    if entry.about:
        text = say("when.about", when=text)
    return say("when.begun", when=text) if entry.under_way else text


def title_of(entry: Entry) -> str:
    """An event's title, or the words of a promise."""
    return entry.thing.title if isinstance(entry.thing, Event) else entry.thing.text


def sign(lane: Lane) -> str:
    """The shape of a kind as one sign."""
    return words("timeline")(f"sign.{lane}")


def verdict_in_words(entry: Entry) -> str:
    """What became of a promise, or that nobody could know yet."""
    say = words("timeline")
    return say(f"verdict.{entry.verdict}") if entry.verdict else say("verdict_open")


def listed(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence.

    >>> listed(["one law", "two plans", "a list"])
    'one law, two plans and a list'
    """
    if len(parts) < 2:
        return "".join(parts)
    return words("timeline")("and", most=", ".join(parts[:-1]), last=parts[-1])
