"""From a change on a calculator to the last changed pixel, against the least page with a chart.

    python -m benchmarks.change_to_pixel           against Streamlit
    python -m benchmarks.change_to_pixel --dash    and Dash, which pip puts into a temporary folder

One Chromium holds all pages open and changes one widget of each in turn, round after round. The
yardstick is a page of one slider and one Plotly chart under ``streamlit run``; the same page in
Dash is for comparison. The window is as high as the longest page, so that every chart is in sight
and drawn. Time runs from the moment the browser asks the server (Streamlit waits a fifth of a
second after a key on a slider, whatever the page; that is left out) to the paint after the last
change that came with the answer, once nothing has changed for half a second and the script has
ended. The words for screen readers within a canvas have no pixels. What changes by a CSS
transition alone is not seen. Prints medians, and the ratio to the yardstick, round by round; the
aim is 1.25.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from benchmarks._browser import FLAGS
from benchmarks.memory import OPTIONS
from tests.servers import Server, free_port, running, wait_for

ROUNDS = 20
WARM = 3
SWING = 6
AIM = 1.25
WINDOW: ViewportSize = {"width": 1280, "height": 4000}
YARDSTICK = "one slider, one chart"
IN_DASH = f"{YARDSTICK}, Dash"

FIGURE = """import plotly.graph_objects as go

def figure(height):
    return go.Figure(go.Scatter(y=[height * step % 97 for step in range(100)]))
"""
IN_STREAMLIT = f"""{FIGURE}
import streamlit as st

st.plotly_chart(figure(st.slider("Height", 0, 100, 50)))
"""
DASH_APP = f"""{FIGURE}
import sys
from dash import Dash, Input, Output, dcc, html

app = Dash(__name__)
app.layout = html.Div([dcc.Slider(0, 100, 1, value=50, id="height"), dcc.Graph(id="chart")])
app.callback(Output("chart", "figure"), Input("height", "value"))(figure)
app.run(port=int(sys.argv[1]))
"""

WATCH = """() => {
  const painted = new MessageChannel();
  const lines = new WeakSet();
  let asked = null, answered = false, last = null, waiting = false, changed = new Set();
  const asks = () => { asked ??= performance.now(); };
  const hears = it => { answered ||= asked !== null; return it; };
  const send = WebSocket.prototype.send, get = window.fetch;
  const listen = EventTarget.prototype.addEventListener;
  WebSocket.prototype.send = function (it) {
    if (!lines.has(this)) listen.call(this, 'message', hears);
    lines.add(this);
    asks();
    return send.call(this, it);
  };
  window.fetch = (...it) => { asks(); return get(...it).then(hears); };
  const element = node => node.nodeType === Node.ELEMENT_NODE ? node
    : node instanceof ShadowRoot ? node.host : node.parentElement;
  const unseen = node => element(node)?.closest('canvas');
  const inSight = node => {
    const box = element(node)?.getBoundingClientRect();
    return box && box.width && box.height && box.bottom > 0 && box.top < innerHeight;
  };
  painted.port1.onmessage = () => {
    const now = performance.now();
    if (answered && [...changed].some(inSight)) last = now;
    changed.clear();
  };
  const frame = () => { waiting = false; painted.port2.postMessage(null); };
  const seen = records => {
    for (const { target } of records) if (!unseen(target)) changed.add(target);
    if (!waiting) { waiting = true; requestAnimationFrame(frame); }
  };
  const busy = () => {
    const app = document.querySelector('[data-testid=stApp]');
    return app && app.getAttribute('data-test-script-state') !== 'notRunning';
  };
  window.nextChange = () => { asked = last = null; answered = false; };
  window.changed = () => new Promise((done, failed) => {
    const late = performance.now() + 60000;
    const look = () => {
      const now = performance.now();
      const quiet = asked !== null && last !== null && now - last > 500;
      if (quiet && !waiting && !busy()) done(last - asked);
      else if (now > late) failed(new Error('nothing changed in a minute'));
      else setTimeout(look, 50);
    };
    look();
  });
  const all = {childList: true, subtree: true, attributes: true, characterData: true};
  const watch = root => { new MutationObserver(seen).observe(root, all); return root; };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) { return watch(attach.call(this, how)); };
  addEventListener('DOMContentLoaded', () => watch(document.body));
}"""
"""Notes when the page asks its server, and the paint after each change that the answer brings."""


class Widget(NamedTuple):
    """A widget on a page: where, and how it is changed in a turn; no state comes twice in a row."""

    page: str
    selector: str
    change: Callable[[Page, str, int], None]


def slide(page: Page, selector: str, turn: int) -> None:
    """Move a slider one step: down for some turns, then up again for as many."""
    page.locator(selector).press("ArrowRight" if turn // SWING % 2 else "ArrowLeft")


def press(page: Page, selector: str, turn: int) -> None:
    """Press a button; every other turn the second of two."""
    both = selector.split(", ")
    page.locator(both[turn % len(both)]).click()


CALCULATORS = {
    "Score a life": Widget(
        "score_a_life", ".st-key-life_add button, .st-key-life_undo button", press
    ),
    "Grade lines": Widget("grade_lines", ".st-key-lines_year [type=range]", slide),
    "A city over years": Widget("city_years", ".st-key-city_recorded [type=range]", slide),
    "Design your own": Widget(
        "design", "[class*=st-key-design_start] [data-testid=stNumberInputStepUp]", press
    ),
}
PLAIN = Widget("", "[type=range]", slide)
PLAIN_IN_DASH = Widget("", "[role=slider]", slide)


class Opened:
    """A page in the browser, and the widget that is changed on it."""

    def __init__(self, context: BrowserContext, site: str, widget: Widget) -> None:
        self._widget, self._turn = widget, 0
        self._page = context.new_page()
        self._page.goto(f"{site}/{widget.page}")
        first = self._page.locator(widget.selector.split(", ")[0])
        first.wait_for(state="attached")
        closed = self._page.locator("details:not([open])", has=first)
        if closed.count():
            closed.locator("summary").first.click()
        first.wait_for()

    def change(self) -> float:
        """Change the widget; milliseconds from asking the server to the last changed pixel."""
        self._page.bring_to_front()
        self._page.evaluate("nextChange()")
        self._widget.change(self._page, self._widget.selector, self._turn)
        self._turn += 1
        took: float = self._page.evaluate("changed()")
        return took


@contextmanager
def streamlit_page(folder: Path) -> Iterator[str]:
    """The address of the least page with a chart."""
    file = folder / "least.py"
    file.write_text(IN_STREAMLIT)
    with running(
        folder, None, (sys.executable, "-m", "streamlit", "run", str(file), *OPTIONS)
    ) as it:
        yield it.address


@contextmanager
def dash_page(folder: Path) -> Iterator[str]:
    """The address of the same page in Dash, which is fetched for it.

    Raises:
        subprocess.CalledProcessError: pip could not get it.
    """
    file, python = folder / "dash_app.py", folder / "venv/bin/python"
    file.write_text(DASH_APP)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "dash"]
    subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    log = folder / "dash.log"
    with log.open("w") as out:
        port = free_port()
        process = subprocess.Popen([python, file, str(port)], stdout=out, stderr=out)
    page = Server(process, port, log)
    try:
        wait_for(page.address, process, log)
        yield page.address
    finally:
        process.terminate()
        process.wait(20)


def measured(pages: dict[str, tuple[str, Widget]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each change of each page (address and widget), taken in turn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        context = browser.new_context(viewport=WINDOW)
        context.set_default_timeout(120_000)
        context.add_init_script(f"({WATCH})()")
        opened = {name: Opened(context, *its) for name, its in pages.items()}
        found: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(-WARM, rounds):
            for name, page in opened.items():
                took = page.change()
                if turn >= 0:
                    found[name].append(took)
        browser.close()
    return found


def main(arguments: Sequence[str]) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(running(folder)).address
        pages = {YARDSTICK: (stack.enter_context(streamlit_page(folder)), PLAIN)}
        pages |= {name: (site, widget) for name, widget in CALCULATORS.items()}
        if "--dash" in arguments:
            try:
                pages[IN_DASH] = (stack.enter_context(dash_page(folder)), PLAIN_IN_DASH)
            except subprocess.CalledProcessError:
                print("pip could not get Dash: its row is left out")
        found = measured(pages, ROUNDS)
    print(f"{'':28}{'median ms':>10}{'95 % ms':>10}{'ratio':>8}   aim {AIM:.2f}")
    for name, times in found.items():
        pairs = zip(times, found[YARDSTICK], strict=True)
        ratio = statistics.median(its / least for its, least in pairs)
        high = statistics.quantiles(times, n=20)[-1]
        print(f"{name:28}{statistics.median(times):10.0f}{high:10.0f}{ratio:8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
