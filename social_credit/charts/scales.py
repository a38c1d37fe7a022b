"""Scales of schemes as rulers one below another, each from 0 to 1 of its own length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout, grade_colours, ink_on
from social_credit.scales import Scale

_ROW = 104
_HALF = 0.13
"""Half the height of a band, where a row is 1."""

_LINE = "#7F868C"
_APART = 0.11
"""Two numbers below a ruler closer than this share of its length would cover each other."""


@dataclass(frozen=True)
class Ruler:
    """A scheme's name, its scale, the words at its start and its worst grade, where known."""

    name: str
    scale: Scale
    start: str | None
    worst: str | None


def rulers(schemes: Sequence[Ruler]) -> Figure:
    """A ruler for each scheme, the first on top.

    Bands are grades, best on the right; numbers stand below lines as far as there is room. The
    start is a triangle above, reported scores are diamonds on the ruler. Open ends are faded.
    """
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    starts: list[tuple[float, float, str]] = []
    told: list[tuple[float, float, str]] = []
    for row, ruler in zip(range(len(schemes) - 1, -1, -1), schemes, strict=True):
        scale = ruler.scale
        notes.append(_note(0, row, f"<b>{ruler.name}</b>", yshift=47, xanchor="left"))
        shapes += _bands(scale, row)
        notes += [*_letters(ruler, row), *_numbers(scale, row)]
        if scale.start is not None and ruler.start:
            at = float(scale.position(scale.start))
            starts.append((at, row + _HALF + 0.08, f"{ruler.name}: {ruler.start}"))
            notes.append(_start(at, row, ruler.start))
        for fact in scale.reported:
            assert fact.value is not None
            at = float(scale.position(int(fact.value)))
            told.append((at, row, f"{ruler.name}: {fact.text}"))
    layout = bare_layout(
        _ROW * len(schemes) + 10,
        shapes=shapes,
        annotations=notes,
        hovermode="closest",
        xaxis={"range": [-0.02, 1.02], "visible": False, "fixedrange": True},
        yaxis={"range": [-0.45, len(schemes) - 0.45], "visible": False, "fixedrange": True},
    )
    marks = [_marks(starts, "triangle-down", ACCENT), _marks(told, "diamond", "#FFFFFF")]
    return {"data": marks, "layout": layout}


def _bands(scale: Scale, row: int) -> list[dict[str, Any]]:
    """The grades from worst to best; one plain band where no line is known."""
    edges = [0.0, *(float(scale.position(first)) for _, first in reversed(scale.lines)), 1.0]
    colours = list(reversed(grade_colours(len(edges) - 1))) if scale.lines else ["#CFCBC2"]
    bands = [
        _box(left, right, row, colour)
        for left, right, colour in zip(edges, edges[1:], colours, strict=False)
    ]
    if scale.open:
        for left, right in ((0.0, 0.03), (0.97, 1.0)):
            bands.append(_box(left, right, row, "#A39E93", opacity=0.55))
    return bands


def _box(left: float, right: float, row: int, colour: str, opacity: float = 1) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": left,
        "x1": right,
        "y0": row - _HALF,
        "y1": row + _HALF,
        "fillcolor": colour,
        "opacity": opacity,
        "layer": "below",
        "line": {"width": 0.5, "color": "rgba(128,128,128,0.7)"},
    }


def _letters(ruler: Ruler, row: int) -> list[dict[str, Any]]:
    """The name of each grade, in its band where it fits; nothing where no line is known."""
    scale = ruler.scale
    if not scale.lines:
        return []
    grades = [*scale.lines, (ruler.worst or "", None)]
    colours = grade_colours(len(scale.lines) + 1)
    found, right = [], 1.0
    for (grade, first), colour in zip(grades, colours, strict=True):
        left = 0.0 if first is None else float(scale.position(first))
        if right - left >= 0.025 * len(grade) + 0.015:
            note = _note((left + right) / 2, row, grade, xanchor="center")
            found.append(note | {"font": {"color": ink_on(colour), "size": 12}})
        right = left
    return found


def _numbers(scale: Scale, row: int) -> list[dict[str, Any]]:
    """The ends where they are known, and the lines, as far as they do not cover each other."""
    ends = [] if scale.open else [scale.low, scale.high]
    wanted: list[Fraction | int] = [*ends, *(first for _, first in scale.lines)]
    found: list[float] = []
    notes = []
    for score in wanted:
        at = float(scale.position(score))
        if all(abs(at - other) >= _APART for other in found):
            found.append(at)
            side = "left" if at < 0.03 else "right" if at > 0.97 else "center"
            notes.append(_note(at, row, f"{float(score):,.0f}", yshift=-24, xanchor=side))
    return notes


def _start(at: float, row: int, text: str) -> dict[str, Any]:
    side = "right" if at > 0.7 else "left" if at < 0.3 else "center"
    return _note(at, row, text, yshift=30, xanchor=side)


def _note(at: float, row: int, text: str, *, xanchor: str, yshift: int = 0) -> dict[str, Any]:
    return {
        "x": at,
        "y": row,
        "text": text,
        "xanchor": xanchor,
        "yshift": yshift,
        "showarrow": False,
    }


def _marks(found: Sequence[tuple[float, float, str]], symbol: str, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at for at, _, _ in found],
        "y": [row for _, row, _ in found],
        "customdata": [text for _, _, text in found],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {
            "symbol": symbol,
            "size": 11,
            "color": colour,
            "line": {"width": 1.5, "color": "#1B1F24"},
        },
    }
