"""What a figure of a series draws: its own values, from 0, shaped by how sure they are."""

from __future__ import annotations

import pytest

from social_credit.charts.numbers import Dot, series_chart
from social_credit.content import load
from social_credit.numbers import Series
from social_credit.ui.numbers import dots_of, figure, top_of
from tests.drawn import checked
from tests.figures import disputed, point

NUMBERS = load().numbers


DRAWN = [it for it in NUMBERS.series if len(list(dots_of(it))) > 1]


@pytest.mark.parametrize("it", DRAWN, ids=lambda it: it.id)
def test_a_figure_holds_the_values_of_one_series_only(it: Series) -> None:
    own = [dot.value for dot in dots_of(it)]
    for trace in checked(figure(it.id)).data:
        assert list(trace.x if it.in_parts else trace.y) == own


@pytest.mark.parametrize("it", DRAWN, ids=lambda it: it.id)
def test_only_the_points_of_a_running_total_are_joined_by_a_line(it: Series) -> None:
    lines = [
        trace
        for trace in checked(figure(it.id)).data
        if "lines" in (getattr(trace, "mode", None) or "")
    ]
    assert bool(lines) == (it.measure == "running-total")


@pytest.mark.parametrize("it", DRAWN, ids=lambda it: it.id)
def test_an_axis_of_values_starts_at_0_and_is_not_logarithmic(it: Series) -> None:
    layout = checked(figure(it.id)).layout
    axis = layout.xaxis if it.in_parts else layout.yaxis
    assert axis.range[0] == 0
    assert axis.type != "log"
    assert axis.range[1] > max(dot.value for dot in dots_of(it))


def test_figures_of_one_group_have_one_scale() -> None:
    whole = [it for it in DRAWN if not it.in_parts]
    tops = {it.group: {top_of(other) for other in whole if other.group == it.group} for it in whole}
    assert all(len(found) == 1 for found in tops.values())


def test_the_shape_of_a_point_says_how_sure_it_is() -> None:
    dots = [
        Dot(it.as_of.last, it.as_of.last, it.value, "", "", "", it.confidence.value)
        for it in (point(1, "2018"), disputed(2, "2019"))
    ]
    (trace,) = checked(series_chart("running-total", dots, 2)).data
    assert trace.marker.symbol == ("circle", "diamond")


def test_a_year_that_follows_from_a_published_change_is_only_an_outline() -> None:
    before, year, months = dots_of(NUMBERS.series_of("returned-by-repair"))
    assert (before.worked_out, year.worked_out, months.worked_out) == (True, False, False)
    assert before.value == pytest.approx(2_821_000 / 1.354)
    (bars,) = checked(figure("returned-by-repair")).data
    assert bars.marker.color[0] == "rgba(0,0,0,0)" != bars.marker.color[1]
    assert bars.width[2] < bars.width[1]
