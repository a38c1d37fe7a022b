"""A scheme's scale on its own units: where it starts, where its lines are, how far it goes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from social_credit.scheme import Edition, Fact

MARGIN = Fraction(1, 8)
"""How much of the span between its marks a scale is drawn beyond an end that is not on record."""

POINTS = "points"
"""The unit of a fact that stands on the scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from ``low`` to ``high``, in the scheme's own points.

    An end is ``open`` where the scheme's range is not on record: it is then drawn somewhat beyond
    the outermost mark. ``lines`` are the lowest scores of grades, best first; the worst grade has
    none. ``reported`` are the facts that give a number of points: somebody's score, or the score
    from which something opens.
    """

    low: Fraction
    high: Fraction
    open: bool
    start: int | None
    lines: tuple[tuple[str, int], ...]
    reported: tuple[Fact, ...] = ()

    def position(self, score: int | Fraction) -> Fraction:
        """Where a score lies: 0 at the low end, 1 at the high end; ends hold what lies beyond.

        >>> Scale(Fraction(0), Fraction(200), False, 100, ()).position(50)
        Fraction(1, 4)
        """
        return max(Fraction(0), min(Fraction(1), (score - self.low) / (self.high - self.low)))


def scale(edition: Edition) -> Scale | None:
    """The scale of an edition.

    None where it gives no score, or where no range and fewer than two marks are on record. Points
    collected since a start that is not known are no marks.

    >>> from social_credit.content import load
    >>> city = scale(load().edition("rongcheng-2014"))
    >>> city.open, city.start, city.lines[-1]
    (True, 1000, ('C', 600))
    """
    if edition.gives != "score":
        return None
    lines = edition.first_table.firsts if edition.first_table else ()
    told = [fact for fact in edition.facts if fact.unit == POINTS and fact.value is not None]
    marks = [Fraction(first) for _, first in lines]
    if edition.start is not None:
        marks.append(Fraction(edition.start))
    if not marks and edition.range is None:
        return None
    marks += [Fraction(fact.value) for fact in told if fact.value is not None]
    if edition.range is not None:
        low, high = Fraction(edition.range.lowest), Fraction(edition.range.highest)
    elif len(set(marks)) > 1:
        beyond = MARGIN * (max(marks) - min(marks))
        low, high = min(marks) - beyond, max(marks) + beyond
    else:
        return None
    return Scale(low, high, edition.range is None, edition.start, lines, tuple(told))
