"""Rooms of class polls, for tests."""

from __future__ import annotations

import sqlalchemy as sa

from social_credit.poll import Room, Round
from social_credit.poll_store import PollStore

OPTIONS = ("a", "b", "c")
OF_A_ROOM = ("poll_rooms", "poll_rounds", "poll_counts", "poll_phones", "poll_bets")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def asking(store: PollStore) -> tuple[str, str]:
    """The code and key of a room that asks its first question."""
    code, key = store.open_room(["question"])
    assert store.ask(code, key, "question", OPTIONS, after=0)
    return code, key


def seen(store: PollStore, code: str) -> Room:
    room = store.room(code)
    assert room
    return room


def bets(store: PollStore, code: str) -> Round:
    now = seen(store, code).now
    assert now
    return now


def all_rows(url: str) -> list[tuple[object, ...]]:
    """Everything that the database holds of rooms."""
    with sa.create_engine(url).connect() as to:
        tables = [to.execute(sa.text(f"SELECT * FROM {it}")) for it in OF_A_ROOM]
        return [tuple(row) for rows in tables for row in rows]
