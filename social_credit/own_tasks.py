"""The challenges of the page Design your own: what each asks of a scheme, checked.

Each is made so that counting nothing, or giving everybody one letter, does not meet it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from social_credit.any_life import Run
from social_credit.city_sums import ScoreDistribution, crossing, grade_shares
from social_credit.item import Item
from social_credit.scheme import Edition

TICKET, CARE = "traffic-ticket", "elder-care"
COURIER, NOTHING = "courier", "nothing-on-file"
MEDAL_FIRST, FEAST_FIRST = "medal-then-feast", "feast-then-medal"

MOST_CUT = 0.01
"""The share of the city that one ticket for everybody may cost a grade."""

_SOME = 0.01
"""A grade that fewer hold than this does not count as one that sorts."""


@dataclass(frozen=True)
class Tried:
    """A scheme with what came of it: each life by its id, and the city after ``year`` years.

    ``city`` is None where it could not be worked out.
    """

    edition: Edition
    runs: Mapping[str, Run]
    city: ScoreDistribution | None
    year: int

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines, best grade first; none where the scheme has no grades."""
        table = self.edition.first_table
        return tuple(first for _, first in table.firsts) if table else ()

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of the city in each grade, best first; empty without grades or a city."""
        if self.city is None or not self.edition.grades:
            return ()
        return grade_shares(self.city, self.year, self.lines)

    def points(self, conduct: str) -> int:
        """What one act of a kind adds or takes; 0 where it has no points here."""
        item: Item | None = self.edition.item_of.get(conduct)
        return item.points or 0 if item else 0

    @property
    def sorts(self) -> bool:
        """Whether at least two grades are held by one resident in a hundred or more."""
        return sum(share >= _SOME for share in self.shares) > 1


def no_cliff(tried: Tried) -> bool:
    """Tickets count, the city is sorted, and one more for all costs at most 1 per cent a grade."""
    if tried.city is None or not tried.sorts or tried.points(TICKET) >= 0:
        return False
    table = tried.edition.line_tables[0]
    return crossing(tried.city, tried.year, tried.edition, table, TICKET).down <= MOST_CUT


def only_law(tried: Tried) -> bool:
    """Something counts, and all that counts is an offence or the breach of a duty."""
    items = tried.edition.items
    return bool(items) and all(item.law in ("offence", "breach") for item in items)


def care_counts(tried: Tried) -> bool:
    """Looking after one's parents adds points."""
    return tried.points(CARE) > 0


def order_is_nothing(tried: Tried) -> bool:
    """The medal and the feast both count, and end alike in either order."""
    first, second = tried.runs[MEDAL_FIRST], tried.runs[FEAST_FIRST]
    counted = all(step.line is not None for step in first.steps)
    return counted and (first.score, first.grade) == (second.score, second.grade)


def road_is_no_fault(tried: Tried) -> bool:
    """Tickets count, the city is sorted, and the courier ends where a man without a file does."""
    if tried.points(TICKET) >= 0 or not tried.sorts:
        return False
    return tried.runs[COURIER].grade == tried.runs[NOTHING].grade


TASKS: Mapping[str, Callable[[Tried], bool]] = {
    "cliff": no_cliff,
    "law": only_law,
    "care": care_counts,
    "order": order_is_nothing,
    "road": road_is_no_fault,
}
"""Each challenge by its name, in the order in which they are set."""
