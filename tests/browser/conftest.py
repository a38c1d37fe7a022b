"""A real Chromium and a real server for the tests that need them.

Where there is no Chromium these tests are skipped with the name of the package to install; in CI
(the variable ``CI`` is set) a missing browser is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Page,
    expect,
    sync_playwright,
)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""Best the one without windows and menus of its own: they took a quarter of a browser's work."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
]
IDLE = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
      && !document.querySelector('[data-testid=stSkeleton]');
}"""

OUR_SCRIPTS = """() => {
  const script = document.querySelector('script[data-later]');
  return !script || script.restIsHere;
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In CI a browser test that fails is tried once more, and the summary names it."""
    if os.environ.get("CI"):
        for item in items:
            if item.path.is_relative_to(HERE):
                item.add_marker(pytest.mark.flaky(reruns=1))


@contextmanager
def playing() -> Iterator[BrowserType]:
    """What starts Chromium; where there is none, the test that asks is skipped, or fails in CI."""
    if CHROMIUM is None:
        packages = "chromium-headless-shell fonts-noto-cjk"
        message = f"the browser tests need Chromium: apt-get install {packages}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        yield playwright.chromium


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium for tests outside of this folder."""
    with playing() as starts:
        found = starts.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="package")
def starts() -> Iterator[BrowserType]:
    """Starts browsers for the tests of this folder.

    Not for all tests: while Playwright runs, its event loop lets no other test start it.
    """
    with playing() as found:
        yield found


@pytest.fixture(scope="package")
def browser(starts: BrowserType) -> Iterator[Browser]:
    """One browser for all tests of this folder that need people who know nothing of each other."""
    found = starts.launch(executable_path=CHROMIUM, args=FLAGS)
    yield found
    found.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, started as the README says, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/_stcore/health", server, log)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Ask until the server answers; its own words where it gave up."""
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail(f"the server stopped:\n{log.read_text()}")
        try:
            urllib.request.urlopen(address, timeout=1)
        except OSError:
            try:
                server.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        else:
            return
    pytest.fail(f"the server did not answer within a minute:\n{log.read_text()}")


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """What is waited for may take its time on a busy machine; what is fast has tests of its own."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="package")
def visitor(
    starts: BrowserType, site: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """Somebody who comes back in each test: scripts are read and compiled only once.

    That takes a folder for what is compiled, which a private window has not, and a page of the site
    that stays open, for with its last page a site's process ends.
    """
    once = starts.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=CHROMIUM,
        args=FLAGS,
        viewport={"width": 1280, "height": 900},
    )
    once.set_default_timeout(60_000)
    once.pages[0].goto(f"{site}/healthz")
    yield once
    once.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A page that nobody has used, in a browser that has forgotten what was done before."""
    yield visitor.new_page()
    stays, *opened = visitor.pages
    for it in opened:
        it.close()
    visitor.clear_cookies()
    stays.evaluate("localStorage.clear()")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser context of one test's own."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900})
    yield fresh
    fresh.close()


def take_in(page: Page) -> None:
    """Wait until the browser has nothing to do: what keys have changed has come to every script.

    Else Enter can come, faster than from any hand, before a table knows of what was typed in it.
    """
    page.evaluate("() => new Promise(done => requestIdleCallback(() => done()))")


def settle(page: Page) -> None:
    """Wait until the script has run and the page has stopped changing.

    The longest that anything of the page waits by itself, a slider, is 200 ms.
    """
    page.wait_for_function(IDLE)
    page.wait_for_function(
        """() => new Promise(done => {
          const later = () => setTimeout(() => done(true), 250);
          let quiet = later();
          new MutationObserver(() => { clearTimeout(quiet); quiet = later(); })
            .observe(document.body, {childList: true, subtree: true, characterData: true});
        })"""
    )
    page.wait_for_function(IDLE)
    page.wait_for_function(OUR_SCRIPTS)


def go(page: Page, address: str) -> None:
    """Open an address and wait until the page is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp]")
    settle(page)


FOLDED = "[data-testid=stMain] details:not([open]) > summary"


def unfold(page: Page) -> None:
    """Open all that is folded up on a page, and what is folded up in that."""
    while page.locator(FOLDED).count():
        page.evaluate(f'document.querySelectorAll("{FOLDED}").forEach(it => it.click())')
        settle(page)


def focused(page: Page) -> str:
    """The words of what has the focus, without the names of icons."""
    words: str = page.evaluate(
        """() => {
          const found = document.activeElement.cloneNode(true);
          found.querySelectorAll('[data-testid=stIconMaterial]').forEach(it => it.remove());
          return found.textContent.trim();
        }"""
    )
    return words


def tab_to(page: Page, words: str | re.Pattern[str], most: int = 80) -> None:
    """Press Tab until something with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        has = focused(page)
        if has == words if isinstance(words, str) else words.search(has):
            return
    raise AssertionError(f"no Tab of {most} leads to {words!r}")
