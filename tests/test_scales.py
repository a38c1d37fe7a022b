"""The scales of schemes: from end to end of a range, open where there is none."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from social_credit.content import load
from social_credit.scales import MARGIN, Scale, scale
from social_credit.scheme import Edition
from social_credit.value import Value
from tests.any_lives import EACH, FALL, labels
from tests.builders import edition, lines


def test_a_scale_goes_from_end_to_end_of_its_range() -> None:
    found = scale(edition(between=(0, 200)))
    assert found is not None
    assert (found.low, found.high, found.open) == (0, 200, False)
    assert [found.position(it) for it in (0, 50, 200)] == [0, Fraction(1, 4), 1]


def test_a_scale_without_a_range_is_open_and_drawn_beyond_its_marks() -> None:
    found = scale(edition(base=100, table=lines({"high": 120, "fair": 80})))
    assert found is not None
    assert found.open
    assert (found.low, found.high) == (80 - 40 * MARGIN, 120 + 40 * MARGIN)


def test_what_lies_beyond_an_end_is_drawn_at_it() -> None:
    ends = Scale(Fraction(0), Fraction(10), False, None, ())
    assert (ends.position(-5), ends.position(50)) == (0, 1)


def test_a_score_that_was_reported_stands_on_the_scale() -> None:
    found = scale(load().edition("xichu-2018"))
    assert found is not None
    assert [it.value for it in found.reported] == [1360]
    assert found.low < 1000 < 1360 < found.high


def test_points_collected_since_an_unknown_start_are_no_scale() -> None:
    assert scale(load().edition("rongcheng-community-2020")) is None
    assert scale(labels(FALL)) is None


@EACH
def test_lines_and_start_lie_on_the_scale_in_their_order(rules: Edition) -> None:
    found = scale(rules)
    if found is None:
        return
    marks = [found.position(first) for _, first in found.lines]
    assert all(0 <= it <= 1 for it in marks)
    assert all(better > worse for better, worse in combinations(marks, 2))
    if found.start is not None:
        assert found.position(found.start) == Fraction(found.start - found.low) / (
            found.high - found.low
        )
    assert isinstance(rules.base, Value) == (found.start is not None)
