"""The crosswalk as a picture: bands from parts of an early text to groups of a later one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from social_credit.charts.figure import Figure
from social_credit.charts.palette import ACCENT, GRADE_COLOURS, bare_layout, ink_on

_GAP = 1.6
"""Links' worth of room between two boxes of a column."""

_BOX = 0.04
_SIDE = 0.38
"""Widths of a box and of the room for labels beside it, where the whole is 1."""

_LEFT, _RIGHT = _SIDE, 1 - _SIDE


def bands(
    early: Sequence[str], late: Sequence[str], links: Sequence[Sequence[int]], *, height: int
) -> Figure:
    """A box for each early part (left) and late group (right), a band for each pair with links.

    ``links[i][j]`` links lead from ``early[i]`` to ``late[j]``: as wide as that the band is. The
    widest has the accent colour. Labels may hold ``<br>``. ``height`` is in pixels.

    >>> figure = bands(["a", "b"], ["c"], [[2], [0]], height=300)
    >>> len([shape for shape in figure["layout"]["shapes"] if "C" in shape["path"]])
    1
    """
    rows = [sum(row) for row in links]
    columns = [sum(row[place] for row in links) for place in range(len(late))]
    tall = max(_column_height(rows), _column_height(columns))
    left, right = _tops(rows, tall), _tops(columns, tall)
    shapes = [
        _band(_LEFT, _LEFT + _BOX, top, top - n) for top, n in zip(left, rows, strict=True) if n
    ]
    shapes += [
        _band(_RIGHT - _BOX, _RIGHT, top, top - n)
        for top, n in zip(right, columns, strict=True)
        if n
    ]
    widest = max((n for row in links for n in row), default=0)
    middles: list[tuple[float, str]] = []
    from_left, from_right = list(left), list(right)
    for i, row in enumerate(links):
        for j, n in enumerate(row):
            if n:
                shapes.append(_ribbon(from_left[i], from_right[j], n, strong=n == widest))
                middle = (from_left[i] + from_right[j] - n) / 2
                middles.append((middle, f"{_flat(early[i])} → {_flat(late[j])}: {n}"))
                from_left[i] -= n
                from_right[j] -= n
    notes = [_label(_LEFT, "right", top - n / 2, text) for top, n, text in _each(left, rows, early)]
    notes += [
        _label(_RIGHT, "left", top - n / 2, text) for top, n, text in _each(right, columns, late)
    ]
    hidden: dict[str, Any] = {"visible": False, "fixedrange": True}
    layout = bare_layout(
        height,
        shapes=shapes,
        annotations=notes,
        xaxis={**hidden, "range": [0, 1]},
        yaxis={**hidden, "range": [-_GAP / 2, tall + _GAP / 2]},
    )
    layout["margin"] = {"l": 0, "r": 0, "t": 4, "b": 4}
    hover = {
        "type": "scatter",
        "mode": "markers",
        "x": [0.5] * len(middles),
        "y": [middle for middle, _ in middles],
        "text": [text for _, text in middles],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"opacity": 0, "size": 14},
    }
    return {"data": [hover], "layout": layout}


def _column_height(sizes: Sequence[int]) -> float:
    return sum(sizes) + _GAP * max(len(sizes) - 1, 0)


def _tops(sizes: Sequence[int], tall: float) -> list[float]:
    """Where each box of a column begins, the first at the top, spread over the height."""
    gap = (tall - sum(sizes)) / max(len(sizes) - 1, 1)
    tops, top = [], tall
    for size in sizes:
        tops.append(top)
        top -= size + gap
    return tops


def _each(
    tops: Sequence[float], sizes: Sequence[int], labels: Sequence[str]
) -> list[tuple[float, int, str]]:
    return list(zip(tops, sizes, labels, strict=True))


def _flat(label: str) -> str:
    return label.replace("<br>", " ")


def _label(x: float, anchor: str, y: float, text: str) -> dict[str, Any]:
    """A label with a ground of its own, so that it reads on a light page and on a dark one."""
    ground = GRADE_COLOURS[0]
    return {
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "middle",
        "xshift": -4 if anchor == "right" else 4,
        "align": anchor,
        "text": text,
        "showarrow": False,
        "bgcolor": ground,
        "borderpad": 3,
        "font": {"size": 12, "color": ink_on(ground)},
    }


def _band(x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    path = f"M {x0},{top} L {x1},{top} L {x1},{bottom} L {x0},{bottom} Z"
    return _shape(path, GRADE_COLOURS[1], 1)


def _ribbon(y0: float, y1: float, width: int, *, strong: bool) -> dict[str, Any]:
    x0, x1 = _LEFT + _BOX, _RIGHT - _BOX
    path = (
        f"M {x0},{y0} C 0.5,{y0} 0.5,{y1} {x1},{y1} L {x1},{y1 - width} "
        f"C 0.5,{y1 - width} 0.5,{y0 - width} {x0},{y0 - width} Z"
    )
    return _shape(path, ACCENT if strong else GRADE_COLOURS[2], 0.85 if strong else 0.55)


def _shape(path: str, colour: str, opacity: float) -> dict[str, Any]:
    return {
        "type": "path",
        "path": path,
        "fillcolor": colour,
        "opacity": opacity,
        "line": {"width": 0},
        "layer": "below",
    }
