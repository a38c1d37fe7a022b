"""The tasks of Grade lines: each met and not met at its limits, and possible in the city."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.line_tasks import (
    TASKS,
    TICKET,
    Lined,
    cliff,
    lose_by,
    most_at_one_line,
    nine_in_ten,
    quiet_move,
    rare_best,
)
from social_credit.ui import city_state
from social_credit.ui.lines_state import own_lines

OWN = (1050, 1030, 960, 850, 600)
"""The lines of the usual table."""


def lined(
    residents: Mapping[int, int],
    lines: tuple[int, ...] = OWN,
    own: tuple[int, ...] = OWN,
    *,
    span: tuple[int, int] = (500, 1_200),
) -> Lined:
    """A city with so many residents on each score, from the first of ``span`` up to the last."""
    first, end = span
    counts = [residents.get(score, 0) for score in range(first, end)]
    return Lined((0, *accumulate(counts)), first, own, lines)


# What a city under lines holds -----------------------------------------------------------------


def test_everybody_is_in_one_grade() -> None:
    city = lined({1050: 1, 1049: 2, 1029: 3, 959: 4, 849: 5, 599: 6})
    assert city.grades == (1, 2, 3, 4, 5, 6)
    assert city.residents == 21


def test_shifted_are_the_places_of_lines_that_left_their_own() -> None:
    assert lined({1000: 1}).shifted == []
    assert lined({1000: 1}, (1050, 1031, 960, 850, 599)).shifted == [1, 4]


# Who loses a grade -----------------------------------------------------------------------------

SCORES = st.dictionaries(st.integers(900, 940), st.integers(0, 1_000), min_size=1)
LINES = st.lists(st.integers(880, 960), min_size=1, max_size=6, unique=True).map(
    lambda lines: tuple(sorted(lines, reverse=True))
)


@given(SCORES, LINES, st.integers(0, 30))
def test_who_loses_a_grade_is_who_falls_below_a_line_and_counts_once(
    residents: dict[int, int], lines: tuple[int, ...], points: int
) -> None:
    city = lined(residents, lines, lines, span=(900, 941))
    by_hand = sum(
        count
        for score, count in residents.items()
        if any(score - points < line <= score for line in lines)
    )
    assert lose_by(city, points) == by_hand


def test_a_ticket_costs_the_grade_on_a_line_and_up_to_four_points_above_it() -> None:
    on = {score: lose_by(lined({score: 1}), TICKET) for score in range(955, 970)}
    assert [score for score, lost in on.items() if lost] == [960, 961, 962, 963, 964]


def test_a_loss_of_nothing_costs_nobody_a_grade() -> None:
    assert lose_by(lined({960: 10}), 0) == 0


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=40), st.integers(1, 60))
def test_the_most_at_one_line_is_what_the_best_of_all_places_gives(
    counts: list[int], points: int
) -> None:
    by_hand = max(
        sum(count for score, count in enumerate(counts) if line <= score < line + points)
        for line in range(-points, len(counts) + 1)
    )
    assert most_at_one_line((0, *accumulate(counts)), points) == by_hand


# Nine in ten hold an A -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("in_a", "met"), [(894, False), (895, True), (900, True), (905, True), (906, False)]
)
def test_nine_in_ten_is_met_from_895_to_905_in_a_thousand(in_a: int, met: bool) -> None:
    assert nine_in_ten(lined({1000: in_a, 700: 1_000 - in_a})) is met


@pytest.mark.parametrize("score", [1030, 1050])
def test_nine_in_ten_counts_neither_aa_nor_aaa(score: int) -> None:
    assert nine_in_ten(lined({1000: 900, 700: 100}))
    assert not nine_in_ten(lined({1000: 800, score: 100, 700: 100}))


# AAA rarer than one in a hundred ---------------------------------------------------------------


@pytest.mark.parametrize(("on_top", "met"), [(0, True), (9, True), (10, False), (11, False)])
def test_the_best_grade_is_rare_below_one_in_a_hundred_and_not_at_it(
    on_top: int, met: bool
) -> None:
    city = lined({1100: on_top, 1000: 1_000 - on_top}, (1060, *OWN[1:]))
    assert rare_best(city) is met


def test_a_rare_best_grade_counts_only_if_its_own_line_was_moved_and_no_other() -> None:
    nobody_on_top = {1000: 1_000}
    assert not rare_best(lined(nobody_on_top))
    assert rare_best(lined(nobody_on_top, (1060, 1030, 960, 850, 600)))
    assert not rare_best(lined(nobody_on_top, (1050, 1031, 960, 850, 600)))
    assert not rare_best(lined(nobody_on_top, (1060, 1030, 960, 850, 601)))


# Where a ticket demotes most people ------------------------------------------------------------


@pytest.mark.parametrize(("at_the_line", "met"), [(94, False), (95, True), (100, True)])
def test_a_line_costs_most_from_95_per_cent_of_the_most(at_the_line: int, met: bool) -> None:
    assert cliff(lined({1000: 100, 960: at_the_line})) is met


@pytest.mark.parametrize(("line", "met"), [(995, False), (996, True), (1000, True), (1001, False)])
def test_a_line_costs_most_from_four_points_below_the_pile_up_to_it(line: int, met: bool) -> None:
    assert cliff(lined({1000: 100, 700: 50}, (1050, 1030, line, 850, 600))) is met


def test_two_lines_that_cost_most_only_together_do_not_count() -> None:
    assert not cliff(lined({1000: 100, 1050: 50, 960: 50}))


# A line that moves and demotes few -------------------------------------------------------------


@pytest.mark.parametrize(("raised_by", "met"), [(9, False), (10, True), (11, True), (-10, False)])
def test_a_line_counts_as_raised_from_ten_points(raised_by: int, met: bool) -> None:
    lines = (*OWN[:4], 600 + raised_by)
    assert quiet_move(lined({1000: 100_000}, lines)) is met


@pytest.mark.parametrize(("demoted", "met"), [(999, True), (1_000, False)])
def test_a_move_is_quiet_below_a_thousand_demoted(demoted: int, met: bool) -> None:
    lines = (*OWN[:4], 610)
    assert quiet_move(lined({609: demoted, 610: 5_000, 599: 5_000}, lines)) is met


def test_a_move_of_two_lines_is_not_quiet() -> None:
    assert not quiet_move(lined({1000: 10}, (*OWN[:3], 860, 610)))


def test_lines_that_stay_are_not_a_move() -> None:
    assert not quiet_move(lined({1000: 10}))


# In the city of the page -----------------------------------------------------------------------


def in_the_city(lines: tuple[int, ...], own: tuple[int, ...] = OWN) -> Lined:
    """The page's city after ten years."""
    scores = city_state.city(city_state.MAX_YEARS)
    return Lined(city_state.below(scores, city_state.MAX_YEARS), scores.first, own, lines)


MEETS = {
    "nine": (1050, 1030, 860, 850, 600),
    "rare": (1070, 1030, 960, 850, 600),
    "cliff": (1050, 1030, 1000, 850, 600),
    "quiet": (1050, 1030, 960, 850, 610),
}
"""Lines that meet each task in the page's city of ten years; one line moved is enough."""


def test_every_task_has_lines_that_meet_it() -> None:
    assert MEETS.keys() == TASKS.keys()


@pytest.mark.parametrize("task", TASKS)
def test_each_task_is_met_in_the_city_by_one_line_moved_and_by_it_no_other_task(task: str) -> None:
    city = in_the_city(MEETS[task])
    assert len(city.shifted) == 1
    assert [name for name, is_met in TASKS.items() if is_met(city)] == [task]


@pytest.mark.parametrize("table", city_state.edition().line_tables, ids=lambda table: table.id)
def test_no_task_is_met_in_the_city_by_the_lines_of_a_table(table: object) -> None:
    own = own_lines(table)
    city = in_the_city(own, own)
    assert [name for name, is_met in TASKS.items() if is_met(city)] == []
