"""Published figures: one measure a series, dates in order, sources there, nothing mixed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from social_credit.charts.numbers import Dot, series_chart
from social_credit.content import load
from social_credit.numbers import GROUPS, MEASURES, PER_CENT, Numbers, Point, Series, Stay
from social_credit.numbers_checks import number_faults
from social_credit.numbers_sums import ever, gap, listed, net, stretches
from social_credit.ui.numbers import dots_of, figure, rows_of_points, top_of
from social_credit.value import Confidence
from tests.figures import checked

ROOT = Path(__file__).parent.parent
CONTENT = load()
NUMBERS = CONTENT.numbers
POINTS = [(series, point) for series in NUMBERS.series for point in series.points]


def point(value: float, as_of: str, **more: Any) -> Point:
    """A point as a content file would write it."""
    told = {"value": value, "as_of": as_of, "text": "t", "confidence": "reported"}
    return Point.model_validate(told | {"sources": {"a": "page 1"}} | more)


def disputed(value: float, as_of: str) -> Point:
    return point(value, as_of, confidence="disputed", note="The sources disagree.")


def series(measure: str, *points: Point, unit: str = "people", name: str = "it") -> Series:
    texts = dict.fromkeys(("title", "counts", "not_counts", "why"), "t")
    return Series(id=name, group="tickets", measure=measure, unit=unit, points=points, **texts)


def faults(*all_series: Series) -> list[str]:
    return [fault.message for fault in number_faults(Numbers(series=all_series))]


# The figures that the site has


def test_every_figure_belongs_to_exactly_one_series() -> None:
    written = yaml.safe_load((ROOT / "content/numbers.yaml").read_text(encoding="utf-8"))
    rows = rows_of_points()
    assert len(rows) == sum(len(it["points"]) for it in written["series"]) == len(POINTS)
    assert {row["series"] for row in rows} == NUMBERS.by_id.keys()
    assert len(NUMBERS.by_id) == len(NUMBERS.series)


def test_all_points_of_a_series_are_of_its_one_measure() -> None:
    for row in rows_of_points():
        found = NUMBERS.series_of(str(row["series"]))
        assert row["measure"] == found.measure
        assert row["unit"] == found.unit


def test_every_measure_and_every_group_has_a_series() -> None:
    assert {it.measure for it in NUMBERS.series} == set(MEASURES)
    assert {it.group for it in NUMBERS.series} == set(GROUPS)


def test_every_source_is_in_the_register_and_knows_what_cites_it() -> None:
    for found, it in POINTS:
        assert it.sources, found.id
        for citation in it.sources:
            uses = CONTENT.uses[citation.source]
            assert any(use.where == "numbers" and use.label == it.text for use in uses)


def test_no_figure_rests_on_memory_alone() -> None:
    assert {it.confidence for _, it in POINTS} <= {
        Confidence.DOCUMENTED,
        Confidence.REPORTED,
        Confidence.DISPUTED,
    }


def test_the_figures_are_as_the_sources_give_them() -> None:
    def values(name: str) -> list[float]:
        return [it.value for it in NUMBERS.series_of(name).points]

    assert values("ever-listed") == [8_870_000, 13_000_000, 13_490_000, 14_500_000]
    assert values("flights-refused") == [11_000_000, 17_460_000, 20_470_000, 27_300_000]
    assert values("trains-refused") == [4_000_000, 5_470_000, 5_710_000, 6_000_000]
    assert values("listed-now") == [5_700_000, 8_540_000]
    assert values("added") == [2_457_000]
    assert values("returned-by-repair") == [2_821_000, 1_970_000]


def test_13_49_million_is_of_march_2019_and_not_of_2018() -> None:
    (found,) = [it for _, it in POINTS if it.value == 13_490_000]
    assert str(found.as_of) == "2019-03"


def test_the_figure_of_foreign_policy_stands_alone_and_disputed() -> None:
    found = NUMBERS.series_of("court-list-170000")
    assert [it.confidence for it in found.points] == [Confidence.DISPUTED]
    counted = NUMBERS.series_of("barred-from-heading-firms").points[0]
    assert counted.value == found.points[0].value


def test_a_year_s_count_of_refused_flights_is_kept_apart_from_the_total() -> None:
    year, total = (NUMBERS.series_of(it) for it in ("flights-refused-in-2018", "flights-refused"))
    assert (year.measure, total.measure) == ("per-year", "running-total")
    assert year.points[0].confidence is Confidence.DISPUTED


def test_planes_and_trains_of_march_2019_add_up_to_the_headline() -> None:
    parts = [
        next(it.value for it in NUMBERS.series_of(name).points if str(it.as_of) == "2019-03")
        for name in ("flights-refused", "trains-refused")
    ]
    assert sum(parts) == 26_180_000 > NUMBERS.series_of("tickets-refused-together").points[0].value


def test_shares_in_words_are_those_of_the_figures() -> None:
    checked = 0
    for _, it in POINTS:
        said = re.search(r"([\d.]+) per cent of all", it.text)
        if said and it.share is not None:
            assert 100 * it.share == pytest.approx(float(said[1]), abs=0.01)
            checked += 1
    assert checked == 2


def test_the_three_groups_of_tax_grades_of_2020_have_the_published_shares() -> None:
    points = [it for it in NUMBERS.series_of("tax-grades").points if str(it.as_of) == "2020"]
    total = sum(it.value for it in points)
    shares = {it.part: 100 * it.value / total for it in points}
    assert shares["B and M"] == pytest.approx(84.67, abs=0.02)
    assert shares["C and D"] == pytest.approx(9.48, abs=0.02)


# What a figure of a series draws


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


# What is wrong with a series


def test_a_running_total_must_not_fall() -> None:
    (said,) = faults(series("running-total", point(5, "2018"), point(4, "2019")))
    assert "a running total cannot fall, from 5 in 2018 to 4 in 2019" in said


@pytest.mark.parametrize("later", [5, 6])
def test_a_running_total_may_stay_or_rise(later: int) -> None:
    assert not faults(series("running-total", point(5, "2018"), point(later, "2019")))


def test_who_is_listed_may_become_fewer() -> None:
    assert not faults(series("currently-listed", point(5, "2018"), point(4, "2019")))


def test_points_stand_in_order() -> None:
    (said,) = faults(series("currently-listed", point(5, "2019"), point(4, "2018")))
    assert "put the points in order" in said


@pytest.mark.parametrize("measure", ["running-total", "currently-listed", "per-year"])
def test_two_values_of_one_time_are_both_kept_and_both_called_disputed(measure: str) -> None:
    told = faults(series(measure, point(4, "2018"), point(5, "2018")))
    assert len(told) == 2
    assert all("two values for one time" in it for it in told)
    assert len(faults(series(measure, point(4, "2018"), disputed(5, "2018")))) == 1
    assert not faults(series(measure, disputed(4, "2018"), disputed(5, "2018")))


def test_a_day_within_a_month_is_the_same_time_as_that_month() -> None:
    assert len(faults(series("currently-listed", point(5, "2018-03-02"), point(4, "2018-03")))) == 2


def test_parts_of_one_count_are_no_dispute() -> None:
    assert not faults(
        series("single-count", point(4, "2018", part="A"), point(5, "2018", part="B"))
    )


def test_a_single_count_has_one_value() -> None:
    assert len(faults(series("single-count", point(4, "2018"), point(5, "2019")))) == 2


def test_periods_that_follow_each_other_are_no_dispute() -> None:
    early = point(4, "2025-09", since="2025-01")
    assert not faults(series("per-year", point(9, "2024"), early))
    late = point(4, "2025-09", since="2024-12")
    assert len(faults(series("per-year", point(9, "2024"), late))) == 2


@pytest.mark.parametrize("key", [{"since": "2017"}, {"change": -5.0}])
def test_only_a_count_per_year_has_a_period_and_a_change(key: dict[str, Any]) -> None:
    assert len(faults(series("currently-listed", point(4, "2018", **key)))) == 1
    assert not faults(series("per-year", point(4, "2018", **key)))


@pytest.mark.parametrize(("value", "wrong"), [(100, 0), (100.1, 1)])
def test_a_share_is_at_most_100_per_cent(value: float, wrong: int) -> None:
    assert len(faults(series("single-count", point(value, "2018"), unit=PER_CENT))) == wrong


def test_a_part_is_at_most_its_whole() -> None:
    assert point(4, "2018", of=4).share == 1
    with pytest.raises(ValidationError, match="more than the whole"):
        point(5, "2018", of=4)


def test_a_series_has_a_point() -> None:
    with pytest.raises(ValidationError, match="this list is empty"):
        series("single-count")


def test_a_point_has_a_date() -> None:
    with pytest.raises(ValidationError, match="as_of"):
        Point.model_validate({"value": 1, "text": "t", "confidence": "illustrative"})


# What follows from figures


values_that_rise = st.lists(st.integers(1, 10**9), min_size=2, max_size=6).map(sorted)


@given(values_that_rise)
def test_the_paces_of_a_total_lead_from_its_first_value_to_its_last(values: list[int]) -> None:
    total = series("running-total", *(point(it, f"20{10 + n}") for n, it in enumerate(values)))
    found = stretches(total)
    months = [(it.end.as_of.last - it.start.as_of.last).days / (365.25 / 12) for it in found]
    grown = sum(it.a_month * month for it, month in zip(found, months, strict=True))
    assert grown == pytest.approx(values[-1] - values[0], abs=1e-3)
    assert all(it.a_month >= 0 for it in found)


stays = st.builds(
    lambda on, years: Stay(on=on, off=on + years if years else None),
    st.integers(1, 20),
    st.integers(0, 9),
)


@given(st.lists(stays), st.integers(1, 25))
def test_a_total_never_falls_and_is_never_below_the_stock(names: list[Stay], year: int) -> None:
    assert ever(names, year) <= ever(names, year + 1)
    assert listed(names, year) <= ever(names, year)


@given(st.lists(stays), st.integers(2, 25))
def test_a_stock_changes_by_what_comes_less_what_goes(names: list[Stay], year: int) -> None:
    came = sum(it.on == year for it in names)
    went = sum(it.off == year for it in names)
    assert listed(names, year) - listed(names, year - 1) == came - went


def test_the_gap_is_between_the_nearest_two_points_and_the_total_comes_first() -> None:
    total = series("running-total", point(10, "2015"), point(20, "2018"), point(99, "2023"))
    stock = series("currently-listed", point(5, "2019"))
    found = gap(total, stock)
    assert (found.total.value, found.factor) == (20, 4)


def test_a_gap_and_a_net_change_need_the_right_measures() -> None:
    total, stock = (series(it, point(5, "2019")) for it in ("running-total", "currently-listed"))
    with pytest.raises(ValueError, match="not a running total and a stock"):
        gap(stock, total)
    with pytest.raises(ValueError, match="no figure for the whole year 2019"):
        net(total, total, 2019)
    with pytest.raises(ValueError, match="no pace"):
        stretches(stock)


def test_part_of_a_year_is_never_taken_for_the_year() -> None:
    added, left = NUMBERS.series_of("added"), NUMBERS.series_of("returned-by-repair")
    with pytest.raises(ValueError, match="whole year 2025"):
        net(left, added, 2025)


def test_the_invented_list_shows_the_factor_of_the_real_one() -> None:
    found = gap(NUMBERS.series_of("ever-listed"), NUMBERS.series_of("listed-now"))
    assert ever(NUMBERS.stays, 7) / listed(NUMBERS.stays, 7) == round(found.factor, 1) == 2.5


# How figures travelled


def test_both_numbers_travel_and_their_stops_are_dated_in_order() -> None:
    assert {it.number for it in NUMBERS.travels} == {"170,000", "17.5 million"}
    for travel in NUMBERS.travels:
        days = [stop.as_of.last for stop in travel.stops]
        assert days == sorted(days)
        assert {stop.counts for stop in travel.stops} <= {it.id for it in travel.options}


def test_a_number_counts_more_than_one_thing_on_its_way() -> None:
    for travel in NUMBERS.travels:
        assert len({stop.counts for stop in travel.stops}) > 1


def test_a_stop_without_a_copy_is_called_unverified_and_cites_nothing() -> None:
    unseen = [
        stop
        for travel in NUMBERS.travels
        for stop in travel.stops
        if stop.confidence is Confidence.UNVERIFIED
    ]
    assert [stop.counts for stop in unseen] == ["people"]
    assert unseen[0].sources == ()
