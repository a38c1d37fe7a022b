"""The Outline as a map: parts with their sections inside, each room as large as its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from social_credit.charts.figure import Figure
from social_credit.charts.palette import bare_layout, ink_on

_DARK, _LIT, _FULL = "#E3DED3", "#CFE3DF", "#0B4F5C"
_TITLE_WIDTH, _TITLE_LINES = 15, 3


@dataclass(frozen=True)
class Room:
    """A part or section: its size without what stands inside it, and what share of it is lit.

    ``inside`` is the id of the part that it stands in, empty for a part; ``lit`` runs from 0 to 1.
    """

    id: str
    inside: str
    title: str
    size: int
    lit: float
    hover: str


def shade(lit: float) -> str:
    """The colour of a room: pale where nothing is lit, darker the more is.

    >>> shade(0), shade(1)
    ('#E3DED3', '#0B4F5C')
    """
    if lit <= 0:
        return _DARK
    ends = zip(bytes.fromhex(_LIT[1:]), bytes.fromhex(_FULL[1:]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * lit):02X}" for low, high in ends)


def rooms_map(rooms: Sequence[Room]) -> Figure:
    """The rooms as nested rectangles; a part has the colour of paper, so that its rooms show."""
    colours = [shade(room.lit) if room.inside else _DARK for room in rooms]
    return {
        "data": [
            {
                "type": "treemap",
                "ids": [room.id for room in rooms],
                "parents": [room.inside for room in rooms],
                "labels": [_label(room) for room in rooms],
                "values": [room.size for room in rooms],
                "customdata": [[room.title, room.hover] for room in rooms],
                "branchvalues": "remainder",
                "sort": False,
                "texttemplate": "%{label}",
                "hovertemplate": (
                    "<b>%{id}</b> %{customdata[0]}<br>%{customdata[1]}<extra></extra>"
                ),
                "marker": {
                    "colors": colours,
                    "line": {"width": 1, "color": "#8A857B"},
                    "pad": {"t": 20, "l": 3, "r": 3, "b": 3},
                },
                "textfont": {"color": [ink_on(colour) for colour in colours], "size": 12},
                "pathbar": {"visible": False},
                "tiling": {"pad": 2},
            }
        ],
        "layout": bare_layout(460, margin={"l": 0, "r": 0, "t": 0, "b": 0}),
    }


def _label(room: Room) -> str:
    """The id, and of the title what fits a room."""
    if not room.inside:
        return f"<b>{room.id}</b> {room.title}"
    lines = wrap(room.title, _TITLE_WIDTH)
    cut = [*lines[:_TITLE_LINES], "…"] if len(lines) > _TITLE_LINES else lines
    return "<br>".join([f"<b>{room.id}</b>", *cut])
