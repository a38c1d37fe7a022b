"""What the benchmark of changes reads off a page: from asking the server to the last change."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from benchmarks.change_to_pixel import WATCH

ADDRESS = "http://page.test/"
SERVER = "window.fetch = () => new Promise((done) => setTimeout(done, ANSWERED));"
PAGE = """<body><button onclick="setTimeout(() => {
  fetch('/answer').then(() => setTimeout(() => PLACE.append('drawn'), DRAWN));
  document.body.append('asked');
}, WAITED)">Change</button><div id="box">Box</div></body>
<script>window.shadow = box.attachShadow({mode: 'open'});</script>"""


@pytest.mark.parametrize("place", ["document.body", "shadow"])
@pytest.mark.parametrize(
    ("waited", "answered", "drawn"), [(0, 0, 300), (300, 0, 0), (0, 700, 0)], ids=str
)
def test_time_runs_from_asking_to_the_paint_after_the_last_change_that_the_answer_brings(
    context: BrowserContext, waited: int, answered: int, drawn: int, place: str
) -> None:
    body = PAGE.replace("DRAWN", str(drawn)).replace("WAITED", str(waited)).replace("PLACE", place)
    context.add_init_script(SERVER.replace("ANSWERED", str(answered)))
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    page.route(ADDRESS, lambda it: it.fulfill(body=body, content_type="text/html"))
    page.goto(ADDRESS)
    takes = answered + drawn
    for _ in range(2):
        page.evaluate("nextChange()")
        page.get_by_role("button").click()
        assert takes < page.evaluate("changed()") < takes + 250
