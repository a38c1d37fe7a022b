"""Messages that come close together are handed to Streamlit together: the page is drawn once."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route

LISTENING = """() => {
  window.hidden = false;
  Object.defineProperty(document, "hidden", { get: () => window.hidden });
  window.line = Object.setPrototypeOf(new EventTarget(), WebSocket.prototype);
  window.drawn = [];
  let heard = [];
  const hear = (word) => {
    if (!heard.length) queueMicrotask(() => { drawn.push(heard.join(" ")); heard = []; });
    heard.push(word);
  };
  line.addEventListener("message", ({ data }) => hear(data));
  line.addEventListener("close", () => hear("closed"));
}"""
COMES = "data => { line.dispatchEvent(new MessageEvent('message', { data })); }"


class Line:
    """A page with nothing but the script, and a line that listens as Streamlit's does."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def brings(self, *messages: str) -> None:
        for message in messages:
            self._page.evaluate(COMES, message)

    def is_closed(self) -> None:
        self._page.evaluate("() => { line.dispatchEvent(new Event('close')); }")

    def is_out_of_sight(self) -> None:
        self._page.evaluate("() => { hidden = true; }")

    def after(self, milliseconds: int) -> list[str]:
        """What had been drawn after some more time: one text for each drawing."""
        self._page.clock.run_for(milliseconds)
        found: list[str] = self._page.evaluate("drawn")
        return found


@pytest.fixture
def line(context: BrowserContext, site: str) -> Line:
    script = '<!doctype html><script type="module" src="/app/static/together.js"></script>'

    def bare(route: Route) -> None:
        route.fulfill(body=script, content_type="text/html")

    page = context.new_page()  # in a browser of its own, whose clock stands still for all its pages
    page.clock.install()
    page.route("**/bare", bare)
    page.goto(f"{site}/bare")
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.evaluate(LISTENING)
    return Line(page)


def test_messages_on_each_other_s_heels_are_drawn_once(line: Line) -> None:
    line.brings("new", "heading", "chart")
    assert line.after(2) == []
    assert line.after(1) == ["new heading chart"]


def test_a_message_that_comes_later_is_drawn_by_itself(line: Line) -> None:
    line.brings("new")
    assert line.after(3) == ["new"]
    line.brings("heading")
    assert line.after(3) == ["new", "heading"]


def test_a_stream_without_end_is_drawn_all_the_same(line: Line) -> None:
    for number in range(10):
        line.brings(str(number))
        assert line.after(2 if number < 9 else 1) == []
    assert line.after(1) == ["0 1 2 3 4 5 6 7 8 9"]


def test_what_was_said_before_the_line_was_closed_is_heard_before_that(line: Line) -> None:
    line.brings("last words")
    line.is_closed()
    assert line.after(0) == ["last words closed"]


def test_out_of_sight_nothing_waits(line: Line) -> None:
    line.is_out_of_sight()
    line.brings("new", "heading")
    assert line.after(0) == ["new", "heading"]
