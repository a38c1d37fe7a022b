"""How a value's confidence and sources look, everywhere the same: word, shape and colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from social_credit.content import load
from social_credit.value import Citation, Confidence, Moment, Sourced
from social_credit.words import Words

_LOOKS_LIKE_A_LINK = re.compile(r"://|www(?=\.)|@", re.IGNORECASE)


@cache
def words(name: str) -> Words:
    """The words of a page or piece."""
    return load().words[name]


def plain(text: str) -> str:
    """Text from outside, so that Markdown shows it as it stands.

    What looks like an address of a page or a mailbox becomes a link even with its signs escaped, so
    an invisible sign that joins words (U+2060) stands within it.

    >>> plain("<b>*x*</b>")
    '\\\\<b\\\\>\\\\*x\\\\*\\\\<\\\\/b\\\\>'
    >>> "://\\u2060" in plain("https://a.example").replace("\\\\", "")
    True
    """
    unlinked = _LOOKS_LIKE_A_LINK.sub(lambda found: f"{found[0]}\u2060", text)
    return "".join(
        f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:&/\"'=^@" else sign for sign in unlinked
    )


def badge(confidence: Confidence) -> str:
    """A confidence word as Markdown, with its shape and colour.

    >>> badge(Confidence.REPORTED)
    ':blue-badge[:material/newspaper: reported]'
    """
    say, word = words("common"), confidence.value
    colour, icon = say(f"confidence_colour.{word}"), say(f"confidence_icon.{word}")
    return f":{colour}-badge[:material/{icon}: {say(f'confidence.{word}')}]"


def mark(confidence: Confidence) -> str:
    """A confidence word's shape as one sign, for charts and tables.

    >>> mark(Confidence.DISPUTED)
    '◆'
    """
    return words("common")(f"confidence_mark.{confidence.value}")


def marks_in_words() -> str:
    """The shapes of the confidence words, each with its word: what a table's signs mean.

    >>> marks_in_words()
    '■ documented, ● reported, ◆ disputed, ? unverified, ✎ illustrative'
    """
    say = words("common")
    return ", ".join(f"{mark(it)} {say(f'confidence.{it.value}')}" for it in Confidence)


def small(text: str) -> str:
    """Text in small type and full contrast (captions are too pale to read).

    >>> small("a [link](sources)")
    ':small[a [link](sources)]'
    """
    return "  \n".join(f":small[{line}]" for line in text.splitlines() if line.strip())


def source_link(citation: Citation) -> str:
    """A link to a source's entry in the register, named as notes name it."""
    return f"[{load().sources[citation.source].short}](sources?source={citation.source})"


def source_links(citations: Iterable[Citation]) -> str:
    """Links to sources, each with its locator."""
    return "; ".join(f"{source_link(citation)}, {citation.at}" for citation in citations)


def source_note(value: Sourced) -> str:
    """Everything about where a value comes from, in one line of Markdown."""
    parts = [badge(value.confidence), source_links(value.sources)]
    if value.as_of:
        parts.append(moment_in_words(value.as_of))
    return " · ".join(part for part in parts if part) + (f"  \n{value.note}" if value.note else "")


def cited(values: Iterable[Sourced]) -> set[str]:
    """The ids of all sources that some values cite."""
    return {citation.source for value in values for citation in value.sources}


def in_words(day: date) -> str:
    """A date in words.

    >>> in_words(date(2021, 6, 18))
    '18 June 2021'
    """
    say = words("common")
    return say("day", day=day.day, month=say(f"months.{day.month}"), year=day.year)


def month_in_words(day: date) -> str:
    """The month of a day in words.

    >>> month_in_words(date(2021, 6, 18))
    'June 2021'
    """
    say = words("common")
    return say("month", month=say(f"months.{day.month}"), year=day.year)


def moment_in_words(moment: Moment) -> str:
    """A year, month or day in words, as precise as it is known.

    >>> [moment_in_words(Moment.parse(it)) for it in ("2014", "2014-06", "2014-06-14")]
    ['2014', 'June 2014', '14 June 2014']
    """
    if moment.first == moment.last:
        return in_words(moment.first)
    if moment.first.month == moment.last.month:
        return month_in_words(moment.first)
    return str(moment.first.year)
