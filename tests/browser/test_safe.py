"""A whole visit stays on one host and within the policy; the policy stops what is not ours."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page

from social_credit.serving.frontend import script_of
from tests.browser.conftest import go, settle
from tests.browser.watch import CHARTS, Watch
from tests.hostile import HOST, MARKUP

# In a timer, for what a test runs in the page by itself is free of the page's policy.
TRY = "setTimeout(() => {{ try {{ {} }} catch (fault) {{ console.error(String(fault)); }} }})"


def test_a_whole_visit_asks_no_other_host_and_breaks_no_rule(page: Page, site: str) -> None:
    watch = Watch(page)
    go(page, site)
    page.get_by_text("No, but some places and companies score people").click()
    settle(page)
    go(page, f"{site}/score_a_life?life_who=The+courier")
    page.get_by_role("combobox", name="Event").fill("City-level award")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Add to this life").click()
    settle(page)
    with page.expect_download():
        page.get_by_role("button", name="Ledger as CSV").click()
    page.get_by_role("button", name="Copy a link").click()
    settle(page)
    go(page, f"{site}/grade_lines?lines_bet=About+1+in+2&lines_anyway=true")
    page.locator("[data-line='2']").focus()
    page.keyboard.press("ArrowDown")
    settle(page)
    go(page, f"{site}/passage?passage_search=court")
    go(page, f"{site}/sources?source=fp-2018")
    assert watch.hosts == {urlsplit(site).netloc}
    assert any(url.startswith("ws") for url in watch.asked)
    assert watch.refused == []


@pytest.mark.parametrize(
    "attempt",
    [
        "fetch('https://example.org/')",
        "new WebSocket('wss://example.org/')",
        "(document.body.append(Object.assign(document.createElement('img'), "
        "{src: 'https://example.org/a.png'})))",
        "(document.body.append(Object.assign(document.createElement('script'), "
        "{textContent: 'window.hit = 1'})))",
        "eval('window.hit = 1')",
    ],
    ids=["a request", "a websocket", "a picture", "a script in the page", "eval"],
)
def test_the_browser_refuses_what_the_site_does_not_send(
    page: Page, site: str, attempt: str
) -> None:
    watch = Watch(page)
    page.goto(f"{site}/healthz")
    with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        page.evaluate(f"() => {{ {TRY.format(attempt)} }}")
    assert page.evaluate("window.hit") is None
    assert len(watch.refused) >= 1


def test_another_site_cannot_show_this_one_in_a_frame(page: Page, site: str) -> None:
    framing = f"<iframe src='{site}/healthz'></iframe>"
    page.route("http://elsewhere.test/", lambda route: route.fulfill(body=framing))
    page.goto("http://elsewhere.test/")
    assert page.frames[1].url.startswith("chrome-error")


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("sources", "source_search"),
        ("glossary", "terms_search"),
        ("passage", "passage_search"),
        ("score_a_life", "life"),
        ("poll", "poll_room"),
    ],
)
def test_markup_in_an_address_makes_no_link_no_picture_and_no_script(
    page: Page, site: str, name: str, reads: str
) -> None:
    watch = Watch(page)
    for markup in ("".join(MARKUP[:7]), "\n\n".join(MARKUP[7:])):
        go(page, f"{site}/{name}?{urlencode([(reads, markup), (markup, markup)])}")
        assert page.evaluate("window.hit") is None
        assert page.locator(f"[href*='{HOST}'], [src*='{HOST}'], [href^=javascript]").count() == 0
    assert watch.hosts == {urlsplit(site).netloc}


@pytest.mark.parametrize("script", CHARTS)
def test_every_chart_library_that_is_watched_for_is_there(script: str) -> None:
    assert script_of(script), f"Streamlit has no script {script} any more"
