"""Who lives in a modelled city: groups of residents, and how often what is recorded about them.

A population is content, made up to show a mechanism. Here it is read and checked, and changed
copies of it are made; what a scheme makes of it is worked out in ``city.py``.

One resident's year. A resident of a group with dispersion k gets, for every item that the group
has a rate for, a count of recorded events in the year. The count is Poisson with the mean m times
a gamma factor of shape k and mean 1, so it is negative-binomial: mean m, variance m + m²/k. The
factor is drawn anew for each item and each year. A factor shared by a resident's items would make
the careless driver the much-praised volunteer as well, and would leave a yearly cap without a
closed form; a factor kept over the years would tie the years together, and a score would no longer
be all that one needs to know about a resident. What this leaves out: within a group nobody is
careless year after year. Lasting differences are differences between groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from social_credit.scheme import Edition
from social_credit.scheme_checks import Fault
from social_credit.value import Id, Sourced, Text, problem

SUM_TOLERANCE = 1e-9
"""How far the groups' shares may add up away from 1."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Rate(Sourced):
    """How often an item happens to one resident of a group, on average, and why we think so.

    ``per_year`` counts events a year; ``recorded`` is the share of them that reaches the record.
    """

    item: Id
    per_year: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    recorded: Share = 1.0
    why: Text

    @property
    def mean(self) -> float:
        """Recorded events per resident and year.

        >>> from social_credit.value import Confidence
        >>> Rate(
        ...     item="traffic-ticket",
        ...     per_year=3.0,
        ...     recorded=0.5,
        ...     why="An example.",
        ...     confidence=Confidence.ILLUSTRATIVE,
        ... ).mean
        1.5
        """
        return self.per_year * self.recorded


class Group(Sourced):
    """Residents who live alike: their share of all, how unlike they are, and their rates.

    ``dispersion`` is the shape of the gamma factor: the smaller it is, the more a few residents
    get most of the events of a year. Items without a rate never happen to the group.
    """

    id: Id
    name: Text
    why: Text
    share: Share
    dispersion: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    rates: tuple[Rate, ...] = ()

    @model_validator(mode="after")
    def _one_rate_an_item(self) -> Self:
        repeated = _first_repeated(rate.item for rate in self.rates)
        if repeated is not None:
            raise problem(
                "group '{id}' gives two rates for '{item}'; keep one", id=self.id, item=repeated
            )
        return self


class Population(Sourced):
    """A city's residents, in groups; ``edition`` is the id of the rulebook it was written for."""

    id: Id
    name: Text
    edition: Id
    residents: Annotated[int, Field(ge=1)]
    groups: tuple[Group, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _groups_make_a_whole(self) -> Self:
        repeated = _first_repeated(group.id for group in self.groups)
        if repeated is not None:
            raise problem("'{id}' stands twice among the groups; rename one", id=repeated)
        whole = sum(group.share for group in self.groups)
        if abs(whole - 1) > SUM_TOLERANCE:
            raise problem(
                "the shares of the groups add up to {whole}, and must add up to 1",
                whole=f"{whole:.12g}",
            )
        return self

    def group(self, group_id: str) -> Group:
        """The group with this id.

        Raises:
            KeyError: there is none.
        """
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(f"{self.id} has no group {group_id!r}")


def faults(population: Population, edition: Edition) -> tuple[Fault, ...]:
    """Every rate that an edition cannot score: no such item, or one whose value is unknown."""
    return tuple(_faults(population, edition))


def _faults(population: Population, edition: Edition) -> Iterator[Fault]:
    for group_place, group in enumerate(population.groups):
        for rate_place, rate in enumerate(group.rates):
            path = ("groups", group_place, "rates", rate_place, "item")
            item = edition.item_of.get(rate.item)
            if item is None:
                yield Fault(
                    path,
                    f"{edition.id} has no item '{rate.item}'; use one of "
                    f"{', '.join(edition.item_of) or 'none'}",
                )
            elif item.unknown is not None:
                yield Fault(
                    path,
                    f"nobody published what '{rate.item}' counts in {edition.id}; "
                    "a rate for it would change nothing, leave it out",
                )


def scaled(population: Population, factor: float) -> Population:
    """The population with every rate of every group multiplied by a factor.

    Raises:
        ValueError: the factor is negative.

    >>> from social_credit.content import load
    >>> town = load().population("rongcheng")
    >>> [it.groups[0].rates[0].per_year for it in (town, scaled(town, 2))]
    [0.05, 0.1]
    """
    if not factor >= 0:
        raise ValueError(f"rates can be multiplied by 0 or more, not by {factor}")
    return _with_rates(population, lambda rate: {"per_year": rate.per_year * factor})


def recorded(population: Population, share: float) -> Population:
    """The population when only a share of what used to be recorded still is.

    Each event is kept with probability ``share``, independently. Thinning a gamma-mixed Poisson
    count so leaves it gamma-mixed Poisson with the same dispersion and ``share`` times the mean,
    so nothing becomes approximate. Called twice, the shares multiply.

    Args:
        population: where to begin.
        share: 0 (nothing is recorded any more) to 1 (no change).

    Raises:
        ValueError: the share is not between 0 and 1.

    >>> from social_credit.content import load
    >>> town = load().population("rongcheng")
    >>> [it.groups[0].rates[0].mean for it in (town, recorded(town, 0.5))]
    [0.05, 0.025]
    """
    if not 0 <= share <= 1:
        raise ValueError(f"the share that is recorded lies between 0 and 1; this is {share}")
    return _with_rates(population, lambda rate: {"recorded": rate.recorded * share})


def with_share(population: Population, group_id: str, share: float) -> Population:
    """The population with one group at a new share; the others give or take in proportion.

    Raises:
        KeyError: there is no such group.
        ValueError: the share is not between 0 and 1, or the other groups are empty and so cannot
            make room.

    >>> from social_credit.content import load
    >>> town = with_share(load().population("rongcheng"), "drivers", 0.5)
    >>> town.group("drivers").share, round(sum(group.share for group in town.groups), 12)
    (0.5, 1.0)
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1; this is {share}")
    population.group(group_id)
    others = sum(group.share for group in population.groups if group.id != group_id)
    if others == 0 and share != 1:
        raise ValueError(f"everybody is in {group_id!r}; there is no other group to grow")
    factor = (1 - share) / others if others else 1.0
    return population.model_copy(
        update={
            "groups": tuple(
                group.model_copy(
                    update={"share": share if group.id == group_id else group.share * factor}
                )
                for group in population.groups
            )
        }
    )


def _with_rates(population: Population, change: Callable[[Rate], dict[str, float]]) -> Population:
    groups = tuple(
        group.model_copy(
            update={"rates": tuple(rate.model_copy(update=change(rate)) for rate in group.rates)}
        )
        for group in population.groups
    )
    return population.model_copy(update={"groups": groups})


def _first_repeated(ids: Iterator[str]) -> str | None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            return one
        seen.add(one)
    return None
