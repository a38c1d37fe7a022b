"""The case of the journalist walked to its end by keyboard alone, and passed on by its address."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from social_credit.content import load
from social_credit.list_walk import Happened
from tests.browser.conftest import go, settle, tab_to

WALK = load().list_walk


def test_the_case_is_walked_to_its_end_by_keyboard_alone(page: Page, site: str) -> None:
    go(page, f"{site}/list_walk")
    for turn in WALK.case:
        known = isinstance(turn.happened, Happened)
        option = turn.option(turn.happened.option) if known else turn.options[0]
        tab_to(page, option.text)
        page.keyboard.press("Enter")
        told = turn.happened.text if known else turn.happened.unknown
        expect(page.get_by_text(told)).to_be_visible()
        settle(page)
    asked = len(WALK.answerable)
    end = page.get_by_role("heading", name=f"You guessed {asked} of {asked} right")
    expect(end).to_be_visible()
    page.reload()
    settle(page)
    expect(end).to_be_visible()


def test_after_a_guess_the_next_tab_reaches_the_next_question(page: Page, site: str) -> None:
    go(page, f"{site}/list_walk")
    first, second = WALK.case[:2]
    tab_to(page, first.options[-1].text)
    page.keyboard.press("Enter")
    expect(page.get_by_text(second.question)).to_be_visible()
    settle(page)
    wanted = {option.text for option in second.options}
    for _ in range(4):  # the links to sources stand between
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.innerText").strip() in wanted:
            return
    raise AssertionError("the focus was lost")


def test_the_back_button_of_the_browser_takes_a_guess_back(page: Page, site: str) -> None:
    go(page, f"{site}/list_walk?list_1=pay")
    page.get_by_role("button", name=WALK.case[1].options[0].text).click()
    expect(page.get_by_text(WALK.case[2].question)).to_be_visible()
    settle(page)
    page.go_back()
    expect(page.get_by_text(WALK.case[2].question)).to_be_hidden()


def test_the_way_is_walked_by_its_buttons_with_the_focus_kept(page: Page, site: str) -> None:
    go(page, f"{site}/list_walk")
    tab_to(page, "The judgment is not obeyed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=WALK.step("not-obeyed").title)).to_be_visible()
    settle(page)
    assert "list_step=It+is+not+obeyed" in page.url
