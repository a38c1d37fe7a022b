"""Rooms in a database: no bet lost and none doubled, on SQLite and on PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
import sqlalchemy as sa

from social_credit import poll_store
from social_credit.poll import ROOM_SECONDS, Joined, Room, Round, Vote, read_code
from social_credit.poll_store import PollStore, TooManyRooms
from tests.postgres import cluster
from tests.servers import ROOT

OPTIONS = ("a", "b", "c")
OF_A_ROOM = ("poll_rooms", "poll_rounds", "poll_counts", "poll_phones", "poll_bets")


@pytest.fixture(scope="module")
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


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


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


# A room from beginning to end


def test_a_new_room_waits_without_a_question(store: PollStore, clock: Clock) -> None:
    code, key = store.open_room(["one", "two"])
    assert read_code(code) == code
    assert store.teaches(code, key)
    assert seen(store, code) == Room(code, ("one", "two"), clock.now + ROOM_SECONDS, 0, False)


def test_a_question_is_asked_answered_and_shown(store: PollStore) -> None:
    code, key = asking(store)
    assert store.join(code, "a phone") is Joined.IN
    assert store.vote(code, "a phone", 1, "b") is Vote.COUNTED
    assert store.show(code, key, 1)
    room = seen(store, code)
    assert room.shown
    assert room.rounds == (Round(1, "question", {"a": 0, "b": 1, "c": 0}),)


def test_a_question_that_is_asked_again_keeps_the_counts_of_the_first_time(
    store: PollStore,
) -> None:
    code, key = asking(store)
    store.join(code, "a phone")
    store.vote(code, "a phone", 1, "a")
    assert store.ask(code, key, "question", OPTIONS, after=1)
    assert store.vote(code, "a phone", 2, "b") is Vote.COUNTED
    room = seen(store, code)
    assert room.now == Round(2, "question", {"a": 0, "b": 1, "c": 0})
    assert room.before == Round(1, "question", {"a": 1, "b": 0, "c": 0})


def test_options_keep_the_order_in_which_they_were_given(store: PollStore) -> None:
    code, key = store.open_room([])
    store.ask(code, key, "question", ["z", "m", "a"], after=0)
    assert list(bets(store, code).counts) == ["z", "m", "a"]


def test_a_second_press_of_a_button_asks_nothing(store: PollStore) -> None:
    code, key = asking(store)
    assert not store.ask(code, key, "another", OPTIONS, after=0)
    assert bets(store, code).question == "question"


def test_answers_that_were_shown_too_early_are_hidden_and_bets_go_on(store: PollStore) -> None:
    code, key = asking(store)
    for phone in ("early", "late"):
        store.join(code, phone)
    store.vote(code, "early", 1, "a")
    store.show(code, key, 1)
    assert store.vote(code, "late", 1, "b") is Vote.CLOSED
    assert store.take_back(code, key, 1, shown=True)
    assert not seen(store, code).shown
    assert store.vote(code, "late", 1, "b") is Vote.COUNTED
    assert store.vote(code, "early", 1, "b") is Vote.ALREADY
    assert bets(store, code).counts == {"a": 1, "b": 1, "c": 0}


def test_a_question_that_nobody_has_bet_on_is_taken_back(store: PollStore) -> None:
    code, key = asking(store)
    store.join(code, "a phone")
    store.vote(code, "a phone", 1, "a")
    store.ask(code, key, "by mistake", OPTIONS, after=1)
    assert store.take_back(code, key, 2, shown=False)
    assert seen(store, code).rounds == (Round(1, "question", {"a": 1, "b": 0, "c": 0}),)
    assert store.ask(code, key, "another", ["x"], after=1)
    assert bets(store, code) == Round(2, "another", {"x": 0})


def test_without_its_first_question_a_room_waits_again(store: PollStore) -> None:
    code, key = asking(store)
    assert store.take_back(code, key, 1, shown=False)
    assert seen(store, code).now is None
    assert not store.take_back(code, key, 0, shown=False)


def test_no_bet_is_lost_by_taking_back(store: PollStore) -> None:
    code, key = asking(store)
    store.join(code, "a phone")
    store.vote(code, "a phone", 1, "a")
    assert not store.take_back(code, key, 1, shown=False)
    assert bets(store, code).total == 1


def test_a_step_that_the_room_is_past_is_not_taken_back(store: PollStore) -> None:
    code, key = asking(store)
    store.show(code, key, 1)
    assert not store.take_back(code, key, 1, shown=False)
    store.ask(code, key, "another", OPTIONS, after=1)
    assert not store.take_back(code, key, 1, shown=True)
    assert len(seen(store, code).rounds) == 2


def test_another_rooms_key_moves_nothing(store: PollStore) -> None:
    code, _ = asking(store)
    _, other = store.open_room([])
    assert not store.teaches(code, other)
    assert not store.ask(code, other, "another", OPTIONS, after=1)
    assert not store.show(code, other, 1)
    assert not store.take_back(code, other, 1, shown=False)
    assert not store.end(code, other)
    assert seen(store, code).rounds == (Round(1, "question", {"a": 0, "b": 0, "c": 0}),)


# What counts, and what does not


def test_a_phone_counts_once_in_a_round_and_cannot_change_its_bet(store: PollStore) -> None:
    code, _ = asking(store)
    store.join(code, "a phone")
    assert store.vote(code, "a phone", 1, "a") is Vote.COUNTED
    assert store.vote(code, "a phone", 1, "b") is Vote.ALREADY
    assert bets(store, code).counts == {"a": 1, "b": 0, "c": 0}


def test_a_phone_that_joins_again_is_the_same_phone(store: PollStore) -> None:
    code, _ = asking(store)
    assert [store.join(code, "a phone") for _ in range(3)] == [Joined.IN] * 3
    assert seen(store, code).joined == 1
    assert store.is_in(code, "a phone")
    assert not store.is_in(code, "another phone")


@pytest.mark.parametrize(("number", "option"), [(0, "a"), (2, "a"), (1, "z")])
def test_a_bet_on_what_is_not_asked_is_not_counted(
    store: PollStore, number: int, option: str
) -> None:
    code, _ = asking(store)
    store.join(code, "a phone")
    assert store.vote(code, "a phone", number, option) is Vote.CLOSED
    assert store.vote(code, "a phone", 1, "a") is Vote.COUNTED


def test_a_bet_after_the_answers_are_shown_is_not_counted(store: PollStore) -> None:
    code, key = asking(store)
    store.join(code, "a phone")
    store.show(code, key, 1)
    assert store.vote(code, "a phone", 1, "a") is Vote.CLOSED
    assert bets(store, code).total == 0


def test_a_phone_that_has_not_joined_is_not_counted(store: PollStore) -> None:
    code, _ = asking(store)
    assert store.vote(code, "a phone", 1, "a") is Vote.GONE
    assert store.vote("222222", "a phone", 1, "a") is Vote.GONE
    assert store.join("222222", "a phone") is Joined.UNKNOWN


def test_a_room_takes_as_many_phones_as_it_holds_however_many_come_at_once(
    store: PollStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll_store, "MAX_PHONES", 5)
    code, _ = asking(store)
    with ThreadPoolExecutor(12) as pool:
        came = Counter(pool.map(lambda number: store.join(code, f"phone {number}"), range(12)))
    assert came == {Joined.IN: 5, Joined.FULL: 7}
    assert seen(store, code).joined == 5


# What is kept, and how long


def test_a_room_is_there_until_four_hours_have_passed_and_not_after(
    store: PollStore, clock: Clock
) -> None:
    code, key = asking(store)
    store.join(code, "a phone")
    clock.now += ROOM_SECONDS - 1
    assert store.room(code)
    clock.now += 1
    assert store.room(code) is None
    assert not store.teaches(code, key)
    assert not store.is_in(code, "a phone")
    assert store.join(code, "a phone") is Joined.UNKNOWN
    assert store.vote(code, "a phone", 1, "a") is Vote.GONE


def test_of_a_room_that_is_over_nothing_is_left_once_another_is_opened(
    store: PollStore, clock: Clock, url: str
) -> None:
    code, _ = asking(store)
    store.join(code, "a phone")
    store.vote(code, "a phone", 1, "a")
    clock.now += ROOM_SECONDS
    other, _ = store.open_room([])
    assert [row[0] for row in all_rows(url)] == [other]


def test_of_a_room_that_is_ended_nothing_is_left(store: PollStore, url: str) -> None:
    code, key = asking(store)
    store.join(code, "a phone")
    store.vote(code, "a phone", 1, "a")
    assert store.end(code, key)
    assert all_rows(url) == []
    assert store.room(code) is None


def test_no_token_no_key_and_no_choice_of_a_phone_is_kept(store: PollStore, url: str) -> None:
    code, key = asking(store)
    other, _ = asking(store)
    for room in (code, other):
        store.join(room, "a phone")
        store.vote(room, "a phone", 1, "c")
    rows = all_rows(url)
    assert "a phone" not in repr(rows)
    assert key not in repr(rows)
    with sa.create_engine(url).connect() as to:
        hashes = set(to.scalars(sa.text("SELECT token_hash FROM poll_phones")))
        of_bets = to.execute(sa.text("SELECT * FROM poll_bets")).keys()
    assert len(hashes) == 2, "one phone has another hash in every room"
    assert list(of_bets) == ["room", "round", "token_hash"]


def test_no_more_rooms_than_the_limit_are_open_at_a_time(
    store: PollStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll_store, "MAX_ROOMS", 2)
    store.open_room([])
    store.open_room([])
    with pytest.raises(TooManyRooms):
        store.open_room([])
    clock.now += ROOM_SECONDS
    assert store.open_room([])


def test_a_code_that_is_taken_is_not_given_again(
    store: PollStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter(["222222", "222222", "333333"])
    monkeypatch.setattr(poll_store, "new_code", lambda: next(codes))
    assert [store.open_room([])[0] for _ in range(2)] == ["222222", "333333"]


def test_wrong_codes_of_everybody_are_counted_for_a_minute_or_two(
    store: PollStore, clock: Clock
) -> None:
    clock.now = 600
    assert store.misses() == 0
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: store.miss(), range(20)))
    assert store.misses() == 20
    clock.now += 60
    store.miss()
    assert store.misses() == 21
    clock.now += 60
    assert store.misses() == 1


# Many at once


def test_200_phones_that_join_and_bet_at_once_are_each_counted_once(store: PollStore) -> None:
    code, _ = asking(store)
    together = Barrier(200)

    def a_hasty_phone(number: int) -> list[Vote]:
        together.wait()
        store.join(code, f"phone {number}")
        option = OPTIONS[number % 3]
        return [store.vote(code, f"phone {number}", 1, it) for it in (option, option)]

    with ThreadPoolExecutor(200) as pool:
        votes = list(pool.map(a_hasty_phone, range(200)))
    assert votes == [[Vote.COUNTED, Vote.ALREADY]] * 200
    assert bets(store, code).counts == {"a": 67, "b": 67, "c": 66}
    assert seen(store, code).joined == 200


def test_two_taps_of_one_phone_at_the_same_moment_count_once(store: PollStore) -> None:
    code, _ = asking(store)
    for number in range(20):
        phone, together = f"phone {number}", Barrier(2)
        store.join(code, phone)

        def tap(option: str, phone: str = phone, together: Barrier = together) -> Vote:
            together.wait()
            return store.vote(code, phone, 1, option)

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(tap, "ab")) == [Vote.ALREADY, Vote.COUNTED]
    assert bets(store, code).total == 20


def test_once_the_answers_are_shown_the_counts_stand_still(store: PollStore) -> None:
    code, key = asking(store)
    under_way = Event()

    def bet(number: int) -> Vote:
        store.join(code, f"phone {number}")
        if number == 20:
            under_way.set()
        return store.vote(code, f"phone {number}", 1, "a")

    with ThreadPoolExecutor(16) as pool:
        votes = pool.map(bet, range(120))
        under_way.wait()
        store.show(code, key, 1)
        shown = bets(store, code).total
        told = Counter(votes)
    assert told[Vote.COUNTED] == shown == bets(store, code).total
    assert told[Vote.CLOSED] == 120 - shown
    assert told[Vote.CLOSED]


def test_who_looks_while_others_bet_never_sees_a_count_fall(store: PollStore) -> None:
    code, _ = asking(store)
    totals = [0]

    def bet(number: int) -> None:
        store.join(code, f"phone {number}")
        store.vote(code, f"phone {number}", 1, "a")

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(bet, number) for number in range(80)]
        while not all(it.done() for it in waiting):
            totals.append(bets(store, code).total)
    totals.append(bets(store, code).total)
    assert totals == sorted(totals)
    assert totals[-1] == 80


# Several processes


def worker(url: str, code: str, first: int, last: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.poll_worker", url, code, str(first), str(last)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_on_one_database_agree(url: str) -> None:
    store = PollStore(sa.create_engine(url))
    code, key = asking(store)
    both = [worker(url, code, 0, 60), worker(url, code, 40, 100)]
    counted: Counter[str] = Counter()
    for process in both:
        assert process.stdout
        for line in iter(process.stdout.readline, "done\n"):
            counted[line] += 1
    said = [process.communicate("look\n")[0] for process in both]
    assert counted == {f"{number}\n": 1 for number in range(100)}
    room = seen(store, code)
    assert room.now
    assert said == [f"100 {dict(room.now.counts)}\n"] * 2
    assert room.now.counts == {"a": 50, "b": 50, "c": 0}
    store.end(code, key)


@pytest.fixture
def empty(url: str) -> str:
    """The address of a database that nobody has used."""
    if url.startswith("sqlite"):
        return url
    with sa.create_engine(url, isolation_level="AUTOCOMMIT").connect() as to:
        to.execute(sa.text("CREATE DATABASE fresh"))
    return url.replace("/postgres?", "/fresh?")


def test_two_processes_that_come_to_an_empty_database_at_once_make_its_tables_once(
    empty: str,
) -> None:
    both = [worker(empty, "222222", 0, 1) for _ in range(2)]
    for process in both:
        assert process.stdout
        assert process.stdout.readline() == "done\n"
        process.kill()
        process.communicate()
    assert PollStore(sa.create_engine(empty)).room("222222") is None


def test_a_killed_process_loses_no_bet_that_it_called_counted(url: str) -> None:
    store = PollStore(sa.create_engine(url))
    code, key = asking(store)
    with worker(url, code, 0, 250) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(25)]
        process.kill()
        said += process.stdout.read().splitlines()
    assert len(said) < 250, "it was done before it was killed"
    room = seen(store, code)
    assert room.now
    assert len(said) <= room.now.total <= len(said) + 1, "at most one was counted and not yet said"
    with sa.create_engine(url).connect() as to:
        once = "SELECT count(*) FROM poll_bets WHERE room = :code"
        assert to.scalar(sa.text(once), {"code": code}) == room.now.total
    assert store.join(code, "another phone") is Joined.IN, "the dead hold up nobody"
    assert store.vote(code, "another phone", 1, "a") is Vote.COUNTED
    store.end(code, key)
