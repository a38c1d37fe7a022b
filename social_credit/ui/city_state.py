"""The made-up city as pages ask for it: calibrated, and computed once for each set of choices."""

from __future__ import annotations

from functools import lru_cache

from social_credit.bands import below_counts
from social_credit.city import calibrate, score_distribution
from social_credit.city_sums import ScoreDistribution
from social_credit.content import load
from social_credit.population import Population, recorded, with_share
from social_credit.scheme import Edition

POPULATION = "rongcheng"
MAX_YEARS = 10
REPORTED_SHARE = 0.9
"""About 90 per cent of residents held an A: ``share-a`` of ``rongcheng-2014``."""
REPORTED_YEAR = 4
"""The report is of 2018, four years into the rules."""


def edition() -> Edition:
    """The rules that the city lives under."""
    return load().edition(load().population(POPULATION).edition)


@lru_cache(maxsize=2)
def calibrated(*, or_better: bool) -> Population:
    """The population with the one factor on its rates that meets the reported share."""
    return calibrate(
        edition(),
        load().population(POPULATION),
        REPORTED_SHARE,
        year=REPORTED_YEAR,
        or_better=or_better,
    ).population


@lru_cache(maxsize=16)
def city(
    years: int,
    *,
    or_better: bool = True,
    share_recorded: float = 1.0,
    group: str | None = None,
    group_share: float = 0.0,
    lapse_after: int | None = None,
) -> ScoreDistribution:
    """The city's scores year by year, with what is recorded and one group's share as chosen."""
    population = recorded(calibrated(or_better=or_better), share_recorded)
    if group is not None:
        population = with_share(population, group, group_share)
    return score_distribution(edition(), population, years, lapse_after=lapse_after)


def residents() -> int:
    """How many people live in the city."""
    return load().population(POPULATION).residents


def below(scores: ScoreDistribution, year: int) -> tuple[int, ...]:
    """Residents below each score, as ``bands`` counts them."""
    return below_counts(scores.mass[year], residents())
