"""How soon a page is settled, against ``streamlit hello`` and the least page with a chart.

    python -m benchmarks.page_load [PAGE ...]

All servers run side by side. One Chromium opens the yardsticks and the pages in turn, round after
round, and waits until the script has ended and nothing has changed on the page for 200 ms (which
are taken off). "Warm" is an ordinary window that has been there before, "private" a private one
that has, "cold" a browser that has kept nothing. Without names it opens Home and five calculators.
Prints medians, and the ratios round by round. The aims: Home, warm, no later than ``streamlit
hello``; a calculator, warm, at most 1.25 times as late as one slider and one chart in Streamlit.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, sync_playwright

from benchmarks._browser import FLAGS, SETTLED
from benchmarks.change_to_pixel import YARDSTICK, streamlit_page
from benchmarks.memory import OPTIONS
from tests.servers import PLAIN, ROOT, running

HELLO = "streamlit hello"
HELLO_WITH_OURS = "hello, our settings"
"""The same with the site's settings, which spare it Streamlit's tools for developers."""

HELLO_COMMAND = (sys.executable, "-m", "streamlit", "hello", *OPTIONS)
PAGES = ("home", "score_a_life", "grade_lines", "city_years", "many_schemes", "design")
WARMING = 4
WARM = 11
COLD = 3
QUIET_MS = 200

Times = dict[str, list[float]]
"""Seconds of each visit, by the name of the page."""


def load_time(context: BrowserContext, address: str) -> float:
    """Seconds from opening an address to the last change on the page."""
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.evaluate(SETTLED, QUIET_MS)
    took = time.perf_counter() - begin - QUIET_MS / 1000
    page.close()
    return took


def in_turn(addresses: Mapping[str, str], rounds: int, load: Callable[[str], float]) -> Times:
    """Open each page once in every round."""
    found: Times = {name: [] for name in addresses}
    for _ in range(rounds):
        for name, address in addresses.items():
            found[name].append(load(address))
    return found


def visits(chromium: BrowserType, addresses: Mapping[str, str]) -> Iterator[tuple[str, Times]]:
    """The times of all visits in each kind of window."""
    path = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as profile:
        window = chromium.launch_persistent_context(profile, executable_path=path, args=FLAGS)
        yield "warm", when_warm(window, addresses)
        window.close()
    browser = chromium.launch(executable_path=path, args=FLAGS)
    yield "private", when_warm(browser.new_context(), addresses)

    def anew(address: str) -> float:
        nobody = browser.new_context()
        took = load_time(nobody, address)
        nobody.close()
        return took

    yield "cold", in_turn(addresses, COLD, anew)
    browser.close()


def when_warm(window: BrowserContext, addresses: Mapping[str, str]) -> Times:
    """The times of a window that has been to each page some times before."""
    load = partial(load_time, window)
    in_turn(addresses, WARMING, load)
    return in_turn(addresses, WARM, load)


def with_our_settings(folder: Path) -> Path:
    """A folder in which Streamlit finds the settings of the site."""
    found = folder / "with_our_settings"
    found.mkdir()
    (found / ".streamlit").symlink_to(ROOT / ".streamlit")
    return found


def median_ratio(its: Sequence[float], least: Sequence[float]) -> float:
    """How many times as long, at the median of the rounds."""
    return statistics.median(one / other for one, other in zip(its, least, strict=True))


def main(pages: Sequence[str]) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(running(folder, None, PLAIN)).address
        addresses = {
            HELLO: stack.enter_context(running(folder, None, HELLO_COMMAND)).address,
            HELLO_WITH_OURS: stack.enter_context(
                running(with_our_settings(folder), None, HELLO_COMMAND)
            ).address,
            YARDSTICK: stack.enter_context(streamlit_page(folder)),
        }
        addresses |= {name: f"{site}/{'' if name == 'home' else name}" for name in pages}
        playwright = stack.enter_context(sync_playwright())
        for window, times in visits(playwright.chromium, addresses):
            print(f"{window:24}{'seconds':>9}{'to hello':>10}{'to one chart':>14}")
            for name, its in times.items():
                yardsticks = (times[HELLO], times[YARDSTICK])
                to_hello, to_chart = (median_ratio(its, least) for least in yardsticks)
                print(f"{name:24}{statistics.median(its):9.3f}{to_hello:10.2f}{to_chart:14.2f}")
            print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or PAGES)
