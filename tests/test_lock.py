"""The image's packages are pinned: each one that the site asks for, with a hash, and no range."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.servers import ROOT
from tools.lock import LOCK, WANTED

AGAIN = "run: python -m tools.lock"
ENTRIES = re.findall(r"^([^\s#=]+)==(\S+) \\\n((?: {4}--hash=.*\n?)+)", LOCK.read_text(), re.M)
VERSIONS = {canonicalize_name(name): version for name, version, _ in ENTRIES}


@pytest.mark.parametrize(
    "line", [*(ROOT / "requirements.txt").read_text().splitlines(), WANTED[-1], "uvicorn"]
)
def test_what_the_site_asks_for_is_pinned_at_a_version_that_it_allows(line: str) -> None:
    wanted = Requirement(line)
    assert VERSIONS[canonicalize_name(wanted.name)] in wanted.specifier, AGAIN


def test_every_package_stands_once_with_hashes() -> None:
    lines = [it for it in LOCK.read_text().splitlines() if it[0] not in "# "]
    assert len(lines) == len(ENTRIES) == len(VERSIONS) > 30
    for name, _, hashes in ENTRIES:
        assert re.fullmatch(r"(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+", hashes), name


def test_the_image_installs_by_the_lock_and_nothing_else() -> None:
    (install,) = re.findall(r"pip install (.*)", (ROOT / "deploy/Dockerfile").read_text())
    assert install == "--no-cache-dir --require-hashes --no-deps -r requirements.lock"
