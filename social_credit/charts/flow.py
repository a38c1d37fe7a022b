"""A way as boxes with arrows, and where one stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout, ink_on

_ROW = 76
"""Pixels from one row to the next."""

_WIDE, _TALL = 0.46, 0.33
"""Half of a box, where boxes stand 1 apart."""

_LINE = "#7F868C"
"""Grey enough for light paper and for dark."""


@dataclass(frozen=True)
class Box:
    """A step: rows from the top, columns from the left, its words (may hold ``<br>``) and looks."""

    id: str
    row: int
    column: int
    label: str
    hover: str
    ground: str
    edge: str = "solid"


@dataclass(frozen=True)
class Arrow:
    """A way from one box to another; not ``sure`` is dotted."""

    start: Box
    end: Box
    sure: bool = True


def flow(boxes: Sequence[Box], arrows: Sequence[Arrow], here: str) -> Figure:
    """The boxes with their arrows, the one ``here`` with a thick edge.

    Its points are the boxes in their order, so that a click tells which one was meant.
    """
    shapes = [_line(arrow) for arrow in arrows]
    shapes += [_box(box, here=box.id == here) for box in boxes]
    notes = [_head(arrow) for arrow in arrows] + [_label(box) for box in boxes]
    hidden: dict[str, Any] = {"visible": False, "fixedrange": True}
    rows, columns = (1 + max(getattr(box, it) for box in boxes) for it in ("row", "column"))
    layout = bare_layout(
        rows * _ROW + 16,
        shapes=shapes,
        annotations=notes,
        xaxis={**hidden, "range": [-0.5, columns - 0.5]},
        yaxis={**hidden, "range": [0.5 - rows, 0.5]},
    )
    layout["margin"] = {"l": 2, "r": 2, "t": 6, "b": 6}
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": [box.column for box in boxes],
        "y": [-box.row for box in boxes],
        "text": [box.hover for box in boxes],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"opacity": 0, "size": 40},
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
    }
    return {"data": [points], "layout": layout}


def _line(arrow: Arrow) -> dict[str, Any]:
    """Straight to a box beside; else down, across between the rows, and down."""
    start, end = arrow.start, arrow.end
    x0, y0, x1, y1 = start.column, -start.row, end.column, -end.row
    if start.row == end.row:
        side = _WIDE if x1 > x0 else -_WIDE
        path = f"M {x0 + side},{y0} L {x1 - side},{y1}"
    else:
        path = f"M {x0},{y0 - _TALL} L {x0},{y1 + 0.5} L {x1},{y1 + 0.5} L {x1},{y1 + _TALL}"
    return {
        "type": "path",
        "path": path,
        "layer": "below",
        "line": {"color": _LINE, "width": 2, "dash": "solid" if arrow.sure else "dot"},
    }


def _head(arrow: Arrow) -> dict[str, Any]:
    """An arrowhead where a way ends."""
    start, end = arrow.start, arrow.end
    beside = start.row == end.row
    side = 1 if end.column > start.column else -1
    return {
        "x": end.column - (side * _WIDE if beside else 0),
        "y": -end.row + (0 if beside else _TALL),
        "ax": -8 * side if beside else 0,
        "ay": 0 if beside else -8,
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 1.2,
        "arrowwidth": 1.6,
        "arrowcolor": _LINE,
    }


def _box(box: Box, *, here: bool) -> dict[str, Any]:
    line = (
        {"color": ACCENT, "width": 5} if here else {"color": _LINE, "width": 1.5, "dash": box.edge}
    )
    return {
        "type": "rect",
        "x0": box.column - _WIDE,
        "x1": box.column + _WIDE,
        "y0": -box.row - _TALL,
        "y1": -box.row + _TALL,
        "fillcolor": box.ground,
        "line": line,
        "layer": "below",
    }


def _label(box: Box) -> dict[str, Any]:
    return {
        "x": box.column,
        "y": -box.row,
        "text": box.label,
        "showarrow": False,
        "align": "center",
        "font": {"size": 12, "color": ink_on(box.ground)},
    }
