"""Everything within a thing that says how sure it is, for tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from social_credit.scheme import Edition
from social_credit.value import Sourced


def sourced(thing: Any, place: str = "") -> Iterator[tuple[str, Sourced]]:
    """Each value, fact or text that has a confidence word, with its place: ``.items.0.points``."""
    if isinstance(thing, Sourced):
        yield place, thing
    if isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from sourced(getattr(thing, name), f"{place}.{name}")
    elif isinstance(thing, Mapping | tuple | list):
        parts = thing.items() if isinstance(thing, Mapping) else enumerate(thing)
        for key, part in parts:
            yield from sourced(part, f"{place}.{key}")


def carried_parts(edition: Edition) -> list[tuple[str, Sourced]]:
    """What can be carried from another edition, with its place."""
    return [
        found
        for part in ("base", "grades", "line_tables", "items")
        for found in sourced(getattr(edition, part), part)
    ]
