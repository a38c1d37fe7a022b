"""Editions with items of every kind, and lives under them, for property tests of the ledger."""

from __future__ import annotations

from hypothesis import strategies as st

from social_credit.content import load
from social_credit.events import MAX_COUNT, Event
from social_credit.ledger import Reading
from social_credit.scheme import Edition
from tests.builders import DOWN, FIRST, LAST, UP, edition, item

DAYS = st.dates(FIRST, LAST)
COUNTS = st.one_of(st.integers(1, 5), st.integers(1, MAX_COUNT))
READINGS = st.sampled_from(Reading)

SETTER = item("fall", sets="fair", law="offence")
"""Sets the grade from 80 to 119 points, in editions with the usual lines of these tests."""


def events_of(rules: Edition, most: int = 12) -> st.SearchStrategy[list[Event]]:
    """Lives of up to so many events of an edition's items, in any order."""
    acts = st.sampled_from([it.id for it in rules.items])
    return st.lists(st.builds(Event, DAYS, acts, COUNTS), max_size=most)


def one_of_each_kind(*, ranged: bool = False) -> Edition:
    """Items of every kind: plain, capped either way, unknown, and two that set a grade."""
    return edition(
        [
            UP,
            DOWN,
            item("gift", 5, cap=15),
            item("late", -4, cap=-10),
            item("hours", unknown="not published"),
            SETTER,
            item("crash", sets="low", law="offence"),
        ],
        between=(0, 150) if ranged else None,
    )


EVERY_KIND = one_of_each_kind()
EVERY_KIND_RANGED = one_of_each_kind(ranged=True)
REAL_2014 = load().edition("rongcheng-2014").run_on()
