"""A store of polls on SQLite and on PostgreSQL, and its clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from social_credit.poll_store import PollStore
from tests.polls.rooms import OF_A_ROOM, Clock
from tests.postgres import cluster


@pytest.fixture(scope="package")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL of our own."""
    with cluster() as url:
        yield url


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database, of either kind."""
    if request.param == "SQLite":
        return f"sqlite:///{tmp_path / 'polls.sqlite'}"
    return str(request.getfixturevalue("postgres"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[PollStore]:
    engine = sa.create_engine(url)
    yield PollStore(engine, clock)
    with engine.begin() as to:
        for table in (*reversed(OF_A_ROOM), "poll_misses"):
            to.execute(sa.text(f"DELETE FROM {table}"))
    engine.dispose()


@pytest.fixture
def empty(url: str) -> str:
    """The address of a database that nobody has used."""
    if url.startswith("sqlite"):
        return url
    with sa.create_engine(url, isolation_level="AUTOCOMMIT").connect() as to:
        to.execute(sa.text("CREATE DATABASE fresh"))
    return url.replace("/postgres?", "/fresh?")
