"""What the benchmark of changes reads off a page: from asking the server to the last change."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from benchmarks.change_to_pixel import WATCH

ADDRESS = "http://page.test/"
PAGE = """<body><button onclick="setTimeout(() => {
  fetch('/answer').then(() => setTimeout(() => document.body.append('drawn'), DRAWN));
}, WAITED)">Change</button></body>"""


@pytest.fixture
def watched(context: BrowserContext) -> Page:
    context.add_init_script(f"({WATCH})()")
    return context.new_page()


@pytest.mark.parametrize(("waited", "drawn"), [(0, 300), (300, 0)])
def test_time_runs_from_asking_to_the_paint_after_the_last_change(
    watched: Page, waited: int, drawn: int
) -> None:
    body = PAGE.replace("DRAWN", str(drawn)).replace("WAITED", str(waited))
    watched.route(f"{ADDRESS}**", lambda it: it.fulfill(body=body, content_type="text/html"))
    watched.goto(ADDRESS)
    for _ in range(2):
        watched.evaluate("nextChange()")
        watched.get_by_role("button").click()
        assert drawn < watched.evaluate("changed()") < drawn + 250
