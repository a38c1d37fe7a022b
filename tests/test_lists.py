"""A list is what its rules say: by hand, at its limits, and whatever the rules."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import exp, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.list_dials import OF
from social_credit.lists import (
    DAYS_A_YEAR,
    Delays,
    ListRules,
    OnList,
    bends,
    growth_a_day,
    on_list,
    person_days_a_year,
    saved_a_year,
    settled,
)
from tests.list_rules import PLAIN, days, rules


def close(number: float) -> object:
    return pytest.approx(number, rel=1e-9, abs=1e-9)


# The closed form, by hand


def test_the_number_on_any_day_is_the_inflow_times_the_stay() -> None:
    assert settled(PLAIN).wrong == close(2 * 90)
    assert settled(PLAIN).right == close(198 * 730)
    assert person_days_a_year(PLAIN) == close(2 * 90 * 365)


def test_unnoticed_and_waiting_are_the_inflow_times_each_wait() -> None:
    assert settled(PLAIN).unnoticed == close(2 * 30)
    assert settled(PLAIN).waiting == close(2 * 60)


def test_one_day_faster_saves_one_day_of_every_mistake_of_a_year() -> None:
    assert saved_a_year(PLAIN) == close(2 * 365)
    assert saved_a_year(PLAIN, 10) == close(10 * 2 * 365)


@pytest.mark.parametrize(
    ("day", "unnoticed", "waiting"),
    [(0, 0, 0), (29, 58, 0), (30, 60, 0), (31, 60, 2), (89, 60, 118), (90, 60, 120), (91, 60, 120)],
)
def test_the_path_rises_straight_and_bends_as_mistakes_are_noticed_and_corrected(
    day: int, unnoticed: float, waiting: float
) -> None:
    now = on_list(PLAIN, day)
    assert (now.unnoticed, now.waiting) == (close(unnoticed), close(waiting))


def test_the_path_bends_where_the_bends_are() -> None:
    assert bends(PLAIN) == (30, 90)
    assert bends(replace(PLAIN, term=50)) == (30, 50)
    assert bends(replace(PLAIN, term=20)) == (20,)
    assert bends(replace(PLAIN, term=30)) == (30,)
    assert bends(replace(PLAIN, corrected_after=None)) == (30, 730)
    assert bends(replace(PLAIN, corrected_after=None, term=None)) == (30,)
    assert bends(replace(PLAIN, noticed_after=0)) == (60,)
    assert bends(replace(PLAIN, noticed_after=0.5, corrected_after=0.5)) == (0.5, 1)
    assert bends(replace(PLAIN, delays=Delays.BY_CHANCE)) == (730,)
    assert bends(replace(PLAIN, delays=Delays.BY_CHANCE, term=None)) == ()


@pytest.mark.parametrize(
    ("term", "wrong"), [(1, 2), (89, 178), (90, 180), (91, 180), (10_000, 180)]
)
def test_a_wrong_entry_ends_at_the_term_if_that_comes_before_the_correction(
    term: int, wrong: float
) -> None:
    assert settled(replace(PLAIN, term=term)).wrong == close(wrong)


def test_a_mistake_that_the_term_ends_before_anybody_sees_it_is_never_waiting() -> None:
    cut = settled(replace(PLAIN, term=20))
    assert (cut.unnoticed, cut.waiting) == (close(40), 0)


def test_a_faster_correction_saves_nothing_where_the_term_comes_first() -> None:
    assert saved_a_year(replace(PLAIN, corrected_after=701)) == 0
    assert saved_a_year(replace(PLAIN, corrected_after=700.5)) == close(0.5 * 2 * 365)
    assert saved_a_year(replace(PLAIN, corrected_after=700)) == close(2 * 365)


def test_no_more_than_the_whole_wait_is_saved() -> None:
    assert saved_a_year(PLAIN, 1_000) == close(60 * 2 * 365)
    assert saved_a_year(replace(PLAIN, corrected_after=0.25)) == close(0.25 * 2 * 365)
    assert saved_a_year(replace(PLAIN, corrected_after=0)) == 0


def test_duties_that_are_fulfilled_by_chance_empty_the_list_exponentially() -> None:
    earned = replace(PLAIN, earned_after=100)
    assert settled(replace(earned, term=None)).right == close(198 * 100)
    assert settled(earned).right == close(198 * 100 * (1 - exp(-7.3)))
    assert on_list(earned, 100).right == close(198 * 100 * (1 - exp(-1)))
    assert settled(earned).wrong == settled(PLAIN).wrong


def test_waits_by_chance_come_to_the_same_without_a_term_and_to_less_with_one() -> None:
    chance = replace(PLAIN, delays=Delays.BY_CHANCE)
    assert settled(replace(chance, term=None)).wrong == close(180)
    wrong = settled(replace(chance, term=90)).wrong
    assert wrong is not None
    assert wrong < 179


def test_waits_of_equal_means_by_chance_follow_the_curve_of_two_stages() -> None:
    equal = ListRules(1, 1.0, 50, 50, delays=Delays.BY_CHANCE)
    assert on_list(equal, 100).unnoticed == close(50 * (1 - exp(-2)))
    assert on_list(equal, 100).waiting == close(50 * (1 - exp(-2) * 3))


@given(mean=st.integers(1, 800), day=days, off=st.floats(-1e-3, 1e-3))
def test_waits_of_nearly_equal_means_differ_nearly_not_at_all(
    mean: int, day: int, off: float
) -> None:
    equal = ListRules(1, 1.0, mean, mean, delays=Delays.BY_CHANCE)
    nearly = replace(equal, corrected_after=mean * (1 + off))
    assert on_list(nearly, day).waiting == pytest.approx(
        on_list(equal, day).waiting, rel=2 * abs(off) + 1e-9, abs=1e-6
    )


# Limits


@given(rules, days)
def test_without_mistakes_nobody_is_wrongly_listed(rules: ListRules, day: int) -> None:
    none = replace(rules, mistaken=0.0)
    assert on_list(none, day).wrong == settled(none).wrong == person_days_a_year(none) == 0
    assert saved_a_year(none) in (0, None)


@given(rules, days)
def test_mistakes_noticed_and_corrected_at_once_restrict_nobody(rules: ListRules, day: int) -> None:
    at_once = replace(rules, noticed_after=0, corrected_after=0)
    assert on_list(at_once, day).wrong == settled(at_once).wrong == saved_a_year(at_once) == 0


@given(rules, days)
def test_a_correction_at_once_leaves_only_the_unnoticed(rules: ListRules, day: int) -> None:
    at_once = replace(rules, corrected_after=0)
    assert on_list(at_once, day).waiting == settled(at_once).waiting == 0


@given(rules, days)
def test_if_all_entries_are_mistaken_nobody_is_rightly_listed(rules: ListRules, day: int) -> None:
    all_wrong = replace(rules, mistaken=1.0)
    assert on_list(all_wrong, day).right == settled(all_wrong).right == 0
    assert all_wrong.mistakes == rules.entries


@given(rules, days)
def test_a_list_that_nobody_is_entered_on_stays_empty(rules: ListRules, day: int) -> None:
    empty = replace(rules, entries=0)
    assert on_list(empty, day).total == settled(empty).total == growth_a_day(empty).total == 0


@given(rules, days)
def test_a_list_that_nobody_leaves_grows_by_its_entries_and_never_settles(
    rules: ListRules, day: int
) -> None:
    kept = replace(rules, term=None, earned_after=None, corrected_after=None)
    assert on_list(kept, day).total == close(kept.entries * day)
    assert growth_a_day(kept).total == close(kept.entries)
    if kept.entries:
        assert settled(kept).total is None
    if kept.mistakes:
        assert settled(kept).wrong is None
        assert person_days_a_year(kept) is None
    assert saved_a_year(kept) is None


def test_mistakes_settle_even_where_the_right_entries_never_do() -> None:
    kept = settled(replace(PLAIN, term=None))
    assert (kept.right, kept.total) == (None, None)
    assert kept.wrong == close(180)


def test_a_term_settles_a_list_where_nothing_is_corrected() -> None:
    assert settled(replace(PLAIN, corrected_after=None)).wrong == close(2 * 730)
    assert person_days_a_year(replace(PLAIN, corrected_after=None)) == close(2 * 730 * 365)


# What holds of every list


@given(rules)
def test_a_list_begins_empty_and_no_part_of_it_is_ever_negative(rules: ListRules) -> None:
    assert on_list(rules, 0) == OnList(0, 0, 0)
    for day in (0.25, 1, 90, 365, 5_000):
        assert min(on_list(rules, day)) >= 0


@given(rules)
def test_the_path_never_falls_and_ends_in_the_steady_state_where_there_is_one(
    rules: ListRules,
) -> None:
    path = [on_list(rules, day) for day in (*range(0, 1_601, 40), 200_000)]
    for earlier, later in pairwise(path):
        assert all(b >= a * (1 - 1e-12) - 1e-9 for a, b in zip(earlier, later, strict=True))
    for end, steady, growth in zip(path[-1], settled(rules), growth_a_day(rules), strict=True):
        assert (steady is None) == (growth > 0)
        if steady is not None:
            assert end == close(steady)


@given(rules)
def test_a_part_that_never_settles_grows_by_what_it_is_said_to_grow(rules: ListRules) -> None:
    early, late = on_list(rules, 300_000), on_list(rules, 300_001)
    for growth, before, after in zip(growth_a_day(rules), early, late, strict=True):
        assert after - before == pytest.approx(growth, abs=1e-4)


@given(rules, days)
def test_with_a_term_the_list_has_settled_when_the_first_term_is_over(
    rules: ListRules, day: int
) -> None:
    term = rules.term or 500
    cut = replace(rules, term=term)
    assert on_list(cut, term + day).total == close(settled(cut).total or 0)


@given(rules)
def test_between_its_bends_the_path_of_alike_waits_runs_straight(rules: ListRules) -> None:
    alike = replace(rules, delays=Delays.ALIKE)
    corners = [0.0, *bends(alike), 5_000.0]
    for start, end in pairwise(corners):
        middle = on_list(alike, (start + end) / 2).wrong
        assert middle == close((on_list(alike, start).wrong + on_list(alike, end).wrong) / 2)


@given(rules, st.integers(1, 400), days)
def test_more_of_any_dial_never_means_fewer_wrongly_listed(
    rules: ListRules, more: int, day: int
) -> None:
    now = on_list(rules, day).wrong
    corrected, term = rules.corrected_after, rules.term
    for longer in (
        replace(rules, entries=rules.entries + more),
        replace(rules, mistaken=min(rules.mistaken + more / OF, 1.0)),
        replace(rules, noticed_after=rules.noticed_after + more),
        replace(rules, corrected_after=None if corrected is None else corrected + more),
        replace(rules, corrected_after=None),
        replace(rules, term=None if term is None else term + more),
        replace(rules, term=None),
    ):
        assert on_list(longer, day).wrong >= now * (1 - 1e-9) - 1e-6


@given(rules, days, st.integers(1, 400))
def test_the_longer_a_duty_takes_the_more_are_rightly_listed_and_no_more_wrongly(
    rules: ListRules, day: int, more: int
) -> None:
    earned = replace(rules, earned_after=rules.earned_after or 100)
    longer = replace(earned, earned_after=(earned.earned_after or 0) + more)
    assert on_list(longer, day).right >= on_list(earned, day).right * (1 - 1e-12)
    assert on_list(longer, day).wrong == on_list(earned, day).wrong


@given(rules, st.integers(0, 100), st.integers(0, 100))
def test_what_two_steps_save_is_what_both_together_save(
    rules: ListRules, first: int, second: int
) -> None:
    slow = replace(rules, corrected_after=(rules.corrected_after or 0) + 200)
    after = replace(slow, corrected_after=(slow.corrected_after or 0) - first)
    parts = (saved_a_year(slow, first) or 0) + (saved_a_year(after, second) or 0)
    assert saved_a_year(slow, first + second) == pytest.approx(parts, rel=1e-6, abs=1e-3)


@given(rules)
def test_no_day_sooner_saves_more_than_a_day_of_every_mistake(rules: ListRules) -> None:
    saved = saved_a_year(rules)
    assert saved is None or -1e-3 <= saved <= DAYS_A_YEAR * rules.mistakes * (1 + 1e-9) + 1e-3


# What no list can be


@pytest.mark.parametrize("share", [-0.001, 1.001, nan])
def test_a_share_lies_between_0_and_1(share: float) -> None:
    with pytest.raises(ValueError, match="mistaken is a share from 0 to 1"):
        replace(PLAIN, mistaken=share)


@pytest.mark.parametrize("name", ["entries", "noticed_after", "corrected_after"])
@pytest.mark.parametrize("value", [-1, inf, nan])
def test_names_and_waits_are_finite_and_not_negative(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"{name} must be 0 or more and finite"):
        replace(PLAIN, **{name: value})


@pytest.mark.parametrize("name", ["term", "earned_after"])
@pytest.mark.parametrize("value", [0, -1, inf, nan])
def test_a_term_and_a_duty_take_some_time_or_are_none(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"{name} must be more than 0 and finite, or None"):
        replace(PLAIN, **{name: value})


@pytest.mark.parametrize("day", [-1, inf, nan])
def test_a_list_has_no_day_before_its_first_and_none_without_end(day: float) -> None:
    with pytest.raises(ValueError, match="days from 0 on"):
        on_list(PLAIN, day)


@pytest.mark.parametrize("days", [-1, inf, nan])
def test_a_wait_is_not_shortened_by_less_than_nothing(days: float) -> None:
    with pytest.raises(ValueError, match="shortened by 0 days or more"):
        saved_a_year(PLAIN, days)
