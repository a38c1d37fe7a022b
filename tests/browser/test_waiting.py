"""What a visitor reads before the page is drawn and while the connection is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from social_credit.content import load
from social_credit.serving.front_page import LATER
from tests.browser.conftest import FOLDED, go, settle
from tests.servers import free_port, launch

WORDS = load().words
SAY = WORDS["common"]
TITLE = "#first h1"
MOVES = """
  window.moved = [];
  const note = () => {
    for (const it of document.getAnimations()) {
      const lasts = it.effect.getComputedTiming().endTime;
      if (lasts > 20) moved.push(`${it.animationName ?? it.transitionProperty}: ${lasts} ms`);
    }
  };
  addEventListener("animationstart", note, true);
  addEventListener("transitionrun", note, true);
  const atEachFrame = () => { note(); requestAnimationFrame(atEachFrame); };
  atEachFrame();  // no event tells of what a script sets in motion
"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_title_and_first_sentence_can_be_read_before_scripts_have_come_and_stay_in_their_place(
    page: Page, site: str, width: int, scheme: str
) -> None:
    held: list[Route] = []
    let_go = False

    def hold(route: Route) -> None:
        if let_go:
            route.continue_()
        else:
            held.append(route)

    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.route("**/static/js/**", hold)
    page.goto(f"{site}/score_a_life", wait_until="commit")
    title = page.locator(TITLE)
    expect(title).to_have_text(SAY("pages.score_a_life"))
    expect(page.get_by_text(WORDS["score_a_life"]("answers"))).to_be_visible()
    expect(page.locator(".chart")).to_have_count(0)
    assert ink_and_paper(page) == INK_AND_PAPER[scheme]
    before = title.bounding_box()
    let_go = True
    for route in held:
        route.continue_()
    expect(page.locator("#root h1")).to_be_visible()
    settle(page)
    expect(title).to_have_count(0)
    after = page.locator("#root h1").bounding_box()
    assert before is not None
    assert after is not None
    assert (before["x"], before["y"]) == pytest.approx((after["x"], after["y"]), abs=8)


INK_AND_PAPER = {
    "light": ["rgb(27, 31, 36)", "rgb(251, 250, 247)"],
    "dark": ["rgb(232, 230, 225)", "rgb(20, 23, 26)"],
}


def ink_and_paper(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [getComputedStyle(document.querySelector("#first h1")).color,
          getComputedStyle(document.documentElement).backgroundColor]"""
    )
    return found


def test_a_lost_connection_is_said_in_our_words_and_comes_back_with_everything(
    page: Page, tmp_path: Path
) -> None:
    port, line = free_port(), page.locator("#connection")
    server = launch(tmp_path, port)
    try:
        go(page, f"{server.address}/score_a_life?life_who=The+man+with+nothing+on+file")
        add = page.get_by_role("button", name=WORDS["score_a_life"]("edit.add"))
        add.click()
        rows = page.get_by_test_id("stTable").locator("tbody tr")
        expect(rows).to_have_count(2)
        settle(page)
        said, address = rows.all_inner_texts(), page.url
        expect(line).to_have_text("")
        add.focus()
        server.process.kill()
        server.process.wait(20)
        expect(line).to_have_text(SAY("connection.lost"), timeout=20_000)
        expect(line).to_have_attribute("role", "status")
        assert rows.all_inner_texts() == said
        server = launch(tmp_path, port)
        expect(line).to_have_text(SAY("connection.back"), timeout=20_000)
        settle(page)
        assert (rows.all_inner_texts(), page.url) == (said, address)
        expect(add).to_be_focused()
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(line).to_have_text("", timeout=20_000)
        add.click()
        expect(rows).to_have_count(3, timeout=20_000)
    finally:
        server.process.kill()
        server.process.wait(20)


def test_nothing_moves_for_a_visitor_who_asked_for_that(page: Page, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(MOVES)
    go(page, f"{site}/score_a_life")
    page.get_by_role("button", name=SAY("share.title")).click()
    settle(page)
    page.keyboard.press("Escape")
    page.locator(FOLDED).first.click()
    settle(page)
    page.get_by_role("button", name=WORDS["score_a_life"]("edit.add")).click()
    settle(page)
    assert page.evaluate("window.moved") == []


def test_a_page_in_no_frame_waits_for_nothing_before_it_connects(page: Page, site: str) -> None:
    page.route("**/_stcore/host-config", lambda route: None)  # never answered
    page.route("**/_stcore/health", lambda route: None)
    page.goto(f"{site}/glossary")
    expect(page.get_by_test_id("stMain").get_by_role("heading", level=1)).to_be_visible()


def test_a_page_never_stands_without_a_title_and_what_else_we_add_comes_after_it(
    page: Page, site: str
) -> None:
    page.add_init_script(
        """window.bare = [];
        new MutationObserver(() => {
          const drawn = document.querySelector('[data-testid=stMain] h1');
          const root = document.querySelector('#root');
          if (root && !drawn && !document.querySelector('#first')) bare.push(performance.now());
          if (drawn) window.drawnAt ??= performance.now();
        }).observe(document, {subtree: true, childList: true})"""
    )
    go(page, f"{site}/glossary")
    assert page.evaluate("window.bare") == []
    later = page.evaluate(
        """names => performance.getEntriesByType('resource')
          .filter(it => names.some(name => it.name.includes(`/${name}?`)))
          .map(it => it.startTime > window.drawnAt)""",
        list(LATER),
    )
    assert later == [True] * len(LATER)
