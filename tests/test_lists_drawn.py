"""The closed form of a list against entries that are drawn by chance."""

from __future__ import annotations

from dataclasses import replace
from math import nan, sqrt

import numpy as np
import pytest

from social_credit.lists import (
    DAYS_A_YEAR,
    Delays,
    ListRules,
    on_list,
    person_days_a_year,
    saved_a_year,
)
from tests.drawn_lists import Entries, drawn
from tests.list_rules import PLAIN

LISTS = 60
"""Lists drawn for each check against chance."""


def draws(rules: ListRules, days: float) -> list[Entries]:
    generator = np.random.default_rng(20240101)
    return [drawn(rules, days, generator) for _ in range(LISTS)]


CASES = {
    "alike": ListRules(40, 0.2, 30, 60, term=400, earned_after=150),
    "by chance": ListRules(40, 0.2, 30, 60, 400, 150, Delays.BY_CHANCE),
    "equal means by chance": ListRules(40, 0.5, 50, 50, 120, None, Delays.BY_CHANCE),
    "the term comes first": ListRules(40, 0.5, 70, 90, term=100),
    "never corrected": ListRules(40, 0.5, 70, None, 200, None, Delays.BY_CHANCE),
    "nobody leaves": ListRules(40, 0.3, 20, None),
    "earned only": ListRules(40, 0.3, 20, 0, None, 60),
    "all mistaken": ListRules(40, 1.0, 80, 10, None, 60, Delays.BY_CHANCE),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("day", [15, 75, 110, 450])
def test_the_numbers_on_a_day_are_those_of_drawn_entries_within_five_standard_errors(
    name: str, day: float
) -> None:
    """Names that come by chance and are followed apart are Poisson in number, on each day."""
    counted = np.mean([entries.on(day) for entries in draws(CASES[name], day)], axis=0)
    for mean, exact in zip(counted.tolist(), on_list(CASES[name], day), strict=True):
        assert abs(mean - exact) <= 5 * sqrt(exact / LISTS), (mean, exact)


@pytest.mark.parametrize("name", sorted(CASES.keys() - {"nobody leaves"}))
def test_person_days_of_a_settled_year_are_those_of_drawn_entries(name: str) -> None:
    begins = 800
    counted = [
        entries.wrong_days(begins, begins + DAYS_A_YEAR)
        for entries in draws(CASES[name], begins + DAYS_A_YEAR)
    ]
    error = np.std(counted, ddof=1) / sqrt(LISTS)
    assert abs(np.mean(counted) - (person_days_a_year(CASES[name]) or 0)) <= 5 * error


@pytest.mark.parametrize("name", ["alike", "by chance"])
def test_what_ten_days_sooner_save_is_what_drawn_entries_save(name: str) -> None:
    slow, begins = CASES[name], 800
    fast = replace(slow, corrected_after=50)
    pairs = zip(draws(slow, begins + DAYS_A_YEAR), draws(fast, begins + DAYS_A_YEAR), strict=True)
    counted = [
        before.wrong_days(begins, begins + DAYS_A_YEAR)
        - after.wrong_days(begins, begins + DAYS_A_YEAR)
        for before, after in pairs
    ]
    error = np.std(counted, ddof=1) / sqrt(LISTS)
    assert abs(np.mean(counted) - (saved_a_year(slow, 10) or 0)) <= 5 * error


def test_two_draws_with_one_seed_are_alike() -> None:
    first, second = (
        drawn(CASES["by chance"], 50, np.random.default_rng(7)).on(50) for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("days", [0, -1, nan])
def test_a_list_is_not_followed_for_no_days(days: float) -> None:
    with pytest.raises(ValueError, match="more than 0 days"):
        drawn(PLAIN, days, np.random.default_rng(1))
