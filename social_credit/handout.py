"""A hand-out: a title and blocks of text, to be written as a web page or a word processor's file.

The text is a small part of Markdown, and nothing else: headings, paragraphs, lists, tables, strong
and emphasised words, links. What it does not know stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

DEEPEST = 4
"""The lowest level of heading; the title has level 1."""


@dataclass(frozen=True)
class Span:
    """Some words in one look. ``href`` is an address of the web, or nothing."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


Line = tuple[Span, ...]
"""Words that follow each other."""


@dataclass(frozen=True)
class Heading:
    """A heading; levels run from 2 to ``DEEPEST``."""

    level: int
    line: Line


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``small`` ones are notes on what stands above them."""

    line: Line
    small: bool = False


@dataclass(frozen=True)
class Items:
    """A list, with bullets or numbered."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose first row names the columns; every row has as many cells as that."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"each row of a table has {len(self.head)} cells")


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True)
class Handout:
    """A document of one to some pages. ``about`` is the line below its title."""

    title: str
    about: str
    blocks: tuple[Block, ...]


_CHINESE = re.compile(
    "[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)
"""Chinese characters and their punctuation, wide forms included."""

_ADDRESS = re.compile(r"https?://[^\s()<>]+", re.IGNORECASE)
_INLINE = re.compile(
    r"\\(?P<plain>[\\`*_{}\[\]()#+.!|~$:&<>-])"
    r"|\[(?P<label>[^\]]*)\]\((?P<href>[^()\s]*)\)"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|(?<![*\w])[*_](?P<emphasis>[^*_\s](?:[^*_]*[^*_\s])?)[*_](?![*\w])"
)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_BULLET = re.compile(r"[-*+]\s+(.*)")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+(.*)")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def line_of(text: str) -> Line:
    """Text with its strong words, emphasis and links; only addresses of the web become links.

    >>> line_of("a **bold** [link](https://example.org)")[1:]
    (Span(text='bold', strong=True, emphasis=False, href=''), Span(text=' ', strong=False, \
emphasis=False, href=''), Span(text='link', strong=False, emphasis=False, \
href='https://example.org'))
    """
    return tuple(_joined(_spans(text)))


def _spans(text: str, strong: bool = False, emphasis: bool = False) -> Iterator[Span]:
    end = 0
    for found in _INLINE.finditer(text):
        yield Span(text[end : found.start()], strong, emphasis)
        end = found.end()
        if found["plain"] is not None:
            yield Span(found["plain"], strong, emphasis)
        elif found["strong"] is not None:
            yield from _spans(found["strong"], True, emphasis)
        elif found["emphasis"] is not None:
            yield from _spans(found["emphasis"], strong, True)
        else:
            href = found["href"] if _ADDRESS.fullmatch(found["href"]) else ""
            yield Span(found["label"], strong, emphasis, href)
    yield Span(text[end:], strong, emphasis)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The same without empty spans, neighbours of one look made one."""
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last and (last.strong, last.emphasis, last.href) == (
            span.strong,
            span.emphasis,
            span.href,
        ):
            last = Span(last.text + span.text, span.strong, span.emphasis, span.href)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def text_of(line: Line) -> str:
    """The words of a line without their looks.

    >>> text_of(line_of("**one** two"))
    'one two'
    """
    return "".join(span.text for span in line)


def in_scripts(text: str) -> Iterator[tuple[str, bool]]:
    """A text cut where its script changes, each part with whether it is Chinese.

    >>> list(in_scripts("trust-breaking (失信)"))
    [('trust-breaking (', False), ('失信', True), (')', False)]
    """
    end = 0
    for found in _CHINESE.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def handout_of(markdown: str, *, title: str = "", about: str = "") -> Handout:
    """A hand-out from Markdown; its first heading of level 1 is the title, if none is given.

    Front matter between two lines of ``---`` is left out.

    >>> sheet = handout_of("# A line\\n\\nWho *drew* it?\\n\\n- one\\n- two")
    >>> sheet.title, len(sheet.blocks)
    ('A line', 2)
    """
    blocks: list[Block] = []
    for part in _parts(_MATTER.sub("", markdown.replace("\r\n", "\n"))):
        heading = _HEADING.fullmatch(part[0])
        if heading and len(heading[1]) == 1 and not title:
            title = text_of(line_of(heading[2]))
        else:
            blocks.append(_block(part))
    return Handout(title, about, tuple(blocks))


def _parts(markdown: str) -> Iterator[list[str]]:
    """The lines of each block: blank lines part them, and so does a change of kind."""
    part: list[str] = []
    for line in (*markdown.split("\n"), ""):
        text = line.strip()
        if part and (not text or _begins_anew(part, text)):
            yield part
            part = []
        if text and not re.fullmatch(r"(?:-{3,}|\*{3,}|_{3,})", text):
            part.append(text)


def _begins_anew(part: Sequence[str], text: str) -> bool:
    kind, first = _kind(text), _kind(part[0])
    return first == "heading" or (kind != first and kind != "text") or first == "table" != kind


def _kind(text: str) -> str:
    if _HEADING.fullmatch(text):
        return "heading"
    if text.startswith("|"):
        return "table"
    if _BULLET.fullmatch(text):
        return "bullet"
    return "number" if _NUMBER.fullmatch(text) else "text"


def _block(part: Sequence[str]) -> Block:
    kind = _kind(part[0])
    if kind == "heading" and (found := _HEADING.fullmatch(part[0])):
        return Heading(min(max(len(found[1]), 2), DEEPEST), line_of(found[2]))
    if kind == "table":
        return _table(part)
    if kind == "text":
        return Paragraph(line_of(" ".join(text.removeprefix("> ") for text in part)))
    pattern = _BULLET if kind == "bullet" else _NUMBER
    items: list[str] = []
    for text in part:
        found = pattern.fullmatch(text)
        if found:
            items.append(found[1])
        else:
            items[-1] += f" {text}"
    return Items(tuple(line_of(item) for item in items), numbered=kind == "number")


def _table(part: Sequence[str]) -> Table:
    head, *rows = [_cells(text) for text in part if not _RULE.fullmatch(text)] or [()]
    width = len(head)
    whole = (((*row, *[()] * width))[:width] for row in rows)
    return Table(head, tuple(whole))


def _cells(text: str) -> tuple[Line, ...]:
    inner = text.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(line_of(cell.strip()) for cell in _CELL_BORDER.split(inner))
