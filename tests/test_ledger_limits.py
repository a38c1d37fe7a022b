"""What stops a score: items that set a grade, yearly caps, and the range."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.events import MAX_COUNT, Event
from social_credit.ledger import Reading, Status
from social_credit.scheme import top_of
from tests.builders import DAY, DOWN, UP, edition, item, scored, steps
from tests.ledgers import EVERY_KIND, EVERY_KIND_RANGED, READINGS, SETTER, events_of

# Items that set a grade


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        (500, 119, Status.COUNTED),
        (121, 119, Status.COUNTED),
        (120, 119, Status.COUNTED),
        (119, 119, Status.NO_CHANGE),
        (80, 80, Status.NO_CHANGE),
        (79, 79, Status.NO_CHANGE),
    ],
)
def test_a_set_score_falls_to_the_top_of_the_grade_from_above_and_stays_from_below(
    before: int, after: int, status: Status
) -> None:
    rules = edition([UP, DOWN, SETTER])
    ledger = scored(rules, *steps(before - 100), "fall", reading=Reading.SCORE_SET)
    assert (ledger.score, ledger.lines[-1].status) == (after, status)
    assert ledger.held_at is None


@pytest.mark.parametrize(
    ("before", "grade", "held", "status"),
    [
        (500, "fair", "fair", Status.COUNTED),
        (120, "fair", "fair", Status.COUNTED),
        (119, "fair", None, Status.NO_CHANGE),
        (79, "low", None, Status.NO_CHANGE),
    ],
)
def test_a_capped_grade_is_held_from_above_and_nothing_is_held_from_below(
    before: int, grade: str, held: str | None, status: Status
) -> None:
    rules = edition([UP, DOWN, SETTER])
    ledger = scored(rules, *steps(before - 100), "fall", reading=Reading.GRADE_CAPPED)
    assert (ledger.score, ledger.grade) == (before, grade)
    assert (ledger.held_at, ledger.lines[-1].status) == (held, status)


def test_a_second_worse_grade_holds_lower_and_a_second_better_one_lifts_nobody() -> None:
    rules = edition([UP, SETTER, item("crash", sets="low")])
    capped = Reading.GRADE_CAPPED
    assert scored(rules, *steps(50), "fall", "crash", reading=capped).held_at == "low"
    assert scored(rules, *steps(50), "crash", "fall", reading=capped).held_at == "low"


@settings(max_examples=200)
@given(events_of(EVERY_KIND))
def test_where_the_grade_is_capped_an_item_that_sets_it_never_changes_the_score(
    events: list[Event],
) -> None:
    ledger = scored(EVERY_KIND, *events, reading=Reading.GRADE_CAPPED)
    assert all(line.change == 0 for line in ledger.lines if line.item.sets_grade)


@settings(max_examples=200)
@given(events_of(EVERY_KIND))
def test_where_the_grade_is_capped_it_never_gets_better_than_the_cap_again(
    events: list[Event],
) -> None:
    rank, worst_cap = EVERY_KIND.rank, -1
    for line in scored(EVERY_KIND, *events, reading=Reading.GRADE_CAPPED).lines:
        if line.item.sets_grade and line.status is Status.COUNTED:
            worst_cap = max(worst_cap, rank[line.item.sets_grade])
        assert line.grade_after is not None
        assert rank[line.grade_after] >= worst_cap


@settings(max_examples=200)
@given(events_of(EVERY_KIND))
def test_where_the_score_is_set_it_is_never_above_the_top_of_that_grade_right_after(
    events: list[Event],
) -> None:
    table = EVERY_KIND.line_tables[0]
    for line in scored(EVERY_KIND, *events, reading=Reading.SCORE_SET).lines:
        if line.item.sets_grade:
            top = top_of(EVERY_KIND, table, line.item.sets_grade)
            assert line.after is not None
            assert top is not None
            assert line.after <= top
            assert line.change <= 0


@settings(max_examples=100)
@given(events_of(EVERY_KIND))
def test_without_an_item_that_sets_a_grade_both_readings_agree(events: list[Event]) -> None:
    plain = [event for event in events if not EVERY_KIND.item_of[event.item].sets_grade]
    one, other = (scored(EVERY_KIND, *plain, reading=reading) for reading in Reading)
    assert one.lines == other.lines


def test_an_item_that_sets_a_grade_gives_it_where_no_line_is_known() -> None:
    rules = edition([SETTER], base=None)
    ledger = scored(rules, "fall")
    assert (ledger.score, ledger.grade, ledger.lines[0].status) == (0, "fair", Status.COUNTED)


# Yearly caps and the range


def test_a_yearly_cap_lets_through_what_is_left_of_it_and_then_nothing() -> None:
    rules = edition([item("gift", 5, cap=12)])
    ledger = scored(rules, "gift", "gift", "gift", "gift")
    assert [line.change for line in ledger.lines] == [5, 5, 2, 0]
    assert [line.status for line in ledger.lines] == [
        Status.COUNTED,
        Status.COUNTED,
        Status.CAPPED,
        Status.CAPPED,
    ]


@pytest.mark.parametrize(
    ("count", "change", "status"),
    [(2, 10, Status.COUNTED), (3, 15, Status.COUNTED), (4, 15, Status.CAPPED)],
)
def test_a_yearly_cap_holds_within_one_event_and_exactly_at_it_nothing_is_lost(
    count: int, change: int, status: Status
) -> None:
    line = scored(edition([item("gift", 5, cap=15)]), Event(DAY, "gift", count)).lines[0]
    assert (line.change, line.status) == (change, status)


@pytest.mark.parametrize(
    ("count", "change", "status"),
    [(2, -8, Status.COUNTED), (3, -10, Status.CAPPED), (MAX_COUNT, -10, Status.CAPPED)],
)
def test_a_negative_item_is_capped_from_below(count: int, change: int, status: Status) -> None:
    line = scored(edition([item("late", -4, cap=-10)]), Event(DAY, "late", count)).lines[0]
    assert (line.change, line.status) == (change, status)


def test_a_yearly_cap_counts_calendar_years_and_begins_anew_on_new_years_day() -> None:
    rules = edition([item("gift", 5, cap=10)])
    ledger = scored(
        rules,
        Event(date(2015, 12, 31), "gift", 3),
        Event(date(2016, 1, 1), "gift", 1),
        Event(date(2016, 12, 31), "gift", 2),
        Event(date(2017, 1, 1), "gift", 2),
    )
    assert [line.change for line in ledger.lines] == [10, 5, 5, 10]


def test_each_item_has_a_cap_of_its_own() -> None:
    rules = edition([item("gift", 5, cap=5), item("hours", 5, cap=5)])
    assert [line.change for line in scored(rules, "gift", "hours", "gift").lines] == [5, 5, 0]


@settings(max_examples=200)
@given(events_of(EVERY_KIND), READINGS, st.booleans())
def test_no_item_ever_adds_or_takes_more_than_its_cap_in_a_calendar_year(
    events: list[Event], reading: Reading, ranged: bool
) -> None:
    rules = EVERY_KIND_RANGED if ranged else EVERY_KIND
    totals: dict[tuple[str, int], int] = defaultdict(int)
    for line in scored(rules, *events, reading=reading).lines:
        totals[line.item.id, line.event.day.year] += line.change
    for (act, _), total in totals.items():
        cap = rules.item_of[act].cap_per_year
        assert cap is None or abs(total) <= abs(cap)


@pytest.mark.parametrize(
    ("points", "score_after", "status"),
    [
        (49, 149, Status.COUNTED),
        (50, 150, Status.COUNTED),
        (51, 150, Status.COUNTED),
        (-99, 1, Status.COUNTED),
        (-100, 0, Status.COUNTED),
        (-101, 0, Status.COUNTED),
    ],
)
def test_a_score_stops_at_the_ends_of_the_range(
    points: int, score_after: int, status: Status
) -> None:
    ledger = scored(edition(base=100, between=(0, 150)), *steps(points))
    assert (ledger.score, ledger.lines[0].status) == (score_after, status)


def test_at_the_end_of_the_range_an_event_changes_nothing_and_says_so() -> None:
    ledger = scored(edition(base=100, between=(0, 150)), *steps(50), "up", "down")
    assert [line.change for line in ledger.lines] == [50, 0, -1]
    assert ledger.lines[1].status is Status.NO_CHANGE


@settings(max_examples=200)
@given(events_of(EVERY_KIND_RANGED), READINGS)
def test_a_score_never_leaves_the_range(events: list[Event], reading: Reading) -> None:
    for line in scored(EVERY_KIND_RANGED, *events, reading=reading).lines:
        assert line.after is not None
        assert 0 <= line.after <= 150
