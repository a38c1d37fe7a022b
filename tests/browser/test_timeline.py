"""The timeline in a real browser: filter it, pass it on, look back from a day."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import go, settle


def sentence(page: Page) -> str:
    """The sentence that counts what is in view."""
    return page.get_by_text(re.compile(r"\d+ entr(y|ies) from \d+ to \d+")).first.inner_text()


def listed(page: Page) -> list[str]:
    """The labels of the boxes that hold the list, one for each year."""
    return page.get_by_test_id("stExpander").locator("summary p").all_inner_texts()


def picture(page: Page) -> str | None:
    """What the picture says to those who do not see it."""
    figure = page.get_by_role("figure", name=re.compile("A timeline with a lane"))
    return figure.get_attribute("aria-label")


def test_a_filtered_timeline_is_passed_on_and_another_browser_shows_the_same(
    browser: Browser, page: Page, site: str
) -> None:
    go(page, f"{site}/timeline")
    everything = sentence(page)
    page.get_by_role("button", name="Since 2014").click()
    settle(page)
    page.get_by_text("Kinds, years and words").click()
    settle(page)
    page.get_by_role("combobox", name="Kinds").fill("Press")
    page.get_by_role("option", name="Press reports").click()
    page.keyboard.press("Escape")
    settle(page)
    filtered = sentence(page)
    assert filtered != everything
    assert "press reports" in filtered
    assert "pilots" not in filtered
    assert "time_from=2014" in page.url

    page.get_by_role("button", name="Copy a link").click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(code).to_contain_text(page.url)
    link = code.inner_text().strip()
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    go(other, link)
    assert sentence(other) == filtered
    assert picture(other) == picture(page)
    elsewhere.close()


def test_looking_back_from_a_day_hides_what_came_later_in_sentence_picture_and_list(
    page: Page, site: str
) -> None:
    go(page, f"{site}/timeline?time_from=2015")
    now = sentence(page)
    assert any(text.startswith("2026:") for text in listed(page))
    page.get_by_role("button", name="End of 2015").click()
    settle(page)
    assert "time_known=2015-12-31" in page.url
    then = sentence(page)
    assert then != now
    assert then in (picture(page) or "")
    expect(page.get_by_text("entries are hidden")).to_be_visible()
    assert not any(text.startswith(("2016:", "2018:", "2026:")) for text in listed(page))
    page.reload()
    settle(page)
    assert sentence(page) == then
    page.get_by_role("button", name="Back to today").click()
    settle(page)
    assert sentence(page) == now


def test_a_year_of_the_list_opens_by_keyboard(page: Page, site: str) -> None:
    go(page, f"{site}/timeline")
    page.locator("summary").filter(has_text="2014: ").focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_text("The State Council issues the Planning Outline").first).to_be_visible()


def test_a_finger_on_the_picture_moves_the_page_and_not_the_picture(
    browser: Browser, site: str
) -> None:
    phone = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = phone.new_page()
    go(page, f"{site}/timeline")
    picture_of = page.locator(".chart")
    picture_of.scroll_into_view_if_needed()
    picture_of.evaluate("it => it.scrollIntoView()")
    before = picture_of.bounding_box()
    touch = phone.new_cdp_session(page)
    for kind, y in (("Start", 500), *(("Move", 500 - 20 * step) for step in range(1, 11))):
        points = [{"x": 180, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    settle(page)
    after = picture_of.bounding_box()
    assert before
    assert after
    assert after["y"] < before["y"] - 100
    phone.close()
