"""Lists and the bodies that act on them, as a network of two columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, GRADE_COLOURS, bare_layout, ink_on
from social_credit.memoranda import Ground

_SIDE = 0.34
"""The room for labels on either side, where the whole width is 1."""

_ROW = 42
_PALE, _MUTED = "rgba(128,128,128,0.45)", "#5D6770"
_DASHES: Mapping[Ground, str] = {
    "signed": "solid",
    "reported": "solid",
    "announced": "dash",
    "planned": "dot",
}


@dataclass(frozen=True)
class Node:
    """A label of a column; ``named`` is False for the place of those whom no text names."""

    id: str
    label: str
    chosen: bool
    named: bool = True


@dataclass(frozen=True)
class Line:
    """A line from a list to a body: firmest ground, and whether it belongs to what was chosen."""

    start: str
    end: str
    ground: Ground
    chosen: bool
    hover: str


def network(lists: Sequence[Node], bodies: Sequence[Node], lines: Sequence[Line]) -> Figure:
    """Lists on the left, bodies on the right; the lines of what was chosen are drawn last.

    A line is solid for what is on record as done, dashed for what was announced, dotted for what
    was planned. Labels may hold ``<br>``.

    >>> ends = [Node("a", "A", True)], [Node("b", "B", False)]
    >>> figure = network(*ends, [Line("a", "b", "planned", True, "A and B")])
    >>> figure["layout"]["shapes"][0]["line"]["dash"]
    'dot'
    """
    rows = max(len(lists), len(bodies))
    left, right = _places(lists, rows), _places(bodies, rows)
    in_order = sorted(lines, key=lambda line: line.chosen)
    shapes = [_curve(line, left[line.start], right[line.end]) for line in in_order]
    notes = [_label(node, _SIDE, "right", left[node.id]) for node in lists]
    notes += [_label(node, 1 - _SIDE, "left", right[node.id]) for node in bodies]
    hidden: dict[str, Any] = {"visible": False, "fixedrange": True}
    layout = bare_layout(
        _ROW * rows + 16,
        shapes=shapes,
        annotations=notes,
        xaxis={**hidden, "range": [0, 1]},
        yaxis={**hidden, "range": [-0.6, rows - 0.4]},
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
    )
    hover = {
        "type": "scatter",
        "mode": "markers",
        "x": [0.5] * len(lines),
        "y": [(left[line.start] + right[line.end]) / 2 for line in lines],
        "text": [line.hover for line in lines],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"opacity": 0, "size": 12},
    }
    return {"data": [hover], "layout": layout}


def _places(nodes: Sequence[Node], rows: int) -> dict[str, float]:
    """The height of each label, the first on top, spread over all rows."""
    step = (rows - 1) / max(len(nodes) - 1, 1)
    return {node.id: rows - 1 - place * step for place, node in enumerate(nodes)}


def _curve(line: Line, start: float, end: float) -> dict[str, Any]:
    colour = ACCENT if line.chosen else _PALE
    return {
        "type": "path",
        "path": f"M {_SIDE},{start} C 0.5,{start} 0.5,{end} {1 - _SIDE},{end}",
        "line": {"color": colour, "width": 3 if line.chosen else 1.5, "dash": _DASHES[line.ground]},
        "layer": "below",
    }


def _label(node: Node, x: float, anchor: str, y: float) -> dict[str, Any]:
    """A label with a ground of its own, so that it reads on a light page and on a dark one."""
    ground = "#A8321E" if node.chosen else GRADE_COLOURS[0] if node.named else _MUTED
    return {
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "middle",
        "align": anchor,
        "text": node.label if node.named else f"<i>{node.label}</i>",
        "showarrow": False,
        "bgcolor": ground,
        "borderpad": 3,
        "font": {"size": 12, "color": ink_on(ground)},
    }
