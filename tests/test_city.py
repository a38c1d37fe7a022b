"""The exact city: against the ledger, against closed forms, and in itself."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit import city_lattice
from social_credit.city import MAX_YEARS, score_distribution
from social_credit.city_lattice import MAX_CELLS, WRAPPED, LatticeTooWide
from social_credit.city_sums import ScoreDistribution
from social_credit.events import Event
from social_credit.ledger import score
from social_credit.population import Group, Population, recorded
from social_credit.scheme import Edition
from tests.builders import edition, item, lines
from tests.towns import alike, group, town, towns

GIFT = item("gift", 30, cap=50)
TICKET = item("ticket", -5)
LATE = item("late", -20, cap=-40)
DRUNK = item("drunk", sets="low")
PLAIN = edition(items=(item("gift", 30), TICKET))
FULL = edition(items=(GIFT, TICKET, LATE, DRUNK), between=(0, 140))
SET = edition(items=(item("gift", 30), TICKET, DRUNK))
CAPPED = edition(items=(GIFT, TICKET, LATE))


def scores_of(city: ScoreDistribution, year: int) -> dict[int, float]:
    """The scores that somebody holds, with their probabilities; rounding is nobody."""
    row = city.mass[year]
    return {city.first + int(place): float(row[place]) for place in np.flatnonzero(row > 1e-15)}


def apart(
    one: ScoreDistribution, other: ScoreDistribution, year: int, other_year: int | None = None
) -> float:
    """The largest difference between the probabilities that two cities give to a score."""
    first = scores_of(one, year)
    second = scores_of(other, year if other_year is None else other_year)
    return max(abs(first.get(s, 0.0) - second.get(s, 0.0)) for s in {*first, *second})


def chance_of(count: int, mean: float, dispersion: float) -> float:
    """A negative-binomial probability, from its gamma functions."""
    if mean == 0:
        return float(count == 0)
    ways = math.lgamma(dispersion + count) - math.lgamma(dispersion) - math.lgamma(count + 1)
    odds = mean / dispersion
    return math.exp(ways - dispersion * math.log1p(odds) + count * math.log(odds / (1 + odds)))


def by_ledger(
    rules: Edition, members: Group, years: int, most: int
) -> tuple[dict[int, float], float]:
    """Every record with up to ``most`` events of each item a year, scored by the ledger.

    Returns the probability of each score, and the probability of the records left out.
    """
    order = {held.id: place for place, held in enumerate(rules.items)}
    rates = sorted(members.rates, key=lambda rate: order[rate.item])
    chances = [
        [chance_of(count, rate.mean, members.dispersion) for count in range(most + 1)]
        for rate in rates
    ]
    found: defaultdict[int, float] = defaultdict(float)
    for counts in product(range(most + 1), repeat=years * len(rates)):
        probability, events = 1.0, []
        for place, count in enumerate(counts):
            year, which = divmod(place, len(rates))
            probability *= chances[which][count]
            if count:
                events.append(Event(date(2014 + year, 6, 1), rates[which].item, count))
        total = score(rules, events, as_of=date(2018, 12, 31)).score
        assert total is not None
        found[total] += probability
    return found, 1 - sum(found.values())


@pytest.mark.parametrize(
    ("rules", "rates"),
    [
        (PLAIN, {"gift": 0.02, "ticket": 0.05}),
        (CAPPED, {"gift": 0.05, "late": 0.05}),
        (SET, {"ticket": 0.05, "drunk": 0.02}),
        (SET, {"gift": 0.02, "drunk": 0.05}),
        (
            edition(items=(item("one", -1), DRUNK), table=lines({"high": 120, "fair": 99})),
            {"one": 0.1, "drunk": 0.1},
        ),
        (edition(items=(TICKET,), between=(88, 140)), {"ticket": 0.1}),
        (edition(items=(GIFT,), between=(0, 142)), {"gift": 0.1}),
        (edition(items=(GIFT, DRUNK), between=(79, 142)), {"gift": 0.05, "drunk": 0.05}),
        (edition(items=(TICKET, item("praise", sets="high"))), {"ticket": 0.1, "praise": 0.2}),
        (
            edition(items=(TICKET, DRUNK, item("again", sets="low"))),
            {"ticket": 0.02, "drunk": 0.03, "again": 0.04},
        ),
        (
            edition(
                items=(item("gift", 7), item("slip", sets="fair"), DRUNK),
                table=lines({"high": 99, "fair": 80}),
            ),
            {"gift": 0.02, "slip": 0.1, "drunk": 0.03},
        ),
    ],
)
def test_a_city_is_what_the_ledger_makes_of_every_possible_record(
    rules: Edition, rates: dict[str, float]
) -> None:
    members = group("all", rates, dispersion=0.8)
    exact = scores_of(score_distribution(rules, town(members), years=2), 2)
    for most in (6, 5, 4, 3):  # as many as can be gone through quickly
        if (most + 1) ** (2 * len(rates)) <= 5_000:
            break
    enumerated, left_out = by_ledger(rules, members, years=2, most=most)
    assert 0 <= left_out < 1e-3
    for held in {*exact, *enumerated}:
        more = exact.get(held, 0.0) - enumerated.get(held, 0.0)
        assert -1e-12 <= more <= left_out + 1e-12


@settings(max_examples=30, deadline=None)
@given(
    rules=st.sampled_from([FULL, CAPPED, SET]),
    years=st.integers(1, 6),
    data=st.data(),
)
def test_each_year_everybody_has_exactly_one_score(
    rules: Edition, years: int, data: st.DataObject
) -> None:
    population = data.draw(towns(*rules.item_of))
    city = score_distribution(rules, population, years)
    assert city.mass.shape[0] == city.years + 1 == years + 1
    assert scores_of(city, 0) == {100: pytest.approx(1.0)}
    assert city.mass.min() >= 0
    assert city.mass.sum(axis=1) == pytest.approx(np.ones(years + 1), abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(population=towns("gift", "ticket"), years=st.integers(1, 6))
def test_expectation_and_variance_agree_with_their_closed_forms(
    population: Population, years: int
) -> None:
    points = {held.id: held.points or 0 for held in PLAIN.items}
    shares = np.array([g.share for g in population.groups])
    means = np.array([sum(points[r.item] * r.mean for r in g.rates) for g in population.groups])
    variances = np.array(
        [
            sum(points[r.item] ** 2 * r.mean * (1 + r.mean / g.dispersion) for r in g.rates)
            for g in population.groups
        ]
    )
    city = score_distribution(PLAIN, population, years)
    change = city.first + np.arange(city.mass.shape[1]) - 100
    for year in range(years + 1):
        row = city.mass[year]
        mean = year * (shares @ means)
        assert row @ change == pytest.approx(mean, rel=1e-8, abs=1e-7)
        within = year * (shares @ variances)
        between = shares @ (year * means - mean) ** 2
        assert row @ (change - mean) ** 2 == pytest.approx(within + between, rel=1e-7, abs=1e-5)


@settings(max_examples=20, deadline=None)
@given(population=towns(*FULL.item_of))
def test_recording_everything_changes_nothing_and_recording_nothing_leaves_all_at_the_base(
    population: Population,
) -> None:
    all_of_it = score_distribution(FULL, recorded(population, 1.0), 3)
    assert np.array_equal(all_of_it.mass, score_distribution(FULL, population, 3).mass)
    nothing = score_distribution(FULL, recorded(population, 0.0), 3)
    assert [scores_of(nothing, year) for year in range(4)] == [{100: pytest.approx(1.0)}] * 4


@settings(max_examples=20, deadline=None)
@given(population=towns(*SET.item_of))
def test_the_order_of_groups_does_not_matter(population: Population) -> None:
    turned = population.model_copy(update={"groups": population.groups[::-1]})
    for year in (1, 4):
        city = score_distribution(SET, population, 4)
        assert apart(city, score_distribution(SET, turned, 4), year) < 1e-13


@settings(max_examples=20, deadline=None)
@given(population=towns(*SET.item_of))
def test_splitting_a_group_into_two_halves_changes_nothing(population: Population) -> None:
    first, *others = population.groups
    halves = (
        first.model_copy(update={"share": first.share / 2}),
        first.model_copy(update={"share": first.share / 2, "id": "other-half"}),
    )
    split = population.model_copy(update={"groups": (*halves, *others)})
    city = score_distribution(SET, population, 4)
    assert apart(city, score_distribution(SET, split, 4), 4) < 1e-13


def test_a_score_above_the_top_drops_to_it_and_climbs_again() -> None:
    population = alike({"drunk": 1.0})  # with dispersion 1, half of all are caught in a year
    city = score_distribution(SET, population, 2)
    assert scores_of(city, 1) == {79: pytest.approx(0.5), 100: pytest.approx(0.5)}
    assert scores_of(city, 2) == {79: pytest.approx(0.75), 100: pytest.approx(0.25)}


def test_the_top_of_a_set_grade_follows_the_first_table() -> None:
    tables = tuple(lines({"high": 120, "fair": fair}, table_id=str(fair)) for fair in (90, 70))
    rules = SET.model_copy(update={"line_tables": tables})
    city = score_distribution(rules, alike({"drunk": 1.0}), 1)
    assert sorted(scores_of(city, 1)) == [89, 100]


def test_an_item_that_sets_a_grade_moves_nobody_without_a_table_or_up_to_the_best_grade() -> None:
    untabled = SET.model_copy(update={"line_tables": ()})
    best = edition(items=(item("drunk", sets="high"),))
    for rules in (untabled, best):
        city = score_distribution(rules, alike({"drunk": 1.0}), 1)
        assert scores_of(city, 1) == {100: pytest.approx(1.0)}


@pytest.mark.parametrize("wide", [(99, 100), (-500_000, 500_000)])
def test_a_range_is_never_left_however_narrow_or_wide_it_is(wide: tuple[int, int]) -> None:
    rules = edition(items=(item("gift", 30), TICKET), between=wide)
    city = score_distribution(rules, alike({"gift": 2.0, "ticket": 2.0}), 3)
    assert min(scores_of(city, 3)) >= wide[0]
    assert max(scores_of(city, 3)) <= wide[1]
    if wide == (99, 100):
        assert sorted(scores_of(city, 1)) == [99, 100]
    else:
        free = score_distribution(PLAIN, alike({"gift": 2.0, "ticket": 2.0}), 3)
        assert apart(city, free, 3) < 1e-12


@pytest.mark.parametrize(
    "rules", [PLAIN, SET, edition(items=SET.items, between=(60, 150)), CAPPED], ids=range(4)
)
def test_a_far_wider_lattice_finds_no_more_than_the_bound_outside_the_usual_one(
    rules: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = dict.fromkeys(rules.item_of, 0.7)
    population = alike(rates, dispersion=0.4)
    usual = score_distribution(rules, population, 5)
    monkeypatch.setattr(city_lattice, "WRAPPED", 1e-40)
    wide = score_distribution(rules, population, 5)
    assert len(wide.mass[5]) > len(usual.mass[5])
    assert apart(usual, wide, 5) < WRAPPED
    monkeypatch.setattr(city_lattice, "WRAPPED", 0.5)
    assert apart(score_distribution(rules, population, 5), wide, 5) > WRAPPED


def test_scores_that_stray_too_far_are_refused_with_the_numbers() -> None:
    with pytest.raises(LatticeTooWide, match=rf"within 10 years .* at most {MAX_CELLS} are comp"):
        score_distribution(PLAIN, alike({"ticket": 3_000.0}), 10)
    with pytest.raises(LatticeTooWide, match="larger dispersion"):
        score_distribution(PLAIN, alike({"ticket": 1.0}, dispersion=1e-300), 10)


def test_a_rate_too_small_for_a_float_counts_as_none() -> None:
    city = score_distribution(PLAIN, alike({"ticket": 5e-324}, dispersion=1e9), 1)
    assert scores_of(city, 1) == {100: pytest.approx(1.0)}


@settings(max_examples=15, deadline=None)
@given(population=towns(*SET.item_of), years=st.integers(1, 6), kept=st.integers(1, 7))
def test_a_city_that_forgets_stands_still_once_the_first_records_lapse(
    population: Population, years: int, kept: int
) -> None:
    forgetting = score_distribution(SET, population, years, lapse_after=kept)
    remembering = score_distribution(SET, population, years)
    assert forgetting.years == years
    for year in range(years + 1):
        assert apart(forgetting, remembering, year, min(year, kept)) < WRAPPED


@pytest.mark.parametrize("years", [0, -1, MAX_YEARS + 1])
def test_a_number_of_years_out_of_bounds_is_refused(years: int) -> None:
    with pytest.raises(ValueError, match=f"^years must be 1 to 100, not {years}"):
        score_distribution(PLAIN, alike({}), years)
    with pytest.raises(ValueError, match=f"^lapse_after must be 1 to 100, not {years}"):
        score_distribution(PLAIN, alike({}), 1, lapse_after=years)


def test_the_most_years_are_computed_in_full() -> None:
    city = score_distribution(SET, alike(dict.fromkeys(SET.item_of, 0.1)), MAX_YEARS)
    assert city.mass[MAX_YEARS].sum() == pytest.approx(1, abs=1e-9)


def test_a_city_needs_a_base_on_record() -> None:
    with pytest.raises(ValueError, match="small has no base score on record"):
        score_distribution(edition(base=None), alike({}), 1)


def test_a_city_cannot_be_scored_for_what_its_edition_does_not_value() -> None:
    rules = edition(items=(TICKET, item("secret", unknown="Not printed.")))
    with pytest.raises(ValueError, match=r"'secret' counts in small.*; small has no item 'none'"):
        score_distribution(rules, alike({"secret": 1.0, "none": 1.0}), 1)


def test_a_result_cannot_be_written_to() -> None:
    city = score_distribution(PLAIN, alike({}), 1)
    with pytest.raises(ValueError, match="read-only"):
        city.mass[0, 0] = 1.0
