"""A hand-out as a DOCX file for word processors, with Chinese in a typeface that has it."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from itertools import pairwise

from docx import Document
from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Written
from docx.text.run import Run

from social_credit.handout import (
    Block,
    Handout,
    Heading,
    Items,
    Line,
    Paragraph,
    Span,
    Table,
    in_scripts,
)

LATIN, CHINESE = "Calibri", "Microsoft YaHei"
"""Typefaces that come with Word; other programs take one of their own with the same letters."""

_INK, _LINK = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x8A, 0x28, 0x17)
_FIRST_DAY = datetime(2026, 1, 1)
"""Written as the day of every file, so that the same hand-out is told by its content alone."""

_TO_WRITE_IN = Mm(12)
"""The least height of a row with room for a hand."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def docx_of(sheet: Handout, *, author: str) -> bytes:
    """The whole file, for A4 paper.

    >>> docx_of(Handout("A line", "", ()), author="A class")[:2]
    b'PK'
    """
    paper = Document()
    _prepare(paper, sheet, author)
    _write(paper.add_heading(level=1), (Span(sheet.title),))
    if sheet.about:
        _write(paper.add_paragraph(), (Span(sheet.about, emphasis=True),))
    for block in sheet.blocks:
        _add(paper, block)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _prepare(paper: Paper, sheet: Handout, author: str) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    about = paper.core_properties
    about.title, about.author, about.comments = _clean(sheet.title), _clean(author), ""
    about.created = about.modified = _FIRST_DAY
    for name in ("Normal", *(f"Heading {level}" for level in range(1, 5))):
        style = paper.styles[name]
        assert isinstance(style, CharacterStyle)
        style.font.name = LATIN
        style.font.color.rgb = _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), CHINESE)


def _add(paper: Paper, block: Block) -> None:
    match block:
        case Heading(level=level, line=line):
            _write(paper.add_heading(level=level), line)
        case Paragraph(line=line, small=small):
            written = paper.add_paragraph()
            written.paragraph_format.space_after = Pt(4)
            _write(written, line, size=Pt(9) if small else None)
        case Items(lines=lines, numbered=numbered):
            for place, line in enumerate(lines, start=1):
                # Numbers are written out: a style's numbers would run on from list to list.
                mark = f"{place}." if numbered else "•"
                written = paper.add_paragraph()
                written.paragraph_format.left_indent = Mm(7)
                written.paragraph_format.first_line_indent = Mm(-7)
                written.paragraph_format.tab_stops.add_tab_stop(Mm(7))
                written.paragraph_format.space_after = Pt(2)
                _write(written, (Span(f"{mark}\t"), *line))
        case Table(head=head, rows=rows):
            _add_table(paper, head, rows)


def _add_table(paper: Paper, head: tuple[Line, ...], rows: tuple[tuple[Line, ...], ...]) -> None:
    if not head:
        return
    table = paper.add_table(rows=0, cols=len(head), style="Table Grid")
    for place, cells in enumerate((head, *rows)):
        row = table.add_row()
        kept = row._tr.get_or_add_trPr()
        kept.append(OxmlElement("w:cantSplit"))
        if place == 0:
            kept.append(OxmlElement("w:tblHeader"))
        if any(not (one or other) for one, other in pairwise(cells)):
            row.height = _TO_WRITE_IN
        for cell, line in zip(row.cells, cells, strict=True):
            _fill(cell, line, heads=place == 0)
    paper.add_paragraph()


def _fill(cell: _Cell, line: Line, *, heads: bool) -> None:
    written = cell.paragraphs[0]
    written.paragraph_format.space_after = Pt(0)
    shown = tuple(Span(it.text, True, it.emphasis, it.href) for it in line) if heads else line
    _write(written, shown, size=Pt(9))


def _write(written: Written, line: Line, *, size: Pt | None = None) -> None:
    for span in line:
        for text, chinese in in_scripts(_clean(span.text)):
            run = written.add_run(text)
            run.bold, run.italic = span.strong or None, span.emphasis or None
            run.font.size = size
            if chinese:
                _say_chinese(run)
            if span.href:
                _link(written, run, span.href)


def _say_chinese(run: Run) -> None:
    """Name the typeface and the language of a run of Chinese."""
    looks = run._r.get_or_add_rPr()
    fonts = looks.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), CHINESE)
    fonts.set(qn("w:hint"), "eastAsia")
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    looks.append(language)


def _link(written: Written, run: Run, address: str) -> None:
    """Make a run a link to an address of the web."""
    run.font.color.rgb = _LINK
    run.font.underline = True
    target = written.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    run._r.addprevious(link)
    link.append(run._r)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
