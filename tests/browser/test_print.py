"""Pages on paper: read back from the PDF that Chromium makes of them, on A4 and on Letter.

That no page is too wide for paper is in ``test_looks.py``.
"""

from __future__ import annotations

import io
import re
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from social_credit.content import load
from tests.browser.conftest import go, settle

WORDS = load().words
COMMON = WORDS["common"]
SHEETS = {"A4": (595, 842), "Letter": (612, 792)}
"""Width and height in points."""

MENU = {COMMON(f"sections.{name}") for name in ("try", "plan", "pilots", "critical", "about")}
"""Names in the menu that no page uses for anything else."""


def printed(page: Page, sheet: str = "A4") -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=sheet)))


def text_of(paper: PdfReader) -> str:
    """The words on paper, however the lines break and whichever twin of a character is drawn."""
    words = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    return normalize("NFKC", words)


def lines_of(paper: PdfReader) -> set[str]:
    return {line.strip() for sheet in paper.pages for line in sheet.extract_text().splitlines()}


def from_foot(page: Page) -> None:
    """Press the button for printing at the foot, and wait until the browser is asked to print."""
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    page.locator("summary", has_text=re.compile("cite, print or show")).click()
    settle(page)
    page.get_by_role("button", name=COMMON("foot.print"), exact=True).click()
    page.wait_for_function("() => window.asked === 1", timeout=60_000)
    settle(page)


@pytest.mark.parametrize("name", ["score_a_life", "timeline", "glossary", "numbers", "pilots"])
def test_a_page_has_its_title_and_question_and_nothing_of_the_menu(
    page: Page, site: str, name: str
) -> None:
    go(page, f"{site}/{name}")
    for sheet, size in SHEETS.items():
        paper = printed(page, sheet)
        said, lines = text_of(paper), lines_of(paper)
        box = paper.pages[0].mediabox
        assert (round(box.width), round(box.height)) == pytest.approx(size, abs=2)
        assert COMMON(f"pages.{name}") in said, sheet
        assert " ".join(WORDS[name]("answers").split()) in said, sheet
        assert not lines & MENU, sheet
        for label in (COMMON("share.title"), COMMON("foot.next"), COMMON("foot.print")):
            assert label not in said, sheet


def test_the_instrument_prints_its_sentence_and_its_table(page: Page, site: str) -> None:
    go(page, f"{site}/grade_lines?lines_at=1050.1030.940.850.600")
    rows = [row.inner_text().split() for row in page.locator(".instrument tbody tr").all()]
    assert len(rows) == 6
    finding = page.locator(".instrument .sentence, .instrument p").last.inner_text()
    for sheet in SHEETS:
        said = text_of(printed(page, sheet))
        for row in rows:
            # The first cell is a coloured tag, drawn apart.
            assert " ".join(row[1:]) in said, sheet
        assert " ".join(finding.split()) in said, sheet
        for label in ("Reset lines", "Residents by grade as CSV"):
            assert label not in said, sheet


def test_what_was_chosen_is_printed_and_what_was_not_is_left_out(page: Page, site: str) -> None:
    options = WORDS["home"].section("bet.options")
    go(page, f"{site}/")
    asked = text_of(printed(page))
    assert all(option in asked for option in options.values())
    page.get_by_text(options["everyone"], exact=True).click()
    settle(page)
    answered = text_of(printed(page))
    assert options["everyone"] in answered
    assert options["some"] not in answered
    assert WORDS["home"]("answer.heading") in answered


def test_a_chosen_rulebook_is_printed_by_name(page: Page, site: str) -> None:
    go(page, f"{site}/glossary?terms_search=blacklist")
    said = text_of(printed(page))
    assert WORDS["glossary"]("search") in said
    assert "黑名单" in said


def test_the_button_at_the_foot_opens_what_is_folded_up_before_it_prints(
    page: Page, site: str
) -> None:
    go(page, f"{site}/doors")
    assert COMMON("foot.table") not in text_of(printed(page))
    from_foot(page)
    expect(page.locator("[data-testid=stMain] details:not([open])")).to_have_count(0)
    said = text_of(printed(page))
    assert COMMON("foot.table") in said
    rows = page.locator("[data-testid=stMain] table tbody tr").all()
    assert rows
    assert " ".join(rows[0].inner_text().split()) in said


def test_the_sources_of_a_page_are_printed_with_their_addresses_and_the_page_with_its_own(
    page: Page, site: str
) -> None:
    go(page, f"{site}/?home_bet=Yes%2C+one+number+for+every+citizen")
    from_foot(page)
    said = text_of(printed(page)).replace(" ", "")
    assert load().sources["fp-2018"].url in said
    assert "home_bet=Yes%2C+one+number" in said


def test_a_link_to_a_source_prints_its_address(page: Page, site: str) -> None:
    go(page, f"{site}/sources?source=fp-2018")
    said = text_of(printed(page)).replace(" ", "")
    assert f"({load().sources['fp-2018'].url})" in said


def test_rows_and_headings_are_not_torn_apart(page: Page, site: str) -> None:
    go(page, f"{site}/list_walk")
    page.get_by_text(COMMON("foot.table")).first.click()
    settle(page)
    page.emulate_media(media="print")
    style = "it => [getComputedStyle(it).breakInside, getComputedStyle(it).breakAfter]"
    assert page.locator("[data-testid=stMain] tr").first.evaluate(style)[0] == "avoid"
    assert page.locator("[data-testid=stMain] h3").first.evaluate(style)[1] == "avoid"


def test_a_dark_page_prints_in_dark_ink_on_white(browser: Browser, site: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    go(page, f"{site}/numbers")
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.locator(".stApp").evaluate("it => getComputedStyle(it).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    inks = page.evaluate(
        """() => [...new Set([...document.querySelectorAll('[data-testid=stMain] p')]
          .map(it => getComputedStyle(it).color))]"""
    )
    assert inks == ["rgb(27, 31, 36)"]
    context.close()
