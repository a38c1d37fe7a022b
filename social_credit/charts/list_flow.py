"""The way onto a list and off it as boxes with arrows, and where one stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from social_credit.charts.palette import ACCENT, GRADE_COLOURS, bare_layout, ink_on
from social_credit.list_walk import COLUMNS, ListWalk, Place

_ROW = 76
"""Pixels from one row to the next."""

_WIDE, _TALL = 0.46, 0.33
"""Half of a box, where boxes stand 1 apart."""

_LINE = "#7F868C"
"""Grey enough for light paper and for dark."""

_LOOKS: Mapping[bool | None, tuple[str, str]] = {
    False: (GRADE_COLOURS[0], "solid"),
    True: (GRADE_COLOURS[3], "solid"),
    None: (GRADE_COLOURS[2], "dot"),
}
"""Ground and edge of a box: no score, a score, nothing on record."""


@dataclass(frozen=True)
class Labels:
    """The words of the figure by step: in the box (may hold ``<br>``), and when pointed at."""

    boxes: Mapping[str, str]
    hover: Mapping[str, str]


def list_flow(walk: ListWalk, here: str, labels: Labels) -> go.Figure:
    """A box for each step, an arrow for each way, the step ``here`` with a thick edge.

    A way that nobody is on record to have gone is dashed.
    """
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for step in walk.steps:
        for way in step.ways:
            start, end = walk.places[step.id], walk.places[way.to]
            shapes.append(_line(start, end, sure=way.on_record))
            notes.append(_head(start, end))
    for step in walk.steps:
        place = walk.places[step.id]
        ground, edge = _LOOKS[step.takes_score]
        shapes.append(_box(place, ground, edge, here=step.id == here))
        notes.append(_label(place, labels.boxes[step.id], ink_on(ground)))
    hidden: dict[str, Any] = {"visible": False, "fixedrange": True}
    rows = 1 + max(place.row for place in walk.places.values())
    layout = bare_layout(
        rows * _ROW + 16,
        shapes=shapes,
        annotations=notes,
        xaxis={**hidden, "range": [-0.5, COLUMNS - 0.5]},
        yaxis={**hidden, "range": [0.5 - rows, 0.5]},
    )
    layout["margin"] = {"l": 2, "r": 2, "t": 6, "b": 6}
    places = [walk.places[step.id] for step in walk.steps]
    hover = {
        "type": "scatter",
        "mode": "markers",
        "x": [place.column for place in places],
        "y": [-place.row for place in places],
        "text": [labels.hover[step.id] for step in walk.steps],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"opacity": 0, "size": 40},
    }
    return go.Figure({"data": [hover], "layout": layout})


def _line(start: Place, end: Place, *, sure: bool) -> dict[str, Any]:
    """Straight to a box beside; else down, across between the rows, and down."""
    x0, y0, x1, y1 = start.column, -start.row, end.column, -end.row
    if start.row == end.row:
        path = f"M {x0 + _WIDE},{y0} L {x1 - _WIDE},{y1}"
    else:
        path = f"M {x0},{y0 - _TALL} L {x0},{y1 + 0.5} L {x1},{y1 + 0.5} L {x1},{y1 + _TALL}"
    return {
        "type": "path",
        "path": path,
        "layer": "below",
        "line": {"color": _LINE, "width": 2, "dash": "solid" if sure else "dot"},
    }


def _head(start: Place, end: Place) -> dict[str, Any]:
    """An arrowhead where a way ends."""
    beside = start.row == end.row
    return {
        "x": end.column - (_WIDE if beside else 0),
        "y": -end.row + (0 if beside else _TALL),
        "ax": -8 if beside else 0,
        "ay": 0 if beside else -8,
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 1.2,
        "arrowwidth": 1.6,
        "arrowcolor": _LINE,
    }


def _box(place: Place, ground: str, edge: str, *, here: bool) -> dict[str, Any]:
    line = {"color": ACCENT, "width": 5} if here else {"color": _LINE, "width": 1.5, "dash": edge}
    return {
        "type": "rect",
        "x0": place.column - _WIDE,
        "x1": place.column + _WIDE,
        "y0": -place.row - _TALL,
        "y1": -place.row + _TALL,
        "fillcolor": ground,
        "line": line,
        "layer": "below",
    }


def _label(place: Place, text: str, ink: str) -> dict[str, Any]:
    return {
        "x": place.column,
        "y": -place.row,
        "text": text,
        "showarrow": False,
        "align": "center",
        "font": {"size": 12, "color": ink},
    }
