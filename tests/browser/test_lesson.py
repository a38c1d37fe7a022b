"""A lesson as a teacher gives it: every link of it followed, from the first to the last."""

from __future__ import annotations

import io
import re

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from social_credit.content import load
from tests.browser.conftest import go, settle

CONTENT = load()
WORDS = CONTENT.words
SAY, COMMON = WORDS["lessons"], WORDS["common"]
(LESSON,) = (it for it in CONTENT.lessons if it.id == "ninety-minutes-15")
"""Of all lessons the one that opens most different pages."""


def said(page: Page, text: str) -> Locator:
    """Where a page says some words of the content, however they are marked there."""
    return page.get_by_text(text.replace("*", "")).first


def chosen(page: Page, label: str) -> Locator:
    return page.get_by_role("radio", name=label, exact=True)


def linked(page: Page, label: str) -> Locator:
    """An option of the first page's bet, with what says that it was chosen."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("link", name=label, exact=True))


def waits_for_a_bet(page: Page, name: str, answer: str) -> None:
    say = WORDS[name]
    expect(chosen(page, say.section("bet.options")[answer])).not_to_be_checked()
    expect(said(page, COMMON("bet.prompt"))).to_be_visible()


def has_the_bet(page: Page, name: str, answer: str, reply: str) -> None:
    expect(chosen(page, WORDS[name].section("bet.options")[answer])).to_be_checked()
    expect(said(page, reply)).to_be_visible()


def first_bet(page: Page) -> None:
    option = linked(page, WORDS["home"]("bet.options.some"))
    expect(option).not_to_contain_text(COMMON("bet.yours"))
    expect(said(page, COMMON("bet.prompt"))).to_be_visible()
    expect(said(page, WORDS["home"]("answer.heading"))).to_have_count(0)


def first_answer(page: Page) -> None:
    option = linked(page, WORDS["home"]("bet.options.some"))
    expect(option).to_contain_text(COMMON("bet.yours"))
    expect(said(page, WORDS["home"]("bet.right"))).to_be_visible()
    expect(said(page, WORDS["home"]("answer.heading"))).to_be_visible()


def life(page: Page) -> None:
    expect(page.get_by_role("combobox", name=WORDS["score_a_life"]("pick.who"))).to_have_value(
        "The man with nothing on file"
    )
    expect(page.get_by_text("1,000 points: grade A").first).to_be_visible()


def districts(page: Page) -> None:
    waits_for_a_bet(page, "city_years", "watched")
    expect(said(page, WORDS["city_years"]("bet.right"))).to_have_count(0)


def recorded(page: Page) -> None:
    has_the_bet(page, "city_years", "watched", WORDS["city_years"]("bet.right"))
    for share in ("25.5 per cent", "6.4 per cent"):
        expect(page.get_by_text(share).first).to_be_visible()


def journalist(page: Page) -> None:
    waits_for_a_bet(page, "list_walk", "court")


def mistakes(page: Page) -> None:
    has_the_bet(page, "list_mistakes", "thousands", WORDS["list_mistakes"]("bet.right"))
    expect(page.get_by_text("6,713").first).to_be_visible()


def claims(page: Page) -> None:
    say, theme = WORDS["myths"], "lists"
    expect(page.get_by_role("combobox", name=say("theme.label"))).to_have_value(
        say(f"theme.{theme}")
    )
    expect(said(page, CONTENT.claims.about(theme)[0].claim)).to_be_visible()


PROMISED = {
    "Everybody bets": first_bet,
    "The answer and its five words": first_answer,
    "Three lives": life,
    "Two districts": districts,
    "What was written down": recorded,
    "The journalist and the wrong account": journalist,
    "Wrongly on a list": mistakes,
    "True, false, or it depends": claims,
}
"""What a class sees where a step opens a page."""

BEGINNINGS = {
    "Three lives": WORDS["score_a_life"]("pick.heading"),
    "What was written down": COMMON("present.where").partition(" ")[0] + " 2",
}
"""Where the projector begins in two of them: at a heading, and at a bet with its answer."""


def test_every_link_of_a_lesson_opens_the_state_that_its_step_needs(page: Page, site: str) -> None:
    opening = [step for step in LESSON.steps if step.open]
    assert [step.title for step in opening] == list(PROMISED)
    go(page, f"{site}/lessons?lesson_id=" + option_of_the_lesson())
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    printed = "".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    assert "present_for" not in printed
    links = page.get_by_role("link", name=re.compile("^" + SAY("open", page="")))
    expect(links).to_have_count(len(opening))
    for step, link in zip(opening, links.all(), strict=True):
        assert f"({link.get_attribute('href')})" in printed
        with page.context.expect_page() as came:
            link.click()
        opened = came.value
        settle(opened)
        expect(opened.get_by_test_id("stException")).to_have_count(0)
        expect(opened.get_by_text(COMMON("ignored.title"))).to_have_count(0)
        PROMISED[step.title](opened)
        opened.close()
    expect(page.get_by_role("heading", name=LESSON.title)).to_be_visible()

    links = page.locator("a[href*=present_for]")
    expect(links).to_have_count(len(opening))
    for step, link in zip(opening, links.all(), strict=True):
        if step.title in BEGINNINGS:
            with page.context.expect_page() as came:
                link.click()
            bar = came.value.locator(".present-bar")
            expect(bar.locator(".where")).to_contain_text(BEGINNINGS[step.title])
            expect(bar.locator(".clock")).to_have_text(re.compile(rf"{step.minutes - 1}:[0-5]\d"))
            PROMISED[step.title](came.value)
            came.value.close()


def option_of_the_lesson() -> str:
    return SAY(
        "option",
        title=LESSON.title,
        minutes=LESSON.minutes,
        ages=SAY(f"ages.{LESSON.ages}"),
    )
