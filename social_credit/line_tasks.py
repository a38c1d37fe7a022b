"""The tasks of the page Grade lines: what each asks of the lines, checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from social_credit.bands import moved, residents_below, residents_per_grade

TICKET = 5
"""Points that one traffic ticket takes in Rongcheng."""


@dataclass(frozen=True)
class Lined:
    """A city's residents (see ``bands``) under moved lines, with the lines they were moved from."""

    below: tuple[int, ...]
    first: int
    own: tuple[int, ...]
    lines: tuple[int, ...]

    @property
    def residents(self) -> int:
        return self.below[-1]

    @property
    def grades(self) -> tuple[int, ...]:
        """Residents in each grade, best first."""
        return residents_per_grade(self.below, self.first, self.lines)

    @property
    def shifted(self) -> list[int]:
        """The places of the lines that have been moved."""
        pairs = enumerate(zip(self.own, self.lines, strict=True))
        return [place for place, (own, line) in pairs if own != line]


def lose_by(lined: Lined, points: int) -> int:
    """Residents who would fall below a line if everybody lost so many points.

    >>> town = Lined(below=(0, 1, 4, 5, 10), first=100, own=(102,), lines=(102,))
    >>> lose_by(town, 1), lose_by(town, 2)
    (1, 6)
    """
    spans = [(line, line + points) for line in sorted(lined.lines)]
    total, counted_to = 0, spans[0][0]
    for start, end in spans:
        start = max(start, counted_to)
        upper = residents_below(lined.below, lined.first, max(start, end))
        total += upper - residents_below(lined.below, lined.first, start)
        counted_to = max(counted_to, end)
    return total


def most_at_one_line(below: Sequence[int], points: int) -> int:
    """The most residents that stand on any ``points`` scores in a row.

    >>> most_at_one_line((0, 1, 4, 5), 2)
    4
    """
    ends = range(points, len(below))
    return max((below[end] - below[end - points] for end in ends), default=below[-1])


def nine_in_ten(lined: Lined) -> bool:
    """Between 89.5 and 90.5 per cent hold the third grade, an A, exactly."""
    return 895 * lined.residents <= 1000 * lined.grades[2] <= 905 * lined.residents


def rare_best(lined: Lined) -> bool:
    """Fewer than one in a hundred hold the best grade, and no line but its own was moved."""
    return lined.shifted == [0] and 100 * lined.grades[0] < lined.residents


def cliff(lined: Lined) -> bool:
    """A line stands where a ticket costs at least 95 per cent of the most that one line can."""
    most = most_at_one_line(lined.below, TICKET)
    at_a_line = max(
        residents_below(lined.below, lined.first, line + TICKET)
        - residents_below(lined.below, lined.first, line)
        for line in lined.lines
    )
    return 100 * at_a_line >= 95 * most


def quiet_move(lined: Lined) -> bool:
    """One line alone was raised, by ten points or more, and fewer than 1,000 moved down."""
    if len(lined.shifted) != 1:
        return False
    place = lined.shifted[0]
    _, down = moved(lined.below, lined.first, lined.own, lined.lines)
    return lined.lines[place] - lined.own[place] >= 10 and down < 1_000


TASKS: Mapping[str, Callable[[Lined], bool]] = {
    "nine": nine_in_ten,
    "rare": rare_best,
    "cliff": cliff,
    "quiet": quiet_move,
}
"""Each task by its name, in the order in which they are set."""
