"""Claims, voices and the quiz as a pupil meets them on a phone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from social_credit.claims_code import Given, encode
from social_credit.content import load
from social_credit.quiz import in_asking_order
from social_credit.voices import QUESTIONS
from tests.browser.conftest import go, settle

CONTENT = load()
MYTHS, VOICES, QUIZ = (CONTENT.words[name] for name in ("myths", "voices", "quiz"))
CLAIMS = CONTENT.claims.claims
ASKED = in_asking_order(CONTENT.quiz.questions, 1)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True
    )
    yield context.new_page()
    context.close()


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).tap()


def one_of(page: Page, group: str, option: str) -> None:
    """Tap an option of a question, and wait until it is taken."""
    options = page.get_by_role("radiogroup", name=group)
    options.get_by_text(option, exact=True).tap()
    expect(options.get_by_role("radio", name=option, exact=True)).to_be_checked()


def test_a_claim_is_bet_on_answered_with_both_sides_and_counted_at_the_end(
    phone: Page, site: str
) -> None:
    *before, last = CLAIMS
    assert last.verdict != "true"
    answered = encode(Given(it.code, it.verdict, 70) for it in before)
    go(phone, f"{site}/myths?myths_answers={answered}")
    expect(phone.get_by_role("heading", name=last.claim)).to_be_visible()
    one_of(phone, MYTHS("mark.label"), MYTHS("mark.true"))
    expect(phone.get_by_text(last.finding)).to_have_count(0)
    one_of(phone, MYTHS("sure.label"), MYTHS("sure.99"))
    button(phone, MYTHS("button.show"))
    verdict = MYTHS(f"verdict.{last.verdict}")
    expect(phone.get_by_text(f"{MYTHS(f'verdict_sign.{last.verdict}')} {verdict}")).to_be_visible()
    for words in (last.finding, *(it.text for it in last.evidence), MYTHS("card.origin")):
        expect(phone.get_by_text(words).first).to_be_visible()

    button(phone, MYTHS("button.finish"))
    right = MYTHS("result.right", right=len(before), all=len(CLAIMS)).replace("*", "")
    expect(phone.get_by_text(right)).to_be_visible()
    sure = MYTHS("result.wrong", sure="99").replace("*", "")
    expect(phone.get_by_text(sure)).to_be_visible()
    expect(phone.locator(".chart")).to_be_visible()
    button(phone, f"“{last.claim}”")
    expect(phone.get_by_text(last.finding)).to_be_visible()


def test_the_seven_questions_are_put_to_another_source_that_one_picks(
    phone: Page, site: str
) -> None:
    voice = next(it for it in CONTENT.voices.voices if it.kind == "advocate")
    source = CONTENT.sources[voice.sources[0]]
    go(phone, f"{site}/voices")
    for question in QUESTIONS:
        expect(phone.get_by_text(VOICES(f"check.{question}")).first).to_be_visible()
    expect(phone.get_by_text(voice.read_it)).to_have_count(0)
    field = phone.get_by_role("combobox", name=VOICES("pick.label"))
    field.tap()
    field.fill(source.title)
    phone.get_by_role("option", name=source.title).first.tap()
    expect(phone.get_by_text(voice.read_it).first).to_be_visible()
    expect(phone.get_by_text(source.not_for).first).to_be_visible()
    expect(phone).to_have_url(re.compile("voices_source="))


def test_a_miss_in_the_quiz_is_replied_to_outlives_a_reload_and_comes_back(
    phone: Page, site: str
) -> None:
    first, *others = ASKED[:4]
    missed = next(it for it in first.options if it.why)
    go(phone, f"{site}/quiz")
    expect(phone.get_by_role("heading", name=first.question)).to_be_visible()
    phone.get_by_role("button", name=missed.text).tap()
    expect(phone.get_by_text(str(missed.why))).to_be_visible()
    expect(phone).to_have_url(re.compile("quiz_given="))
    phone.reload()
    expect(phone.get_by_text(str(missed.why))).to_be_visible()
    button(phone, QUIZ("button.next"))
    for question in others:
        expect(phone.get_by_role("heading", name=question.question)).to_be_visible()
        phone.get_by_role("button", name=question.options[question.right].text).tap()
        button(phone, QUIZ("button.next"))
    expect(phone.get_by_role("heading", name=first.question)).to_be_visible()
    expect(phone.get_by_text(QUIZ("again"))).to_be_visible()


def test_the_quiz_prints_its_questions_without_their_answers_and_with_them(
    page: Page, site: str
) -> None:
    level = f"quiz_level={QUIZ('level.university')}"
    questions = [it for it in ASKED if it.level == "university"]
    go(page, f"{site}/quiz?{level}&quiz_print=questions")
    plain = on_paper(page, "A4")
    page.get_by_role("button", name=QUIZ("paper.to_answers")).click()
    settle(page)
    answered = on_paper(page, "Letter")
    for question in questions:
        for asked in (question.question, *(it.text for it in question.options)):
            assert close(asked) in plain
            assert close(asked) in answered
        for told in (question.says.text, *(it.why for it in question.options if it.why)):
            assert close(told) not in plain
            assert close(told) in answered


def on_paper(page: Page, sheet: str) -> str:
    paper = PdfReader(io.BytesIO(page.pdf(format=sheet)))
    return close("".join(it.extract_text() for it in paper.pages))


def close(text: str) -> str:
    """Without spaces, for a PDF has more of them round Chinese, and in one form of each sign."""
    return normalize("NFKC", "".join(text.split()))
