"""Points and series of published figures, for tests."""

from __future__ import annotations

from typing import Any

from social_credit.numbers import Point, Series


def point(value: float, as_of: str, **more: Any) -> Point:
    """A point as a content file would write it."""
    told = {"value": value, "as_of": as_of, "text": "t", "confidence": "reported"}
    return Point.model_validate(told | {"sources": {"a": "page 1"}} | more)


def disputed(value: float, as_of: str) -> Point:
    return point(value, as_of, confidence="disputed", note="The sources disagree.")


def series(measure: str, *points: Point, unit: str = "people", name: str = "it") -> Series:
    texts = dict.fromkeys(("title", "counts", "not_counts", "why"), "t")
    return Series(id=name, group="tickets", measure=measure, unit=unit, points=points, **texts)
