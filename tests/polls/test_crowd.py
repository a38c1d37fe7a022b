"""Many at once, in one process and in two: no bet lost and none doubled."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import sqlalchemy as sa

from social_credit.poll import Joined, Vote
from social_credit.poll_store import PollStore
from tests.polls.rooms import OPTIONS, asking, bets, seen
from tests.servers import ROOT

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
    assert bet(120) == Vote.CLOSED


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
