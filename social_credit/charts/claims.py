"""How sure somebody was and how often they were right, as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from social_credit.calibration import Bin
from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout

_HEIGHT = 340
_SMALLEST, _LARGEST = 12, 30


class Labels(NamedTuple):
    """The words of the picture: both axes, the line, and one text for each bin."""

    sure: str
    right: str
    ideal: str
    hover: Sequence[str]


def calibration(found: Sequence[Bin], labels: Labels) -> Figure:
    """A dot for each sureness: across how sure, up how often right, the larger the more answers.

    >>> figure = calibration([Bin(90, 5, 10)], Labels("", "", "", [""]))
    >>> figure["data"][1]["x"], figure["data"][1]["y"]
    ([90], [50.0])
    """
    most = max((it.all for it in found), default=1)
    line: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "x": [45, 100],
        "y": [45, 100],
        "line": {"color": "#8A8F98", "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }
    # Above its end, where no dot can come.
    name: dict[str, Any] = {
        "type": "scatter",
        "mode": "text",
        "x": [103],
        "y": [114],
        "text": [labels.ideal],
        "textposition": "middle left",
        "hoverinfo": "skip",
    }
    dots: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [it.sure for it in found],
        "y": [100 * it.share for it in found],
        "text": list(labels.hover),
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "color": ACCENT,
            "size": [_SMALLEST + (_LARGEST - _SMALLEST) * it.all / most for it in found],
            "opacity": 1,
        },
        "cliponaxis": False,
    }
    plain: dict[str, Any] = {"fixedrange": True, "zeroline": False}
    layout = bare_layout(
        _HEIGHT,
        xaxis={
            **plain,
            "range": [44, 104],
            "tickvals": [50, 70, 90, 99],
            "showgrid": False,
            "title": {"text": labels.sure},
        },
        yaxis={
            **plain,
            "range": [-8, 119],
            "tickvals": [0, 25, 50, 75, 100],
            "gridcolor": "rgba(138,143,152,0.3)",
            "title": {"text": labels.right},
        },
    )
    layout["margin"] = {"l": 64, "r": 12, "t": 8, "b": 52}
    return {"data": [line, dots, name], "layout": layout}
