"""A PostgreSQL of our own for tests: made in a temporary folder, gone afterwards.

It runs as an ordinary user, listens on a socket in its folder only, and takes Debian's programs.
Where there are none the tests are skipped with the name of the package; in CI that is a failure.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def programs() -> Path:
    """The folder of Debian's newest PostgreSQL programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        message = "these tests need PostgreSQL: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found[-1].parent


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a running server, for SQLAlchemy."""
    folder = Path(tempfile.mkdtemp(prefix="polls-"))
    who: dict[str, object] = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs() / program, "-D", folder / "data", *arguments],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **who,
        )
        log = folder / "log"
        assert done.returncode == 0, log.read_text() if log.exists() else f"{program} failed"

    try:
        run("initdb", "--auth=trust", "--username=polls", "--no-sync")
        settings = f"-c listen_addresses='' -c fsync=off -k {folder}"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield f"postgresql+psycopg://polls@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
