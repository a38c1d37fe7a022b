"""What a cold visit moves: the bytes of every page in a browser that has kept nothing.

    python -m benchmarks.cold_visit [PAGE ...]

Two servers run side by side on the same files: the site as it is served, and the same pages under
plain ``streamlit run``, without what ``app.py`` puts round them. A fresh browser opens each page of
each once, and waits until it is drawn. "Files" are the answers as Chromium counts them, headers
included (``Network.loadingFinished``, ``encodedDataLength``); "in all" is what a relay between
browser and server counts on the wire, so the websocket too. Exits with 1 where Home moves more than
1,000,000 bytes, or a page 2,300,000.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks._browser import FLAGS, SETTLED
from social_credit.ui.frame import PAGES
from tests.servers import ROOT

HOME_AT_MOST = 1_000_000
PAGE_AT_MOST = 2_300_000
PLAIN = "from social_credit.ui.frame import site\n\nsite()\n"
QUIET_MS = 1000


class Relay(Thread):
    """Passes bytes between browsers and a server on a port of its own, and counts those coming."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.came = 0
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://localhost:{self._listening.getsockname()[1]}"
        self.start()

    def run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._join, sock=self._listening)
        await server.serve_forever()

    async def _join(self, browser: Any, to_browser: Any) -> None:
        server, to_server = await asyncio.open_connection("127.0.0.1", self._to)
        await asyncio.gather(
            self._pass_on(browser, to_server, 0), self._pass_on(server, to_browser, 1)
        )

    async def _pass_on(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, counts: int
    ) -> None:
        try:
            while data := await source.read(65536):
                self.came += counts * len(data)
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass  # a browser that leaves cuts its connections
        finally:
            sink.close()


def start(folder: Path, script: str) -> tuple[subprocess.Popen[bytes], Relay]:
    """``streamlit run`` in a folder on a free port, with a relay before it, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1)
        except OSError:
            time.sleep(0.05)
        else:
            return server, Relay(port)
    raise SystemExit(f"no answer from: streamlit run {script}")


def plain_copy(folder: Path) -> None:
    """The same files with an entrance that Streamlit serves by itself."""
    for part in ("social_credit", "pages", "content"):
        (folder / part).symlink_to(ROOT / part)
    for part in ("static", ".streamlit"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "plain.py").write_text(PLAIN, encoding="utf-8")


def visit(browser: Browser, relay: Relay, path: str) -> tuple[dict[str, int], int]:
    """Open a page in a browser that has kept nothing: bytes of each file, and bytes in all."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    files: dict[str, int] = {}
    names: dict[str, str] = {}
    protocol = context.new_cdp_session(page)
    protocol.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def loaded(event: dict[str, Any]) -> None:
        name = names.get(event["requestId"], event["requestId"])
        files[name] = files.get(name, 0) + int(event["encodedDataLength"])

    protocol.on("Network.requestWillBeSent", asked)
    protocol.on("Network.loadingFinished", loaded)
    before = relay.came
    page.goto(f"{relay.address}/{path}")
    page.evaluate(SETTLED, QUIET_MS)
    came = relay.came - before
    context.close()
    return files, came


def at_most(page: str) -> int:
    """The bytes that a cold visit to a page may move."""
    return HOME_AT_MOST if page == "home" else PAGE_AT_MOST


def main() -> None:
    asked = sys.argv[1:] or [page.name for page in PAGES]
    servers = []
    over = []
    try:
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            plain_copy(Path(folder))
            ours, site = start(ROOT, "app.py")
            servers.append(ours)
            theirs, plain = start(Path(folder), "plain.py")
            servers.append(theirs)
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=FLAGS
            )
            visit(browser, plain, "")  # until then it does not know its pages
            print(f"{'page':20}{'files':>11}{'in all':>11}{'plain':>11}{'ratio':>7}")
            for name in asked:
                path = "" if name == "home" else name
                files, here = visit(browser, site, path)
                _, there = visit(browser, plain, path)
                print(
                    f"{name:20}{sum(files.values()):11,}{here:11,}{there:11,}{here / there:7.2f}",
                    flush=True,
                )
                if here > at_most(name):
                    over.append(name)
            browser.close()
    finally:
        for server in servers:
            server.terminate()
    if over:
        raise SystemExit(f"above what is aimed at: {', '.join(over)}")


if __name__ == "__main__":
    main()
