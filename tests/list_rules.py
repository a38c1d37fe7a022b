"""Rules of lists, for tests: a plain one, and any that there can be."""

from __future__ import annotations

from hypothesis import strategies as st

from social_credit.list_dials import OF
from social_credit.lists import Delays, ListRules

PLAIN = ListRules(200, 0.01, noticed_after=30, corrected_after=60, term=730)
"""Two mistakes a day of 90 days each."""

days = st.integers(0, 800)
_more_than_no_days = st.integers(1, 800)

rules = st.builds(
    ListRules,
    entries=st.integers(0, 10_000),
    mistaken=st.integers(0, OF).map(lambda number: number / OF),
    noticed_after=days,
    corrected_after=st.none() | days,
    term=st.none() | _more_than_no_days,
    earned_after=st.none() | _more_than_no_days,
    delays=st.sampled_from(Delays),
)
