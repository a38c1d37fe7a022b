"""Makes ``deploy/requirements.lock``: every package of the image, one version of it, its hashes.

    python -m tools.lock

pip is asked what it would install for Python 3.11 on Linux, for both kinds of processor that images
are built for. Versions and hashes are from its own report. With the file pip takes these packages
and, byte for byte, no others. Run it again after a change of ``requirements.txt``, or for newer
versions.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "deploy/requirements.lock"
WANTED = ("-r", str(ROOT / "requirements.txt"), "psycopg[binary]>=3.2,<4")
"""What ``requirements.txt`` asks for, and the driver of PostgreSQL for class polls."""

_PYTHON = "3.11"
_PROCESSORS = ("x86_64", "aarch64")
_LIBRARIES = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")
_HEAD = f"""\
# Made by python -m tools.lock: Python {_PYTHON}, Linux, {" and ".join(_PROCESSORS)}.
# pip install --require-hashes --no-deps -r deploy/requirements.lock
"""


def chosen(processor: str) -> Iterator[tuple[str, str, str]]:
    """What pip would install for a kind of processor: name, version and SHA-256 of each package.

    Raises:
        CalledProcessError: pip found no way, or nobody who could say.
    """
    platforms = (part for it in _LIBRARIES for part in ("--platform", f"{it}_{processor}"))
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"]
        command += ["--ignore-installed", "--only-binary=:all:", "--target", folder]
        command += ["--python-version", _PYTHON, *platforms, "--report", str(report), *WANTED]
        subprocess.run(command, check=True)
        found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["install"]
    for it in found:
        about, archive = it["metadata"], it["download_info"]["archive_info"]
        yield about["name"].lower().replace("_", "-"), about["version"], archive["hashes"]["sha256"]


def lock() -> str:
    """The file, by name of the package."""
    hashes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for processor in _PROCESSORS:
        for name, version, sha256 in chosen(processor):
            hashes[name, version].add(sha256)
    lines = [_HEAD.rstrip()]
    for name, version in sorted(hashes):
        known = (f"    --hash=sha256:{it}" for it in sorted(hashes[name, version]))
        lines.append(" \\\n".join((f"{name}=={version}", *known)))
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    LOCK.write_text(lock(), encoding="utf-8")
