"""Posts as towers of marks over quarters of a year, corrections hanging below, and the time from a
claim to its answer, all on one axis of years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import bare_layout
from social_credit.reception import Frame

LOOKS: Mapping[Frame | None, tuple[str, str]] = {
    "dystopia-fiction": ("#C4513B", "triangle-up"),
    "game": ("#8266C4", "diamond"),
    "big-data": ("#4A74C9", "square"),
    "surveillance": ("#B0741F", "circle"),
    "analysis": ("#9A8420", "cross"),
    "neutral-notice": ("#7C7F86", "circle-open"),
    None: ("#458A3F", "star"),
}
"""Colour and shape of a frame; under None those of a correction."""

_STEP, _ROW = 11, 52
"""Heights in pixels: of a mark in a tower, of a claim with its answer."""

_NOT_ASKED = 0.16
_ROOM = 0.7
"""The share of the axis up to which words fit beyond a star."""

_BESIDE = 0.32
"""How far words stand from a mark, in years."""

_GROUND = {"bgcolor": "#4A5560", "borderpad": 2, "font": {"size": 12, "color": "#FFFFFF"}}
"""A ground of their own for words that have to read on a light page and on a dark one."""

_FAINT, _GRID = "rgba(128,128,128,0.6)", "rgba(128,128,128,0.22)"
_QUARTERS = 4


@dataclass(frozen=True)
class Dot:
    """A post, or (frame None) a correction; ``asked`` says that it passes the filters."""

    on: date
    frame: Frame | None
    hover: str
    asked: bool = True


@dataclass(frozen=True)
class Span:
    """A claim with its answer: when, and the words above and on the line between them."""

    claimed: date
    answered: date
    label: str
    length: str
    hover: str


def years(day: date) -> float:
    """A day as a year with a fraction.

    >>> years(date(2015, 7, 2))
    2015.5
    """
    start = date(day.year, 1, 1)
    length = (date(day.year + 1, 1, 1) - start).days
    return round(day.year + (day - start).days / length, 2)


def towers(dots: Sequence[Dot], first: int, last: int, plan: tuple[date, str]) -> Figure:
    """Posts in towers over the quarters of their dates, corrections in towers below the axis.

    The axis goes from the middle of the ``first`` year to the end of the ``last``. ``plan`` is a
    day to mark with its label.

    >>> dots = [Dot(date(2015, 5, day), "game", "") for day in (1, 2)]
    >>> figure = towers(dots, 2014, 2023, (date(2014, 6, 14), "plan"))
    >>> figure["data"][0]["x"], figure["data"][0]["y"]
    ([2015.375, 2015.375], [0.5, 1.5])
    """
    heights: Counter[tuple[float, bool]] = Counter()
    placed: list[tuple[float, float, Dot]] = []
    for dot in sorted(dots, key=lambda it: it.on):
        quarter = dot.on.year + ((dot.on.month - 1) // 3 + 0.5) / _QUARTERS
        below = dot.frame is None
        height = heights[quarter, below] + 0.5
        heights[quarter, below] += 1
        placed.append((quarter, -height if below else height, dot))
    top = max((n for (_, below), n in heights.items() if not below), default=1) + 1
    bottom = max((n for (_, below), n in heights.items() if below), default=0) + 0.5
    layout = bare_layout(
        round((top + bottom) * _STEP) + 34,
        hovermode="closest",
        hoverlabel={"align": "left"},
        xaxis=_axis(first, last),
        yaxis={"range": [-bottom, top], "fixedrange": True, "visible": False},
        shapes=[
            _line(0, 0, first, last + 1),
            _line(0, top - 1, years(plan[0]), years(plan[0]), dash="dash"),
        ],
        annotations=[_words(years(plan[0]) + 0.06, top - 1.5, plan[1])],
    )
    layout["margin"] = {"l": 4, "r": 4, "t": 4, "b": 26}
    return {"data": [_marks(placed)], "layout": layout}


def _marks(placed: Sequence[tuple[float, float, Dot]]) -> dict[str, Any]:
    """All marks in one trace, for that is many times faster than one for each frame."""
    looks = [LOOKS[dot.frame] for _, _, dot in placed]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _ in placed],
        "y": [y for _, y, _ in placed],
        "text": [dot.hover for _, _, dot in placed],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "size": [8 if dot.frame else 10 for _, _, dot in placed],
            "symbol": [shape for _, shape in looks],
            "color": [colour for colour, _ in looks],
            "opacity": [1 if dot.asked else _NOT_ASKED for _, _, dot in placed],
            "line": {"width": [2 if shape.endswith("open") else 0 for _, shape in looks]},
        },
    }


def spans(rows: Sequence[Span], first: int, last: int) -> Figure:
    """A line from each claim to its answer, with the words above it.

    >>> row = Span(date(2015, 7, 2), date(2018, 1, 1), "a score", "914 days", "")
    >>> spans([row], 2014, 2023)["data"][0]["x"]
    [2015.5, 2018.0, None]
    """
    across: list[float | None] = []
    down: list[float] = []
    lengths: list[tuple[float, str]] = []
    names = []
    # Words stand beyond the star where there is room for them on a phone, else before the circle.
    room = first + (last + 1 - first) * _ROOM
    for place, row in enumerate(rows):
        start, end = years(row.claimed), years(row.answered)
        across += [start, end, None]
        down += [place + 0.68] * 3
        lengths.append(
            (end + _BESIDE, "middle right") if end <= room else (start - _BESIDE, "middle left")
        )
        names.append(_words(first + 0.45, place + 0.25, row.label) | _GROUND)
    lines: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": across,
        "y": down,
        "customdata": [row.hover for row in rows for _ in range(3)],
        "hovertemplate": "%{customdata}<extra></extra>",
        "line": {"color": LOOKS[None][0], "width": 3},
        "marker": {
            "size": [10, 13, 0] * len(rows),
            "symbol": ["circle", LOOKS[None][1], "circle"] * len(rows),
            "color": [LOOKS["dystopia-fiction"][0], LOOKS[None][0], LOOKS[None][0]] * len(rows),
            "opacity": 1,
        },
    }
    # A trace of their own: where some of a trace's texts are empty, Plotly loses others as well.
    words: dict[str, Any] = {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in lengths],
        "y": down[::3],
        "text": [row.length for row in rows],
        "textposition": [side for _, side in lengths],
        "hoverinfo": "skip",
    }
    layout = bare_layout(
        len(rows) * _ROW + 34,
        hovermode="closest",
        hoverlabel={"align": "left"},
        xaxis=_axis(first, last),
        yaxis={"range": [len(rows), 0], "fixedrange": True, "visible": False},
        annotations=names,
    )
    layout["margin"] = {"l": 4, "r": 4, "t": 4, "b": 26}
    return {"data": [lines, words], "layout": layout}


def _axis(first: int, last: int) -> dict[str, Any]:
    """Every second year has its number, so that there is room for them on a phone."""
    ticks = range(first + 1, last + 1)
    return {
        "range": [first + 0.4, last + 1],
        "tickvals": list(ticks),
        "ticktext": [str(year) if (year - first) % 2 else "" for year in ticks],
        "tickangle": 0,
        "fixedrange": True,
        "gridcolor": _GRID,
        "zeroline": False,
    }


def _words(x: float, y: float, text: str) -> dict[str, Any]:
    return {
        "x": x,
        "xanchor": "left",
        "y": y,
        "yanchor": "middle",
        "text": text,
        "showarrow": False,
        "font": {"size": 12},
    }


def _line(y0: float, y1: float, x0: float, x1: float, dash: str = "solid") -> dict[str, Any]:
    return {
        "type": "line",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "line": {"width": 1, "color": _FAINT, "dash": dash},
        "layer": "below",
    }
