"""The ledger: lines, grades, sums, order, caps, ranges, consent, and what is refused."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.events import MAX_COUNT, Event, EventRefused, Reason, refusals
from social_credit.grades import LineTable
from social_credit.item import Item
from social_credit.ledger import Ledger, Reading, Status
from social_credit.scheme import Edition, grade_at, top_of
from tests.builders import (
    AS_OF,
    DAY,
    DOWN,
    FIRST,
    LAST,
    UP,
    at,
    by_single_points,
    edition,
    item,
    lines,
    scored,
    steps,
)

DAYS = st.dates(FIRST, LAST)
COUNTS = st.one_of(st.integers(1, 5), st.integers(1, MAX_COUNT))
READINGS = st.sampled_from(Reading)

REAL = [
    pytest.param(rules, table, grade, first, id=f"{rules.id}-{table.id}-{grade}")
    for rules in load().editions
    if rules.start is not None
    for table in rules.line_tables
    for grade, first in table.firsts
]

SETTER = item("fall", sets="fair", law="offence")
"""Sets the grade from 80 to 119 points, in editions with the usual lines of these tests."""


def events_of(rules: Edition, most: int = 12) -> st.SearchStrategy[list[Event]]:
    """Lives of up to so many events of an edition's items, in any order."""
    acts = st.sampled_from([it.id for it in rules.items])
    return st.lists(st.builds(Event, DAYS, acts, COUNTS), max_size=most)


def one_of_each_kind(*, ranged: bool = False) -> Edition:
    """Items of every kind: plain, capped either way, unknown, and two that set a grade."""
    return edition(
        [
            UP,
            DOWN,
            item("gift", 5, cap=15),
            item("late", -4, cap=-10),
            item("hours", unknown="not published"),
            SETTER,
            item("crash", sets="low", law="offence"),
        ],
        between=(0, 150) if ranged else None,
    )


EVERY_KIND = one_of_each_kind()
EVERY_KIND_RANGED = one_of_each_kind(ranged=True)
REAL_2014 = load().edition("rongcheng-2014").run_on()


def points_only(rules: Edition) -> Edition:
    """Plain points and nothing else: no item sets a grade or has a cap."""
    return edition([it for it in rules.items if it.points and not it.cap_per_year])


# Lines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rules", "table", "grade", "first"), REAL)
def test_exactly_on_a_real_line_is_the_grade(
    rules: Edition, table: LineTable, grade: str, first: int
) -> None:
    ledger = at(by_single_points(rules), first, table=table)
    assert (ledger.score, ledger.grade) == (first, grade)


@pytest.mark.parametrize(("rules", "table", "grade", "first"), REAL)
def test_one_point_above_a_real_line_is_the_grade(
    rules: Edition, table: LineTable, grade: str, first: int
) -> None:
    ledger = at(by_single_points(rules), first + 1, table=table)
    assert (ledger.score, ledger.grade) == (first + 1, grade)


@pytest.mark.parametrize(("rules", "table", "grade", "first"), REAL)
def test_one_point_below_a_real_line_is_the_next_worse_grade(
    rules: Edition, table: LineTable, grade: str, first: int
) -> None:
    by_score = [it.id for it in rules.by_score]
    worse = by_score[by_score.index(grade) + 1]
    ledger = at(by_single_points(rules), first - 1, table=table)
    assert (ledger.score, ledger.grade) == (first - 1, worse)


@pytest.mark.parametrize(
    ("target", "grade"),
    [(121, "high"), (120, "fair"), (119, "fair"), (81, "fair"), (80, "low"), (79, "low")],
)
def test_a_score_on_a_line_that_is_not_inclusive_is_below_it(target: int, grade: str) -> None:
    rules = edition(table=lines({"high": 120, "fair": 80}, inclusive=False))
    assert at(rules, target).grade == grade


def test_the_first_line_table_is_used_unless_another_is_given() -> None:
    rules = load().edition("rongcheng-2014")
    first, *others = rules.line_tables
    late = [Event(date(2016, 1, 15), "loan-arrears", 14), Event(DAY, "traffic-ticket")]
    unasked = scored(rules, *late)
    assert (unasked.table, unasked.grade) == (first, "B")
    found = {table.id: scored(rules, *late, table=table).grade for table in others}
    assert found == {"aaa-1300": "B", "printed-2018": "C"}


def test_the_best_grade_has_no_top_and_each_other_ends_just_below_the_next_better_line() -> None:
    rules = edition()
    table = rules.line_tables[0]
    assert [top_of(rules, table, grade) for grade in rules.rank] == [None, 119, 79]


def test_an_edition_without_grades_gives_no_grade_for_a_score() -> None:
    village = load().edition("dibaoquan-2018")
    with pytest.raises(ValueError, match="dibaoquan-2018 has no grades"):
        grade_at(village, lines({"high": 1}), 5)


def test_an_unknown_line_table_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match="small has no line table 'no-such'"):
        edition().table("no-such")


# Sums and order --------------------------------------------------------------------------------


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


# Items that set a grade ------------------------------------------------------------------------


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


# Yearly caps and the range ---------------------------------------------------------------------


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


# What is not known, and what is not agreed to --------------------------------------------------


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


# What is refused -------------------------------------------------------------------------------

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
