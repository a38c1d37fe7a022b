"""Who moves from grade to grade in a year, and which rates give a grade its reported share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.city import NoSuchFactor, calibrate, score_distribution, transitions
from social_credit.city_simulation import draw
from social_credit.city_sums import grade_shares
from social_credit.population import Population
from social_credit.scheme import Edition
from tests.builders import edition, item, lines
from tests.towns import alike, rongcheng, rongcheng_city, towns

ITEMS = (item("gift", 30, cap=50), item("ticket", -5), item("drunk", sets="low"))
SET = edition(items=ITEMS)
RANGED = edition(items=ITEMS, between=(60, 150))
CLOSE = edition(items=ITEMS, table=lines({"high": 140, "fair": 101}))


def lines_of(rules: Edition) -> list[int]:
    return [first for _, first in rules.line_tables[0].firsts]


@settings(max_examples=20, deadline=None)
@given(
    rules=st.sampled_from([SET, RANGED, CLOSE]),
    population=towns(*SET.item_of),
    year=st.integers(1, 5),
)
def test_flows_come_from_last_years_grades_and_lead_to_this_years(
    rules: Edition, population: Population, year: int
) -> None:
    flows = transitions(rules, population, year)
    city = score_distribution(rules, population, year)
    assert flows.min() >= 0
    before = grade_shares(city, year - 1, lines_of(rules))
    after = grade_shares(city, year, lines_of(rules))
    assert flows.sum(axis=1) == pytest.approx(before, abs=1e-11)
    assert flows.sum(axis=0) == pytest.approx(after, abs=1e-11)


def test_flows_are_those_of_residents_who_are_drawn() -> None:
    rules, population, residents = rongcheng(), rongcheng_city(), 100_000
    flows = transitions(rules, population, 5)
    scores = draw(rules, population, residents, 5, seed=20180403).scores
    grades = np.searchsorted(-np.array(lines_of(rules)), -scores)
    counted = np.zeros_like(flows)
    np.add.at(counted, (grades[:, 4], grades[:, 5]), 1 / residents)
    errors = np.sqrt(flows * (1 - flows) / residents)
    assert (np.abs(counted - flows) <= 5 * errors + 1 / residents).all()
    assert flows.max() < 0.95  # some do move


def test_in_the_first_year_everybody_comes_from_the_grade_of_the_base() -> None:
    flows = transitions(SET, alike({"drunk": 1.0}), 1)
    assert flows == pytest.approx(np.array([[0, 0, 0], [0, 0.5, 0.5], [0, 0, 0]]))


def test_flows_need_lines() -> None:
    untabled = SET.model_copy(update={"line_tables": ()})
    with pytest.raises(ValueError, match="small has no line table"):
        transitions(untabled, alike({}), 1)
    with pytest.raises(ValueError, match="year must be 1 to 100, not 0"):
        transitions(SET, alike({}), 0)


def test_four_years_make_about_nine_in_ten_of_the_default_population_an_a_or_better() -> None:
    rules, population = rongcheng(), rongcheng_city()
    shares = grade_shares(score_distribution(rules, population, 4), 4, lines_of(rules))
    assert sum(shares[:3]) == pytest.approx(0.9, abs=0.001)
    aaa, aa, _, b, c, d = shares
    assert 0.002 < aaa < aa < 0.02
    assert 0.05 < b < 0.12
    assert 0.005 < c < 0.03
    assert 0 < d < 0.005


@pytest.mark.parametrize(
    ("or_better", "factor"), [(True, (0.98, 1.02)), (False, (0.85, 0.95))], ids=["or better", "A"]
)
def test_calibrated_rates_meet_the_reported_share_in_either_reading(
    or_better: bool, factor: tuple[float, float]
) -> None:
    rules, population = rongcheng(), rongcheng_city()
    found = calibrate(rules, population, 0.9, year=4, or_better=or_better)
    assert factor[0] < found.factor < factor[1]
    shares = grade_shares(score_distribution(rules, found.population, 4), 4, lines_of(rules))
    assert (sum(shares[:3]) if or_better else shares[2]) == pytest.approx(0.9, abs=1e-9)
    rates = zip(population.groups[0].rates, found.population.groups[0].rates, strict=True)
    assert all(after.per_year == before.per_year * found.factor for before, after in rates)


@pytest.mark.parametrize(
    ("grade", "or_better", "target"),
    [("low", False, 0.3), ("fair", True, 0.7), ("high", True, 0.2), ("fair", False, 0.5)],
)
def test_any_grade_can_be_aimed_at_whether_or_not_the_base_is_in_it(
    grade: str, or_better: bool, target: float
) -> None:
    population = alike({"gift": 0.1, "ticket": 0.5})
    found = calibrate(SET, population, target, year=3, grade=grade, or_better=or_better)
    shares = grade_shares(score_distribution(SET, found.population, 3), 3, lines_of(SET))
    place = SET.rank[grade]
    reached = sum(shares[: place + 1]) if or_better else shares[place]
    assert reached == pytest.approx(target, abs=1e-9)


def test_a_target_that_no_factor_meets_is_refused_with_the_shares_that_can_be() -> None:
    with pytest.raises(
        NoSuchFactor, match=r"no factor .* gives low to 30.00% .* in year 2; .* to 0.00%"
    ):
        calibrate(SET, alike({"gift": 1.0}), 0.3, year=2, grade="low", or_better=False)


def test_a_search_that_would_need_too_wide_a_lattice_says_how_far_it_looked() -> None:
    population = alike({"gift": 100.0, "ticket": 50.0}, dispersion=50.0)
    rules = edition(items=(item("gift", 60), item("ticket", -5)))
    with pytest.raises(NoSuchFactor, match=r"factors from 0 to 0\.\d+ give it"):
        calibrate(rules, population, 0.5, year=50, grade="low", or_better=False)


@pytest.mark.parametrize("target", [0.0, 1.0, 90.0, -0.1])
def test_a_target_is_a_share_of_some_and_not_all(target: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        calibrate(SET, alike({}), target, year=1, grade="fair")


def test_a_target_needs_a_grade_with_a_line_table() -> None:
    with pytest.raises(KeyError, match="A"):
        calibrate(SET, alike({}), 0.5, year=1)
    untabled = SET.model_copy(update={"line_tables": ()})
    with pytest.raises(ValueError, match="small has no line table"):
        calibrate(untabled, alike({}), 0.5, year=1, grade="fair")
