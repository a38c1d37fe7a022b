"""The score of a life, stepping through time over the bands of the grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, bare_layout, grade_colours, ink_on
from social_credit.ledger import Ledger

_MARGIN = 18
_FAR = 120
_HEIGHT = 380


@dataclass(frozen=True)
class Labels:
    """The words of the figure; ``hover`` has one text for each point, the start first.

    ``held`` stands at the end of the line where a grade is held below what the score would earn.
    """

    axis: str
    hover: Sequence[str]
    held: str | None = None


def life_steps(ledger: Ledger, first: date, last: date, labels: Labels) -> Figure:
    """A step line from the start to the last day, in points; bands lie behind where lines exist.

    Raises:
        ValueError: the ledger has no score.
    """
    if not ledger.scored:
        raise ValueError("a ledger without a score has no line to draw")
    days = [first, *(line.event.day for line in ledger.lines), last]
    scores = [ledger.start, *(line.after or 0 for line in ledger.lines)]
    scores.append(scores[-1])
    low, high = _window(ledger, min(scores), max(scores))
    shapes, notes = [], []
    for grade, bottom, top, colour in _bands(ledger):
        if top < low or bottom > high:
            continue
        bottom, top = max(bottom, low), min(top, high)
        shapes.append(_band(bottom, top, colour))
        if top - bottom >= (high - low) / 18:
            notes.append(_letter(grade, (bottom + top) / 2, colour))
    if labels.held and ledger.held_at:
        notes.append(_held(labels.held, last, scores[-1], _colour(ledger, ledger.held_at)))
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [day.isoformat() for day in days],
        "y": scores,
        "line": {"shape": "hv", "color": ACCENT, "width": 3},
        "marker": {"size": [0, *([9] * len(ledger.lines)), 0], "color": ACCENT},
        "text": [*labels.hover, labels.hover[-1]],
        "hovertemplate": "%{text}<extra></extra>",
    }
    layout = bare_layout(
        _HEIGHT,
        shapes=shapes,
        annotations=notes,
        xaxis={"type": "date", "showgrid": False, "fixedrange": True},
        yaxis={
            "title": {"text": labels.axis},
            "range": [low, high],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "tickformat": ",d",
        },
    )
    return {"data": [line], "layout": layout}


def _window(ledger: Ledger, lowest: int, highest: int) -> tuple[float, float]:
    """The scores to show: all of the life, and a little past the next line on either side."""
    firsts = [first for _, first in ledger.table.firsts] if ledger.table else []
    above = min((first for first in firsts if first > highest), default=highest)
    below = max((first for first in firsts if first <= lowest), default=lowest)
    above = above if above - highest <= _FAR else highest
    below = below if lowest - below <= _FAR else lowest
    return min(lowest, below) - _MARGIN, max(highest, above) + _MARGIN


def _bands(ledger: Ledger) -> list[tuple[str, float, float, str]]:
    """Each grade with its lowest and highest score (half a point between neighbours)."""
    if ledger.table is None:
        return []
    grades = ledger.edition.by_score
    colours = grade_colours(len(grades))
    firsts = [first - 0.5 for _, first in ledger.table.firsts]
    tops = [float("inf"), *firsts]
    bottoms = [*firsts, float("-inf")]
    return [
        (grade.id, bottom, top, colour)
        for grade, bottom, top, colour in zip(grades, bottoms, tops, colours, strict=True)
    ]


def _band(bottom: float, top: float, colour: str) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": bottom,
        "y1": top,
        "fillcolor": colour,
        "opacity": 0.28,
        "line": {"width": 0},
        "layer": "below",
    }


def _colour(ledger: Ledger, grade: str) -> str:
    return next(colour for name, _, _, colour in _bands(ledger) if name == grade)


def _held(text: str, day: date, score: int, colour: str) -> dict[str, Any]:
    """A flag at the end of the line: the grade that holds there is not that of the band."""
    return {
        "x": day.isoformat(),
        "xanchor": "right",
        "y": score,
        "yshift": 16,
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "bgcolor": colour,
        "borderpad": 3,
        "font": {"color": ink_on(colour), "size": 13},
    }


def _letter(grade: str, middle: float, colour: str) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0.005,
        "xanchor": "left",
        "y": middle,
        "text": f"<b>{grade}</b>",
        "showarrow": False,
        "bgcolor": colour,
        "borderpad": 3,
        "font": {"color": ink_on(colour), "size": 13},
    }
