"""Residents between grade lines: whole numbers that always add up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.bands import (
    below_counts,
    moved,
    near_lines,
    residents_below,
    residents_per_grade,
    tenths_of_a_per_cent,
)

FIRST = 900
BELOW = (0, 3, 3, 8, 9, 11)
"""Residents below 900 to 905, where 3, 0, 5, 1 and 2 stand on the scores."""

towns = st.lists(st.integers(0, 1_000), min_size=1, max_size=40).filter(any)
"""Residents on each score from ``FIRST`` up."""
scores = st.integers(FIRST - 15, FIRST + 55)


def lines_of(count: int) -> st.SearchStrategy[list[int]]:
    picked = st.lists(scores, min_size=count, max_size=count, unique=True)
    return picked.map(lambda lines: sorted(lines, reverse=True))


lines_sets = st.integers(1, 6).flatmap(lines_of)
pairs_of_lines = st.integers(1, 6).flatmap(
    lambda count: st.tuples(lines_of(count), lines_of(count))
)


def cumulative(town: Sequence[int]) -> tuple[int, ...]:
    return (0, *np.cumsum(town).tolist())


def grade_of(score: int, lines: Sequence[int]) -> int:
    """How many lines a score reaches: the more, the better."""
    return sum(score >= line for line in lines)


def test_counts_start_at_nobody_and_end_at_everybody() -> None:
    assert below_counts([0.2, 0.3, 0.5], residents=740_000) == (0, 148_000, 370_000, 740_000)


def test_half_a_resident_is_rounded_up() -> None:
    assert below_counts([0.5, 0.5], residents=1) == (0, 1, 1)
    assert below_counts([0.25, 0.75], residents=10) == (0, 3, 10)


@given(towns, st.integers(1, 1_000_000))
def test_rounding_never_strays_half_a_resident_and_never_loses_one(
    town: list[int], residents: int
) -> None:
    mass = np.array(town) / sum(town)
    below = below_counts(mass, residents)
    assert len(below) == len(town) + 1
    assert below[0] == 0
    assert below[-1] == residents
    assert list(below) == sorted(below)
    exact = np.cumsum(mass) * residents
    assert np.abs(np.array(below[1:]) - exact).max() <= 0.5 + 1e-6


@pytest.mark.parametrize(
    ("mass", "residents", "words"),
    [
        ([], 10, "one row"),
        ([[0.5, 0.5]], 10, "one row"),
        ([0.5, 0.4], 10, "sums to 0.9"),
        ([1.5, -0.5], 10, "negative"),
        ([float("nan"), 1.0], 10, "not a number"),
        ([1.0], 0, "at least 1"),
    ],
)
def test_what_is_no_distribution_is_refused(mass: object, residents: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        below_counts(mass, residents)  # type: ignore[arg-type]


def test_noise_below_zero_of_a_fourier_transform_is_taken_for_nobody() -> None:
    assert below_counts([0.5, -1e-17, 0.5], residents=10) == (0, 5, 5, 10)


def test_a_resident_exactly_on_a_line_has_reached_it() -> None:
    assert residents_per_grade(BELOW, FIRST, [901]) == (8, 3)
    assert residents_per_grade(BELOW, FIRST, [902]) == (8, 3)
    assert residents_per_grade(BELOW, FIRST, [903]) == (3, 8)


def test_a_line_on_the_lowest_score_leaves_nobody_below_it() -> None:
    assert residents_per_grade(BELOW, FIRST, [900]) == (11, 0)
    assert residents_per_grade(BELOW, FIRST, [899]) == (11, 0)


def test_a_line_above_the_highest_score_is_reached_by_nobody() -> None:
    assert residents_per_grade(BELOW, FIRST, [904]) == (2, 9)
    assert residents_per_grade(BELOW, FIRST, [905]) == (0, 11)
    assert residents_per_grade(BELOW, FIRST, [99_999]) == (0, 11)


@given(towns, scores)
def test_below_a_score_are_those_who_score_less(town: list[int], score: int) -> None:
    counted = sum(count for at, count in enumerate(town, FIRST) if at < score)
    assert residents_below(cumulative(town), FIRST, score) == counted


@given(towns, lines_sets)
def test_grades_hold_whom_a_count_by_hand_puts_there(town: list[int], lines: list[int]) -> None:
    by_hand = [0] * (len(lines) + 1)
    for score, count in enumerate(town, FIRST):
        by_hand[len(lines) - grade_of(score, lines)] += count
    assert residents_per_grade(cumulative(town), FIRST, lines) == tuple(by_hand)
    assert sum(by_hand) == sum(town)


@given(towns, pairs_of_lines)
def test_moved_are_those_whose_grade_differs(
    town: list[int], pair: tuple[list[int], list[int]]
) -> None:
    own, lines = pair
    up = down = 0
    for score, count in enumerate(town, FIRST):
        steps = grade_of(score, lines) - grade_of(score, own)
        up += count * (steps > 0)
        down += count * (steps < 0)
    assert moved(cumulative(town), FIRST, own, lines) == (up, down)


@given(towns, pairs_of_lines)
def test_who_moved_up_moves_down_on_the_way_back(
    town: list[int], pair: tuple[list[int], list[int]]
) -> None:
    own, lines = pair
    up, down = moved(cumulative(town), FIRST, own, lines)
    assert moved(cumulative(town), FIRST, lines, own) == (down, up)


def test_nobody_moves_while_the_lines_stay() -> None:
    assert moved(BELOW, FIRST, [903, 901], [903, 901]) == (0, 0)


def test_near_a_line_begins_so_many_points_below_it_and_ends_one_short_of_so_many_above() -> None:
    below = tuple(range(101))  # one resident on each score from 900 to 999
    assert near_lines(below, FIRST, [905], near=5) == 10
    assert near_lines(below, FIRST, [904], near=5) == 9
    assert near_lines(below, FIRST, [995], near=5) == 10
    assert near_lines(below, FIRST, [996], near=5) == 9
    assert near_lines(below, FIRST, [950], near=0) == 0


@given(towns, lines_sets, st.integers(0, 30))
def test_near_any_line_counts_each_resident_once(
    town: list[int], lines: list[int], near: int
) -> None:
    counted = sum(
        count
        for score, count in enumerate(town, FIRST)
        if any(line - near <= score <= line + near - 1 for line in lines)
    )
    assert near_lines(cumulative(town), FIRST, lines, near) == counted


def test_near_a_line_below_zero_is_counted_as_anywhere_else() -> None:
    below = cumulative([1, 2, 3, 4, 5])
    assert near_lines(below, -2, [2, 0, -1], near=1) == 1 + 2 + 3 + 4 + 5
    assert near_lines(below, -2, [-1], near=1) == 1 + 2
    assert near_lines(below, -2, [-9], near=1) == 0


@pytest.mark.parametrize("lines", [[901, 903], [902, 902]])
def test_lines_that_cross_or_touch_are_refused(lines: list[int]) -> None:
    with pytest.raises(ValueError, match="strictly descending"):
        residents_per_grade(BELOW, FIRST, lines)
    with pytest.raises(ValueError, match="strictly descending"):
        moved(BELOW, FIRST, [903, 902], lines)
    with pytest.raises(ValueError, match="strictly descending"):
        near_lines(BELOW, FIRST, lines, near=5)


def test_more_lines_than_own_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="2 lines cannot be compared with 1"):
        moved(BELOW, FIRST, [901], [903, 901])


def test_a_distance_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        near_lines(BELOW, FIRST, [901], near=-1)


@pytest.mark.parametrize(
    ("part", "tenths"), [(0, 0), (499, 0), (500, 1), (501, 1), (999_499, 999), (999_500, 1_000)]
)
def test_shares_round_half_up_to_a_tenth_of_a_per_cent(part: int, tenths: int) -> None:
    assert tenths_of_a_per_cent(part, 1_000_000) == tenths


def test_a_share_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="positive whole"):
        tenths_of_a_per_cent(0, 0)
