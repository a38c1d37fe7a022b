"""A small map: the coast, a few cities, and the places in question. Nothing is fetched for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from social_credit.charts.palette import ACCENT, bare_layout
from social_credit.coast import Coast
from social_credit.scheme import Position

_LINE = "#7F868C"
_HEIGHT = 320
_STRETCH = 1.17
"""A degree of latitude is so much longer than one of longitude at 31 degrees north."""


def place_map(coast: Coast, places: Sequence[Position]) -> go.Figure:
    """The coast as one line, cities as small squares, the places as dots with their names."""
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
    return go.Figure(
        {
            "data": [
                shore,
                _dots(coast.cities, _LINE, "square", 6, "bottom center"),
                _dots(places, ACCENT, "circle", 13, "top center"),
            ],
            "layout": bare_layout(
                _HEIGHT,
                xaxis={**bare, "range": [96, 131]},
                yaxis={**bare, "range": [17.5, 44.5], "scaleanchor": "x", "scaleratio": _STRETCH},
            ),
        }
    )


def _dots(
    places: Sequence[Position], colour: str, symbol: str, size: int, where: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [place.east for place in places],
        "y": [place.north for place in places],
        "text": [place.place for place in places],
        "textposition": where,
        "marker": {"color": colour, "symbol": symbol, "size": size},
        "hoverinfo": "skip",
    }
