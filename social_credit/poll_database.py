"""The database of class polls, SQLite or PostgreSQL: its transactions, and one word for trouble."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from social_credit.poll_tables import TABLES

_BUSY_MS = 10_000
"""How long a writer waits for others on one SQLite file."""

_REST = 3.0
"""So many seconds the database is left alone after it did not answer."""

_SCHEMA_LOCK = 0x50_4F_4C_4C
"""A number of ours, so that two processes do not make the same tables at once on PostgreSQL."""


class Away(Exception):
    """The database cannot be reached, or does not do what it is asked."""


class Database:
    """Reads and writes on one database, which gets its tables with the first of them.

    It may be used from any thread.

    >>> from social_credit.poll_tables import ROOMS
    >>> database = Database(sa.create_engine("sqlite://"))
    >>> with database.read() as to:
    ...     to.execute(sa.select(ROOMS.c.code)).all()
    []
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._ready = False
        self._rests_until = float("-inf")
        self._is_sqlite = engine.dialect.name == "sqlite"
        if self._is_sqlite:
            sa.event.listen(engine, "connect", _set_up_sqlite)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that reads.

        Raises:
            Away: the database does not answer; for 3 seconds after that it is not even asked.
        """
        with self._reached(), self._begin("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that writes: all of it counts, or nothing where an error leaves it.

        Raises:
            Away: the database does not answer; for 3 seconds after that it is not even asked.
        """
        with self._reached(), self._begin("BEGIN IMMEDIATE") as connection:
            yield connection

    def insert(self, table: sa.Table) -> Any:
        """An insert that knows what to do with a row that is there already."""
        dialect = sqlite if self._is_sqlite else postgresql
        return dialect.insert(table)

    def add(self, to: sa.Connection, table: sa.Table, **row: Any) -> bool:
        """Add a row; False where there is one of that key already."""
        (first, *_) = table.primary_key.columns
        added = self.insert(table).values(**row).on_conflict_do_nothing().returning(first)
        return to.execute(added).first() is not None

    @contextmanager
    def _begin(self, on_sqlite: str) -> Iterator[sa.Connection]:
        """A transaction. A writer takes an SQLite file at once: begun as a reader, it could not
        wait for its turn."""
        with self._engine.begin() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql(on_sqlite)
            yield connection

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Make the tables first; turn whatever a database can raise into one word."""
        if time.monotonic() < self._rests_until:
            raise Away
        try:
            if not self._ready:
                self._make_tables()
            yield
        except (sa.exc.SQLAlchemyError, sqlite3.Error) as error:
            self._rests_until = time.monotonic() + _REST
            logging.getLogger(__name__).error("the database of polls: %s", error)
            raise Away from error

    def _make_tables(self) -> None:
        with self._lock, self._begin("BEGIN IMMEDIATE") as connection:
            if not self._ready:
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
                TABLES.create_all(connection)
            self._ready = True


def _set_up_sqlite(connection: Any, _: object) -> None:
    """Readers beside a writer, writers that wait for each other, and rows that go with a room."""
    connection.isolation_level = None  # transactions begin where we say
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
