"""From starting the process to the first page answered, against Streamlit's own apps.

    python -m benchmarks.start

The site as ``uvicorn asgi:app`` and as ``streamlit run app.py``, ``streamlit hello`` and an app of
one line are started in turn, seven rounds of each. "Answers" is the time until the port answers,
"first page" until the script of the first page has also run for a first visitor. Prints medians in
seconds, and the median of the ratios to ``streamlit hello``, round by round.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from benchmarks.memory import OPTIONS, empty_app
from tests.servers import ROOT, SITE, Server, free_port
from tests.visitor import visiting

ROUNDS = 7
STREAMLIT = (sys.executable, "-m", "streamlit")
YARDSTICK = "streamlit hello"


def started(command: Sequence[str]) -> tuple[float, float]:
    """Seconds until a server answers, and until it has run the first page for a visitor.

    Raises:
        RuntimeError: the process ended by itself.
    """
    port = free_port()
    begin = time.perf_counter()
    process = subprocess.Popen(
        [*command, str(port)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    site = Server(process, port, Path())
    try:
        while not answers(site):
            if process.poll() is not None:
                raise RuntimeError(f"it ended: {' '.join(command)}")
            time.sleep(0.01)
        answered = time.perf_counter() - begin
        asyncio.run(first_page(site))
        return answered, time.perf_counter() - begin
    finally:
        process.terminate()
        process.wait(20)


def answers(site: Server) -> bool:
    """Whether a server takes visits."""
    try:
        urllib.request.urlopen(f"{site.address}/_stcore/health", timeout=5).close()
    except OSError:
        return False
    return True


async def first_page(site: Server) -> None:
    """Open the first page and wait until its script has ended."""
    async with visiting(site) as visitor:
        await visitor.open("")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "uvicorn asgi:app": SITE,
            "streamlit run app.py": (*STREAMLIT, "run", "app.py", *OPTIONS),
            YARDSTICK: (*STREAMLIT, "hello", *OPTIONS),
            "streamlit run empty.py": empty_app(Path(folder)),
        }
        rounds = [{it: started(command) for it, command in commands.items()} for _ in range(ROUNDS)]
    print(f"{'seconds':24}{'answers':>9}{'first page':>12}{'against hello':>15}")
    for name in commands:
        answered, paged = (
            statistics.median(column) for column in zip(*(it[name] for it in rounds), strict=True)
        )
        ratio = statistics.median(it[name][1] / it[YARDSTICK][1] for it in rounds)
        print(f"{name:24}{answered:9.2f}{paged:12.2f}{ratio:15.2f}")


if __name__ == "__main__":
    main()
