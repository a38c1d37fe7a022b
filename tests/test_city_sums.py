"""What is read off a city: grades, moved lines, who stands close, and one event more."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit import bands
from social_credit.city_sums import ScoreDistribution, crossing, grade_shares, moved_by, within
from social_credit.scheme import Edition
from tests.builders import edition, item, lines

UP5, DOWN5, DRUNK = item("five-up", 5), item("five-down", -5), item("drunk", sets="low")
RULES = edition(items=(UP5, DOWN5, DRUNK, item("secret", unknown="Not printed.")))
TABLE = RULES.line_tables[0]  # high from 120, fair from 80

lattices = st.tuples(
    st.integers(60, 90), st.lists(st.integers(0, 9), min_size=1, max_size=80).filter(any)
)


def city_of(first: int, people: list[int]) -> ScoreDistribution:
    """A city with so many people on each score from ``first`` on."""
    return ScoreDistribution(first, np.array([people]) / sum(people))


def score_by_score(first: int, people: list[int]) -> dict[int, float]:
    return {first + place: count / sum(people) for place, count in enumerate(people)}


def grade(score: int, table: tuple[int, ...] = (120, 80)) -> int:
    return sum(score < line for line in table)


@given(lattices)
def test_grades_are_counted_score_by_score(drawn: tuple[int, list[int]]) -> None:
    people = score_by_score(*drawn)
    expected = [sum(p for s, p in people.items() if grade(s) == place) for place in range(3)]
    assert grade_shares(city_of(*drawn), 0, [120, 80]) == pytest.approx(expected)


@given(lattices, st.sampled_from(["high", "fair"]), st.integers(-39, 39))
def test_a_moved_line_moves_who_stands_between_its_two_places(
    drawn: tuple[int, list[int]], name: str, points: int
) -> None:
    moved = moved_by(city_of(*drawn), 0, TABLE, name, points)
    new = (120 + points, 80) if name == "high" else (120, 80 + points)
    people = score_by_score(*drawn)
    assert moved.up == pytest.approx(sum(p for s, p in people.items() if grade(s, new) < grade(s)))
    assert moved.down == pytest.approx(
        sum(p for s, p in people.items() if grade(s, new) > grade(s))
    )


@given(lattices)
def test_a_line_moved_by_nothing_moves_nobody(drawn: tuple[int, list[int]]) -> None:
    assert moved_by(city_of(*drawn), 0, TABLE, "high", 0) == (0.0, 0.0)


@pytest.mark.parametrize(("name", "points"), [("high", -40), ("high", -41), ("fair", 40)])
def test_a_line_cannot_reach_its_neighbour(name: str, points: int) -> None:
    with pytest.raises(ValueError, match="strictly descending"):
        moved_by(city_of(80, [1]), 0, TABLE, name, points)


def test_the_worst_grade_has_no_line_to_move() -> None:
    with pytest.raises(KeyError, match="low"):
        moved_by(city_of(80, [1]), 0, TABLE, "low", 1)


@pytest.mark.parametrize(
    ("score", "near"), [(114, 0.0), (115, 1.0), (119, 1.0), (120, 1.0), (124, 1.0), (125, 0.0)]
)
def test_within_five_points_of_a_line_are_five_scores_on_either_side(
    score: int, near: float
) -> None:
    assert within(city_of(score, [1]), 0, [120, 80], 5) == near


@given(lattices, st.integers(0, 60))
def test_who_is_close_to_two_lines_counts_once_as_in_bands(
    drawn: tuple[int, list[int]], points: int
) -> None:
    city = city_of(*drawn)
    below = bands.below_counts(city.mass[0], sum(drawn[1]))
    counted = bands.near_lines(below, city.first, [120, 80], points) / sum(drawn[1])
    assert within(city, 0, [120, 80], points) == pytest.approx(counted)


def test_nobody_is_asked_for_within_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        within(city_of(80, [1]), 0, [120, 80], -1)


@given(lattices, st.sampled_from(["five-up", "five-down", "drunk"]), st.booleans())
def test_one_event_more_moves_whoever_has_another_grade_after_it(
    drawn: tuple[int, list[int]], name: str, ranged: bool
) -> None:
    rules = _ranged((82, 120)) if ranged else RULES
    low, high = (82, 120) if ranged else (-1_000, 1_000)
    people = score_by_score(*drawn)
    if ranged:
        people = {s: p for s, p in people.items() if low <= s <= high}
        if not sum(people.values()):
            return
    city = ScoreDistribution(
        min(people), np.array([[people.get(s, 0.0) for s in range(min(people), max(people) + 1)]])
    )

    def after(score: int) -> int:
        change = {"five-up": 5, "five-down": -5, "drunk": min(79 - score, 0)}[name]
        return min(max(score + change, low), high)

    crossed = crossing(city, 0, rules, rules.line_tables[0], name)
    up = sum(p for s, p in people.items() if grade(after(s)) < grade(s))
    down = sum(p for s, p in people.items() if grade(after(s)) > grade(s))
    assert crossed.up == pytest.approx(up)
    assert crossed.down == pytest.approx(down)


def _ranged(between: tuple[int, int]) -> Edition:
    return edition(items=RULES.items, between=between)


@pytest.mark.parametrize(("line", "up"), [(119, 1.0), (120, 1.0), (121, 0.0)])
def test_no_event_leads_over_a_line_above_the_range(line: int, up: float) -> None:
    table = lines({"high": line, "fair": 80})
    assert crossing(city_of(118, [1]), 0, _ranged((0, 120)), table, "five-up").up == up


@pytest.mark.parametrize(("lowest", "down"), [(79, 1.0), (80, 0.0), (81, 0.0)])
def test_no_event_leads_below_a_line_at_or_below_the_range(lowest: int, down: float) -> None:
    rules = _ranged((lowest, 140))
    for name in ("five-down", "drunk"):
        assert crossing(city_of(82, [1]), 0, rules, TABLE, name).down == down


def test_setting_the_best_grade_moves_nobody() -> None:
    rules: Any = edition(items=(item("praise", sets="high"),))
    assert crossing(city_of(130, [1]), 0, rules, TABLE, "praise") == (0.0, 0.0)


def test_one_event_more_needs_an_item_with_a_value() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        crossing(city_of(80, [1]), 0, RULES, TABLE, "nowhere")
    with pytest.raises(ValueError, match="nobody published what 'secret' counts"):
        crossing(city_of(80, [1]), 0, RULES, TABLE, "secret")


@pytest.mark.parametrize(("score", "below"), [(-9, 0.0), (80, 0.0), (81, 0.5), (82, 1.0), (99, 1)])
def test_the_share_below_a_score_may_be_asked_for_anywhere(score: int, below: float) -> None:
    assert city_of(80, [1, 1]).share_below(0, score) == below


@pytest.mark.parametrize("year", [-1, 1])
def test_a_year_that_was_not_computed_is_refused(year: int) -> None:
    city = city_of(80, [1])
    for ask in (
        lambda: city.share_below(year, 80),
        lambda: grade_shares(city, year, [120, 80]),
        lambda: moved_by(city, year, TABLE, "high", 1),
        lambda: within(city, year, [120, 80], 5),
        lambda: crossing(city, year, RULES, TABLE, "five-up"),
    ):
        with pytest.raises(ValueError, match=f"years 0 to 0, and no year {year}"):
            ask()


def test_lines_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="strictly descending"):
        grade_shares(city_of(80, [1]), 0, [80, 120])
    with pytest.raises(ValueError, match="strictly descending"):
        within(city_of(80, [1]), 0, [80, 80], 5)
