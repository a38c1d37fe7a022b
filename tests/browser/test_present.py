"""A page on a projector: one step at a time, by keys and buttons, the answer when asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from social_credit.content import load
from tests.browser.barriers import barriers
from tests.browser.conftest import go, settle

WORDS = load().words
SAY = WORDS["common"]


def shown(page: Page) -> str:
    """What stands on the stage."""
    return page.get_by_test_id("stMainBlockContainer").inner_text()


def at(page: Page, step: int) -> None:
    """Wait until the bar says that the page stands at a step, and the address does too."""
    words = re.escape(SAY("present.where")).replace(r"\{step\}", str(step))
    expect(page.locator(".present-bar .where")).to_have_text(
        re.compile(words.replace(r"\{steps\}", r"\d+"))
    )
    expect(page).to_have_url(re.compile(rf"[?&]present={step}\b"))
    settle(page)


def test_there_is_no_menu_and_the_type_is_large(page: Page, site: str) -> None:
    go(page, f"{site}/numbers")
    usual = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
    go(page, f"{site}/numbers?present=1")
    large = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert large >= 1.3 * usual
    expect(page.locator("#menu")).to_be_hidden()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 2")


def test_arrow_keys_lead_on_and_back_and_only_one_step_is_shown(page: Page, site: str) -> None:
    say = WORDS["numbers"]
    go(page, f"{site}/numbers?present=1")
    assert say("answers") in shown(page)
    assert say("bet.options.few") not in shown(page)
    page.keyboard.press("ArrowRight")
    at(page, 2)
    assert say("bet.options.few") in shown(page)
    assert say("answers") not in shown(page)
    page.keyboard.press("ArrowLeft")
    at(page, 1)
    assert say("answers") in shown(page)
    page.keyboard.press("ArrowLeft")
    at(page, 1)


def test_the_space_bar_shows_the_answer_first_and_then_leads_on(page: Page, site: str) -> None:
    say = WORDS["home"]
    go(page, f"{site}/?present=2")
    assert say("bet.question") in shown(page)
    assert say("answer.heading") not in shown(page)
    page.keyboard.press("Space")
    expect(page.get_by_text(say("answer.heading"))).to_be_visible()
    at(page, 2)
    page.keyboard.press("Space")
    at(page, 3)


def test_a_bet_of_the_class_stays_without_an_answer_until_it_is_asked_for(
    page: Page, site: str
) -> None:
    say = WORDS["home"]
    go(page, f"{site}/?present=2")
    page.get_by_text(say("bet.options.everyone"), exact=True).click()
    settle(page)
    assert say("answer.heading") not in shown(page)
    bar = page.locator(".present-bar")
    bar.get_by_role("button", name=SAY("present.answer")).click()
    expect(page.get_by_text(say("answer.heading"))).to_be_visible()
    assert say("bet.wrong") in shown(page)
    assert SAY("bet.unbet") not in shown(page)
    expect(bar.get_by_role("button", name=SAY("present.answer"))).to_have_count(0)
    page.keyboard.press("ArrowRight")  # the mouse was at the bet; the keys still lead on
    at(page, 3)


def test_the_buttons_do_what_the_keys_do(page: Page, site: str) -> None:
    go(page, f"{site}/doors?present=1")
    bar = page.locator(".present-bar")
    expect(bar.get_by_role("button", name=SAY("present.back"))).to_be_disabled()
    bar.get_by_role("button", name=SAY("present.forward")).click()
    at(page, 2)
    bar.get_by_role("button", name=SAY("present.back")).click()
    at(page, 1)


def test_an_address_opens_at_its_step_and_a_reload_stays_there(page: Page, site: str) -> None:
    go(page, f"{site}/grade_lines?present=3")
    at(page, 3)
    assert WORDS["grade_lines"]("hand.heading") in shown(page)
    page.reload()
    page.wait_for_selector(".present-bar")
    at(page, 3)


def test_the_clock_starts_anew_with_each_step_unless_the_address_sets_minutes_for_all_of_them(
    context: BrowserContext, site: str
) -> None:
    page = context.new_page()
    page.clock.install()  # for the whole context
    go(page, f"{site}/doors?present=1")
    clock = page.locator(".present-bar .clock")
    page.clock.fast_forward("02:05")
    expect(clock).to_have_text(re.compile("2:[0-5][0-9]"))
    page.keyboard.press("ArrowRight")
    expect(clock).to_have_text(re.compile("0:[0-5][0-9]"))
    go(page, f"{site}/doors?present=1&present_for=5")
    page.clock.fast_forward("01:00")
    expect(clock).to_have_text(re.compile("3:[0-5][0-9]|4:00"))
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("present=2"))
    expect(clock).to_have_text(re.compile("3:[0-5][0-9]|4:00"))
    page.clock.fast_forward("05:00")
    expect(clock).to_have_text(re.compile("−1:[0-5][0-9]"))
    page.get_by_role("button", name=SAY("present.again")).click()
    expect(clock).to_have_text(re.compile("4:[0-5][0-9]|5:00"))


def test_the_clock_goes_on_after_a_reload_and_starts_anew_for_who_comes_again(
    page: Page, site: str
) -> None:
    address = f"{site}/doors?present=1&present_for=5"
    earlier = """() => {
      const kept = JSON.parse(sessionStorage.getItem("social-credit-clock"));
      kept.started -= 120_000;
      sessionStorage.setItem("social-credit-clock", JSON.stringify(kept));
    }"""
    go(page, address)
    clock = page.locator(".present-bar .clock")
    page.evaluate(earlier)
    page.reload()
    expect(clock).to_have_text(re.compile("2:[0-5][0-9]"))
    page.goto("about:blank")  # else to come again would be to load again
    go(page, address)
    expect(clock).to_have_text(re.compile("4:[0-5][0-9]"))


def test_a_walk_of_the_page_is_walked_before_the_next_step(page: Page, site: str) -> None:
    go(page, f"{site}/how_it_runs?present=3")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"runs_step=2"))
    at(page, 3)
    page.keyboard.press("ArrowLeft")
    expect(page).not_to_have_url(re.compile(r"runs_step=2"))
    settle(page)
    page.keyboard.press("ArrowLeft")
    at(page, 2)


def test_typing_and_sliders_keep_their_keys(page: Page, site: str) -> None:
    go(page, f"{site}/glossary?present=1")
    field = page.get_by_label(WORDS["glossary"]("search"))
    field.fill("black")
    field.press("ArrowLeft")
    field.press("Space")
    at(page, 1)
    assert field.input_value() == "blac k"
    go(page, f"{site}/numbers?present=3")
    slider = page.locator("[data-testid=stSlider] [role=slider], [type=range]").first
    slider.focus()
    page.keyboard.press("ArrowRight")
    at(page, 3)


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_whole_page_comes_back_when_one_leaves(page: Page, site: str, way: str) -> None:
    go(page, f"{site}/numbers?present=2&present_for=5")
    if way == "key":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name=SAY("present.leave")).click()
    expect(page.locator(".present-bar")).to_have_count(0)
    expect(page).to_have_url(f"{site}/numbers")
    settle(page)
    assert WORDS["numbers"]("answers") in shown(page)
    assert SAY("foot.leaves_out") in shown(page)
    expect(page.get_by_text(SAY("sections.pilots"))).to_be_visible()


def test_the_foot_leads_to_the_projector(page: Page, site: str) -> None:
    go(page, f"{site}/doors")
    page.locator("summary", has_text=re.compile("cite, print or show")).click()
    settle(page)
    page.get_by_role("button", name=SAY("foot.present")).click()
    expect(page.locator(".present-bar")).to_be_visible()
    at(page, 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_has_no_barrier(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    go(page, f"{site}/numbers?present=2")
    assert barriers(page) == []
