"""What hand-outs share: plain cells, notes on sources, the five words, the list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from social_credit.content import load
from social_credit.handout import Block, Heading, Items, Line, Paragraph, Span, Table, line_of
from social_credit.ui.marks import moment_in_words, words
from social_credit.value import Confidence, Sourced, Unknown

Cell = str | Line


def plain(text: str) -> Line:
    """Text as it stands, whatever signs are in it."""
    return (Span(text),) if text else ()


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table of plain texts and lines."""
    return Table(
        tuple(plain(name) for name in head),
        tuple(tuple(plain(it) if isinstance(it, str) else it for it in row) for row in rows),
    )


def paragraph(text: str, *, small: bool = False) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(plain(text), small)


def note(value: Sourced | Unknown | None) -> str:
    """How sure we are of a value, on whose word and as of when; nothing where there is none."""
    if value is None or isinstance(value, Unknown):
        return ""
    say, register = words("handouts"), load().sources
    parts = [words("common")(f"confidence.{value.confidence.value}")]
    parts += [say("note.at", short=register[it.source].short, at=it.at) for it in value.sources]
    if value.as_of:
        parts.append(say("note.as_of", when=moment_in_words(value.as_of)))
    text = "; ".join(parts)
    return f"{text}. {value.note}" if value.note else text


def five_words() -> list[Block]:
    """What the five words for sureness mean."""
    say, common = words("handouts"), words("common")
    lines = (
        say(
            "words.line",
            word=common(f"confidence.{word.value}"),
            means=common(f"confidence_means.{word.value}"),
        )
        for word in Confidence
    )
    heading = Heading(2, line_of(say("words.heading")))
    return [heading, Items(tuple(line_of(line) for line in lines))]


def source_list(cited: Iterable[str]) -> list[Block]:
    """The sources of a hand-out with their addresses, in the order of their short names."""
    say, register = words("handouts"), load().sources
    lines: list[Line] = []
    for source in sorted((register[it] for it in set(cited)), key=lambda it: (it.short, it.id)):
        parts = [
            source.title_zh or "",
            source.author or "",
            moment_in_words(source.date) if source.date else say("sources.undated"),
            say("sources.read", how=say(f"sources.how.{source.read}")),
        ]
        about = " · ".join(part for part in parts if part)
        where = Span(source.url, href=source.url) if source.url else Span(source.url_note or "")
        name = (Span(f"{source.short}. ", strong=True), Span(f"{source.title}. ", emphasis=True))
        lines.append((*name, Span(f"{about} · "), where))
    if not lines:
        return []
    return [Heading(2, line_of(say("sources.heading"))), Items(tuple(lines))]
