"""A coastline and a few cities, so that a dot says where a place lies."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from social_credit.scheme import Position
from social_credit.value import Frozen, problem

Point = tuple[float, float]
"""North and east, in degrees."""


def _points(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        points = tuple(tuple(float(it) for it in point.split()) for point in value.split(","))
    except ValueError:
        points = ()
    if len(points) < 2 or any(len(point) != 2 for point in points):
        raise problem(
            "a line of the coast is 'north east, north east' and so on, in degrees; "
            "this begins '{start}'",
            start=value[:40],
        )
    return points


CoastLine = Annotated[tuple[Point, ...], BeforeValidator(_points)]


class Coast(Frozen):
    """Lines of a coast, and cities to find one's way by."""

    cities: tuple[Position, ...]
    coast: tuple[CoastLine, ...]
