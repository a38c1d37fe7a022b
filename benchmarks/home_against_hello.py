"""How soon Home is settled in a warm browser, against Streamlit's own ``streamlit hello``.

    python -m benchmarks.home_against_hello

Both servers run side by side; one Chromium with a warm cache opens them in turn, A B A B …, and
waits until the script has ended and nothing has changed on the page for 200 ms (which are taken
off). Prints the medians and the ratio pair by pair.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PAIRS = 15
QUIET_MS = 200
SETTLED = """milliseconds => new Promise(done => {
  const ready = () => {
    const app = document.querySelector('[data-testid=stApp]');
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton]')
        && document.querySelector('[data-testid=stHeading]');
  };
  let quiet;
  const watch = new MutationObserver(restart);
  function restart() { clearTimeout(quiet); quiet = setTimeout(check, milliseconds); }
  function check() { if (ready()) { watch.disconnect(); done(true); } else restart(); }
  watch.observe(document, {childList: true, subtree: true, attributes: true, characterData: true});
  restart();
})"""
"""Waits until the page is drawn and nothing on it has changed for so long."""


def start(command: list[str]) -> tuple[subprocess.Popen[bytes], str]:
    """A server on a free port and its address, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *command, *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
        except OSError:
            time.sleep(0.05)
        else:
            return server, address
    raise SystemExit(f"no answer from: streamlit {' '.join(command)}")


def load_time(context: BrowserContext, address: str) -> float:
    """Seconds from opening an address to the last change on the page."""
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.evaluate(SETTLED, QUIET_MS)
    took = time.perf_counter() - begin - QUIET_MS / 1000
    page.close()
    return took


def main() -> None:
    servers = []
    try:
        ours, home = start(["run", "app.py"])
        servers.append(ours)
        theirs, hello = start(["hello"])
        servers.append(theirs)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=FLAGS
            )
            context = browser.new_context()
            for address in (home, hello, home, hello):
                load_time(context, address)
            pairs = [(load_time(context, home), load_time(context, hello)) for _ in range(PAIRS)]
            browser.close()
    finally:
        for server in servers:
            server.terminate()
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    print(f"Home            {statistics.median(ours for ours, _ in pairs):6.3f} s (median)")
    print(f"streamlit hello {statistics.median(theirs for _, theirs in pairs):6.3f} s (median)")
    print(f"ratio, pair by pair: {ratio:.2f}")


if __name__ == "__main__":
    main()
