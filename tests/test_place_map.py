"""The small map of a scheme's page: on a phone too, no name stands on a dot or on another name."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pytest

from social_credit.charts.place_map import place_map
from social_credit.content import load
from social_credit.scheme import Position
from tests.drawn import checked

PHONE = 8.9
"""Pixels for a degree of longitude where a phone leaves 312 for the 35 degrees of the map."""

SIGN, ROW = 6.8, 14
"""Pixels for a sign of a name and for its height, at 12 pixels type."""

COAST = load().coast
PLACES = sorted({it.at for it in load().editions if it.at}, key=lambda it: it.place)


class Box(NamedTuple):
    name: str
    left: float
    right: float
    low: float
    high: float

    def covers(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.low < other.high
            and other.low < self.high
        )


def drawn(place: Position) -> tuple[list[Box], list[Box]]:
    """The names and the dots of a map, in pixels on a phone."""
    names, dots = [], []
    for trace in checked(place_map(COAST, [place])).data[1:]:
        half = trace.marker.size / 2
        for x, y, name, side in zip(trace.x, trace.y, trace.text, trace.textposition, strict=True):
            east, north = x * PHONE, y * PHONE * 1.17
            dots.append(Box(name, east - half, east + half, north - half, north + half))
            rise = half + ROW / 2 if side.startswith("top") else 0
            wide = SIGN * len(name)
            left = east - half - wide if side.endswith("left") else east + half
            names.append(
                Box(name, left, left + wide, north + rise - ROW / 2, north + rise + ROW / 2)
            )
    return names, dots


@pytest.mark.parametrize("place", PLACES, ids=lambda it: it.place)
def test_no_name_stands_on_another_or_on_the_dot_of_another(place: Position) -> None:
    names, dots = drawn(place)
    assert not [(one.name, two.name) for one, two in combinations(names, 2) if one.covers(two)]
    assert not [
        (name.name, dot.name)
        for name in names
        for dot in dots
        if name.name != dot.name and name.covers(dot)
    ]


@pytest.mark.parametrize("place", PLACES, ids=lambda it: it.place)
def test_a_city_that_is_the_place_itself_is_not_named_twice(place: Position) -> None:
    names = [box.name for box in drawn(place)[0]]
    assert names.count(place.place) == 1
    assert len(names) >= len(COAST.cities)
