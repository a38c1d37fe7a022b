"""A database that is away is said to be that, left alone for a moment, and found again."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from social_credit import poll_database
from social_credit.poll_database import Away, Database
from social_credit.poll_tables import MISSES, TABLES


def looks(database: Database) -> None:
    with database.read():
        pass


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////nowhere/at/all.sqlite",
        f"sqlite:///{Path(__file__)}",
        "postgresql+psycopg://polls@/postgres?host=/nowhere",
    ],
    ids=["no folder", "a file that is no database", "no server"],
)
def test_a_database_that_does_not_answer_is_away(address: str) -> None:
    with pytest.raises(Away):
        looks(Database(sa.create_engine(address)))


def test_a_database_that_was_away_is_left_alone_for_a_moment_and_then_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, now = tmp_path / "later", [0.0]
    monkeypatch.setattr(poll_database.time, "monotonic", lambda: now[0])
    database = Database(sa.create_engine(f"sqlite:///{folder / 'polls.sqlite'}"))
    with pytest.raises(Away):
        looks(database)
    folder.mkdir()
    now[0] += poll_database._REST - 0.1
    with pytest.raises(Away):
        looks(database)
    now[0] += 0.1
    looks(database)


def test_what_is_asked_wrongly_of_a_database_is_away_too_and_nothing_of_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll_database, "_REST", 0)
    database = Database(sa.create_engine(f"sqlite:///{tmp_path / 'polls.sqlite'}"))

    def add_and_stumble() -> None:
        with database.write() as to:
            database.add(to, MISSES, minute=1, n=1)
            to.execute(sa.text("SELECT * FROM nothing"))

    with pytest.raises(Away):
        add_and_stumble()
    with database.read() as to:
        assert to.execute(sa.select(MISSES)).all() == []


def test_a_row_of_a_key_that_is_there_is_not_added_again(tmp_path: Path) -> None:
    database = Database(sa.create_engine(f"sqlite:///{tmp_path / 'polls.sqlite'}"))
    with database.write() as to:
        assert [database.add(to, MISSES, minute=1, n=n) for n in (1, 2)] == [True, False]
        assert to.execute(sa.select(MISSES)).all() == [(1, 1)]


def test_the_tables_are_made_before_the_first_look(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'polls.sqlite'}")
    looks(Database(engine))
    assert set(sa.inspect(engine).get_table_names()) == set(TABLES.tables)
