"""Servers of the site for tests: started, waited for, and ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = (sys.executable, "-m", "uvicorn", "--app-dir", str(ROOT), "asgi:app", "--port")
"""The command that serves the site from any folder, up to the number of the port."""

PLAIN = (sys.executable, "-m", "streamlit", "run", "app.py", "--server.port")
"""The command of README, which serves the site from its own folder."""


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
    folder: Path,
    port: int,
    environment: Mapping[str, str] | None = None,
    command: Sequence[str] = SITE,
) -> Server:
    """``uvicorn`` on the site, from a folder that is not the site's, once it answers.

    ``command`` may serve some other Streamlit app; the port is put at its end.

    Raises:
        RuntimeError: it stopped, or did not answer within a minute; with its own words.
    """
    log = folder / f"{port}.log"
    with log.open("a") as out:
        process = subprocess.Popen(
            [*command, str(port)],
            cwd=ROOT if command == PLAIN else folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
    server = Server(process, port, log)
    wait_for(f"{server.address}/_stcore/health", process, log)
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
    folder: Path,
    environment: Mapping[str, str] | None = None,
    command: Sequence[str] = SITE,
) -> Iterator[Server]:
    """The site, or what else is asked for, on a free port, for as long as it is needed."""
    server = launch(folder, free_port(), environment, command)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(20)
