"""Grades are told apart without colour: by lightness from one to the next, and by their labels."""

from __future__ import annotations

from itertools import pairwise

import pytest

from social_credit.charts.city import flows, stacked_shares
from social_credit.charts.palette import GRADE_COLOURS, grade_colours, ink_on
from social_credit.own_scheme import MOST_GRADES
from tests.drawn import checked


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it: 0 for black, 1 for white."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(luminance(it) for it in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("count", range(2, MOST_GRADES + 1))
def test_neighbouring_grades_differ_by_half_in_greyscale(count: int) -> None:
    for one, other in pairwise(grade_colours(count)):
        assert contrast(one, other) >= 1.5


@pytest.mark.parametrize("count", range(MOST_GRADES + 1))
def test_each_grade_has_a_colour_of_its_own(count: int) -> None:
    assert len(set(grade_colours(count))) == count


@pytest.mark.parametrize("colour", GRADE_COLOURS)
def test_a_label_can_be_read_on_the_colour_of_its_grade(colour: str) -> None:
    assert contrast(colour, ink_on(colour)) >= 4.5


def test_every_bar_of_a_city_bears_the_name_of_its_grade() -> None:
    shares = [[0.5, 0.3, 0.2], [0.1, 0.6, 0.3]]
    for bar in checked(stacked_shares(["now", "then"], shares, "ABC", ("", ""))).data:
        assert set(bar.text) == {bar.name}
    for bar in checked(flows([[0, 4, 1], [2, 0, 3], [0, 1, 0]], "ABC", "")).data:
        assert set(bar.text) <= set("ABC")
        assert all(bar.text)
