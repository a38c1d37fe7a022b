"""How far a life falls on each scheme's own way down, as dumbbells from start to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout

_ROW = 78
_FOOT = 64
_LINE = "#7F868C"
_HIGH = 1.04
_BELOW_START = -0.06
"""How far the picture reaches beyond the worst grade and the start."""


@dataclass(frozen=True)
class Fallen:
    """A scheme by name, the share of its way down (negative: up), and where the life ends."""

    name: str
    share: float
    result: str


def falls(schemes: Sequence[Fallen], axis: str, ends: tuple[str, str]) -> Figure:
    """A row for each scheme, the first on top, its name and its result above its line.

    ``axis`` is the title below, ``ends`` name the hollow and the full dot.
    """
    rows = range(len(schemes) - 1, -1, -1)
    lowest = min(_BELOW_START, *(scheme.share - 0.06 for scheme in schemes))
    lines = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [0, scheme.share],
            "y": [row, row],
            "line": {"color": ACCENT, "width": 4},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for row, scheme in zip(rows, schemes, strict=True)
    ]
    starts = {
        "type": "scatter",
        "mode": "markers",
        "name": ends[0],
        "x": [0] * len(schemes),
        "y": list(rows),
        "marker": {"symbol": "circle-open", "size": 14, "color": _LINE, "line": {"width": 3}},
        "hovertemplate": f"{ends[0]}<extra></extra>",
    }
    finals = {
        "type": "scatter",
        "mode": "markers",
        "name": ends[1],
        "x": [scheme.share for scheme in schemes],
        "y": list(rows),
        "marker": {"size": 14, "color": ACCENT},
        "customdata": [f"{scheme.name}: {scheme.result}" for scheme in schemes],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    names = [
        {
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "y": row,
            "yshift": 26,
            "text": f"{scheme.name}<br><b>{scheme.result}</b>",
            "showarrow": False,
            "align": "left",
        }
        for row, scheme in zip(rows, schemes, strict=True)
    ]
    layout = bare_layout(
        _ROW * len(schemes) + _FOOT + 30,
        annotations=names,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        xaxis={
            "title": {"text": axis},
            "range": [lowest, _HIGH],
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "tickformat": ".0%",
            "fixedrange": True,
            "zeroline": False,
            "gridcolor": "rgba(128,128,128,0.3)",
        },
        yaxis={"visible": False, "range": [-0.4, len(schemes) - 0.2], "fixedrange": True},
    )
    layout["margin"] = {"l": 8, "r": 8, "t": 30, "b": 8}
    return {"data": [*lines, starts, finals], "layout": layout}
