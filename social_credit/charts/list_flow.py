"""The way onto a list and off it as boxes with arrows: which steps take a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from social_credit.charts.figure import Figure
from social_credit.charts.flow import Arrow, Box, flow
from social_credit.charts.palette import GRADE_COLOURS
from social_credit.list_walk import ListWalk

_LOOKS: Mapping[bool | None, tuple[str, str]] = {
    False: (GRADE_COLOURS[0], "solid"),
    True: (GRADE_COLOURS[3], "solid"),
    None: (GRADE_COLOURS[2], "dot"),
}
"""Ground and edge of a box: no score, a score, nothing on record."""


@dataclass(frozen=True)
class Labels:
    """The words of the figure by step: in the box (may hold ``<br>``), and when pointed at."""

    boxes: Mapping[str, str]
    hover: Mapping[str, str]


def list_flow(walk: ListWalk, here: str, labels: Labels) -> Figure:
    """A box for each step, an arrow for each way, the step ``here`` with a thick edge.

    A way that nobody is on record to have gone is dotted.
    """
    boxes = {
        step.id: Box(
            step.id,
            *walk.places[step.id],
            labels.boxes[step.id],
            labels.hover[step.id],
            *_LOOKS[step.takes_score],
        )
        for step in walk.steps
    }
    arrows = [
        Arrow(boxes[step.id], boxes[way.to], sure=way.on_record)
        for step in walk.steps
        for way in step.ways
    ]
    return flow(tuple(boxes.values()), arrows, here)
