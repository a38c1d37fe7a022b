"""Promises as signs in rows: one sign each, its shape and colour the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import GRADE_COLOURS, bare_layout
from social_credit.timeline import Verdict

_A_LINE = 8
"""Signs side by side: as many as a narrow phone has room for."""

_LINE_HEIGHT, _HOVER_WIDTH = 34, 38

_LOOKS: Mapping[Verdict, tuple[str, str]] = {
    "kept": ("star", GRADE_COLOURS[1]),
    "partly": ("triangle-up", GRADE_COLOURS[4]),
    "changed": ("triangle-right", "#9467C0"),
    "not-found": ("circle-open", "#8A857B"),
}
"""Symbol and colour; the symbols are those of the words that stand beside the picture."""


@dataclass(frozen=True)
class Sign:
    """A promise in the picture: its verdict and the words that show when pointed at."""

    verdict: Verdict
    hover: str


def rows_of_signs(rows: Mapping[str, Sequence[Sign]]) -> Figure:
    """A row of signs for each label, in lines of eight.

    >>> figure = rows_of_signs({"2014": [Sign("kept", "")] * 9, "2015": [Sign("partly", "")]})
    >>> figure["data"][0]["y"]
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    """
    columns, lines, starts, signs = [], [], [], []
    line = 0
    for row in rows.values():
        starts.append(line)
        for place, sign in enumerate(row):
            columns.append(place % _A_LINE + 1)
            lines.append(line + place // _A_LINE)
            signs.append(sign)
        line += max(1, -(-len(row) // _A_LINE))
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": columns,
        "y": lines,
        "text": ["<br>".join(wrap(sign.hover, _HOVER_WIDTH)) for sign in signs],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "size": 19,
            "symbol": [_LOOKS[sign.verdict][0] for sign in signs],
            "color": [_LOOKS[sign.verdict][1] for sign in signs],
            "line": {"width": [3 if sign.verdict == "not-found" else 0 for sign in signs]},
        },
    }
    plain: dict[str, Any] = {"fixedrange": True, "showgrid": False, "zeroline": False}
    layout = bare_layout(
        line * _LINE_HEIGHT + 16,
        xaxis={**plain, "range": [0.3, _A_LINE + 0.7], "visible": False},
        yaxis={
            **plain,
            "range": [line - 0.5, -0.5],
            "tickvals": starts,
            "ticktext": list(rows),
            "tickfont": {"size": 14},
        },
    )
    layout["margin"] = {"l": 48, "r": 0, "t": 8, "b": 8}
    return {"data": [trace], "layout": layout}
