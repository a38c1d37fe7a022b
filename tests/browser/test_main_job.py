"""The main job in a real browser: open, bet, write a life, read it, pass it on."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, Page, expect

from social_credit.content import load
from social_credit.ui.frame import PAGES
from tests.browser.conftest import go, settle


def add(page: Page, item: str) -> None:
    """Add one event of an item, searched for by its name."""
    page.get_by_role("combobox", name="Event").fill(item)
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Add to this life").click()
    settle(page)


def score(page: Page) -> str:
    """The sentence that states score and grade."""
    return page.get_by_text(re.compile(r"this life stands at")).first.inner_text()


def ledger(page: Page) -> list[str]:
    """The lines of the ledger."""
    return page.get_by_test_id("stTable").locator("tbody tr").all_inner_texts()


def test_a_visitor_bets_writes_a_life_and_another_browser_finds_the_same(
    browser: Browser, page: Page, site: str
) -> None:
    go(page, site)
    page.get_by_text("No, but some places and companies score people").click()
    expect(page.get_by_role("heading", name="No. There is no single score.")).to_be_visible()

    go(page, f"{site}/score_a_life?life_who=Start+with+an+empty+life")
    page.get_by_text("The one who drives first", exact=True).click()
    expect(page.get_by_text("879 (B)")).to_be_visible()
    settle(page)
    for item in ("City-level award", "Traffic ticket", "Drunk driving"):
        add(page, item)
    assert "849 points: grade C" in score(page)
    assert len(ledger(page)) == 4

    page.get_by_role("button", name="Copy a link").click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(code).to_contain_text(page.url)
    link = code.inner_text().strip()
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    go(other, link)
    assert score(other) == score(page)
    assert ledger(other) == ledger(page)
    elsewhere.close()


def test_a_reload_and_the_back_button_restore_the_life(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+man+with+nothing+on+file")
    before = score(page)
    add(page, "Traffic ticket")
    after = score(page)
    assert after != before
    page.reload()
    settle(page)
    assert score(page) == after
    page.go_back()
    settle(page)
    expect(page.get_by_text(re.compile("this life stands at")).first).to_have_text(before)


def test_a_first_visit_by_a_deep_link_finds_the_frame_and_the_menu(page: Page, site: str) -> None:
    go(page, f"{site}/about")
    expect(page.get_by_role("heading", name="About this site")).to_be_visible()
    menu = page.get_by_role("navigation", name=load().words["common"]("menu"), exact=True)
    expect(menu.locator("summary:visible")).to_have_count(len({it.section for it in PAGES}))


def test_the_ledger_downloads_as_csv_and_json_with_sources(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+courier")
    with page.expect_download() as csv:
        page.get_by_role("button", name="Ledger as CSV").click()
    lines = csv.value.path().read_text().splitlines()
    assert lines[0].startswith("date,item,name,count,status,before,change,after")
    assert len(lines) == 8
    with page.expect_download() as data:
        page.get_by_role("button", name="Ledger with sources as JSON").click()
    found = json.loads(data.value.path().read_text())
    assert found["score"] == 955
    assert "fp-2018" in found["sources"]


def test_the_whole_of_the_main_job_can_be_done_by_keyboard(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+man+with+nothing+on+file")
    page.get_by_role("combobox", name="Event").focus()
    page.keyboard.type("City-level")
    page.keyboard.press("Enter")
    settle(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Add to this life":
            break
    page.keyboard.press("Enter")
    settle(page)
    assert "1,030 points: grade AA" in score(page)


def test_markup_in_an_address_is_shown_and_not_run(page: Page, site: str) -> None:
    go(page, f"{site}/sources?source_search=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E")
    assert page.evaluate("window.hit") is None
    go(page, f"{site}/score_a_life?%3Cimg%20src=x%20onerror=window.hit=1%3E=1&life=1.1~%3Cb%3E~")
    assert page.evaluate("window.hit") is None
    expect(page.get_by_text("Part of this address could not be used")).to_be_visible()
