"""When an entry may come down: exact months, the shortest and longest times, and the silences."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from social_credit.content import load
from social_credit.days import BadDay, add_months, days_in, read_day
from social_credit.repair import (
    GRAVITIES,
    KINDS,
    FirstDay,
    Outcome,
    Record,
    Repair,
    RepairRules,
    outcome,
    repair_faults,
    stretches,
)
from social_credit.value import Confidence, Unknown, Value

REPAIR = load().repair
LATEST = REPAIR.rules[-1]
ENTERED = date(2026, 5, 4)
DAYS = st.dates(date(2014, 1, 1), date(2035, 12, 31))
RECORDS = st.builds(
    Record, st.sampled_from(KINDS), st.sampled_from(GRAVITIES), DAYS, st.none() | DAYS
)
RULES = st.sampled_from(REPAIR.rules)


def under(fulfilled: date | None, gravity: str = "serious", rules: RepairRules = LATEST) -> Outcome:
    """What the latest rules make of an organisation's entry of 4 May 2026."""
    return outcome(rules, Record("organisation", gravity, ENTERED, fulfilled))  # type: ignore[arg-type]


def made_up(shortest: int | None, longest: int | None) -> RepairRules:
    """Rules with one term for everything, in months; None is not known."""

    def known(months: int | None) -> dict[str, Any]:
        if months is None:
            return {"unknown": "Not said."}
        return {"value": months, "unit": "months", "confidence": "illustrative"}

    times = {"shortest": known(shortest), "longest": known(longest)}
    return RepairRules.model_validate(
        {
            "id": "made-up",
            "name": "Made up",
            "first_day": {"value": "2020-01-01", "confidence": "illustrative"},
            "summary": "Rules for tests.",
            "says": ({"id": "a", "text": "A way back.", "confidence": "illustrative"},),
            "condition": {"unknown": "Not said."},
            "decides": {"unknown": "Not said."},
            "days_to_decide": {"unknown": "Not said."},
            "terms": tuple({"kind": kind, **times} for kind in KINDS),
        }
    )


# Months


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2026-05-04", 0, "2026-05-04"),
        ("2026-05-04", 3, "2026-08-04"),
        ("2026-05-04", 12, "2027-05-04"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-08-31", 1, "2026-09-30"),
    ],
)
def test_a_month_ends_on_the_same_number_or_on_the_last_day(
    day: str, months: int, end: str
) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(end)


def test_months_are_counted_at_once_and_not_one_after_another() -> None:
    start = date(2026, 1, 31)
    assert add_months(add_months(start, 1), 1) == date(2026, 3, 28)
    assert add_months(start, 2) == date(2026, 3, 31)


@given(DAYS, st.integers(0, 120))
def test_so_many_months_later_is_in_that_month_and_never_on_a_later_number(
    day: date, months: int
) -> None:
    end = add_months(day, months)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day == min(day.day, days_in(end.year, end.month))


@given(DAYS, DAYS, st.integers(0, 120))
def test_a_later_day_never_ends_earlier(one: date, other: date, months: int) -> None:
    first, last = sorted((one, other))
    assert add_months(first, months) <= add_months(last, months)


# The shortest time and the duty


@pytest.mark.parametrize(
    ("fulfilled", "may_leave"),
    [
        ("2026-05-05", "2027-05-04"),
        ("2027-05-03", "2027-05-04"),
        ("2027-05-04", "2027-05-04"),
        ("2027-05-05", "2027-05-05"),
        ("2029-05-03", "2029-05-03"),
    ],
    ids=["at once", "a day below", "at", "a day above", "a day before the longest time is over"],
)
def test_a_serious_entry_stays_a_year_and_until_the_duty_is_fulfilled(
    fulfilled: str, may_leave: str
) -> None:
    found = under(date.fromisoformat(fulfilled))
    assert found.way == "repair"
    assert found.may_leave == date.fromisoformat(may_leave)
    assert found.lapses == date(2029, 5, 4)


@pytest.mark.parametrize("fulfilled", [date(2029, 5, 4), date(2029, 5, 5), None])
def test_an_entry_whose_longest_time_is_over_comes_down_whether_or_not_the_duty_is_fulfilled(
    fulfilled: date | None,
) -> None:
    found = under(fulfilled)
    assert found.way == "lapse"
    assert found.may_leave == found.lapses == date(2029, 5, 4)


@pytest.mark.parametrize(
    ("gravity", "least", "lapses"),
    [
        ("minor", None, "2026-08-04"),
        ("ordinary", "2026-08-04", "2027-05-04"),
        ("serious", "2027-05-04", "2029-05-04"),
    ],
)
def test_the_rules_of_2026_have_times_for_each_gravity(
    gravity: str, least: str | None, lapses: str
) -> None:
    found = under(ENTERED, gravity)
    assert found.least == (date.fromisoformat(least) if least else None)
    assert found.lapses == date.fromisoformat(lapses)


def test_a_duty_fulfilled_before_the_entry_shortens_nothing() -> None:
    assert under(date(2020, 1, 1)).may_leave == under(ENTERED).may_leave


@given(RULES, RECORDS, DAYS)
def test_fulfilling_later_never_lets_an_entry_down_earlier(
    rules: RepairRules, record: Record, other: date
) -> None:
    days = [day for day in (record.fulfilled, other) if day]
    first, last = min(days), max(days)
    ends = [
        outcome(rules, Record(record.kind, record.gravity, record.entered, day)).may_leave
        for day in (first, last, None)
    ]
    known = [day for day in ends if day is not None]
    assert known == sorted(known)


@given(st.none() | st.integers(0, 60), st.none() | st.integers(0, 60), DAYS, st.none() | DAYS)
def test_an_entry_comes_down_within_its_times_whatever_they_are(
    shortest: int | None, longest: int | None, entered: date, fulfilled: date | None
) -> None:
    if shortest is not None and longest is not None:
        shortest, longest = sorted((shortest, longest))
    found = outcome(made_up(shortest, longest), Record("person", "ordinary", entered, fulfilled))
    if found.may_leave is None:
        assert found.way in ("silent", "open")
        return
    assert found.least is None or found.least <= found.may_leave
    assert found.lapses is None or found.may_leave <= found.lapses
    if found.way == "repair":
        assert fulfilled is not None
        assert fulfilled <= found.may_leave


# Silences


def test_where_no_shortest_time_is_on_record_no_day_is_given() -> None:
    found = under(date(2026, 5, 5), "minor")
    assert (found.way, found.may_leave, found.lapses) == ("silent", None, date(2026, 8, 4))


def test_where_nothing_is_on_record_nothing_is_given() -> None:
    for rules in REPAIR.rules[:3]:
        found = under(date(2026, 5, 5), rules=rules)
        assert (found.way, found.least, found.may_leave, found.lapses) == (
            "silent",
            None,
            None,
            None,
        )
        assert isinstance(found.term.shortest, Unknown)


@pytest.mark.parametrize("rules", REPAIR.rules, ids=lambda rules: rules.id)
def test_no_rules_on_record_give_a_private_person_a_time(rules: RepairRules) -> None:
    for gravity in GRAVITIES:
        found = outcome(rules, Record("person", gravity, ENTERED, ENTERED))
        assert (found.may_leave, found.lapses) == (None, None)


def test_no_rules_on_record_end_every_entry_on_the_courts_list() -> None:
    ends = [outcome(it, Record("court-list", "minor", ENTERED, None)).lapses for it in REPAIR.rules]
    assert ends == [None, None, None, None]


def test_an_open_duty_without_a_longest_time_leaves_no_day() -> None:
    found = outcome(made_up(3, None), Record("person", "minor", ENTERED, None))
    assert (found.way, found.may_leave, found.lapses) == ("open", None, None)
    assert found.least == date(2026, 8, 4)


# The picture's parts


@given(RULES, RECORDS)
def test_the_parts_of_a_time_on_show_follow_each_other_without_a_gap(
    rules: RepairRules, record: Record
) -> None:
    found = outcome(rules, record)
    until = add_months(record.entered, 60)
    parts = stretches(record, found, until)
    assert parts[0].first == record.entered
    assert parts[-1].last == (found.lapses or until)
    assert all(one.last == other.first for one, other in pairwise(parts))
    assert all(part.first < part.last for part in parts)
    leaving = [part.first for part in parts if part.kind == "may-leave"]
    assert leaving == ([found.may_leave] if found.way == "repair" else [])


def test_a_duty_fulfilled_by_the_first_day_that_counts_leaves_nothing_to_wait_for() -> None:
    record = Record("organisation", "minor", ENTERED, add_months(ENTERED, 3))
    parts = stretches(record, outcome(made_up(3, 12), record), ENTERED)
    assert [part.kind for part in parts] == ["stays", "may-leave"]


# Rules in time


def test_the_four_sets_of_rules_begin_on_their_days() -> None:
    assert [rules.first_day.value.isoformat() for rules in REPAIR.rules] == [
        "2014-06-14",
        "2019-07-16",
        "2023-05-01",
        "2026-04-01",
    ]


@pytest.mark.parametrize("place", range(4))
def test_rules_are_in_force_from_their_first_day_and_not_the_day_before(place: int) -> None:
    rules = REPAIR.rules[place]
    before = REPAIR.rules[place - 1] if place else None
    day = rules.first_day.value
    assert REPAIR.in_force(day) is rules
    assert REPAIR.in_force(day - timedelta(days=1)) is before
    if before:
        assert REPAIR.last_day(before) == day - timedelta(days=1)


def test_the_latest_rules_have_no_last_day() -> None:
    assert REPAIR.last_day(LATEST) is None


def test_every_time_on_record_cites_a_source() -> None:
    for rules in REPAIR.rules:
        for term in rules.terms:
            for time in (term.shortest, term.longest):
                if isinstance(time, Value):
                    assert time.confidence is Confidence.REPORTED
                    assert time.sources


# Days that are typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-05-04", date(2026, 5, 4)),
        (" 2028-02-29 ", date(2028, 2, 29)),
        ("2000-01-01", date(2000, 1, 1)),
        ("1999-12-31", BadDay.TOO_EARLY),
        ("0000-01-01", BadDay.TOO_EARLY),
        ("2039-12-31", date(2039, 12, 31)),
        ("2040-01-01", BadDay.TOO_LATE),
        ("2026-02-29", BadDay.NO_SUCH_DAY),
        ("2026-04-31", BadDay.NO_SUCH_DAY),
        ("2026-04-00", BadDay.NO_SUCH_DAY),
        ("2026-13-01", BadDay.NO_SUCH_MONTH),
        ("2026-00-01", BadDay.NO_SUCH_MONTH),
        ("2026-5-4", BadDay.FORM),
        ("04.05.2026", BadDay.FORM),
        ("20260504", BadDay.FORM),
        ("٢٠٢٦-٠٥-٠٤", BadDay.FORM),
        ("", BadDay.FORM),
    ],
)
def test_a_typed_day_is_read_or_called_by_its_mistake(typed: str, read: date | BadDay) -> None:
    assert read_day(typed) == read


@given(DAYS)
def test_every_day_that_is_written_is_read(day: date) -> None:
    assert read_day(day.isoformat()) == day


@given(st.text(max_size=40))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    assert isinstance(read_day(text), date | BadDay)


# What content must be


def test_the_rules_of_the_site_have_no_faults() -> None:
    assert not list(repair_faults(REPAIR))


@pytest.mark.parametrize("months", [0, 120])
def test_a_time_on_show_may_last_from_no_months_to_ten_years(months: int) -> None:
    assert made_up(0, months).terms[0].longest.value == months  # type: ignore[union-attr]


@pytest.mark.parametrize("months", [-1, 121])
def test_no_time_on_show_is_below_nothing_or_above_ten_years(months: int) -> None:
    with pytest.raises(ValidationError, match=f"from 0 to 120 months; this says {months}"):
        made_up(None, months)


@pytest.mark.parametrize(
    ("day", "wrong"), [("2019-12-31", 1), ("2020-01-01", 1), ("2020-01-02", 0)]
)
def test_rules_begin_after_those_before_them(day: str, wrong: int) -> None:
    first_day = FirstDay.model_validate({"value": day, "confidence": "illustrative"})
    following = made_up(1, 2).model_copy(update={"id": "later", "first_day": first_day})
    said = [it.message for it in repair_faults(Repair(rules=(made_up(1, 2), following)))]
    assert len(said) == wrong
    assert all("not after 'made-up'" in it for it in said)


def test_one_kind_and_gravity_has_one_term() -> None:
    rules = made_up(1, 2)
    (fault,) = repair_faults(
        Repair(rules=(rules.model_copy(update={"terms": (*rules.terms, rules.terms[0])}),))
    )
    assert "two terms for organisation, any gravity" in fault.message


def test_every_kind_and_gravity_has_one_term_under_every_rules() -> None:
    for rules in REPAIR.rules:
        for kind in KINDS:
            for gravity in GRAVITIES:
                assert rules.term(kind, gravity).kind == kind


def test_a_term_that_is_not_there_is_a_key_error_that_names_it() -> None:
    rules = made_up(1, 2).model_copy(update={"terms": ()})
    with pytest.raises(KeyError, match="made-up says nothing about person, minor"):
        rules.term("person", "minor")


def test_a_site_without_rules_is_a_fault() -> None:
    assert ["no rules here" in fault.message for fault in repair_faults(Repair(rules=()))] == [True]
