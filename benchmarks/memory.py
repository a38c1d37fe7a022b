"""Memory of one open session of each page, against a session of an empty Streamlit app.

    python -m benchmarks.memory [PAGE ...]

For each page the site is started anew as ``uvicorn asgi:app``; ten visitors open the page, change
something twice, and stay. Then fifty more do, and what the server has grown by is shared out among
them. The empty app is one line under ``streamlit run``. Counted is what belongs to the process
alone (``RssAnon``), in megabytes; the aim is 2 for a session, above that of the empty app. In the
row "all pages" every visitor walks through all the pages named.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random

from benchmarks.load import PAGES, megabytes
from tests.servers import SITE, Server, running
from tests.visitor import visiting

WARM = 10
OPENED = 50
CHANGES = 2
AIM = 2.0
EMPTY = "import streamlit as st\n"
OPTIONS = ("--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.port")


async def growth(site: Server, pages: Sequence[str], warm: int, opened: int) -> float:
    """Megabytes by which a server grows with each session, beyond the first few."""
    async with AsyncExitStack() as sessions:

        async def come(number: int) -> None:
            visitor = await sessions.enter_async_context(visiting(site))
            chance = Random(number)
            for page in pages:
                await visitor.open(page)
                for _ in range(CHANGES):
                    await visitor.change(chance)

        for number in range(warm):
            await come(number)
        before = megabytes(site.process.pid)
        for number in range(warm, warm + opened):
            await come(number)
        return (megabytes(site.process.pid) - before) / opened


def measured(
    pages: Sequence[str], command: Sequence[str] = SITE, warm: int = WARM, opened: int = OPENED
) -> float:
    """Megabytes a session of an app that is started for this, and ended."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), None, command) as site:
        return asyncio.run(growth(site, pages, warm, opened))


def empty_app(folder: Path) -> tuple[str, ...]:
    """Writes the app that does nothing; the command that serves it."""
    file = folder / "empty.py"
    file.write_text(EMPTY)
    return (sys.executable, "-m", "streamlit", "run", str(file), *OPTIONS)


def main(pages: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        empty = measured([""], empty_app(Path(folder)))
    print(f"{'MB a session':24}{'in all':>8}{'above':>8}   aim {AIM:.1f}")
    print(f"{'empty app':24}{empty:8.2f}{0:8.2f}", flush=True)
    for name, walk in {**{page: [page] for page in pages}, "all pages": pages}.items():
        found = measured(walk)
        print(f"{name:24}{found:8.2f}{found - empty:8.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["home", *PAGES])
