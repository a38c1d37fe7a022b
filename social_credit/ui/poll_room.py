"""How the page of class polls reaches its rooms: the database, the seat that a visitor has, limits.

Rooms live in an SQLite file in the temporary folder, unless the operator names a database: in the
environment variable :data:`VARIABLE`, or as ``[connections.polls]`` of Streamlit's secrets.
"""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import streamlit as st
from streamlit.connections import SQLConnection

from social_credit.poll import (
    MISS_SECONDS,
    MISSES_OF_A_VISIT,
    MISSES_OF_ALL,
    OPENINGS_OF_A_VISIT,
    Tries,
    read_code,
)
from social_credit.poll_database import Away
from social_credit.poll_store import PollStore, TooManyRooms
from social_credit.ui.controls import note_ignored
from social_credit.ui.marks import words

VARIABLE = "SOCIAL_CREDIT_POLLS"
"""The environment variable that may name a database, as SQLAlchemy writes its address."""

_SEAT, _MISSED, _OPENED = "_poll_seat", "_poll_missed", "_poll_opened"
_PARTS = ("poll_room", "poll_key", "poll_screen", "poll_token", "poll_bet")

Found = TypeVar("Found")


class TooManyMisses(Exception):
    """Too many wrong codes were given of late."""


class TooManyOpened(Exception):
    """This visit has opened too many rooms of late."""


@dataclass(frozen=True)
class Guest:
    """Somebody at the door of a room, who has not joined."""

    code: str


@dataclass(frozen=True)
class Screen:
    """A screen for all to see."""

    code: str


@dataclass(frozen=True)
class Phone:
    """A pupil's phone, known by a random token."""

    code: str
    token: str


@dataclass(frozen=True)
class Teacher:
    """Whoever has the key of a room."""

    code: str
    key: str


Seat = Guest | Screen | Phone | Teacher


# The database


def store() -> PollStore:
    """The rooms.

    Raises:
        Away: what the operator named is no database that this server can use.
    """
    try:
        url = os.environ.get(VARIABLE) or (None if _in_secrets() else own_url())
        more: dict[str, Any] = {"url": with_driver(url)} if url else {}
        if more and more["url"].startswith("postgresql"):
            more["connect_args"] = {"connect_timeout": 3}
        connection = st.connection(
            "polls", type=SQLConnection, pool_pre_ping=True, pool_timeout=5, **more
        )
        return _store_on(connection.engine)
    except Exception as error:  # whatever a wrong setting or a missing driver raises
        logging.getLogger(__name__).error("no database for polls: %s", error)
        raise Away from error


def own_url() -> str:
    """The address of an SQLite file in a folder of our own within the temporary folder.

    Raises:
        PermissionError: the folder is there and is somebody else's.
    """
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"social-credit-explained-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or (user and folder.stat().st_uid != user):
        raise PermissionError(f"{folder} is not ours")
    return f"sqlite:///{folder / 'polls.sqlite'}"


def with_driver(url: str) -> str:
    """An address of PostgreSQL as people write it, with the driver that we use.

    >>> with_driver("postgres://host/polls"), with_driver("sqlite:///polls.sqlite")
    ('postgresql+psycopg://host/polls', 'sqlite:///polls.sqlite')
    """
    scheme, mark, rest = url.partition("://")
    ours = "postgresql+psycopg" if scheme in ("postgres", "postgresql") else scheme
    return f"{ours}{mark}{rest}"


def _in_secrets() -> bool:
    return st.secrets.load_if_toml_exists() and "polls" in st.secrets.get("connections", {})


@cache
def _store_on(engine: Any) -> PollStore:
    return PollStore(engine)


# The seat, in the address and for the visit


def seat() -> Seat | None:
    """Where the visitor sits: by the address or, back from another page, as before.

    Raises:
        Away: the database does not answer.
        TooManyMisses: too many wrong codes, so that no more are looked at.
    """
    if "poll_room" not in st.query_params and _SEAT in st.session_state:
        st.query_params.update(_parts(st.session_state[_SEAT]))
    asked = _asked_for()
    if asked is None:
        store().misses()  # whether the database answers
        return None
    if isinstance(asked, Guest) or st.session_state.get(_SEAT) == asked:
        return asked
    if isinstance(asked, Phone):
        right = store().is_in(asked.code, asked.token)
    else:
        right = let_in(lambda rooms: _opens(rooms, asked) or None) is not None
    if right:
        st.session_state[_SEAT] = asked
        return asked
    if isinstance(asked, Phone):
        return Guest(asked.code)
    note_ignored(words("poll")("unknown"))
    stand_up()
    return None


def _asked_for() -> Seat | None:
    """The seat that the address asks for."""
    code = read_code(st.query_params.get("poll_room", ""))
    if code is None:
        return None
    if key := st.query_params.get("poll_key"):
        return Teacher(code, key)
    if "poll_screen" in st.query_params:
        return Screen(code)
    token = st.query_params.get("poll_token")
    return Phone(code, token) if token else Guest(code)


def _opens(rooms: PollStore, asked: Teacher | Screen) -> bool:
    if isinstance(asked, Teacher):
        return rooms.teaches(asked.code, asked.key)
    return rooms.room(asked.code) is not None


def _parts(place: Seat) -> dict[str, str]:
    """A seat as it stands in the address."""
    match place:
        case Teacher():
            return {"poll_room": place.code, "poll_key": place.key}
        case Phone():
            return {"poll_room": place.code, "poll_token": place.token}
        case Screen():
            return {"poll_room": place.code, "poll_screen": "true"}
    return {"poll_room": place.code}


def sit_down(place: Phone | Teacher) -> None:
    """Write a seat into the address, and keep it for the visit."""
    st.session_state[_SEAT] = place
    st.query_params.update(_parts(place))


def stand_up() -> None:
    """Leave: nothing of a room in the address or the visit."""
    st.session_state.pop(_SEAT, None)
    for part in _PARTS:
        if part in st.query_params:
            del st.query_params[part]


# Limits


class _OfAll:
    """The wrong codes that this process was given, by whomever."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._tries = Tries(MISSES_OF_ALL, MISS_SECONDS)

    def spent(self, now: float) -> bool:
        return self._tries.spent(now)

    def add(self, now: float) -> None:
        with self._lock:
            self._tries = self._tries.after(now)


@st.cache_resource
def _of_all() -> _OfAll:
    return _OfAll()


def let_in(ask: Callable[[PollStore], Found | None]) -> Found | None:
    """Ask what only somebody with a room's code may be told; None counts as a wrong code.

    Raises:
        Away: the database does not answer.
        TooManyMisses: too many wrong codes, so that no more are looked at.
    """
    now = time.time()
    mine: Tries = st.session_state.get(_MISSED, Tries(MISSES_OF_A_VISIT, MISS_SECONDS))
    if mine.spent(now) or _of_all().spent(now) or store().misses() >= MISSES_OF_ALL:
        raise TooManyMisses
    found = ask(store())
    if found is None:
        st.session_state[_MISSED] = mine.after(now)
        _of_all().add(now)
        store().miss()
    return found


def open_room(plan: list[str]) -> None:
    """Open a room and sit down as its teacher.

    Raises:
        Away: the database does not answer.
        TooManyOpened: this visit has opened too many rooms of late.
        TooManyRooms: too many rooms are open.
    """
    now = time.time()
    mine: Tries = st.session_state.get(_OPENED, Tries(OPENINGS_OF_A_VISIT, 3600))
    if mine.spent(now):
        raise TooManyOpened
    code, key = store().open_room(plan)
    st.session_state[_OPENED] = mine.after(now)
    sit_down(Teacher(code, key))


@contextmanager
def in_words() -> Iterator[None]:
    """Say in plain words what stands in the way, where a room cannot be reached."""
    say = words("poll")
    try:
        yield
    except Away:
        st.warning(say("trouble.away"), icon=":material/cloud_off:")
    except TooManyMisses:
        st.warning(say("trouble.misses"), icon=":material/hourglass_top:")
    except (TooManyOpened, TooManyRooms):
        st.warning(say("trouble.rooms"), icon=":material/hourglass_top:")
