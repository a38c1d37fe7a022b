"""The same city by drawing residents: a check on the exact one, and lives to look at.

The rules are those of ``city_rules.py``, in the same order. Residents are drawn in chunks, so
memory depends on the size of a chunk and not on that of the city.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from social_credit.city_rules import CityRules, city_rules
from social_credit.city_sums import ScoreDistribution
from social_credit.population import Population
from social_credit.scheme import Edition

CHUNK = 2**16
"""Residents that are drawn at once."""

Scores = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Drawn:
    """Residents drawn at random: the id of each one's group, and their scores year by year.

    ``scores`` has the shape (residents, years + 1), from year 0 on.
    """

    groups: tuple[str, ...]
    scores: Scores


def simulate(
    edition: Edition,
    population: Population,
    residents: int,
    years: int,
    seed: int,
    *,
    lapse_after: int | None = None,
) -> ScoreDistribution:
    """The share of drawn residents at each score after each year, from year 0 to ``years``.

    Two runs with one seed are alike. The options are those of ``city.score_distribution``.

    Raises:
        ValueError: nobody or no year is asked for, or as in ``city.score_distribution``.
    """
    rules = _checked(edition, population, residents, years, lapse_after)
    generator = np.random.default_rng(seed)
    first, counts = rules.base, np.zeros((years + 1, 1), dtype=np.int64)
    for done in range(0, residents, CHUNK):
        sizes = _group_sizes(rules, min(CHUNK, residents - done), generator)
        scores = _scores(rules, sizes, years, lapse_after, generator)
        low, high = min(first, int(scores.min())), int(scores.max())
        counts = np.pad(counts, ((0, 0), (first - low, max(0, high + 1 - first - counts.shape[1]))))
        first = low
        for year in range(years + 1):
            counts[year] += np.bincount(scores[year] - first, minlength=counts.shape[1])
    return ScoreDistribution(first, counts / residents)


def draw(
    edition: Edition,
    population: Population,
    residents: int,
    years: int,
    seed: int,
    *,
    lapse_after: int | None = None,
) -> Drawn:
    """Some residents drawn from all groups, in random order, with their scores over the years.

    Two draws with one seed are alike. The options are those of ``city.score_distribution``.

    Raises:
        ValueError: nobody or no year is asked for, or as in ``city.score_distribution``.

    >>> from social_credit.content import load
    >>> content = load()
    >>> town = content.population("rongcheng")
    >>> three = draw(content.edition(town.edition), town, residents=3, years=2, seed=1)
    >>> three.scores.shape, three.scores[:, 0].tolist()
    ((3, 3), [1000, 1000, 1000])
    """
    rules = _checked(edition, population, residents, years, lapse_after)
    generator = np.random.default_rng(seed)
    sizes = _group_sizes(rules, residents, generator)
    scores = _scores(rules, sizes, years, lapse_after, generator)
    order = generator.permutation(residents)
    groups = np.repeat([group.id for group in population.groups], sizes)
    return Drawn(tuple(groups[order].tolist()), scores.T[order])


def _checked(
    edition: Edition,
    population: Population,
    residents: int,
    years: int,
    lapse_after: int | None,
) -> CityRules:
    if min(residents, years) < 1 or (lapse_after is not None and lapse_after < 1):
        raise ValueError(
            "residents, years and lapse_after must be at least 1, "
            f"not {residents}, {years} and {lapse_after}"
        )
    return city_rules(edition, population)


def _group_sizes(
    rules: CityRules, residents: int, generator: np.random.Generator
) -> npt.NDArray[np.int64]:
    shares = np.array([group.share for group in rules.groups])
    return generator.multinomial(residents, shares / shares.sum())


def _scores(
    rules: CityRules,
    sizes: npt.NDArray[np.int64],
    years: int,
    lapse_after: int | None,
    generator: np.random.Generator,
) -> Scores:
    """The scores of so many residents of each group, one group after the other, year by year."""
    records = [_year_of_records(rules, sizes, generator) for _ in range(years)]
    scores = np.full((years + 1, sizes.sum()), rules.base, dtype=np.int64)
    for year in range(1, years + 1):
        if lapse_after is None or year <= lapse_after:
            scores[year] = _after(rules, scores[year - 1], records[year - 1])
        else:
            # The oldest year is struck out, and what is left is added up anew from the base.
            for record in records[year - lapse_after : year]:
                scores[year] = _after(rules, scores[year], record)
    return scores


def _year_of_records(
    rules: CityRules, sizes: npt.NDArray[np.int64], generator: np.random.Generator
) -> tuple[Scores, Scores]:
    """Each resident's points in one year, and the top that the year pulls their score down to."""
    points = np.zeros(sizes.sum(), dtype=np.int64)
    tops = np.full(sizes.sum(), np.iinfo(np.int64).max)
    end = 0
    for group, size in zip(rules.groups, sizes.tolist(), strict=True):
        here, end = slice(end, end + size), end + size
        for habit in group.point_habits:
            added = habit.points * _counts(habit.mean, habit.dispersion, size, generator)
            if habit.cap is not None:
                added = (np.minimum if habit.cap > 0 else np.maximum)(added, habit.cap)
            points[here] += added
        for top, mean, dispersion in group.grade_habits:
            happened = _counts(mean, dispersion, size, generator) > 0
            tops[here][happened] = np.minimum(tops[here][happened], top)
    return points, tops


def _counts(mean: float, dispersion: float, size: int, generator: np.random.Generator) -> Scores:
    return generator.negative_binomial(dispersion, dispersion / (dispersion + mean), size)


def _after(rules: CityRules, scores: Scores, record: tuple[Scores, Scores]) -> Scores:
    points, tops = record
    scores = np.minimum(scores + points, tops)
    if rules.highest is not None:
        scores = np.minimum(scores, rules.highest)
    if rules.lowest is not None:
        scores = np.maximum(scores, rules.lowest)
    return scores
