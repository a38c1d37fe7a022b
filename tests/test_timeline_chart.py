"""The picture of the timeline: colours, shapes, rows that cover nothing."""

from __future__ import annotations

from typing import Any

import pytest

from social_credit.charts.timeline import LOOKS, Mark, Row, lanes
from social_credit.timeline_view import LANES
from tests.drawn import checked


def test_every_kind_has_its_own_colour_and_its_own_shape() -> None:
    assert set(LOOKS) == set(LANES)
    colours, shapes = zip(*LOOKS.values(), strict=True)
    assert len(set(colours)) == len(set(shapes)) == len(LANES)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["#FBFAF7", "#14171A"])
@pytest.mark.parametrize("lane", LANES)
def test_every_colour_stands_out_on_a_light_and_on_a_dark_page(lane: Any, ground: str) -> None:
    dark, light = sorted(luminance(it) for it in (LOOKS[lane][0], ground))
    assert (light + 0.05) / (dark + 0.05) >= 3


def drawn(*marks: Mark) -> dict[str, Any]:
    figure = checked(lanes([Row("plan", "● Plans", marks)], [(0.0, "2014")], (0.0, 1.0)))
    found: dict[str, Any] = figure.to_dict()
    return found


def test_marks_that_would_cover_each_other_stand_in_rows_below() -> None:
    (marks,) = drawn(Mark(0.5, 0.5, 0.5, "one"), Mark(0.51, 0.51, 0.51, "two"))["data"]
    assert marks["y"][0] < marks["y"][1]
    (marks,) = drawn(Mark(0.2, 0.2, 0.2, "one"), Mark(0.8, 0.8, 0.8, "two"))["data"]
    assert marks["y"][0] == marks["y"][1]


def test_a_span_is_a_broad_line_as_long_as_it_lasted_and_covers_nothing() -> None:
    bars, marks = drawn(Mark(0.2, 0.2, 0.2, "one", until=0.6), Mark(0.5, 0.5, 0.5, "two"))["data"]
    assert bars["base"][0] + bars["x"][0] == pytest.approx(0.6)
    assert marks["y"][0] < marks["y"][1]


def test_a_thin_line_shows_how_far_a_date_is_uncertain() -> None:
    (marks,) = drawn(Mark(0.5, 0.4, 0.6, "a year"))["data"]
    assert marks["error_x"]["array"][0] == pytest.approx(0.1)
    assert marks["error_x"]["arrayminus"][0] == pytest.approx(0.1)


def test_a_picture_lets_the_page_scroll_unless_it_may_be_moved() -> None:
    row = Row("plan", "● Plans", [Mark(0.5, 0.5, 0.5, "one")])
    still = checked(lanes([row], [], (0.0, 1.0))).to_dict()["layout"]
    moved = checked(lanes([row], [], (0.0, 1.0), movable=True)).to_dict()["layout"]
    assert (still["dragmode"], still["xaxis"]["fixedrange"]) == (False, True)
    assert (moved["dragmode"], moved["xaxis"]["fixedrange"]) == ("pan", False)
