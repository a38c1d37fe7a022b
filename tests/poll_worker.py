"""A process of its own that joins phones to a room and bets, for tests of several at once.

It says the number of each phone once its bet is counted. Then it waits for a line, and says how
many phones and bets it sees.
"""

from __future__ import annotations

import sys

import sqlalchemy as sa

from social_credit.poll import Vote
from social_credit.poll_store import PollStore


def main(url: str, code: str, first: str, last: str) -> None:
    store = PollStore(sa.create_engine(url))
    for number in range(int(first), int(last)):
        store.join(code, f"phone {number}")
        if store.vote(code, f"phone {number}", 1, "ab"[number % 2]) is Vote.COUNTED:
            print(number, flush=True)
    print("done", flush=True)
    sys.stdin.readline()
    room = store.room(code)
    assert room
    assert room.now
    print(room.joined, dict(room.now.counts), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
