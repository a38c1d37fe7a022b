"""A list by drawing every entry: the second way to the numbers of ``social_credit/lists.py``.

Names come by chance at the rate of the rules (a Poisson stream), and each is followed alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from social_credit.lists import Delays, ListRules

Days = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Entries:
    """Entries drawn for one list, in no order: when each began, was noticed and ended, in days.

    A right entry is never noticed (``inf``), nor is a mistake that ends before; an entry without
    an end has ``inf`` there too.
    """

    began: Days
    noticed: Days
    ended: Days
    mistaken: npt.NDArray[np.bool_]

    def on(self, day: float) -> tuple[int, int, int]:
        """The names on the list on a day: right, unnoticed, and noticed and waiting."""
        here = (self.began <= day) & (day < self.ended)
        waiting = here & self.mistaken & (self.noticed <= day)
        return (
            int((here & ~self.mistaken).sum()),
            int((here & self.mistaken).sum() - waiting.sum()),
            int(waiting.sum()),
        )

    def wrong_days(self, first: float, last: float) -> float:
        """Days that people are wrongly restricted between two days, taken together."""
        began = np.clip(self.began[self.mistaken], first, last)
        return float((np.clip(self.ended[self.mistaken], first, last) - began).sum())


def drawn(rules: ListRules, days: float, generator: np.random.Generator) -> Entries:
    """All entries of a list in its first so many days.

    Raises:
        ValueError: the days are not above 0.
    """
    if not days > 0:
        raise ValueError(f"a list is followed for more than 0 days, not {days}")
    names = generator.poisson(rules.entries * days)
    began = generator.uniform(0, days, names)
    mistaken = generator.random(names) < rules.mistaken
    found = began + _waits(rules.noticed_after, rules.delays, names, generator)
    undone = found + _waits(rules.corrected_after, rules.delays, names, generator)
    fulfilled = began + _waits(rules.earned_after, Delays.BY_CHANCE, names, generator)
    term = np.inf if rules.term is None else rules.term
    ended = np.minimum(np.where(mistaken, undone, fulfilled), began + term)
    noticed = np.where(mistaken & (found < ended), found, np.inf)
    return Entries(began, noticed, ended, mistaken)


def _waits(mean: float | None, delays: Delays, names: int, generator: np.random.Generator) -> Days:
    if mean is None:
        return np.full(names, np.inf)
    return np.full(names, mean) if delays is Delays.ALIKE else generator.exponential(mean, names)
