"""The timeline as lanes: a lane for each kind, its name above its line, a mark for each entry.

The horizontal axis is one of ``timeline_axis``, from 0 to 1; the vertical one counts pixels down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import bare_layout, ink_on
from social_credit.timeline_view import Lane

LOOKS: dict[Lane, tuple[str, str]] = {
    "plan": ("#2C7F8C", "circle"),
    "law": ("#4A74C9", "square"),
    "pilot": ("#B0741F", "diamond"),
    "list": ("#C4513B", "triangle-up"),
    "figure": ("#8266C4", "cross"),
    "press": ("#BC4A93", "star"),
    "correction": ("#458A3F", "x"),
    "forerunner": ("#8A7D63", "circle-open"),
    "deadline": ("#7C7F86", "triangle-down"),
}
"""A colour and a shape for each kind; the colours stand out on a light and on a dark page."""

_NAME, _STEP, _FOOT = 24, 17, 9
"""Heights: a lane's name, a row of marks in it, the room below its last row."""

_APART = 0.042
"""How far apart two marks in a row are at least, as a share of the width: a mark on a phone."""

_FAINT, _GRID = "rgba(128,128,128,0.45)", "rgba(128,128,128,0.22)"


@dataclass(frozen=True)
class Mark:
    """An entry of a lane: where its mark stands, how far its date is uncertain, how far it lasts.

    All are positions on the axis. ``until`` is None for what did not last; ``under_way`` says that
    it goes on beyond that. A mark may stand for several entries; ``count`` then stands beside it.
    """

    at: float
    low: float
    high: float
    hover: str
    until: float | None = None
    under_way: bool = False
    count: int = 1


@dataclass(frozen=True)
class Row:
    """A lane with its name and the sign that stands for it in text, and its marks by date."""

    lane: Lane
    name: str
    marks: Sequence[Mark]


def lanes(
    rows: Sequence[Row],
    ticks: Sequence[tuple[float, str]],
    view: tuple[float, float],
    *,
    day: tuple[float, str] | None = None,
    movable: bool = False,
) -> Figure:
    """All lanes, from the first position in view to the last.

    A thin line shows how far a date is uncertain, a broad one how long something lasted. ``day``
    is a position to draw a line at, with its label. In a ``movable`` figure a drag moves time.
    """
    traces: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    rulers: list[dict[str, Any]] = []
    top = 0.0
    for row in rows:
        colour, _ = LOOKS[row.lane]
        names.append(_name(row.name, colour, top))
        heights = _stacked(row.marks, _APART * (view[1] - view[0]))
        ys = [top + _NAME + (height + 0.5) * _STEP for height in heights]
        traces += [*_spans(row, ys), _marks(row, ys)]
        top += _NAME + (max(heights, default=0) + 1) * _STEP + _FOOT
        rulers.append(_ruler(top))
    if day:
        rulers.append(_day_line(day[0], top))
        names.append(_day_name(day, view))
    layout = bare_layout(
        round(top) + 56,
        barmode="overlay",
        shapes=rulers,
        annotations=names,
        hovermode="closest",
        hoverlabel={"align": "left"},
        dragmode="pan" if movable else False,
        xaxis={
            "range": list(view),
            "tickvals": [place for place, _ in ticks],
            "ticktext": [label for _, label in ticks],
            "tickangle": 0,
            "fixedrange": not movable,
            "gridcolor": _GRID,
            "zeroline": False,
        },
        yaxis={"range": [top, 0], "fixedrange": True, "visible": False},
    )
    layout["margin"] = {"l": 2, "r": 10, "t": 22, "b": 30}
    return {"data": traces, "layout": layout}


def _stacked(marks: Sequence[Mark], apart: float) -> list[int]:
    """The row of each mark: the first in which it covers no other, with spans at full length."""
    ends: list[float] = []
    found = []
    for mark in marks:
        start = mark.at - apart / 2
        end = max(mark.at, mark.until or mark.at) + apart * (0.5 if mark.count == 1 else 1.5)
        row = next((it for it, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        found.append(row)
    return found


def _marks(row: Row, ys: Sequence[float]) -> dict[str, Any]:
    colour, shape = LOOKS[row.lane]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [mark.at for mark in row.marks],
        "y": list(ys),
        "text": [f" {mark.count}" if mark.count > 1 else "" for mark in row.marks],
        "textposition": "middle right",
        "cliponaxis": False,
        "customdata": [mark.hover for mark in row.marks],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {"color": colour, "symbol": shape, "size": 11, "line": {"width": _edge(shape)}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [mark.high - mark.at for mark in row.marks],
            "arrayminus": [mark.at - mark.low for mark in row.marks],
            "color": colour,
            "thickness": 1.5,
            "width": 0,
        },
    }


def _edge(shape: str) -> int:
    return 2 if shape.endswith("open") else 0


def _spans(row: Row, ys: Sequence[float]) -> list[dict[str, Any]]:
    """The broad lines of what lasted, and an arrow where it goes on."""
    lasting = [
        (mark, y, mark.until)
        for mark, y in zip(row.marks, ys, strict=True)
        if mark.until is not None
    ]
    if not lasting:
        return []
    colour, _ = LOOKS[row.lane]
    bars = {
        "type": "bar",
        "orientation": "h",
        "base": [mark.at for mark, _, _ in lasting],
        "x": [until - mark.at for mark, _, until in lasting],
        "y": [y for _, y, _ in lasting],
        "width": 8,
        "text": [mark.hover for mark, _, _ in lasting],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": colour, "opacity": 0.45},
    }
    going = [(until, y) for mark, y, until in lasting if mark.under_way]
    arrows = {
        "type": "scatter",
        "mode": "markers",
        "x": [until for until, _ in going],
        "y": [y for _, y in going],
        "hoverinfo": "skip",
        "marker": {"color": colour, "symbol": "triangle-right", "size": 12},
    }
    return [bars, arrows] if going else [bars]


def _name(name: str, colour: str, top: float) -> dict[str, Any]:
    """A lane's name on a ground of its own, so that it reads on a light page and on a dark one."""
    ground = _darker(colour)
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": top + _NAME / 2 + 2,
        "yanchor": "middle",
        "text": name,
        "showarrow": False,
        "bgcolor": ground,
        "borderpad": 2,
        "font": {"size": 12, "color": ink_on(ground)},
    }


def _darker(colour: str) -> str:
    """A colour with three quarters of its light, on which white reads.

    >>> _darker("#2C7F8C")
    '#215F69'
    """
    return "#" + "".join(f"{part * 3 // 4:02X}" for part in bytes.fromhex(colour[1:]))


def _ruler(y: float) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"width": 1, "color": _FAINT},
        "layer": "below",
    }


def _day_line(place: float, bottom: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "y0": 0,
        "y1": bottom,
        "line": {"width": 2, "dash": "dash", "color": _FAINT},
    }


def _day_name(day: tuple[float, str], view: tuple[float, float]) -> dict[str, Any]:
    place, label = day
    right = place > sum(view) / 2
    return {
        "x": place,
        "xanchor": "right" if right else "left",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": label,
        "showarrow": False,
        "font": {"size": 12},
    }
