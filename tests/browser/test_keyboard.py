"""The main tasks without a mouse, and the focus where it was after each."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from social_credit.content import load
from tests.browser.conftest import focused, go, settle, tab_to

WORDS = load().words
LIFE = WORDS["score_a_life"]


def test_a_page_is_opened_from_the_menu(page: Page, site: str) -> None:
    go(page, f"{site}/about")
    tab_to(page, WORDS["common"]("sections.record"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name=WORDS["common"]("pages.promises"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=WORDS["common"]("pages.promises"))).to_be_visible()
    expect(page).to_have_url(re.compile("/promises"))


def test_a_bet_is_made_and_the_focus_stays_on_it(page: Page, site: str) -> None:
    go(page, site)
    options = WORDS["home"].section("bet.options")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name=WORDS["home"]("answer.heading"))).to_be_visible()
    settle(page)
    expect(page.get_by_role("radio", name=next(iter(options.values())))).to_be_focused()
    page.keyboard.press("ArrowDown")
    settle(page)
    expect(page.get_by_role("radio", name=list(options.values())[1])).to_be_checked()
    expect(page.get_by_role("radio", name=list(options.values())[1])).to_be_focused()


def test_a_question_is_answered_and_the_next_one_reached(page: Page, site: str) -> None:
    say = WORDS["quiz"]
    go(page, f"{site}/quiz")
    tab_to(page, re.compile(r"^A\. "))
    page.keyboard.press("Enter")
    following = page.get_by_role("button", name=say("button.next"))
    expect(following).to_be_visible()
    settle(page)
    tab_to(page, say("button.next"), most=4)
    page.keyboard.press("Enter")
    expect(following).to_have_count(0)
    settle(page)
    tab_to(page, re.compile(r"^A\. "), most=1)


def test_a_term_is_looked_up(page: Page, site: str) -> None:
    go(page, f"{site}/glossary")
    field = page.get_by_label(WORDS["glossary"]("search"))
    field.focus()
    page.keyboard.type("blacklist")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("terms_search=blacklist"))
    settle(page)
    expect(field).to_be_focused()


def test_a_slider_keeps_the_focus_at_each_step(page: Page, site: str) -> None:
    go(page, f"{site}/city_years")
    slider = page.get_by_test_id("stMain").get_by_role("slider").first
    slider.focus()
    for _ in range(2):
        before = page.url
        page.keyboard.press("ArrowRight")
        expect(page).not_to_have_url(before)
        settle(page)
        expect(slider).to_be_focused()


def test_the_focus_stays_at_each_control_of_a_life(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+man+with+nothing+on+file")
    add = page.get_by_role("button", name=LIFE("edit.add"))
    undo = page.get_by_role("button", name=LIFE("edit.undo"))
    for times in (1, 2):
        add.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_test_id("stTable").locator("tbody tr")).to_have_count(times + 1)
        settle(page)
        expect(add).to_be_focused()
    count = page.get_by_role("spinbutton", name=LIFE("edit.count")).first
    count.focus()
    page.keyboard.press("ArrowUp")
    settle(page)
    expect(count).to_be_focused()
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stTable").locator("tbody tr")).to_have_count(2)
    settle(page)
    expect(undo).to_be_focused()


def test_where_nothing_is_left_to_undo_the_focus_stays_at_the_button(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+man+with+nothing+on+file")
    undo = page.get_by_role("button", name=LIFE("edit.undo"))
    page.get_by_role("button", name=LIFE("edit.add")).click()
    expect(undo).to_be_enabled()
    settle(page)
    undo.focus()
    page.keyboard.press("Enter")
    expect(undo).to_be_disabled()
    settle(page)
    assert focused(page) == LIFE("edit.undo")
    tab_to(page, re.compile(LIFE("edit.table")), most=2)
