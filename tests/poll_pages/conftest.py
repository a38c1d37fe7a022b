"""A database of polls for each test of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from social_credit.poll_store import PollStore
from social_credit.ui import poll_room


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database of the test's own, and no wrong codes yet."""
    file = tmp_path / "polls.sqlite"
    monkeypatch.setenv(poll_room.VARIABLE, f"sqlite:///{file}")
    poll_room._of_all.clear()
    yield file
    poll_room._of_all.clear()


@pytest.fixture
def rooms(database: Path) -> PollStore:
    return PollStore(sa.create_engine(f"sqlite:///{database}"))
