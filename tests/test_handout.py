"""Hand-outs: what is in them, as a web page that needs nothing else and as a DOCX file."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html.parser import HTMLParser

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.handout import (
    Handout,
    Heading,
    Items,
    Paragraph,
    Span,
    Table,
    handout_of,
    in_scripts,
    line_of,
    text_of,
)
from social_credit.handout_docx import CHINESE, docx_of
from social_credit.handout_html import html_of
from social_credit.ui.handouts import handout, titles

DAY = date(2026, 12, 3)
ALL = {name: handout(name, "https://example.org/", DAY) for name in titles()}
MARKDOWN = """---
minutes: 20
---
# Who drew the line?

Read the **first** page, then *think*.

## Steps

1. Bet.
2. Look at the
   answer.

- one
- 诚信 is two

| Grade | From |
|---|---|
| A | 960 |
| B | 850 |

[A link](https://example.org/a?b=1&c=2) and [a page](scheme?x=1).
"""


class Read(HTMLParser):
    """The words of a page, its tags and its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def words_of_docx(data: bytes) -> str:
    written = Document(io.BytesIO(data)).element.body.iter(qn("w:p"))
    return "\n".join("".join(it.text or "" for it in line.iter(qn("w:t"))) for line in written)


# From Markdown


def test_markdown_becomes_a_title_and_blocks_in_order() -> None:
    sheet = handout_of(MARKDOWN)
    assert sheet.title == "Who drew the line?"
    kinds = [type(block) for block in sheet.blocks]
    assert kinds == [Paragraph, Heading, Items, Items, Table, Paragraph]


def test_front_matter_is_no_part_of_the_hand_out() -> None:
    assert "minutes" not in html_of(handout_of(MARKDOWN))


def test_a_list_knows_whether_it_is_numbered_and_joins_what_is_wrapped() -> None:
    numbered, plain = (it for it in handout_of(MARKDOWN).blocks if isinstance(it, Items))
    assert numbered.numbered
    assert not plain.numbered
    assert [text_of(line) for line in numbered.lines] == ["Bet.", "Look at the answer."]


def test_a_table_has_its_rows_without_the_rule_below_its_head() -> None:
    (table,) = (it for it in handout_of(MARKDOWN).blocks if isinstance(it, Table))
    assert [text_of(cell) for cell in table.head] == ["Grade", "From"]
    assert [[text_of(cell) for cell in row] for row in table.rows] == [["A", "960"], ["B", "850"]]


def test_a_short_row_is_filled_up_and_a_long_one_cut() -> None:
    (table,) = handout_of("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |").blocks
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]


def test_a_line_that_only_divides_is_left_out() -> None:
    assert len(handout_of("one\n\n---\n\ntwo").blocks) == 2


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("plain", [Span("plain")]),
        ("**a** b", [Span("a", strong=True), Span(" b")]),
        ("*a* b", [Span("a", emphasis=True), Span(" b")]),
        ("snake_case_name", [Span("snake_case_name")]),
        ("2 * 3 * 4", [Span("2 * 3 * 4")]),
        (r"\*a\*", [Span("*a*")]),
        ("[a](https://x.org)", [Span("a", href="https://x.org")]),
        ("**[a](https://x.org)**", [Span("a", strong=True, href="https://x.org")]),
        ("[a](javascript:alert(1))", [Span("[a](javascript:alert(1))")]),
        ("[a](javascript:x)", [Span("a")]),
        ("[a](sources?source=x)", [Span("a")]),
    ],
)
def test_a_line_has_its_looks_and_only_links_to_the_web(text: str, spans: list[Span]) -> None:
    assert list(line_of(text)) == spans


@settings(max_examples=40)
@given(st.text())
def test_any_markdown_makes_a_hand_out_in_both_forms(text: str) -> None:
    sheet = handout_of(text, title="T")
    assert Read(html_of(sheet)).tags
    assert docx_of(sheet, author="a").startswith(b"PK")


@given(st.text())
def test_text_is_cut_by_script_without_loss(text: str) -> None:
    assert "".join(part for part, _ in in_scripts(text)) == text


def test_a_table_with_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="has 1 cells"):
        Table(((Span("a"),),), ((),))


# As a web page


@given(st.text())
def test_no_text_becomes_a_tag(text: str) -> None:
    sheet = Handout(text, text, (Paragraph((Span(text, href="https://x.org/"),)),))
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "p", "a", "span"}
    assert {tag for tag, _ in Read(html_of(sheet)).tags} <= allowed


def test_markup_in_text_is_shown_and_not_run() -> None:
    page = html_of(handout_of('<script>alert("x")</script> [a](https://x.org/"onclick="x)'))
    assert "<script" not in page
    assert all("onclick" not in attributes for _, attributes in Read(page).tags)


@pytest.mark.parametrize("name", ALL)
def test_a_hand_out_fetches_nothing(name: str) -> None:
    page = html_of(ALL[name])
    for tag, attributes in Read(page).tags:
        assert tag not in ("script", "link", "img", "iframe", "object")
        assert "src" not in attributes
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("name", ALL)
def test_every_chinese_character_of_a_page_is_marked_as_chinese(name: str) -> None:
    body = html_of(ALL[name]).partition("<body>")[2]
    rest = re.sub(r'<span lang="zh-Hans">[^<]*</span>', "", body)
    assert not re.search("[\u4e00-\u9fff]", re.sub(r"<[^>]*>", "", rest))


# As DOCX


@pytest.mark.parametrize("name", ALL)
def test_a_docx_says_all_that_the_page_says(name: str) -> None:
    said = words_of_docx(docx_of(ALL[name], author="a"))
    for block in ALL[name].blocks:
        lines = {
            Heading: lambda it: [it.line],
            Paragraph: lambda it: [it.line],
            Items: lambda it: it.lines,
            Table: lambda it: [cell for row in (it.head, *it.rows) for cell in row],
        }[type(block)](block)
        for line in lines:
            assert text_of(line) in said


def test_chinese_names_a_typeface_that_has_it_and_its_language() -> None:
    data = docx_of(ALL["glossary"], author="a")
    styles = Document(io.BytesIO(data)).styles
    for name in ("Normal", "Heading 1"):
        fonts = styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == CHINESE
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    paper = Document(io.BytesIO(data))
    runs = [
        run
        for table in paper.tables
        for cell in table.column_cells(0)
        for run in cell.paragraphs[0].runs
        if re.search("[\u4e00-\u9fff]", run.text)
    ]
    assert len(runs) >= len(load().glossary.terms)
    for run in runs:
        assert run._r.rPr.rFonts.get(qn("w:eastAsia")) == CHINESE
        assert run._r.rPr.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"


def test_a_table_repeats_its_head_on_each_sheet_and_breaks_no_row() -> None:
    table = Document(io.BytesIO(docx_of(ALL["glossary"], author="a"))).tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_a_row_to_write_in_has_room_for_a_hand() -> None:
    sheet = handout_of("| a | b | c |\n| --- | --- | --- |\n| who? | | |\n| x | y | |")
    to_write_in, filled = Document(io.BytesIO(docx_of(sheet, author="a"))).tables[0].rows[1:]
    assert to_write_in.height == pytest.approx(Mm(12), rel=0.01)
    assert filled.height is None
    assert "td:empty + td:empty" in html_of(sheet)


def test_links_of_a_docx_lead_to_the_web() -> None:
    data = docx_of(handout_of(MARKDOWN), author="a")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        links = file.read("word/_rels/document.xml.rels").decode()
    assert 'Target="https://example.org/a?b=1&amp;c=2"' in links


def test_a_docx_names_its_title_and_author_and_no_tool() -> None:
    about = Document(io.BytesIO(docx_of(ALL["timeline"], author="A class"))).core_properties
    assert (about.title, about.author, about.comments) == (titles()["timeline"], "A class", "")


# What is in them


@pytest.mark.parametrize("edition", load().editions, ids=lambda it: it.id)
def test_the_sheet_on_a_scheme_has_every_item_line_and_gap_of_it(edition: object) -> None:
    said = "".join(Read(html_of(ALL[edition.id])).words)
    for item in edition.items:
        assert item.name in said
    for table in edition.line_tables:
        for line in table.lines.values():
            assert f"{line.lowest:,}" in said
    for gap in edition.missing:
        assert gap.what in said
        assert gap.why in said


@pytest.mark.parametrize("edition", load().editions, ids=lambda it: it.id)
def test_the_sheet_on_a_scheme_lists_exactly_the_sources_that_it_cites(edition: object) -> None:
    say = load().words["handouts"]
    blocks = ALL[edition.id].blocks
    heads = [text_of(it.line) if isinstance(it, Heading) else "" for it in blocks]
    listed = blocks[heads.index(say("sources.heading")) + 1]
    assert isinstance(listed, Items)
    named = {text_of(line) for line in listed.lines}
    uses = load().uses
    cited = [it for it in uses if any(use.where == edition.id for use in uses[it])]
    assert len(named) == len(cited)
    for source in cited:
        assert any(load().sources[source].title in it for it in named)


def test_the_glossary_has_every_term_in_chinese() -> None:
    said = "".join(Read(html_of(ALL["glossary"])).words)
    for term in load().glossary.terms:
        assert term.zh in said
        assert term.means in said


def test_the_timeline_has_every_event_and_promise() -> None:
    said = "".join(Read(html_of(ALL["timeline"])).words)
    for thing in (*load().timeline.events, *load().timeline.promises):
        assert thing.text in said


def test_the_claims_come_first_without_and_then_with_their_verdicts() -> None:
    said = "".join(Read(html_of(ALL["claims"])).words)
    answers = load().words["handouts"]("claims.answers")
    before, after = said.split(answers)
    for claim in load().claims.claims:
        assert claim.claim in before
        assert claim.finding not in before
        assert claim.finding in after


@pytest.mark.parametrize("name", ALL)
def test_every_hand_out_says_where_it_is_from_and_what_the_five_words_mean(name: str) -> None:
    said = "".join(Read(html_of(ALL[name])).words)
    assert "Social Credit, Explained, https://example.org/" in said
    assert "3 December 2026" in said
    for meaning in load().words["common"].section("confidence_means").values():
        assert meaning in said
