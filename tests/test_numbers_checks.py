"""What is wrong with a series, and what only looks wrong."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from social_credit.numbers import PER_CENT, Numbers, Point, Series, Travel
from social_credit.numbers_checks import number_faults
from tests.figures import disputed, point, series, stop, travel


def faults(*all_series: Series) -> list[str]:
    return [fault.message for fault in number_faults(Numbers(series=all_series))]


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
    assert len(faults(series("currently-listed", point(5, "2018-03"), point(4, "2018-03-31")))) == 2
    assert not faults(series("currently-listed", point(5, "2018-03"), point(4, "2018-04-01")))


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


# What is wrong with the travels of a figure


def travel_faults(it: Travel) -> list[tuple[object, str]]:
    known = Numbers(series=(series("single-count", point(4, "2018")),), travels=(it,))
    return [(fault.path, fault.message) for fault in number_faults(known)]


def test_stops_in_order_that_count_what_there_is_to_choose_have_no_fault() -> None:
    stops = stop("people", "2018"), stop("tickets", "2018"), stop("people", "2019-02")
    assert travel_faults(travel(*stops, of=("it",))) == []


def test_a_stop_counts_one_of_the_options() -> None:
    ((path, said),) = travel_faults(travel(stop("people", "2018"), stop("horses", "2018")))
    assert path == ("travels", 0, "stops", 1, "counts")
    assert "'horses' is none of the options; those are people, tickets" in said


def test_stops_are_put_in_order() -> None:
    ((path, said),) = travel_faults(travel(stop("people", "2018"), stop("people", "2017-12-31")))
    assert path == ("travels", 0, "stops", 1, "as_of")
    assert "2017-12-31 is earlier than 2018 above it" in said


def test_a_figure_is_of_a_series_that_is_there() -> None:
    ((path, said),) = travel_faults(travel(stop("people", "2018"), of=("it", "horses")))
    assert path == ("travels", 0, "series", 1)
    assert "there is no series 'horses'" in said
