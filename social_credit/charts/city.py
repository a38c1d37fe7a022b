"""Figures of a city: grades year by year, flows between grades, single residents."""

from __future__ import annotations

from collections.abc import Sequence

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout, grade_colours, ink_on

_SMALL = 0.035
_EDGE = {"color": "rgba(128,128,128,0.5)", "width": 0.5}
_DASHES = ("solid", "dash", "dot")
_RESIDENTS = ("#2C7F8C", ACCENT, "#7C6BD6")


def stacked_shares(
    names: Sequence[str],
    shares: Sequence[Sequence[float]],
    grades: Sequence[str],
    axes: tuple[str, str],
    *,
    height: int = 380,
) -> Figure:
    """One stacked bar for each name, the best grade at the bottom.

    ``shares[i]`` are the shares of the grades, best first, in the bar ``names[i]``; they add up to
    1. ``axes`` are the titles of the horizontal and the vertical axis.
    """
    colours = grade_colours(len(grades))
    bars = [
        {
            "type": "bar",
            "name": grade,
            "x": list(names),
            "y": [row[place] for row in shares],
            "marker": {"color": colour, "line": _EDGE},
            "text": [grade if row[place] >= _SMALL else "" for row in shares],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"color": ink_on(colour)},
            "hovertemplate": f"{grade}: %{{y:.1%}}<extra></extra>",
        }
        for place, (grade, colour) in enumerate(zip(grades, colours, strict=True))
    ]
    layout = bare_layout(
        height,
        barmode="stack",
        bargap=0.18,
        xaxis={"type": "category", "title": {"text": axes[0]}, "fixedrange": True},
        yaxis={
            "title": {"text": axes[1]},
            "range": [0, 1],
            "tickformat": ".0%",
            "fixedrange": True,
            "showgrid": False,
        },
    )
    return {"data": bars, "layout": layout}


def flows(residents: Sequence[Sequence[int]], grades: Sequence[str], axis: str) -> Figure:
    """Residents who change grade in a year: a row for each old grade, falls left, rises right.

    ``residents[i][j]`` moved from grade i to grade j; each bar has the colour of the new grade.
    Whoever keeps a grade is left out, for those are nearly all. ``axis`` is the title below.
    """
    colours = grade_colours(len(grades))
    moves = [
        (old, new, count)
        for old, row in enumerate(residents)
        for new, count in enumerate(row)
        if old != new and count
    ]
    # One trace: Plotly stacks the bars of a row there too, and each trace costs a browser time.
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [grades[old] for old, _, _ in moves],
        "x": [count if new < old else -count for old, new, count in moves],
        "customdata": [count for _, _, count in moves],
        "marker": {"color": [colours[new] for _, new, _ in moves], "line": _EDGE},
        "text": [grades[new] for _, new, _ in moves],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": [ink_on(colours[new]) for _, new, _ in moves]},
        "hovertemplate": [
            f"{grades[old]} → {grades[new]}: %{{customdata:,d}}<extra></extra>"
            for old, new, _ in moves
        ],
    }
    ticks = _even_ticks(max((count for _, _, count in moves), default=1))
    layout = bare_layout(
        300,
        barmode="relative",
        bargap=0.25,
        xaxis={
            "title": {"text": axis},
            "tickvals": ticks,
            "ticktext": [f"{abs(tick):,}" for tick in ticks],
            "fixedrange": True,
        },
        yaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(reversed(grades)),
            "fixedrange": True,
            "showgrid": False,
        },
    )
    return {"data": [bars], "layout": layout}


def _even_ticks(largest: int) -> list[int]:
    """Round numbers on both sides of 0, two or so each way; largest is at least 1."""
    step = 10 ** (len(str(largest)) - 1)
    if largest >= 5 * step:
        step *= 5
    elif largest >= 2 * step:
        step *= 2
    return [turn * step for turn in range(-2, 3)]


def paths(
    names: Sequence[str],
    scores: Sequence[Sequence[int]],
    lines: Sequence[int],
    axes: tuple[str, str],
) -> Figure:
    """The scores of a few residents year by year, from year 0; grade lines are drawn thin."""
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": name,
            "x": list(range(len(row))),
            "y": list(row),
            "line": {
                "color": _RESIDENTS[place % len(_RESIDENTS)],
                "width": 2.5,
                "dash": _DASHES[place % len(_DASHES)],
                "shape": "hv",
            },
            "hovertemplate": f"{name}: %{{y:,d}}<extra></extra>",
        }
        for place, (name, row) in enumerate(zip(names, scores, strict=True))
    ]
    low = min(min(row) for row in scores) - 15
    high = max(max(row) for row in scores) + 15
    rulers = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": line - 0.5,
            "y1": line - 0.5,
            "line": {"width": 1, "dash": "dot", "color": "rgba(128,128,128,0.8)"},
        }
        for line in lines
        if low < line < high
    ]
    layout = bare_layout(
        340,
        shapes=rulers,
        showlegend=True,
        legend={"orientation": "h", "y": 1.12, "x": 0},
        xaxis={"title": {"text": axes[0]}, "dtick": 1, "fixedrange": True, "showgrid": False},
        yaxis={
            "title": {"text": axes[1]},
            "range": [low, high],
            "fixedrange": True,
            "showgrid": False,
            "tickformat": ",d",
        },
    )
    return {"data": traces, "layout": layout}
