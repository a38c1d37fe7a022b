"""An entry's time on show under several sets of rules, as bars side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, GRADE_COLOURS, bare_layout, ink_on
from social_credit.repair import Stretch, StretchKind

_COLOURS: Mapping[StretchKind, str] = {
    "stays": GRADE_COLOURS[0],
    "waits": GRADE_COLOURS[4],
    "may-leave": GRADE_COLOURS[2],
    "silent": "#CFCBC2",
}
_HATCH = {"bgcolor": "#CFCBC2", "fgcolor": "#A39E93", "solidity": 0.25, "size": 10}
_ROW = 74
_HALF = 0.21
"""Half the height of a bar, where a row is 1."""

_DAY = 86_400_000
"""Milliseconds: how Plotly writes the length of a bar along an axis of dates."""

_NAME = "#E3DED3"
"""The ground of a name, so that it reads on a light page and on a dark one."""

_NARROW = 0.16
"""A part shorter than this share of the picture has no room for its words."""


@dataclass(frozen=True)
class Bar:
    """One set of rules: its name and the parts of the time on show."""

    name: str
    parts: Sequence[Stretch]


def bars_of_time(
    bars: Sequence[Bar],
    words: Mapping[StretchKind, str],
    span: tuple[date, date],
    fulfilled: tuple[date, str] | None,
) -> Figure:
    """One bar for each set of rules, the first on top, its name above it.

    ``words`` name the kinds of parts; they stand inside a part that is wide enough. ``span`` is the
    time drawn; ``fulfilled`` the day on which the duty was fulfilled, with its label, or None.
    """
    first, last = span
    whole = (last - first).days
    rows = len(bars)
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "y": [rows - 1 - row],
            "base": [part.first.isoformat()],
            "x": [(part.last - part.first).days * _DAY],
            "width": [2 * _HALF],
            "marker": {
                "color": _COLOURS[part.kind],
                "line": {"color": "rgba(128,128,128,0.6)", "width": 1},
                "pattern": {**_HATCH, "shape": "/" if part.kind == "silent" else ""},
            },
            "text": [words[part.kind] if (part.last - part.first).days > _NARROW * whole else ""],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "inside",
            "textfont": {"color": ink_on(_COLOURS[part.kind]), "size": 12},
            "hovertemplate": (
                f"{bar.name}: {words[part.kind]}, {part.first} – {part.last}<extra></extra>"
            ),
        }
        for row, bar in enumerate(bars)
        for part in bar.parts
    ]
    names = [
        {
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "y": rows - 1 - row + 0.37,
            "yanchor": "middle",
            "text": f"<b>{bar.name}</b>",
            "showarrow": False,
            "bgcolor": _NAME,
            "borderpad": 2,
            "font": {"size": 12, "color": ink_on(_NAME)},
        }
        for row, bar in enumerate(bars)
    ]
    layout = bare_layout(
        _ROW * rows + 60,
        barmode="overlay",
        annotations=names,
        shapes=[],
        xaxis={
            "type": "date",
            "range": [first.isoformat(), last.isoformat()],
            "tickformat": "%b<br>%Y",
            "nticks": 6,
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={"visible": False, "range": [-0.5, rows - 0.4], "fixedrange": True},
    )
    if fulfilled is not None:
        day, label = fulfilled
        layout["shapes"] = [
            {
                "type": "line",
                "x0": day.isoformat(),
                "x1": day.isoformat(),
                "y0": row - _HALF - 0.06,
                "y1": row + _HALF + 0.06,
                "line": {"color": ACCENT, "width": 3},
            }
            for row in range(rows)
        ]
        right = (day - first).days > whole / 2
        names.append(
            {
                "x": day.isoformat(),
                "xanchor": "right" if right else "left",
                "xshift": -4 if right else 4,
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "text": label,
                "showarrow": False,
                "bgcolor": ACCENT,
                "borderpad": 2,
                "font": {"size": 12, "color": ink_on(ACCENT)},
            }
        )
        layout["margin"] = {**layout["margin"], "t": 30}
    return {"data": traces, "layout": layout}
