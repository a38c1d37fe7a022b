"""Events that a ledger refuses, and the days and counts that it takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.events import MAX_COUNT, Event, EventRefused, Reason, refusals
from tests.builders import AS_OF, DAY, FIRST, LAST, edition, scored

ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("event", "reason", "limit", "values"),
    [
        (Event(FIRST - ONE_DAY, "up"), Reason.BEFORE, FIRST, ["2013-12-31", "2014-01-01"]),
        (Event(date(1, 1, 1), "up"), Reason.BEFORE, FIRST, ["0001-01-01", "2014-01-01"]),
        (Event(LAST + ONE_DAY, "up"), Reason.AFTER, LAST, ["2019-01-01", "2018-12-31"]),
        (Event(date(9999, 12, 31), "up"), Reason.AFTER, LAST, ["9999-12-31", "2018-12-31"]),
        (Event(DAY, "up", 0), Reason.COUNT, MAX_COUNT, ["1 to 1000", "not 0"]),
        (Event(DAY, "up", -1), Reason.COUNT, MAX_COUNT, ["1 to 1000", "not -1"]),
        (Event(DAY, "up", 1001), Reason.COUNT, MAX_COUNT, ["1 to 1000", "not 1001"]),
        (Event(DAY, "up", 10**30), Reason.COUNT, MAX_COUNT, [str(10**30)]),
        (Event(DAY, "<b>no</b>"), Reason.ITEM, "small", ["'<b>no</b>'", "small"]),
    ],
)
def test_an_event_outside_the_rules_is_refused_with_the_values_in_the_message(
    event: Event, reason: Reason, limit: object, values: list[str]
) -> None:
    with pytest.raises(EventRefused) as refused:
        scored(edition(), event, as_of=date.max)
    assert (refused.value.reason, refused.value.limit) == (reason, limit)
    assert refused.value.event is event
    assert [value for value in values if value not in str(refused.value)] == []


def test_the_day_scored_for_is_the_last_one_that_counts() -> None:
    assert scored(edition(), "up", as_of=DAY).score == 101
    with pytest.raises(EventRefused, match=r"^2016-06-01 is later .* 2016-05-31$") as refused:
        scored(edition(), "up", as_of=DAY - ONE_DAY)
    assert (refused.value.reason, refused.value.limit) == (Reason.FUTURE, DAY - ONE_DAY)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_of_an_edition_belong_to_it(day: date) -> None:
    assert scored(edition(), Event(day, "up")).score == 101
    assert edition().holds_on(day)


@pytest.mark.parametrize("day", [FIRST - ONE_DAY, LAST + ONE_DAY])
def test_the_days_around_an_edition_do_not_belong_to_it(day: date) -> None:
    assert not edition().holds_on(day)


@pytest.mark.parametrize("count", [1, MAX_COUNT])
def test_the_smallest_and_the_largest_count_are_accepted(count: int) -> None:
    assert scored(edition(), Event(DAY, "up", count)).score == 100 + count


def test_the_first_event_that_cannot_be_scored_is_the_one_reported() -> None:
    with pytest.raises(EventRefused, match="no item 'first'"):
        scored(edition(), "up", "first", "second")


def test_refusals_give_every_event_in_the_order_given_with_its_reason_or_none() -> None:
    events = [
        Event(LAST, "up"),
        Event(FIRST - ONE_DAY, "up"),
        Event(DAY, "nothing"),
        Event(FIRST, "down"),
    ]
    found = list(refusals(edition(), events, AS_OF))
    assert [event for event, _ in found] == events
    assert [refused and refused.reason for _, refused in found] == [
        None,
        Reason.BEFORE,
        Reason.ITEM,
        None,
    ]


@settings(max_examples=200)
@given(
    st.lists(
        st.builds(
            Event,
            st.dates(),
            st.sampled_from(["up", "down", "other"]),
            st.integers(-2, MAX_COUNT + 2),
        ),
        max_size=6,
    ),
    st.dates(),
)
def test_what_is_not_refused_can_be_scored_and_what_is_refused_cannot(
    events: list[Event], as_of: date
) -> None:
    good = []
    for event, refused in refusals(edition(), events, as_of):
        if refused is None:
            good.append(event)
        else:
            with pytest.raises(EventRefused):
                scored(edition(), event, as_of=as_of)
    assert len(scored(edition(), *good, as_of=as_of).lines) == len(good)


def test_an_edition_that_runs_on_has_no_last_day_and_keeps_its_first() -> None:
    rules = edition().run_on()
    assert scored(rules, Event(LAST + ONE_DAY, "up"), as_of=date.max).score == 101
    assert scored(rules, Event(date.max, "up"), as_of=date.max).score == 101
    with pytest.raises(EventRefused) as refused:
        scored(rules, Event(FIRST - ONE_DAY, "up"), as_of=date.max)
    assert refused.value.reason is Reason.BEFORE
    assert edition().run_on().items == edition().items
