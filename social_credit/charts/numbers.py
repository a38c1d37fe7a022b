"""One figure for each series, and a way of drawing for each measure.

A running total is a path that rises; who is listed on a day stands on a stem of its own; what
happened in a year is a bar as wide as its time; parts of a count lie side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout
from social_credit.numbers import Measure, Stay

_COLOUR = "#3A8A96"
"""Between the two dark greens of the grades: it stands out on the paper of both themes."""

_PALE = "rgba(58,138,150,0.25)"
_GREY = "rgba(128,128,128,0.7)"
_DAY = 86_400_000
"""Milliseconds, the unit of a bar's width on an axis of dates."""

SYMBOLS = {
    "documented": "square",
    "reported": "circle",
    "disputed": "diamond",
    "unverified": "x",
    "illustrative": "star",
}
"""The shape of a point by how sure we are of it, after the marks in the words that pages share."""


@dataclass(frozen=True)
class Dot:
    """A point of one series as it is drawn; every text is ready to read.

    ``worked_out`` says that the value follows from a published one. ``first`` to ``last`` is the
    time that it counts, of which only ``last`` matters where nothing runs over a time.
    """

    first: date
    last: date
    value: float
    label: str
    when: str
    hover: str
    confidence: str
    worked_out: bool = False


def series_chart(measure: Measure, dots: Sequence[Dot], top: float) -> Figure:
    """The figure of one series. ``top`` is the value at the upper end, so that several compare."""
    if measure == "per-year":
        return _over_time([_bars(dots)], dots, top)
    marks = _marks(dots)
    if measure == "running-total":
        return _over_time([marks | {"mode": "lines+markers+text"}], dots, top)
    return _over_time([_stems(dots), marks], dots, top)


def _marks(dots: Sequence[Dot]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [dot.last for dot in dots],
        "y": [dot.value for dot in dots],
        "text": [dot.label for dot in dots],
        "textposition": "top center" if len(dots) < 3 else _positions(len(dots)),
        "textfont": {"size": 13},
        "cliponaxis": False,
        "marker": {
            "size": 11,
            "color": _COLOUR,
            "symbol": [SYMBOLS[dot.confidence] for dot in dots],
        },
        "line": {"color": _COLOUR, "width": 1.5, "dash": "dot"},
        "hovertext": [dot.hover for dot in dots],
        "hoverinfo": "text",
    }


def _positions(count: int) -> list[str]:
    """Labels above and below a path that rises, in turn, so that neighbours keep apart."""
    between = ["bottom right" if place % 2 else "top left" for place in range(count - 2)]
    return ["top center", *between, "top center"]


def _stems(dots: Sequence[Dot]) -> dict[str, Any]:
    """Thin bars up to each point, so that nothing joins one day to another."""
    return {
        "type": "bar",
        "x": [dot.last for dot in dots],
        "y": [dot.value for dot in dots],
        "width": [(max(dot.last for dot in dots) - min(it.last for it in dots)).days * _DAY / 100]
        * len(dots),
        "marker": {"color": _COLOUR},
        "hoverinfo": "skip",
    }


def _bars(dots: Sequence[Dot]) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [dot.first + (dot.last - dot.first) / 2 for dot in dots],
        "y": [dot.value for dot in dots],
        "width": [((dot.last - dot.first).days - 20) * _DAY for dot in dots],
        "text": [dot.label for dot in dots],
        "textposition": "outside",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "marker": {
            "color": ["rgba(0,0,0,0)" if dot.worked_out else _COLOUR for dot in dots],
            "line": {"color": _COLOUR, "width": 1.5},
        },
        "hovertext": [dot.hover for dot in dots],
        "hoverinfo": "text",
    }


def _over_time(traces: list[dict[str, Any]], dots: Sequence[Dot], top: float) -> Figure:
    first, last = min(dot.first for dot in dots), max(dot.last for dot in dots)
    edge = max((last - first) * 0.14, timedelta(days=45))
    at = [dot.last for dot in dots]
    if traces[0]["type"] == "bar" and len(traces) == 1:
        at, edge = traces[0]["x"], timedelta(days=30)
    layout = bare_layout(
        250,
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        xaxis={
            "type": "date",
            "range": [first - edge, last + edge],
            "tickvals": at,
            "ticktext": [dot.when.replace(" ", "<br>") for dot in dots],
            "tickangle": 0,
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={
            "range": [0, top * 1.08],
            "showticklabels": False,
            "zeroline": True,
            "zerolinecolor": _GREY,
            "showgrid": False,
            "fixedrange": True,
        },
    )
    return {"data": traces, "layout": layout}


def parts_chart(dots: Sequence[Dot]) -> Figure:
    """A lying bar for each part of a count, the first on top."""
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [dot.value for dot in dots],
        "y": [dot.when for dot in dots],
        "text": [dot.label for dot in dots],
        "textposition": "outside",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "marker": {"color": _COLOUR},
        "hovertext": [dot.hover for dot in dots],
        "hoverinfo": "text",
    }
    layout = bare_layout(
        40 + 36 * len(dots),
        bargap=0.35,
        xaxis={
            "range": [0, max(dot.value for dot in dots) * 1.35],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "ticksuffix": " ",
            "fixedrange": True,
            "showgrid": False,
        },
    )
    return {"data": [bars], "layout": layout}


def stays_chart(stays: Sequence[Stay], year: int, years: int, axis: str) -> Figure:
    """A lying bar for each name's time on a list, and a line at the end of a year.

    Whoever is on the list then is dark, whoever has left is pale, and the rest is an outline.
    """
    names = list(range(1, len(stays) + 1))
    fills = [
        "rgba(0,0,0,0)" if stay.on > year else _COLOUR if stay.on_at(year) else _PALE
        for stay in stays
    ]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "base": [stay.on - 0.5 for stay in stays],
        "x": [(stay.off or years + 1) - stay.on for stay in stays],
        "marker": {"color": fills, "line": {"color": _COLOUR, "width": 1.2}},
        "hoverinfo": "skip",
    }
    layout = bare_layout(
        260,
        bargap=0.3,
        shapes=[
            {
                "type": "line",
                "yref": "paper",
                "x0": year + 0.25,
                "x1": year + 0.25,
                "y0": 0,
                "y1": 1,
                "line": {"color": ACCENT, "width": 3},
            }
        ],
        xaxis={
            "title": {"text": axis},
            "range": [0.4, years + 0.6],
            "dtick": 1,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={"autorange": "reversed", "showticklabels": False, "showgrid": False}
        | {"fixedrange": True, "zeroline": False},
    )
    return {"data": [bars], "layout": layout}
