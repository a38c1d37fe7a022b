"""The figure of a list: people wrongly on it, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, GRADE_COLOURS, bare_layout
from social_credit.lists import OnList


class Names(NamedTuple):
    """What the legend and the axes are called."""

    unnoticed: str
    waiting: str
    before: str
    days: str
    people: str


def wrongly_listed(
    days: Sequence[float],
    now: Sequence[OnList],
    before: Sequence[OnList] | None,
    names: Names,
) -> Figure:
    """Two areas, one on the other: mistakes unnoticed, and noticed and waiting.

    ``now`` and ``before`` hold the list on each of ``days``; ``before`` is a dashed line of
    all the wrongly listed under other rules, or None.
    """
    traces = [
        _area(names.unnoticed, days, [it.unnoticed for it in now], GRADE_COLOURS[1]),
        _area(names.waiting, days, [it.waiting for it in now], GRADE_COLOURS[3]),
    ]
    most = max(it.wrong for it in now)
    if before is not None:
        wrong = [it.wrong for it in before]
        most = max(most, *wrong)
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": names.before,
                "x": list(days),
                "y": wrong,
                "line": {"width": 2, "dash": "dash", "color": ACCENT},
                "hovertemplate": f"{names.before}: %{{y:,.0f}}<extra></extra>",
            }
        )
    layout = bare_layout(
        360,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        hovermode="x unified",
        xaxis={
            "title": {"text": names.days},
            "range": [0, days[-1]],
            "tickformat": ",d",
            "fixedrange": True,
            "showgrid": False,
        },
        yaxis={
            "title": {"text": names.people},
            "range": [0, 1.08 * most or 1],
            "tickformat": ",",
            "nticks": 6,
            "fixedrange": True,
            "gridcolor": "rgba(128,128,128,0.25)",
        },
    )
    return {"data": traces, "layout": layout}


def _area(
    name: str, days: Sequence[float], people: Sequence[float], colour: str
) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(days),
        "y": list(people),
        "stackgroup": "wrong",
        "fillcolor": colour,
        "line": {"width": 1, "color": colour},
        "hovertemplate": f"{name}: %{{y:,.0f}}<extra></extra>",
    }
