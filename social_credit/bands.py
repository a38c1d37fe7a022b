"""Residents between grade lines, by subtraction of whole numbers.

The city model gives the probability of each score. Here these probabilities become residents once,
as cumulative counts; everything after that is whole-number arithmetic, so that the page, its tables
and the instrument that visitors drag agree to the resident. ``ui/instrument/bands.js`` does the
same sums in the browser.

Three words are used throughout:

``below``
    ``below[i]`` residents score less than ``first + i``. It has one entry more than there are
    scores: ``below[0]`` is 0 and ``below[-1]`` is everybody.
``first``
    The lowest score of the lattice.
``lines``
    The lowest score of each grade but the worst, best grade first, so strictly descending. A
    resident who scores exactly a line has reached it. Lines may lie outside the lattice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

TOLERANCE = 1e-9
"""How far the probabilities may sum away from 1, and how far below 0 one of them may lie."""


def below_counts(mass: npt.ArrayLike, residents: int) -> tuple[int, ...]:
    """Turn the probability of each score into cumulative counts of residents.

    The cumulative probability is rounded, half up, rather than each probability by itself: bands
    between any lines then always add up to ``residents``.

    Args:
        mass: probability of each score of the lattice, lowest score first; sums to 1.
        residents: how many residents there are, at least 1.

    Returns:
        One count more than there are scores; see the module's text.

    Raises:
        ValueError: if ``mass`` is empty, not one row, holds a negative or non-finite probability,
            or does not sum to 1; or if there are no residents.

    >>> below_counts([0.25, 0.5, 0.25], residents=10)
    (0, 3, 8, 10)
    """
    row = np.asarray(mass, dtype=np.float64)
    if row.ndim != 1 or row.size == 0:
        raise ValueError(f"mass must be one row of probabilities, not of shape {row.shape}")
    if residents < 1:
        raise ValueError(f"residents must be at least 1, not {residents}")
    if not np.isfinite(row).all() or row.min() < -TOLERANCE:
        raise ValueError("mass holds a probability that is negative or not a number")
    cumulative = np.cumsum(np.maximum(row, 0.0))
    if abs(cumulative[-1] - 1.0) > TOLERANCE * row.size:
        raise ValueError(f"mass sums to {cumulative[-1]:.12g}, not to 1")
    counts = np.floor(cumulative * residents + 0.5).astype(np.int64)
    # The last sum may be a hair off 1; the city has exactly so many residents.
    counts = np.minimum(counts, residents)
    counts[-1] = residents
    return (0, *counts.tolist())


def residents_below(below: Sequence[int], first: int, score: int) -> int:
    """Count the residents who score less than ``score``, which may lie outside the lattice.

    >>> residents_below((0, 3, 8, 10), first=100, score=101)
    3
    >>> residents_below((0, 3, 8, 10), first=100, score=5_000)
    10
    """
    return below[min(max(score - first, 0), len(below) - 1)]


def residents_per_grade(below: Sequence[int], first: int, lines: Sequence[int]) -> tuple[int, ...]:
    """Count the residents of each grade, best grade first; the counts add up to everybody.

    Raises:
        ValueError: if the lines are not strictly descending.

    >>> residents_per_grade((0, 3, 8, 10), first=100, lines=(102, 101))
    (2, 5, 3)
    """
    _check_descending(lines)
    levels = [below[-1], *(residents_below(below, first, line) for line in lines), 0]
    return tuple(upper - lower for upper, lower in pairwise(levels))


def moved(
    below: Sequence[int], first: int, own: Sequence[int], lines: Sequence[int]
) -> tuple[int, int]:
    """Count who holds a better, and who a worse, grade under ``lines`` than under ``own``.

    Returns:
        ``(up, down)``. A resident counts once, however many grades they move.

    Raises:
        ValueError: if either set is not strictly descending, or if they differ in length.

    One line comes down by a point, and the five residents who score 101 have reached it:

    >>> moved((0, 3, 8, 10), first=100, own=(102,), lines=(101,))
    (5, 0)
    """
    _check_descending(own)
    _check_descending(lines)
    if len(own) != len(lines):
        raise ValueError(f"{len(lines)} lines cannot be compared with {len(own)} own lines")
    before, after = sorted(own), sorted(lines)
    cuts = sorted({*before, *after})
    levels = [*(residents_below(below, first, cut) for cut in cuts), below[-1]]
    up = down = 0
    # From one cut to the next everybody moves alike; below the lowest cut nobody moves.
    for cut, (lower, upper) in zip(cuts, pairwise(levels), strict=True):
        steps = bisect_right(after, cut) - bisect_right(before, cut)
        if steps > 0:
            up += upper - lower
        elif steps < 0:
            down += upper - lower
    return up, down


def near_lines(below: Sequence[int], first: int, lines: Sequence[int], near: int) -> int:
    """Count the residents who stand close to any line.

    Close to a line means: on one of the ``near`` scores just below it, or on one of the ``near``
    scores that begin with it, so ``line - near <= score <= line + near - 1``. Whoever is close to
    two lines counts once.

    Raises:
        ValueError: if the lines are not strictly descending, or ``near`` is negative.

    >>> below = tuple(range(0, 101))          # one resident on each score from 900 to 999
    >>> near_lines(below, first=900, lines=(960,), near=5)
    10
    >>> near_lines(below, first=900, lines=(963, 960), near=5)
    13
    """
    _check_descending(lines)
    if near < 0:
        raise ValueError(f"near must not be negative, but is {near}")
    total, counted_to = 0, first  # nobody scores less than that
    for line in reversed(lines):
        start, end = max(line - near, counted_to), line + near
        total += residents_below(below, first, end) - residents_below(below, first, start)
        counted_to = end
    return total


def tenths_of_a_per_cent(part: int, whole: int) -> int:
    """Round a share to tenths of a per cent, half up, without leaving whole numbers.

    Raises:
        ValueError: if ``whole`` is not positive.

    >>> tenths_of_a_per_cent(668_210, 740_000)
    903
    >>> tenths_of_a_per_cent(1, 2_000)
    1
    """
    if whole <= 0:
        raise ValueError(f"a share needs a positive whole, not {whole}")
    return (2_000 * part + whole) // (2 * whole)


def _check_descending(lines: Sequence[int]) -> None:
    if any(upper <= lower for upper, lower in pairwise(lines)):
        raise ValueError(f"lines must be strictly descending, but are {tuple(lines)}")
