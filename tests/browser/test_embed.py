"""A page within a page of somebody else's: alone, and with the way to the whole site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from social_credit.content import load
from social_credit.ui.take_away import frame_of
from tests.browser.conftest import IDLE, go

SAY = load().words["common"]
LINES = "lines_at=1050.1030.940.850.600"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_page_within_another_has_no_menu_and_no_foot(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    go(page, f"{site}/grade_lines?embed=true&{LINES}")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.get_by_text(SAY("foot.leaves_out"))).to_have_count(0)
    expect(page.get_by_role("slider").first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 2")


def test_its_link_opens_the_whole_site_in_the_same_state(page: Page, site: str) -> None:
    go(page, f"{site}/grade_lines?embed=true&{LINES}")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=SAY("site.name"), exact=True).click()
    whole = opened.value
    expect(whole).to_have_url(f"{site}/grade_lines?{LINES}")
    expect(whole.get_by_text(SAY("sections.pilots"))).to_be_visible()
    expect(whole.get_by_text(SAY("foot.leaves_out"))).to_be_visible()


def test_a_link_of_its_text_opens_the_whole_site_beside_it(page: Page, site: str) -> None:
    go(page, f"{site}/?embed=true")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=load().words["home"]("ways.classroom.title")).click()
    expect(opened.value).to_have_url(f"{site}/lessons")
    expect(page).to_have_url(f"{site}/?embed=true")


def test_a_bet_is_made_within_the_frame(page: Page, site: str) -> None:
    say = load().words["home"]
    go(page, f"{site}/?embed=true")
    page.get_by_role("radio", name=say("bet.options.some")).check(force=True)
    expect(page.get_by_text(say("bet.right"))).to_be_visible()


def test_the_line_of_html_that_we_give_away_works_on_another_page(page: Page, site: str) -> None:
    elsewhere = f"{site}/elsewhere.html"  # of other hosts only those whom the operator names may
    line = frame_of(f"{site}/grade_lines", "Grade lines")
    page.route(
        elsewhere,
        lambda route: route.fulfill(body=f"<!doctype html>{line}", content_type="text/html"),
    )
    page.goto(elsewhere)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name=SAY("pages.grade_lines"))).to_be_visible()
    expect(frame.get_by_role("link", name=SAY("site.name"), exact=True)).to_be_visible()
    expect(frame.locator("#menu")).to_be_hidden()
    inner = page.frames[-1]
    inner.wait_for_function(IDLE)
    assert not inner.get_by_test_id("stException").count()
