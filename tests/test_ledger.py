"""The ledger: sums, order, what is not known, and consent."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.events import Event
from social_credit.grades import LineTable
from social_credit.item import Item
from social_credit.ledger import Ledger, Reading, Status
from social_credit.scheme import Edition
from tests.builders import DAY, DOWN, UP, edition, item, scored, steps
from tests.ledgers import (
    COUNTS,
    EVERY_KIND,
    EVERY_KIND_RANGED,
    READINGS,
    REAL_2014,
    SETTER,
    events_of,
)


def points_only(rules: Edition) -> Edition:
    """Plain points and nothing else: no item sets a grade or has a cap."""
    return edition([it for it in rules.items if it.points and not it.cap_per_year])


# Sums and order


def assert_sound(ledger: Ledger, events: list[Event]) -> None:
    """What holds of every scored ledger."""
    assert ledger.score == ledger.start + sum(line.change for line in ledger.lines)
    assert [line.event for line in ledger.lines] == sorted(events, key=lambda event: event.day)
    assert ledger.lines == () or ledger.lines[0].before == ledger.start
    assert ledger.lines == () or ledger.lines[0].grade_before == ledger.start_grade
    for line in ledger.lines:
        assert line.before is not None
        assert line.before + line.change == line.after
    for one, other in pairwise(ledger.lines):
        assert one.after == other.before
        assert one.grade_after == other.grade_before
    if ledger.lines:
        assert ledger.lines[-1].after == ledger.score
        assert ledger.lines[-1].grade_after == ledger.grade


@settings(max_examples=200)
@given(events_of(EVERY_KIND), READINGS, st.booleans())
def test_the_changes_always_add_up_to_the_score_and_each_line_goes_on_from_the_last(
    events: list[Event], reading: Reading, ranged: bool
) -> None:
    rules = EVERY_KIND_RANGED if ranged else EVERY_KIND
    assert_sound(scored(rules, *events, reading=reading), events)


@settings(max_examples=200)
@given(events_of(REAL_2014), READINGS, st.sampled_from(REAL_2014.line_tables))
def test_the_changes_add_up_under_the_real_rules_and_every_line_table(
    events: list[Event], reading: Reading, table: LineTable
) -> None:
    assert_sound(scored(REAL_2014, *events, reading=reading, table=table), events)


@settings(max_examples=100)
@given(events_of(EVERY_KIND))
def test_events_of_one_day_stay_in_the_order_given(events: list[Event]) -> None:
    ledger = scored(EVERY_KIND, *events)
    for day in {event.day for event in events}:
        given_order = [event for event in events if event.day == day]
        assert [line.event for line in ledger.lines if line.event.day == day] == given_order


@settings(max_examples=200)
@given(st.data())
def test_where_only_points_count_no_order_of_the_events_changes_the_score_or_grade(
    data: st.DataObject,
) -> None:
    rules = points_only(REAL_2014)
    events = data.draw(events_of(rules))
    shuffled = data.draw(st.permutations(events))
    one, other = scored(rules, *events), scored(rules, *shuffled)
    assert (one.score, one.grade) == (other.score, other.grade)


@settings(max_examples=200)
@given(st.data())
def test_where_only_points_count_it_does_not_matter_on_which_day_an_event_falls(
    data: st.DataObject,
) -> None:
    rules = points_only(REAL_2014)
    events = data.draw(events_of(rules))
    days = data.draw(st.permutations([event.day for event in events]))
    moved = [Event(day, it.item, it.count) for day, it in zip(days, events, strict=True)]
    assert scored(rules, *events).score == scored(rules, *moved).score


@settings(max_examples=200)
@given(st.data())
def test_a_yearly_cap_alone_does_not_make_the_order_within_a_year_matter(
    data: st.DataObject,
) -> None:
    rules = edition([UP, DOWN, item("gift", 5, cap=15), item("late", -4, cap=-10)])
    acts = st.sampled_from([it.id for it in rules.items])
    in_2016 = st.dates(date(2016, 1, 1), date(2016, 12, 31))
    events = data.draw(st.lists(st.builds(Event, in_2016, acts, COUNTS), max_size=8))
    shuffled = data.draw(st.permutations(events))
    assert scored(rules, *events).score == scored(rules, *shuffled).score


def test_the_order_matters_where_an_item_sets_the_score() -> None:
    rules = edition([item("award", 30), SETTER])
    assert scored(rules, "award", "fall").score == 119
    assert scored(rules, "fall", "award").score == 130


def test_the_order_does_not_matter_where_an_item_only_caps_the_grade() -> None:
    rules = edition([item("award", 30), SETTER], base=120)
    first = scored(rules, "award", "fall", reading=Reading.GRADE_CAPPED)
    last = scored(rules, "fall", "award", reading=Reading.GRADE_CAPPED)
    assert (first.score, first.grade) == (last.score, last.grade) == (150, "fair")


def test_the_order_matters_even_to_a_cap_for_somebody_who_was_in_that_grade_already() -> None:
    rules = edition([item("award", 30), SETTER], base=100)
    assert scored(rules, "award", "fall", reading=Reading.GRADE_CAPPED).grade == "fair"
    assert scored(rules, "fall", "award", reading=Reading.GRADE_CAPPED).grade == "high"


def test_the_order_matters_where_the_range_ends() -> None:
    rules = edition([item("award", 30), item("ticket", -30)], base=100, between=(0, 110))
    assert scored(rules, "award", "ticket").score == 80
    assert scored(rules, "ticket", "award").score == 100


# What is not known, and what is not agreed to


@settings(max_examples=50)
@given(COUNTS)
def test_an_item_of_unknown_value_changes_nothing_however_often(count: int) -> None:
    line = scored(EVERY_KIND, Event(DAY, "hours", count)).lines[0]
    assert (line.change, line.status, line.grade_after) == (0, Status.NO_VALUE, "fair")


def test_where_the_base_is_unknown_the_score_is_what_was_gathered_since() -> None:
    ledger = scored(edition(base=None), *steps(7), *steps(-9))
    assert (ledger.start, ledger.start_known, ledger.score, ledger.grade) == (0, False, -2, None)


@settings(max_examples=100)
@given(events_of(EVERY_KIND), READINGS)
def test_without_consent_nothing_is_computed(events: list[Event], reading: Reading) -> None:
    asking = edition(EVERY_KIND.items, consent="required")
    ledger = scored(asking, *events, reading=reading, consent=False)
    assert (ledger.scored, ledger.score, ledger.grade, ledger.start_grade) == (
        False,
        None,
        None,
        None,
    )
    assert ledger.held_at is None
    assert len(ledger.lines) == len(events)
    for line in ledger.lines:
        assert (line.before, line.change, line.after) == (None, 0, None)
        assert (line.grade_before, line.grade_after) == (None, None)
        assert line.status in (Status.RECORDED, Status.NOT_REWARDED)


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (item("act", -5, law="offence"), Status.RECORDED),
        (item("act", -5, law="unknown"), Status.RECORDED),
        (item("act", sets="low", law="offence"), Status.RECORDED),
        (item("act", unknown="not read", law="offence"), Status.RECORDED),
        (item("act", unknown="not read", law="breach"), Status.RECORDED),
        (item("act", unknown="not read", law="lawful"), Status.NOT_REWARDED),
        (item("act", 5, law="lawful"), Status.NOT_REWARDED),
    ],
)
def test_without_consent_what_counts_against_a_person_is_recorded_and_the_rest_unrewarded(
    act: Item, status: Status
) -> None:
    asking = edition([act], consent="required")
    assert scored(asking, "act", consent=False).lines[0].status is status


@settings(max_examples=50)
@given(events_of(EVERY_KIND), st.booleans())
def test_with_consent_or_where_nobody_is_asked_the_score_is_the_same(
    events: list[Event], consent: bool
) -> None:
    asking = edition(EVERY_KIND.items, consent="required")
    asked, unasked = scored(asking, *events), scored(EVERY_KIND, *events, consent=consent)
    assert asked.lines == unasked.lines
