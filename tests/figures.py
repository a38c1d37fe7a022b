"""Points and series of published figures, and the travels of one, for tests."""

from __future__ import annotations

from typing import Any

from social_credit.numbers import Point, Series, Travel


def point(value: float, as_of: str, **more: Any) -> Point:
    """A point as a content file would write it."""
    told = {"value": value, "as_of": as_of, "text": "t", "confidence": "reported"}
    return Point.model_validate(told | {"sources": {"a": "page 1"}} | more)


def disputed(value: float, as_of: str) -> Point:
    return point(value, as_of, confidence="disputed", note="The sources disagree.")


def series(measure: str, *points: Point, unit: str = "people", name: str = "it") -> Series:
    texts = dict.fromkeys(("title", "counts", "not_counts", "why"), "t")
    return Series(id=name, group="tickets", measure=measure, unit=unit, points=points, **texts)


def stop(counts: str, as_of: str) -> dict[str, Any]:
    """A stop of a figure's travels, as a content file would write it."""
    told = dict.fromkeys(("who", "text", "lost"), "t")
    return told | {"counts": counts, "as_of": as_of, "confidence": "illustrative"}


def travel(*stops: dict[str, Any], of: tuple[str, ...] = ()) -> Travel:
    """A figure that can be taken to count people or tickets, and the series that it is of."""
    told = dict.fromkeys(("number", "title", "intro", "question", "lesson"), "t")
    options = {"people": "People.", "tickets": "Tickets."}
    return Travel.model_validate(
        told | {"id": "it", "options": options, "stops": stops, "series": of}
    )
