"""Drawn residents: they agree with the exact city, can be repeated, and fit in memory."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest

from social_credit import city_simulation
from social_credit.city import score_distribution
from social_credit.city_simulation import draw, simulate
from social_credit.city_sums import ScoreDistribution
from social_credit.population import Population
from social_credit.scheme import Edition
from tests.builders import edition, item
from tests.towns import alike, group, rongcheng, rongcheng_city, town

RESIDENTS = 100_000
SEED = 20140101

ITEMS = (
    item("gift", 30, cap=50),
    item("ticket", -5),
    item("late", -20, cap=-40),
    item("drunk", sets="low"),
    item("slip", sets="fair"),
)
TOWN = town(
    group(
        "busy", {"ticket": 2.0, "drunk": 0.2, "slip": 0.9, "late": 0.7}, share=0.3, dispersion=0.6
    ),
    group("liked", {"gift": 1.5, "slip": 0.3}, share=0.5, dispersion=3.0),
    group("quiet", {}, share=0.2),
)


def assert_within_five_errors(drawn: ScoreDistribution, exact: ScoreDistribution) -> None:
    """Compares the cumulative share at every score of every year."""
    assert drawn.years == exact.years
    for year in range(exact.years + 1):
        for score in range(exact.first, exact.first + exact.mass.shape[1], 3):
            wanted = exact.share_below(year, score)
            expected = RESIDENTS * min(wanted, 1 - wanted)
            error = np.sqrt(max(wanted * (1 - wanted), 0.0) / RESIDENTS)
            # Of a rare score a few residents are drawn or none: there errors are not bell-shaped.
            slack = 10 / RESIDENTS if expected < 10 else 0.0
            assert abs(drawn.share_below(year, score) - wanted) <= 5 * error + slack


@pytest.mark.parametrize("lapse_after", [None, 3])
@pytest.mark.parametrize(
    ("rules", "population"),
    [
        (rongcheng(), rongcheng_city()),
        (edition(items=ITEMS), TOWN),
        (edition(items=ITEMS, between=(60, 150)), TOWN),
    ],
    ids=["the default", "caps and two set grades", "a range as well"],
)
def test_drawn_residents_agree_with_the_exact_city(
    rules: Edition, population: Population, lapse_after: int | None
) -> None:
    drawn = simulate(rules, population, RESIDENTS, 6, SEED, lapse_after=lapse_after)
    exact = score_distribution(rules, population, 6, lapse_after=lapse_after)
    assert_within_five_errors(drawn, exact)


def test_the_comparison_notices_a_rate_that_is_a_tenth_off() -> None:
    rules = edition(items=(item("ticket", -5),))
    drawn = simulate(rules, alike({"ticket": 0.55}), RESIDENTS, 2, SEED)
    with pytest.raises(AssertionError):
        assert_within_five_errors(drawn, score_distribution(rules, alike({"ticket": 0.5}), 2))


def test_a_seed_repeats_a_simulation_and_another_seed_does_not() -> None:
    rules = edition(items=ITEMS)
    one, same, other = (simulate(rules, TOWN, 1_000, 3, seed) for seed in (1, 1, 2))
    assert one.first == same.first
    assert np.array_equal(one.mass, same.mass)
    assert not np.array_equal(one.mass, other.mass)


def test_a_city_is_counted_whole_however_small_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_simulation, "CHUNK", 7)
    city = simulate(edition(items=ITEMS), TOWN, 1_000, 3, SEED)
    counts = city.mass * 1_000
    assert counts.sum(axis=1) == pytest.approx([1_000] * 4)
    assert counts == pytest.approx(np.rint(counts))
    assert city.share_below(0, 100) == 0
    assert city.share_below(0, 101) == pytest.approx(1)


def test_memory_does_not_grow_with_the_city(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(city_simulation, "CHUNK", 2_000)
    rules = edition(items=ITEMS)
    peaks = []
    for residents in (4_000, 40_000):
        tracemalloc.start()
        simulate(rules, TOWN, residents, 3, SEED)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def test_residents_are_drawn_from_all_groups_with_a_score_for_each_year() -> None:
    drawn = draw(edition(items=ITEMS), TOWN, 2_000, 4, SEED)
    assert drawn.scores.shape == (2_000, 5)
    assert (drawn.scores[:, 0] == 100).all()
    assert drawn.groups.count("quiet") == pytest.approx(400, abs=90)
    quiet = np.array(drawn.groups) == "quiet"
    assert (drawn.scores[quiet] == 100).all()
    assert (drawn.scores[~quiet] != 100).any()
    assert len(set(drawn.groups[:20])) == 3  # in random order


def test_a_year_moves_a_drawn_resident_by_points_or_down_to_a_top() -> None:
    scores = draw(edition(items=ITEMS), TOWN, 500, 5, SEED).scores
    moves = np.diff(scores, axis=1)
    assert ((moves % 5 == 0) | np.isin(scores[:, 1:], [79, 119])).all()
    assert moves.max() <= 50


@pytest.mark.parametrize(
    ("residents", "years", "options"), [(0, 1, {}), (1, 0, {}), (1, 1, {"lapse_after": 0})]
)
def test_somebody_and_some_year_must_be_asked_for(
    residents: int, years: int, options: dict[str, Any]
) -> None:
    for ask in (simulate, draw):
        with pytest.raises(ValueError, match="must be at least 1"):
            ask(edition(items=ITEMS), TOWN, residents, years, SEED, **options)
