"""Days of a life, and the invented lives: each can be scored, and shows what it says it shows."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from social_credit.content import load
from social_credit.events import Event, refusals
from social_credit.ledger import Ledger, Reading, Status, score
from social_credit.lives import MAX_YEARS, Life, LifeDay, LifeEntry, LifeEvent, dated, life_day
from social_credit.scheme import Edition

LIVES = load().lives
RULES = load().edition("rongcheng-2014")
FIRST_YEAR = 2014


def live(life_id: str, *, reading: Reading = Reading.SCORE_SET, table: str = "usual") -> Ledger:
    """An invented life under the edition of 2014, taken to run on past its last day."""
    return score(
        RULES.run_on(),
        dated(load().life(life_id).events, FIRST_YEAR),
        as_of=date(FIRST_YEAR + MAX_YEARS - 1, 12, 31),
        table=RULES.table(table),
        reading=reading,
    )


# Days ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [LifeDay(1, 1, 1), LifeDay(10, 12, 31), LifeDay(4, 2, 28)])
def test_a_day_of_a_life_goes_round_through_its_text(day: LifeDay) -> None:
    assert LifeDay.parse(str(day)) == day


@pytest.mark.parametrize("text", ["2-3-4", "2-03-04", "02-3-04", "0002-0003-0004"])
def test_zeros_before_a_number_do_not_matter(text: str) -> None:
    assert LifeDay.parse(text) == LifeDay(2, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2", "2-03", "2-03-14-1", "2/03/14", "2-03-1a", "-2-03-14", "2-03-+4", " 2-03-14"),
        *("0-03-14", "11-03-14", "2-13-01", "2-00-01", "2-03-00", "2-03-32", "2-04-31"),
        *("00021-03-14", "2-03-00145", "2-99999999999-01", "2-01-99999999999", "٢-٠٣-١٤"),
        pytest.param("9" * 5_000 + "-01-01", id="five thousand digits"),
    ],
)
def test_a_text_that_is_no_day_of_a_life_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"year|month|day"):
        LifeDay.parse(text)


@pytest.mark.parametrize("year", [1, MAX_YEARS])
def test_a_life_has_a_first_and_a_tenth_year(year: int) -> None:
    assert LifeDay(year, 1, 1).year == year


@pytest.mark.parametrize("year", [-1, 0, MAX_YEARS + 1, 2014])
def test_a_life_has_no_year_0_and_no_eleventh(year: int) -> None:
    with pytest.raises(ValueError, match=f"years 1 to 10, not {year}"):
        LifeDay(year, 1, 1)


@pytest.mark.parametrize("year", range(1, MAX_YEARS + 1))
def test_no_life_has_a_29_february_since_not_every_calendar_year_has_one(year: int) -> None:
    with pytest.raises(ValueError, match="day"):
        LifeDay(year, 2, 29)


def test_the_29_february_of_a_calendar_counts_as_the_28th() -> None:
    assert isleap(2016)
    assert life_day(date(2016, 2, 29), 2014) == LifeDay(3, 2, 28)
    assert life_day(date(2016, 2, 28), 2014) == LifeDay(3, 2, 28)
    assert life_day(date(2016, 3, 1), 2014) == LifeDay(3, 3, 1)


@pytest.mark.parametrize(("day", "year"), [(date(2014, 1, 1), 1), (date(2023, 12, 31), 10)])
def test_the_ends_of_the_ten_years_belong_to_a_life(day: date, year: int) -> None:
    assert life_day(day, 2014) == LifeDay(year, day.month, day.day)


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2024, 1, 1), date.min, date.max])
def test_a_day_outside_the_ten_years_belongs_to_no_life(day: date) -> None:
    with pytest.raises(ValueError, match="years 1 to 10"):
        life_day(day, 2014)


@settings(max_examples=200)
@given(st.dates(date(2014, 1, 1), date(2023, 12, 31)))
def test_a_day_goes_from_the_calendar_to_a_life_and_back(day: date) -> None:
    back = life_day(day, 2014).in_calendar(2014)
    assert back == (day if (day.month, day.day) != (2, 29) else day.replace(day=28))


@settings(max_examples=100)
@given(st.lists(st.dates(date(2014, 1, 1), date(2023, 12, 31)), min_size=2, max_size=2))
def test_days_of_a_life_are_ordered_as_in_the_calendar(days: list[date]) -> None:
    one, other = (life_day(day, 2014) for day in days)
    assert (one < other) == (one.in_calendar(2014) < other.in_calendar(2014))


def test_the_same_life_can_begin_in_any_calendar_year() -> None:
    events = [LifeEvent(LifeDay(1, 5, 4), "city-award"), LifeEvent(LifeDay(2, 1, 1), "x", 3)]
    assert dated(events, 2014) == (
        Event(date(2014, 5, 4), "city-award"),
        Event(date(2015, 1, 1), "x", 3),
    )
    assert dated(events, 2022)[0].day == date(2022, 5, 4)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"on": "1-02-29", "act": "x"}, "day"),
        ({"on": "11-01-01", "act": "x"}, "years 1 to 10, not 11"),
        ({"on": "2014-01-01", "act": "x"}, "years 1 to 10, not 2014"),
        ({"on": "1-01-01", "act": "x", "count": 0}, "greater than or equal to 1"),
        ({"on": "1-01-01", "act": "x", "count": 1001}, "less than or equal to 1000"),
        ({"on": "1-01-01", "act": "Not an id"}, "an id is made of small letters"),
        ({"on": "1-01-01", "act": "x", "counts": 2}, "Extra inputs are not permitted"),
    ],
)
def test_an_impossible_entry_of_a_life_is_refused(entry: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        LifeEntry.model_validate(entry)


# The invented lives ----------------------------------------------------------------------------


def test_there_are_at_least_eight_lives_and_one_of_them_does_nothing_at_all() -> None:
    assert len(LIVES) >= 8
    assert [life.id for life in LIVES if not life.events] == ["nothing-on-file"]


@pytest.mark.parametrize("life", LIVES, ids=[life.id for life in LIVES])
def test_a_life_ends_before_its_last_year_is_over(life: Life) -> None:
    assert all(event.on.year <= life.years for event in life.events)


def first_whole_year(edition: Edition) -> int:
    first = edition.begins or date(2014, 1, 1)
    return first.year if (first.month, first.day) == (1, 1) else first.year + 1


@pytest.mark.parametrize("life", LIVES, ids=[life.id for life in LIVES])
@pytest.mark.parametrize("edition", load().editions, ids=[it.id for it in load().editions])
def test_every_life_can_be_lived_under_every_edition_table_reading_and_consent(
    life: Life, edition: Edition
) -> None:
    first_year = first_whole_year(edition)
    as_of = date(first_year + life.years - 1, 12, 31)
    for rules in (edition, edition.run_on()):
        verdicts = refusals(rules, dated(life.events, first_year), as_of)
        events = [event for event, refused in verdicts if refused is None]
        for table, reading, consent in product(
            rules.line_tables or (None,), Reading, (True, False)
        ):
            ledger = score(
                rules, events, as_of=as_of, table=table, reading=reading, consent=consent
            )
            assert len(ledger.lines) == len(events)
            assert ledger.scored == (consent or not rules.asks_consent)
            assert (ledger.score is None) == (not ledger.scored or rules.gives != "score")
            assert ledger.grade is None or ledger.scored
            if table is not None and rules.start is not None:
                assert (ledger.grade is None) == (not ledger.scored)


@pytest.mark.parametrize("life", LIVES, ids=[life.id for life in LIVES])
def test_every_act_of_a_life_is_in_the_citys_rulebook(life: Life) -> None:
    assert {event.act for event in life.events} <= set(RULES.item_of)


# What each life shows --------------------------------------------------------------------------


def test_the_man_with_nothing_on_file_keeps_the_starting_score_and_an_a() -> None:
    ledger = live("nothing-on-file")
    assert (ledger.lines, ledger.score, ledger.grade) == ((), 1000, "A")


def test_nine_tickets_in_five_years_cost_the_courier_a_grade_that_one_would_not() -> None:
    ledger = live("courier")
    assert sum(event.count for event in load().life("courier").events) == 9
    assert load().life("courier").years == 5
    assert (ledger.start_grade, ledger.score, ledger.grade) == ("A", 955, "B")
    assert [line.grade_after for line in ledger.lines] == ["A"] * 5 + ["B"]


def test_the_helper_who_was_seen_is_an_aa_and_her_unseen_neighbour_an_a() -> None:
    assert (live("seen-helper").score, live("seen-helper").grade) == (1035, "AA")
    assert live("nothing-on-file").grade == "A"


def test_medal_and_feast_hold_the_same_two_acts_in_the_other_order() -> None:
    first, last = load().life("medal-then-feast").events, load().life("feast-then-medal").events
    assert [event.act for event in first] == [event.act for event in reversed(last)]
    assert [event.on for event in first] == [event.on for event in last]


def test_medal_and_feast_end_in_different_grades_if_the_score_is_set() -> None:
    medal_first, feast_first = live("medal-then-feast"), live("feast-then-medal")
    assert (medal_first.score, medal_first.grade) == (849, "C")
    assert (feast_first.score, feast_first.grade) == (879, "B")


def test_medal_and_feast_end_alike_if_only_the_grade_is_capped() -> None:
    capped = Reading.GRADE_CAPPED
    medal_first = live("medal-then-feast", reading=capped)
    feast_first = live("feast-then-medal", reading=capped)
    assert (medal_first.score, medal_first.grade) == (1030, "C")
    assert (feast_first.score, feast_first.grade) == (1030, "C")


def test_three_entries_follow_from_the_one_signature_of_the_guarantor() -> None:
    ledger = live("guarantor")
    assert [line.change for line in ledger.lines] == [-20, -30, -50]
    assert (ledger.score, ledger.grade) == (900, "B")


def test_ten_receipts_bring_the_generous_uncle_exactly_to_the_line_of_aaa() -> None:
    ledger = live("generous")
    assert len(ledger.lines) == 10
    assert (ledger.score, ledger.grade) == (1050, "AAA")
    assert dict(RULES.table("usual").firsts)["AAA"] == ledger.score
    assert ledger.lines[-1].grade_before == "AA"
    assert live("generous", table="aaa-1300").grade == "AA"


def test_the_line_of_b_decides_the_last_letter_of_the_late_payer() -> None:
    usual, printed = live("late-payer"), live("late-payer", table="printed-2018")
    assert (usual.score, usual.grade) == (855, "B")
    assert (printed.score, printed.grade) == (855, "C")


def test_a_slow_debt_weighs_more_than_a_quick_crime() -> None:
    """Fifteen months behind take more than any one item of the rulebook."""
    debt = sum(line.change for line in live("late-payer").lines if line.change < 0)
    assert debt == -150 < min(item.points or 0 for item in RULES.items)


def test_it_takes_a_long_run_of_offences_to_bring_the_man_with_a_system_to_a_d() -> None:
    ledger = live("entrepreneur")
    assert (ledger.score, ledger.grade) == (555, "D")
    assert [line.grade_after for line in ledger.lines].index("D") == 7
    assert ledger.lines[-1].status is Status.NO_CHANGE
    assert {line.item.law for line in ledger.lines if line.change < 0} <= {"offence", "breach"}


def test_the_hours_of_the_volunteer_add_nothing_in_the_city_and_have_no_value_on_record() -> None:
    ledger = live("volunteer")
    assert [line.status for line in ledger.lines] == [Status.NO_VALUE] * 2 + [Status.COUNTED]
    assert (ledger.score, ledger.grade) == (1005, "A")


def test_the_community_rules_put_a_number_to_volunteering() -> None:
    assert load().edition("rongcheng-community-2020").item_of["volunteering"].points == 2
