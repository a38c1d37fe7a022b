"""Any edition and any life, for tests."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.events import MAX_COUNT
from social_credit.grades import Grade
from social_credit.item import Item
from social_credit.lives import MAX_YEARS, LifeDay, LifeEvent
from social_credit.scheme import Edition
from tests.builders import edition, item

EDITIONS = load().editions
FIRMS = load().edition("taxpayer-2025")
EACH = pytest.mark.parametrize("rules", EDITIONS, ids=lambda it: it.id)

_ACTS = [*sorted({it.id for rules in EDITIONS for it in rules.items}), "an-act-of-no-scheme"]
_DAYS = st.builds(LifeDay, st.integers(1, MAX_YEARS), st.integers(1, 12), st.integers(1, 28))
_EVENTS = st.builds(
    LifeEvent, _DAYS, st.sampled_from(_ACTS), st.one_of(st.integers(1, 9), st.just(MAX_COUNT))
)
LIVES = st.lists(_EVENTS, max_size=20)
CONSENT = st.booleans()

FALL, RISE = item("fall", sets="worst", law="offence"), item("rise", sets="best")
"""Items for ``labels``."""


def happens(*acts: str, year: int = 1) -> list[LifeEvent]:
    """These acts, one a month."""
    return [LifeEvent(LifeDay(year, month, 1), act) for month, act in enumerate(acts, 1)]


def labels(*items: Item, begins_in: str | None = "middle", **parts: Any) -> Edition:
    """An edition of three labels and no score."""
    none = edition(items, base=None)
    return none.model_copy(
        update={
            "gives": "label",
            "grades": tuple(Grade(id=it) for it in ("best", "middle", "worst")),
            "begins_in": begins_in,
            **parts,
        }
    )
