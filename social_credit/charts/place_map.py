"""A small map: the coast, a few cities, and the places in question. Nothing is fetched for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout
from social_credit.coast import Coast
from social_credit.scheme import Position

_LINE = "#7F868C"
_HEIGHT = 320
_STRETCH = 1.17
"""A degree of latitude is so much longer than one of longitude at 31 degrees north."""

_AT_SEA = 118
"""East of this many degrees there is sea to the right of a city, with room for its name."""

_SAME = 0.3
"""A city so few degrees from a place is that place, and is not drawn again."""


def place_map(coast: Coast, places: Sequence[Position]) -> Figure:
    """The coast as one line, cities as small squares, the places as dots with their names.

    A place has its name above to the left, a city beside its square, so that on a phone too the
    names of neighbours stand apart.
    """
    cities = [city for city in coast.cities if not any(_same(city, place) for place in places)]
    sides = ["middle right" if city.east > _AT_SEA else "middle left" for city in cities]
    north: list[float | None] = []
    east: list[float | None] = []
    for line in coast.coast:
        north += [*(point[0] for point in line), None]
        east += [*(point[1] for point in line), None]
    shore = {
        "type": "scatter",
        "mode": "lines",
        "x": east,
        "y": north,
        "line": {"color": _LINE, "width": 1},
        "hoverinfo": "skip",
    }
    bare = {"visible": False, "fixedrange": True}
    return {
        "data": [
            shore,
            _dots(cities, _LINE, "square", 6, sides),
            _dots(places, ACCENT, "circle", 13, ["top left"] * len(places)),
        ],
        "layout": bare_layout(
            _HEIGHT,
            xaxis={**bare, "range": [96, 131]},
            yaxis={**bare, "range": [17.5, 44.5], "scaleanchor": "x", "scaleratio": _STRETCH},
        ),
    }


def _same(city: Position, place: Position) -> bool:
    return max(abs(city.north - place.north), abs(city.east - place.east)) < _SAME


def _dots(
    places: Sequence[Position], colour: str, symbol: str, size: int, where: Sequence[str]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [place.east for place in places],
        "y": [place.north for place in places],
        "text": [place.place for place in places],
        "textposition": list(where),
        "marker": {"color": colour, "symbol": symbol, "size": size},
        "hoverinfo": "skip",
    }
