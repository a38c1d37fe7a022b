"""A whole city under a points scheme, exactly: no resident is drawn, and no luck is involved.

A score is a sum, and the probabilities of sums are convolutions. One year is worked out in
``city_year.py``, for all groups of residents at once, on a lattice that ``city_lattice.py``
chooses; here years follow each other. The effort depends on how far scores stray and not on how
many residents there are.

What the model takes for granted:

- The order within a year is points and their caps, grade-setting items, the range; see
  ``city_rules.py``.
- The counts of a resident are independent between items and between years, given the group; see
  ``population.py``.
- Everybody starts at the base together and nobody moves in, out or between groups.
- An item that sets a grade sets the score (``Reading.SCORE_SET``). Where the top of that grade is
  follows the edition's first line table: lines that a visitor moves afterwards grade the same
  scores anew, they do not make them anew.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from social_credit.city_lattice import LatticeTooWide
from social_credit.city_rules import city_rules
from social_credit.city_sums import ScoreDistribution
from social_credit.city_year import city_year
from social_credit.grades import LineTable
from social_credit.population import Population, scaled
from social_credit.scheme import Edition, grade_at

MAX_YEARS = 100
"""Nobody is scored for longer."""

_FACTORS = tuple(2.0 ** (half / 2) for half in range(-16, 13))
"""From 1/256 to 64: where ``calibrate`` looks for a first crossing."""


def score_distribution(
    edition: Edition,
    population: Population,
    years: int,
    *,
    lapse_after: int | None = None,
) -> ScoreDistribution:
    """The exact probability of each whole score after each year, from year 0 to ``years``.

    Exact but for rounding, about 1e-16 a score, and for at most 1e-12 that wraps round the lattice.

    Args:
        edition: the rules; its base must be on record.
        population: who lives there, with rates for items of this edition.
        years: 1 to ``MAX_YEARS``.
        lapse_after: records older than so many years are struck out, and the score is added up
            anew, in the old order, from the base and the records that are left. As the years are
            alike, a city that forgets stands still from then on. Nothing lapses unless given.

    Raises:
        ValueError: the number of years is out of bounds, the edition has no base, or it cannot
            score an item of the population.
        LatticeTooWide: scores would stray too far.

    >>> from social_credit.content import load
    >>> from social_credit.population import Group, Population, Rate
    >>> from social_credit.value import Confidence
    >>> made_up = Confidence.ILLUSTRATIVE
    >>> tickets = Rate(item="traffic-ticket", per_year=1.0, why="An example.", confidence=made_up)
    >>> drivers = Group(
    ...     id="drivers", name="Drivers", why="An example.", share=1.0, dispersion=1.0,
    ...     rates=(tickets,), confidence=made_up,
    ... )
    >>> town = Population(
    ...     id="town", name="A town", edition="rongcheng-2014", residents=100, groups=(drivers,),
    ...     confidence=made_up,
    ... )
    >>> city = score_distribution(load().edition("rongcheng-2014"), town, years=2)
    >>> [round(float(city.mass[1, score - city.first]), 12) for score in (1000, 995, 990)]
    [0.5, 0.25, 0.125]
    """
    _check_years("years", years)
    if lapse_after is not None:
        _check_years("lapse_after", lapse_after)
    lived = years if lapse_after is None else min(years, lapse_after)
    parts = [city_year(part, lived) for part in city_rules(edition, population).parts]
    first = min(part.lattice.first for part in parts)
    mass = np.zeros((lived + 1, max(part.lattice.end for part in parts) - first))
    for part in parts:
        together, lattice = part.lived(lived), part.lattice
        for row, remainder in enumerate(lattice.remainders):
            start, end = lattice.first + remainder - first, lattice.end - first
            mass[:, start : end : lattice.step] += together[:, row]
    if lived < years:
        mass = mass[np.minimum(np.arange(years + 1), lived)]
    return ScoreDistribution(first, mass)


def transitions(
    edition: Edition,
    population: Population,
    year: int,
) -> npt.NDArray[np.float64]:
    """Who moves from which grade to which in one year, as shares of all residents.

    Entry [i, j] is the share in grade i after ``year - 1`` years and in grade j one year later,
    best grade first, so the whole adds up to 1. Records do not lapse here; flows in a city that
    forgets can be counted in ``city_simulation.draw``.

    Args:
        edition: as in ``score_distribution``.
        population: as in ``score_distribution``.
        year: 1 to ``MAX_YEARS``.

    Raises:
        ValueError: as in ``score_distribution``; or there are no lines.
        LatticeTooWide: scores would stray too far.

    >>> from social_credit.content import load
    >>> content = load()
    >>> town = content.population("rongcheng")
    >>> flows = transitions(content.edition(town.edition), town, year=1)
    >>> flows.shape, [float(share) for share in flows.sum(axis=1).round(9)]  # all begin in A
    ((6, 6), [0.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    """
    _check_years("year", year)
    lines = [first for _, first in _table(edition).firsts]
    flows = np.zeros((len(lines) + 1, len(lines) + 1))
    for part in city_rules(edition, population).parts:
        one_year = city_year(part, year)
        mass = one_year.beginning()
        for _ in range(year - 1):
            mass = one_year.after(mass)
        grade = np.searchsorted(-np.array(lines), -one_year.lattice.scores)
        held = (grade == np.arange(len(flows))[:, None, None]).astype(np.float64)
        # A year for those of each old grade apart: shape (old grade, groups, rows, cells).
        later = one_year.all_groups(one_year.after(mass * held[:, None]))
        flows += np.einsum("irc,jrc->ij", later, held)
    return np.maximum(flows, 0.0, out=flows)


class Calibrated(NamedTuple):
    """The factor on all rates that meets a target, and the population with those rates."""

    factor: float
    population: Population


class NoSuchFactor(ValueError):
    """Within reason, no factor on the rates makes the model meet the target."""


def calibrate(
    edition: Edition,
    population: Population,
    target: float,
    *,
    year: int,
    grade: str = "A",
    or_better: bool = True,
) -> Calibrated:
    """Multiply all rates by the one factor that gives a grade its reported share of residents.

    A report says that about 90 per cent held an A and does not say whether AA and AAA are counted
    in: ``or_better`` is the one reading or the other. Shares need not rise or fall steadily with
    the rates; of several factors, the smallest that the search meets is returned. The search
    begins at no events at all, looks on at factors from 1/256 to 64, and halves the first
    interval in which the target is crossed.

    Args:
        edition: as in ``score_distribution``.
        population: with the rates to multiply.
        target: a share of all residents, more than 0 and less than 1.
        year: after how many years the share was reported.
        grade: the grade that the report names.
        or_better: whether better grades are counted in.

    Raises:
        NoSuchFactor: the target is not met, with the shares that can be.
        ValueError: the target is not a share; or as in ``score_distribution``.
        KeyError: the edition has no such grade.

    >>> from social_credit.content import load
    >>> content = load()
    >>> town = content.population("rongcheng")
    >>> rongcheng = content.edition(town.edition)
    >>> found = calibrate(rongcheng, town, 0.9, year=4)
    >>> city = score_distribution(rongcheng, found.population, 4)
    >>> round(city.share_below(4, rongcheng.first_table.lines["A"].first), 9)
    0.1
    """
    if not 0 < target < 1:
        raise ValueError(f"a share to aim at lies between 0 and 1; this is {target}")
    table = _table(edition)
    place, lines = edition.rank[grade], [first for _, first in table.firsts]

    def excess(factor: float) -> float:
        city = score_distribution(edition, scaled(population, factor), year)
        reached = city.share_below(year, lines[place]) if place < len(lines) else 0.0
        better = city.share_below(year, lines[place - 1]) if place and not or_better else 1.0
        return better - reached - target

    starts_in = grade_at(edition, table, city_rules(edition, population).base)
    held = edition.rank[starts_in] <= place if or_better else starts_in == grade
    low, at_low = 0.0, float(held) - target
    seen = [at_low]
    for high in _FACTORS:
        try:
            at_high = excess(high)
        except LatticeTooWide:
            break
        seen.append(at_high)
        if at_high * at_low <= 0:
            break
        low, at_low = high, at_high
    if seen[-1] * seen[0] > 0:
        wanted = f"{grade} or better" if or_better else grade
        raise NoSuchFactor(
            f"no factor on the rates gives {wanted} to {target:.2%} of residents in year {year}; "
            f"factors from 0 to {low:g} give it to {min(seen) + target:.2%} to "
            f"{max(seen) + target:.2%}"
        )
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if excess(middle) * at_low > 0:
            low = middle
        else:
            high = middle
    return Calibrated(high, scaled(population, high))


def _table(edition: Edition) -> LineTable:
    if edition.first_table is None:
        raise ValueError(f"{edition.id} has no line table, so nobody holds a grade")
    return edition.first_table


def _check_years(name: str, years: int) -> None:
    if not 1 <= years <= MAX_YEARS:
        raise ValueError(f"{name} must be 1 to {MAX_YEARS}, not {years}")
