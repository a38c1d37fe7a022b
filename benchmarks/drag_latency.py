"""How long after a pointer moves does the instrument stand painted?

Run it from the root of the repository, with nothing else running::

    python -m benchmarks.drag_latency

A headless Chromium, its processor slowed four times, shows the instrument with the site's own city.
The mouse takes hold of a line and moves it back and forth, one move at a time. For each move:

``work``
    From the moment the page is handed the ``pointermove`` to the moment after the paint. The
    instrument draws in an animation frame; a message posted from that same frame is delivered only
    once the browser has run every frame callback and done its style, layout and paint, so the
    clock is read then. This is what the instrument answers for, and what should stay within one
    frame of 60 a second, 16 ms, at the 95th percentile.
``with wait``
    From the time stamp that the browser gave the event when it received it. It adds the wait for
    the next frame, up to 16.7 ms at 60 frames a second, which no page can shorten.

Neither counts what happens on other threads after the paint was recorded: raster and screen. The
first moves, in which the browser compiles the scripts, are made and left out.

The row "one box" is the floor: the same measurement of a page on which a move only changes the
colour of one small box. What stands there is the price of a frame on the machine at that moment,
other programs included; only what a row adds to it is the instrument.
"""

from __future__ import annotations

import numpy as np
from playwright.sync_api import Page, Route, sync_playwright

from social_credit.bands import below_counts
from social_credit.city import score_distribution
from social_credit.content import load
from social_credit.ui.instrument import (
    FOLDER,
    GradeStyle,
    InstrumentData,
    LineConfidence,
)

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SLOWED = 4
WARM_UP = 60
MOVES = 300
YEARS = 4
ORIGIN = "http://instrument.test/"

PAGE = """<!doctype html><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="instrument.css"><div class="instrument"></div>"""

MOUNT = """async (data) => {
  const { mountInstrument } = await import("/instrument.js");
  mountInstrument(document.querySelector(".instrument"), data);
}"""

MOUNT_ONE_BOX = """() => {
  const box = document.querySelector(".instrument");
  box.innerHTML = '<div data-line="2" style="width:48px;height:46px"></div>';
  let moves = 0;
  addEventListener("pointermove", () => requestAnimationFrame(() => {
    box.firstChild.style.background = `hsl(${(moves += 1) % 360} 50% 50%)`;
  }));
}"""

MEASURE = """() => {
  window.measured = [];
  const channel = new MessageChannel();
  let waiting = null;
  channel.port1.onmessage = () => {
    const painted = performance.now();
    measured.push([painted - waiting.given, painted - waiting.received]);
    waiting = null;
  };
  addEventListener("pointermove", (event) => {
    if (waiting) return;
    waiting = { given: performance.now(), received: event.timeStamp };
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }, { capture: true });
}"""


def default_city() -> InstrumentData:
    """The invented population of the site after four years, with the lines of its edition."""
    content = load()
    population = content.populations[0]
    edition = content.edition(population.edition)
    city = score_distribution(edition, population, YEARS)
    own = (1050, 1030, 960, 850, 600)
    colors = ("#0B4F5C", "#2C7F8C", "#6FAEA5", "#E6CB7C", "#CE8A3A", "#8F3B1B")
    labels = ("AAA", "AA", "A", "B", "C", "D")
    return InstrumentData(
        first=city.first,
        below=below_counts(city.mass[YEARS], population.residents),
        grades=tuple(
            GradeStyle(label, label, color, "#1B1F24")
            for label, color in zip(labels, colors, strict=True)
        ),
        lines=own,
        own=own,
        confidence=(LineConfidence("reported", "◐"),) * len(own),
        words=content.words["instrument"].texts,
    )


def serve(route: Route) -> None:
    name = route.request.url.removeprefix(ORIGIN)
    if name == "":
        route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
    elif (FOLDER / name).is_file():
        route.fulfill(path=FOLDER / name)
    else:
        route.fulfill(status=404)


def drag(page: Page, moves: int) -> list[tuple[float, float]]:
    """Move the line of A back and forth; milliseconds ``(work, with wait)`` of each move."""
    box = page.locator("[data-line='2']").bounding_box()
    assert box is not None
    assert page.viewport_size is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reach = page.viewport_size["width"] * 0.06
    # Straight to the browser: Playwright's own mouse also runs scripts in the page while it drags.
    browser = page.context.new_cdp_session(page)

    def mouse(event: str, to: float) -> None:
        held = {"button": "left", "buttons": 1, "clickCount": 1}
        browser.send("Input.dispatchMouseEvent", {"type": event, "x": to, "y": y, **held})

    mouse("mousePressed", x)
    page.evaluate(MEASURE)
    browser.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    for move in range(WARM_UP + moves):
        if move == WARM_UP:
            page.evaluate("() => { window.measured = []; }")
        mouse("mouseMoved", x + reach * np.sin(move / 9))
    browser.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    mouse("mouseReleased", x)
    figures: list[tuple[float, float]] = page.evaluate("() => window.measured")
    return figures


def report(name: str, figures: list[tuple[float, float]]) -> None:
    for kind, column in zip(("work", "with wait"), np.array(figures).T, strict=True):
        p50, p95 = np.percentile(column, (50, 95))
        print(f"{name:<16}{kind:>10}{len(column):>7}{p50:>8.1f}{p95:>8.1f}{column.max():>8.1f}")


def main() -> None:
    data = default_city().as_json()
    print(f"milliseconds from pointer move to paint, processor slowed {SLOWED} times")
    print(f"{'':26}{'moves':>7}{'p50':>8}{'p95':>8}{'max':>8}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width in (1000, 360):
            for view in ("one box", "scores", "people"):
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.route(f"{ORIGIN}**", serve)
                page.goto(ORIGIN)
                if view == "one box":
                    page.evaluate(MOUNT_ONE_BOX)
                else:
                    page.evaluate(MOUNT, data)
                    page.click(f"[data-action='{view}']")
                report(f"{view}, {width} px", drag(page, MOVES))
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
