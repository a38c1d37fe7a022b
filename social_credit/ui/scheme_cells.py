"""What is known of a scheme, or why it is not, in words: the same on every page."""

from __future__ import annotations

from social_credit.compare import Cell, Dimension, Gap, Plain, Said
from social_credit.content import load
from social_credit.law_counts import LawCount
from social_credit.ui.marks import mark, moment_in_words, source_note, words
from social_credit.value import Moment, Value


def dimension_name(dimension: Dimension) -> str:
    """What a row of a comparison is about."""
    return words("schemes")(f"dimension.{dimension.value}")


def gap_text(cell: Cell) -> str:
    """Why nothing is known; it begins with the words for not known."""
    say = words("schemes")
    assert cell.unknown is not None
    if cell.unknown is Gap.NO_SCORE:
        return say("gap.no-score")
    why = say(f"gap.{cell.unknown.value}") if isinstance(cell.unknown, Gap) else cell.unknown
    return f"{say('unknown')}: {why}"


def value_text(dimension: Dimension, value: Plain) -> str:
    """One known value in words."""
    say = words("schemes")
    if isinstance(value, Moment):
        return moment_in_words(value)
    if isinstance(value, LawCount):
        known = value.items - value.unknown
        if not known:
            return say("law_none")
        told = say.count("law_count", known, against=value.against)
        return say("law_more", told=told, unknown=value.unknown) if value.unknown else told
    if isinstance(value, tuple):
        first, second = value
        if dimension is Dimension.RANGE:
            return say("range", lowest=f"{first:,}", highest=f"{second:,}")
        return say("line", grade=first, first=f"{second:,}")
    if dimension in (Dimension.RUNNER, Dimension.GIVES, Dimension.CONSENT):
        return say(f"{dimension.value}.{value}")
    if dimension is Dimension.SOURCES:
        return f"[{load().sources[str(value)].short}](sources?source={value})"
    return f"{value:,}" if isinstance(value, int) else value


def cell_text(dimension: Dimension, cell: Cell) -> str:
    """A cell in one line, each value with the sign of how sure we are."""
    if cell.unknown is not None:
        return gap_text(cell)
    return "; ".join(_signed(dimension, said) for said in cell.known)


def cell_note(dimension: Dimension, cell: Cell) -> str:
    """A cell as Markdown, each value with its sources."""
    if cell.unknown is not None:
        return gap_text(cell)
    lines = [_noted(dimension, said) for said in cell.known]
    return lines[0] if len(lines) == 1 else "\n".join(["", *(f"- {line}" for line in lines)])


def _text(dimension: Dimension, said: Said) -> str:
    """A value in words; a grade with what the scheme says it means."""
    text = value_text(dimension, said.value)
    if dimension is Dimension.GRADES and isinstance(said.rests_on, Value):
        return words("schemes")("meaning", grade=text, meaning=said.rests_on.value)
    return text


def _signed(dimension: Dimension, said: Said) -> str:
    text = _text(dimension, said)
    return f"{text}\u00a0{mark(said.rests_on.confidence)}" if said.rests_on else text


def _noted(dimension: Dimension, said: Said) -> str:
    text = _text(dimension, said)
    if said.rests_on is None:
        return text
    notes = [f":small[{line.rstrip()}]" for line in source_note(said.rests_on).splitlines()]
    return "  \n  ".join([text, *notes])
