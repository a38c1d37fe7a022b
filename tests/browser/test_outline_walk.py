"""From the map of the Outline to a passage, on to its counterpart of 2024, and back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import go, settle


def test_a_visitor_walks_from_the_map_to_2024_and_back_with_the_back_button(
    page: Page, site: str
) -> None:
    go(page, f"{site}/outline")
    page.get_by_role("link", name="Read this passage").first.click()
    settle(page)
    aims = page.get_by_role("heading", name="I.3 Guiding ideas, targets and principles")
    expect(aims).to_be_visible()
    page.get_by_role("link", name="A.2 ").first.click()
    settle(page)
    expect(page.get_by_role("heading", name="A.2 ")).to_be_visible()
    page.go_back()
    settle(page)
    expect(aims).to_be_visible()
    page.go_back()
    settle(page)
    expect(page.get_by_role("heading", name="The Outline at a glance")).to_be_visible()


def test_a_search_finds_a_passage_in_english_in_chinese_and_in_pinyin(
    page: Page, site: str
) -> None:
    for query in ("natural persons", "自然人", "ziranren"):
        go(page, f"{site}/passage")
        page.get_by_role("textbox").first.fill(query)
        page.keyboard.press("Enter")
        settle(page)
        expect(page.get_by_role("link", name="II.3.9").first).to_be_visible()


def test_a_passage_opens_by_its_own_address(page: Page, site: str) -> None:
    go(page, f"{site}/passage?node=V.1.2.4")
    expect(page.get_by_role("heading", name="V.1.2.4")).to_be_visible()


def test_a_press_on_a_box_of_the_flow_goes_to_its_step(page: Page, site: str) -> None:
    go(page, f"{site}/how_it_runs")
    page.locator(".annotation-text", has_text="A network").click(force=True)
    settle(page)
    expect(page.get_by_role("heading", name="A network", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("runs_step=5"))
