"""Rooms in a database: what counts, what is kept and how long, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from social_credit import poll_store
from social_credit.poll import ROOM_SECONDS, Joined, Room, Round, Vote, read_code
from social_credit.poll_store import PollStore, TooManyRooms
from tests.polls.rooms import OPTIONS, Clock, all_rows, asking, bets, seen

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
