"""Firms in the calculator: other starts, grades that no score gives, grades that hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.events import Event, EventRefused
from social_credit.firm import NEW, firm_year, without_direct
from social_credit.ledger import Reading, score
from social_credit.lives import dated
from social_credit.reach import next_down, next_up
from social_credit.scheme import grade_at, top_of

RULES = load().edition("taxpayer-2025")
TABLE = RULES.line_tables[0]
YEAR = 2026
RANK = RULES.rank
DIRECT = [item.id for item in RULES.items if item.sets_grade == "D"]
POINTS = [item.id for item in RULES.items if item.points is not None]

a_day = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
events_of = st.lists(
    st.builds(Event, a_day, st.sampled_from([item.id for item in RULES.items]), st.integers(1, 12)),
    max_size=12,
)
starts = st.sampled_from([None, *(start.id for start in RULES.starts)])


def final(events: Sequence[Event], start: str | None = None) -> tuple[int | None, str | None]:
    ledger = firm_year(RULES, start, events, YEAR).ledger
    return ledger.score, ledger.grade


# Lines


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        *((points, "A") for points in (100, 91, 90)),
        *((points, "B") for points in (89, 71, 70)),
        *((points, "C") for points in (69, 41, 40)),
        *((points, "D") for points in (39, 0, -5)),
    ],
)
def test_a_score_has_the_grade_of_the_line_it_reaches(points: int, grade: str) -> None:
    assert grade_at(RULES, TABLE, points) == grade


def test_no_score_at_all_gives_an_m() -> None:
    assert {grade_at(RULES, TABLE, points) for points in range(-50, 150)} == set("ABCD")


def test_the_top_of_a_grade_lies_below_the_next_line_and_m_shares_that_of_b() -> None:
    assert {it: top_of(RULES, TABLE, it) for it in "ABMCD"} == {
        "A": None,
        "B": 89,
        "M": 69,
        "C": 69,
        "D": 39,
    }


# Starts


def test_each_start_replaces_the_base_with_its_own_source() -> None:
    assert [final([], start) for start in (None, "start-93", "start-90")] == [
        (100, "A"),
        (93, "A"),
        (90, "A"),
    ]
    lower = RULES.starting("start-93")
    assert lower.base.sources == RULES.starts[0].sources
    assert lower.base.note == RULES.starts[0].note
    assert lower.base.as_of == RULES.starts[0].as_of
    assert lower.items == RULES.items


def test_a_start_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="no start 'start-80'"):
        RULES.starting("start-80")


@given(events_of, starts)
def test_a_lower_start_never_gives_a_better_grade(events: list[Event], start: str | None) -> None:
    _, grade = final(events, start)
    _, best = final(events)
    assert RANK[best or ""] <= RANK[grade or ""]


# Grades that hold


@pytest.mark.parametrize("item", DIRECT)
@pytest.mark.parametrize("reading", Reading)
def test_a_direct_d_is_a_d_whatever_the_points_and_leaves_them_alone(
    item: str, reading: Reading
) -> None:
    day = date(YEAR, 3, 1)
    ledger = score(RULES, [Event(day, item)], as_of=date(YEAR, 12, 31), reading=reading)
    assert (ledger.score, ledger.grade, ledger.held_at) == (100, "D", "D")


@given(events_of, starts, st.sampled_from(DIRECT), a_day)
def test_with_a_direct_d_anywhere_in_it_a_year_ends_in_d(
    events: list[Event], start: str | None, item: str, day: date
) -> None:
    assert final([*events, Event(day, item)], start)[1] == "D"


@given(events_of, starts)
def test_one_event_more_never_lifts_a_firm(events: list[Event], start: str | None) -> None:
    grades = [
        firm_year(RULES, start, events[:count], YEAR).ledger.grade
        for count in range(len(events) + 1)
        if NEW not in [event.item for event in events]
    ]
    ranks = [RANK[grade or ""] for grade in grades]
    assert ranks == sorted(ranks)


@given(events_of, starts)
def test_the_order_of_a_year_never_changes_its_grade(
    events: list[Event], start: str | None
) -> None:
    turned = [Event(date(YEAR, 12, 31), it.item, it.count) for it in reversed(events)]
    assert final(events, start)[1] == final(turned, start)[1]


def test_what_rules_out_an_a_counts_even_where_the_points_are_too_few_for_one_that_day() -> None:
    """Points that come back later cannot undo it: an item that holds is remembered."""
    lifted = RULES.model_copy(
        update={
            "items": (
                *RULES.items,
                RULES.item_of["late-filing"].model_copy(update={"id": "mended", "points": 30}),
            )
        }
    )
    events = [
        Event(date(YEAR, 1, 5), "late-filing", 6),
        Event(date(YEAR, 2, 5), "under-three-years"),
        Event(date(YEAR, 3, 5), "mended"),
    ]
    assert score(lifted, events, as_of=date(YEAR, 12, 31)).grade == "B"


# The first year


@given(events_of, starts)
def test_in_a_first_year_points_decide_nothing(events: list[Event], start: str | None) -> None:
    kept = [it for it in events if it.item not in POINTS]
    all_of = firm_year(RULES, start, [*events, Event(date(YEAR, 1, 1), NEW)], YEAR)
    without = firm_year(RULES, start, [*kept, Event(date(YEAR, 1, 1), NEW)], YEAR)
    assert all_of.ledger.grade == without.ledger.grade
    assert all_of.ledger.grade in ("M", "D")
    assert len(all_of.uncounted) == len(events) - len(kept)


def test_in_any_other_year_every_event_is_counted() -> None:
    assert firm_year(RULES, None, [Event(date(YEAR, 3, 1), "late-filing")], YEAR).uncounted == ()


@given(events_of)
def test_without_the_direct_d_only_events_that_set_a_d_are_gone(events: list[Event]) -> None:
    left = without_direct(RULES, events)
    assert [it for it in events if it not in left] == [it for it in events if it.item in DIRECT]


def test_an_event_before_the_rules_is_refused() -> None:
    with pytest.raises(EventRefused, match="before the first day"):
        firm_year(RULES, None, [Event(date(2025, 3, 1), "late-filing")], YEAR)


# What it would take


@given(events_of, starts)
def test_what_it_would_take_is_told_for_every_year(events: list[Event], start: str | None) -> None:
    ledger = firm_year(RULES, start, events, YEAR).ledger
    up, down = next_up(ledger), next_down(ledger)
    assert (down is None) == (ledger.grade == "D")
    assert up is None or (up.grade in "ABC" and up.distance >= 0)
    assert down is None or (down.grade in "BCD" and down.distance >= 1)


@given(events_of, starts)
def test_losing_just_what_it_takes_leads_to_the_grade_below(
    events: list[Event], start: str | None
) -> None:
    ledger = firm_year(RULES, start, events, YEAR).ledger
    down = next_down(ledger)
    if down is not None:
        assert grade_at(RULES, TABLE, (ledger.score or 0) - down.distance) == down.grade
        assert grade_at(RULES, TABLE, (ledger.score or 0) - down.distance + 1) != down.grade


# The invented firms and the record


@pytest.mark.parametrize("firm", load().firms, ids=lambda firm: firm.id)
def test_every_invented_firm_can_be_graded(firm: object) -> None:
    ledger = firm_year(RULES, firm.start, dated(firm.events, YEAR), YEAR).ledger
    assert ledger.grade in RULES.rank


def test_the_invented_firms_show_every_grade_but_c() -> None:
    shown = {
        firm_year(RULES, firm.start, dated(firm.events, YEAR), YEAR).ledger.grade
        for firm in load().firms
    }
    assert shown == {"A", "B", "M", "D"}


def test_rules_for_firms_are_not_offered_for_lives() -> None:
    content = load()
    assert RULES not in content.editions_for("people")
    assert RULES in content.editions_for("firms")
    assert not set(content.acts) & set(RULES.item_of)


def test_the_shares_on_record_fit_the_numbers_on_record() -> None:
    value = {fact.id: fact.value for fact in RULES.facts}
    assert round(100 * value["a-2019"] / value["rated-2019"], 2) == 4.89
    assert round(100 * value["d-2019"] / value["rated-2019"], 2) == 7.01
