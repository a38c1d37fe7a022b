"""What the pages about the city should say, worked out from the model, and what they do say."""

from __future__ import annotations

import re
from functools import cache

from streamlit.testing.v1 import AppTest

from social_credit.bands import below_counts
from social_credit.city import calibrate, score_distribution
from social_credit.city_sums import ScoreDistribution
from social_credit.content import load
from social_credit.population import Population
from tests.test_pages import text_of
from tests.towns import rongcheng, rongcheng_city

RESIDENTS = 740_000
OWN = (1050, 1030, 960, 850, 600)
"""The lines of the usual table."""


@cache
def people() -> Population:
    """The city's residents as the pages set them: nine in ten an A or better after four years."""
    return calibrate(rongcheng(), rongcheng_city(), 0.9, year=4, or_better=True).population


@cache
def grown(years: int = 10) -> ScoreDistribution:
    """The city with everything recorded and nothing forgotten."""
    return score_distribution(rongcheng(), people(), years)


def below(years: int = 10) -> tuple[int, ...]:
    """Residents below each score after so many years."""
    return below_counts(grown().mass[years], RESIDENTS)


def a_or_better(city: ScoreDistribution, year: int) -> str:
    """The share from 960 points up, in per cent."""
    return f"{100 * (1 - city.share_below(year, 960)):.1f}"


def below_a(city: ScoreDistribution, year: int) -> str:
    """The share below 960 points, in per cent."""
    return f"{100 * city.share_below(year, 960):.1f}"


def code(lines: tuple[int, ...]) -> str:
    """Lines as they stand in an address."""
    return ".".join(map(str, lines))


def figures(app: AppTest, page: str, key: str) -> dict[str, str]:
    """What a sentence of the content says where its words leave a gap; empty if it is not there."""
    seen: set[str] = set()

    def gap(name: re.Match[str]) -> str:
        first = name[1] not in seen
        seen.add(name[1])
        return f"(?P<{name[1]}>.+?)" if first else f"(?P={name[1]})"

    # Escaped, the words {share_a} read \{share_a\}.
    pattern = re.sub(r"\\{(\w+)\\}", gap, re.escape(load().words[page](key)))
    found = re.search(pattern, text_of(app))
    return found.groupdict() if found else {}


def whole(figure: str) -> int:
    """A number as it is printed."""
    return int(figure.replace(",", "").replace("*", ""))


def says(app: AppTest, page: str, key: str) -> bool:
    """Whether words without gaps are on the page."""
    return load().words[page](key) in text_of(app)
