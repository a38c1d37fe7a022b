"""Servers of the site for tests: started, waited for, and ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
Way = Literal["uvicorn", "streamlit"]
WAYS: Mapping[Way, tuple[str, ...]] = {
    "uvicorn": ("uvicorn", "--app-dir", str(ROOT), "asgi:app", "--port"),
    "streamlit": ("streamlit", "run", "app.py", "--server.port"),
}
"""The two ways in which README starts the site; the port comes last."""


@dataclass(frozen=True)
class Server:
    """A process that answers, its port, and the file that holds what it says."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def launch(
    folder: Path, port: int, environment: Mapping[str, str] | None = None, way: Way = "uvicorn"
) -> Server:
    """The site, once it answers; under ``uvicorn`` started from a folder that is not the site's.

    Raises:
        RuntimeError: it stopped, or did not answer within a minute; with its own words.
    """
    log = folder / f"{port}.log"
    with log.open("a") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *WAYS[way], str(port)],
            cwd=ROOT if way == "streamlit" else folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
    server = Server(process, port, log)
    wait_for(f"{server.address}/healthz", process, log)
    return server


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Ask until there is an answer, or the process ends.

    Raises:
        RuntimeError: the process ended, or a minute is over; with its own words.
    """
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        else:
            return
    raise RuntimeError(f"no answer from {address}:\n{log.read_text()}")


@contextmanager
def running(
    folder: Path, environment: Mapping[str, str] | None = None, way: Way = "uvicorn"
) -> Iterator[Server]:
    """The site on a free port, for as long as it is needed."""
    server = launch(folder, free_port(), environment, way)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(20)
