"""Small populations for tests, and the default one with its edition."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from social_credit.content import load
from social_credit.population import Group, Population, Rate
from social_credit.scheme import Edition
from social_credit.value import Confidence

OURS = Confidence.ILLUSTRATIVE


def rate(item: str, per_year: float, recorded: float = 1.0) -> Rate:
    """A rate; the test that uses it is the reason for it."""
    return Rate(item=item, per_year=per_year, recorded=recorded, why="A test.", confidence=OURS)


def group(
    group_id: str, rates: Mapping[str, float], *, share: float = 1.0, dispersion: float = 1.0
) -> Group:
    """A group with so many events of each item a year."""
    return Group(
        id=group_id,
        name=group_id,
        why="A test.",
        share=share,
        dispersion=dispersion,
        rates=tuple(rate(item, per_year) for item, per_year in rates.items()),
        confidence=OURS,
    )


def town(*groups: Group) -> Population:
    """A population of these groups for the small edition of ``builders``."""
    return Population(
        id="town", name="A town", edition="small", residents=1000, groups=groups, confidence=OURS
    )


def alike(rates: Mapping[str, float], *, dispersion: float = 1.0) -> Population:
    """A population of one group."""
    return town(group("all", rates, dispersion=dispersion))


def rongcheng() -> Edition:
    """The edition that the default population was written for."""
    return load().edition("rongcheng-2014")


def rongcheng_city() -> Population:
    """The default population."""
    return load().population("rongcheng")


def towns(*items: str) -> st.SearchStrategy[Population]:
    """Populations of one to three groups with rates for some of these items."""
    rates = st.dictionaries(st.sampled_from(items), st.floats(0, 3), max_size=len(items))
    habits = st.tuples(st.integers(1, 9), st.floats(0.25, 20), rates)

    def with_shares(drawn: list[tuple[int, float, dict[str, float]]]) -> Population:
        whole = sum(weight for weight, _, _ in drawn)
        return town(
            *(
                group(f"group-{place}", rates, share=weight / whole, dispersion=dispersion)
                for place, (weight, dispersion, rates) in enumerate(drawn)
            )
        )

    return st.lists(habits, min_size=1, max_size=3).map(with_shares)
