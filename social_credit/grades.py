"""Grades and labels, and the lines that a score must reach for them."""

from __future__ import annotations

from functools import cached_property

from social_credit.value import Frozen, Id, Points, Sourced, Text, Value


class Grade(Frozen):
    """A label and, where a source gives one, what the scheme says it means.

    A grade that is not ``by_score`` is only ever set by an item: it has no line, and no number of
    points leads to it.
    """

    id: Text
    by_score: bool = True
    meaning: Value[Text] | None = None


class Line(Sourced):
    """The lowest score of a grade; ``inclusive`` says whether that score itself is in it.

    ``highest`` is the grade's top score where a source prints it: it is checked against the next
    line, so that a gap or an overlap in what was printed is found.

    >>> from social_credit.value import Confidence
    >>> Line(lowest=600, confidence=Confidence.ILLUSTRATIVE).first
    600
    >>> Line(lowest=600, inclusive=False, confidence=Confidence.ILLUSTRATIVE).first
    601
    """

    lowest: Points
    inclusive: bool = True
    highest: Points | None = None

    @property
    def first(self) -> int:
        """The lowest whole score that is in the grade."""
        return self.lowest if self.inclusive else self.lowest + 1


class LineTable(Frozen):
    """Where one account of a scheme draws the lines: one for every grade by score but the worst."""

    id: Id
    name: Text
    note: Text | None = None
    lines: dict[str, Line]

    @cached_property
    def firsts(self) -> tuple[tuple[str, int], ...]:
        """Each grade that has a line with its lowest whole score, best grade first."""
        return tuple((grade, line.first) for grade, line in self.lines.items())
