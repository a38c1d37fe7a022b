"""What a class bet: a bar for each option, with the one on record marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, GRADE_COLOURS, bare_layout

_LABEL_WIDTH, _LABEL_LINE, _BAR, _GAP = 32, 28, 32, 16
"""Signs to a line of a label; heights in pixels."""


@dataclass(frozen=True)
class PollBar:
    """An option with the share that chose it, in per cent, and what is written at the bar's end."""

    label: str
    percent: int
    said: str
    on_record: bool
    before: int | None = None


@lru_cache(maxsize=64)
def poll_bars(bars: tuple[PollBar, ...], ink: str) -> Figure:
    """Bars from top to bottom, each below its label in ``ink``; a thin bar for an earlier round.

    Drawn once for the many times that a screen looks again.

    >>> bars = PollBar("Yes", 25, "1", False), PollBar("No", 75, "3", True)
    >>> poll_bars(bars, "black")["data"][0]["x"]
    [25, 75]
    """
    labels = [wrap(bar.label, _LABEL_WIDTH) or [""] for bar in bars]
    tops, height = [], 0
    for lines in labels:
        tops.append(height)
        height += len(lines) * _LABEL_LINE + _BAR + _GAP
    middles = [
        top + len(lines) * _LABEL_LINE + _BAR / 2 for top, lines in zip(tops, labels, strict=True)
    ]
    trace: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [bar.percent for bar in bars],
        "y": middles,
        "width": _BAR * 0.7,
        "marker": {"color": [ACCENT if bar.on_record else GRADE_COLOURS[1] for bar in bars]},
        "hoverinfo": "skip",
    }
    earlier: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [bar.before for bar in bars],
        "y": [middle + _BAR * 0.5 for middle in middles],
        "width": _BAR * 0.25,
        "marker": {"color": "#8A857B"},
        "hoverinfo": "skip",
    }
    marked = [
        f"<b>{text}</b>" if bar.on_record else text
        for text, bar in zip(map("<br>".join, labels), bars, strict=True)
    ]
    texts: dict[str, Any] = {
        "type": "scatter",
        "mode": "text",
        "x": [*(0 for _ in bars), *(bar.percent for bar in bars)],
        "y": [*tops, *middles],
        "text": [*marked, *(f" {bar.said}" for bar in bars)],
        "textposition": [*("bottom right" for _ in bars), *("middle right" for _ in bars)],
        "textfont": {"size": 20, "color": ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    still: dict[str, Any] = {"fixedrange": True, "visible": False}
    layout = bare_layout(
        height + 16,
        barmode="overlay",
        xaxis={**still, "range": [0, 135]},
        yaxis={**still, "range": [height, 0]},
    )
    return {"data": [trace, earlier, texts], "layout": layout}
