"""The axis of the timeline: full years have room, time never turns back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.timeline_axis import TimeAxis, axis_for
from social_credit.timeline_view import entries

TIMELINE = load().timeline


DAYS = st.lists(st.dates(date(1001, 1, 1), date(2026, 12, 31)), max_size=60)


@st.composite
def axes(draw: st.DrawFn) -> TimeAxis:
    first = draw(st.integers(1001, 2026))
    return axis_for(draw(DAYS), first, draw(st.integers(first, 2026)))


@given(axes(), st.dates(date(900, 1, 1), date(2100, 1, 1)), st.integers(0, 100_000))
def test_the_axis_never_turns_back(axis: TimeAxis, day: date, days: int) -> None:
    assert axis.at(day) <= axis.at(day + timedelta(days)) <= 1


@given(axes())
def test_the_ends_of_the_axis_are_0_and_1_and_its_breaks_grow(axis: TimeAxis) -> None:
    assert axis.places[0] == 0
    assert axis.places[-1] == pytest.approx(1)
    assert all(one < other for one, other in pairwise(axis.places))
    assert all(one < other for one, other in pairwise(axis.days))


@given(axes(), st.data())
def test_the_axis_can_be_read_backwards(axis: TimeAxis, data: st.DataObject) -> None:
    ordinal = data.draw(st.integers(axis.days[0], axis.days[-1]))
    day = date.fromordinal(ordinal)
    assert axis.day(axis.at(day)) == day


def test_days_beyond_the_axis_lie_at_its_ends() -> None:
    axis = axis_for([], 2014, 2020)
    assert axis.at(date(2013, 1, 1)) == 0
    assert axis.at(date(2030, 1, 1)) == pytest.approx(1)
    assert axis.after(date(2020, 12, 31)) == pytest.approx(1)


def test_a_year_with_events_has_more_room_than_one_without() -> None:
    axis = axis_for([date(2015, 3, day) for day in (1, 2, 3, 4)], 2014, 2016)
    rooms = [after - before for before, after in pairwise(axis.places)]
    assert rooms[1] == pytest.approx(5 * rooms[0])
    assert rooms[2] == pytest.approx(rooms[0])


def test_an_event_on_the_first_of_january_gives_room_to_its_own_year() -> None:
    axis = axis_for([date(2015, 1, 1)], 2014, 2015)
    assert axis.places[1] == pytest.approx(0.5 / 2)


@given(axes(), st.integers(1, 10))
def test_ticks_are_years_in_order_that_begin_with_the_first_and_keep_apart(
    axis: TimeAxis, most: int
) -> None:
    first, last = (date.fromordinal(day).year for day in (axis.days[0], axis.days[-1] - 1))
    years = axis.ticks(first, last, most)
    assert years[0] == first
    assert len(years) <= most + 1
    assert list(years) == sorted(set(years))
    assert years[-1] <= last


def test_the_nine_centuries_before_1900_take_less_room_than_the_years_since_2014() -> None:
    found = entries(TIMELINE)
    axis = axis_for([it.when.first for it in found], 1001, 2026)
    assert axis.at_year(1900) < 0.15
    assert 1 - axis.at_year(2014) > 0.5
