"""What can be wrong with a way onto a list and off it that is well formed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from social_credit.list_walk import COLUMNS, ListWalk
from social_credit.scheme_checks import Fault


def list_walk_faults(walk: ListWalk, passages: Collection[str] | None) -> Iterator[Fault]:
    """Faults of steps, doors and turns; ``passages`` is None where they could not be read."""
    astray = tuple(_ways(walk))
    yield from astray or _crowded(walk)
    yield from _doors(walk)
    for place, turn in enumerate(walk.case):
        if turn.step not in walk.by_id:
            yield Fault(
                ("case", place, "step"), f"there is no step '{turn.step}'; name one of the steps"
            )
    for place, step in enumerate(walk.steps):
        for number, passage in enumerate(step.passages):
            if passages is not None and passage not in passages:
                yield Fault(
                    ("steps", place, "passages", number),
                    f"there is no passage '{passage}' in content/outline or content/measures",
                )


def _ways(walk: ListWalk) -> Iterator[Fault]:
    """Every way leads on to a later step, and every step but the first is led to."""
    order = {step.id: place for place, step in enumerate(walk.steps)}
    reached = {way.to for step in walk.steps for way in step.ways}
    for place, step in enumerate(walk.steps):
        for number, way in enumerate(step.ways):
            if way.to not in order:
                message = f"there is no step '{way.to}'; lead to one of the steps"
            elif order[way.to] <= place:
                message = f"'{way.to}' does not come after '{step.id}'; a way leads to a later step"
            else:
                continue
            yield Fault(("steps", place, "ways", number, "to"), message)
        if place and step.id not in reached:
            yield Fault(
                ("steps", place, "id"), f"no way leads to '{step.id}'; let one, or take it away"
            )


def _crowded(walk: ListWalk) -> Iterator[Fault]:
    """No row of the drawing holds more steps than a phone has room for."""
    for place, step in enumerate(walk.steps):
        if walk.places[step.id].column >= COLUMNS:
            yield Fault(
                ("steps", place, "id"),
                f"'{step.id}' would be drawn beside {COLUMNS} others; a row has room for {COLUMNS}",
            )


def _doors(walk: ListWalk) -> Iterator[Fault]:
    """Doors are closed once each, and never by a step that takes a score."""
    known = {door.id for door in walk.doors}
    closed: set[str] = set()
    for place, step in enumerate(walk.steps):
        if step.closes and step.takes_score is not False:
            yield Fault(
                ("steps", place, "closes"),
                f"'{step.id}' is not known to take no score, so it may close no door; only a list "
                "or a court closes one",
            )
        for number, closes in enumerate(step.closes):
            if closes not in known:
                message = f"there is no door '{closes}'; name one of the doors"
            elif closes in closed:
                message = f"'{closes}' is closed twice; let one step close it"
            else:
                closed.add(closes)
                continue
            yield Fault(("steps", place, "closes", number), message)
    for place, door in enumerate(walk.doors):
        if door.id not in closed:
            yield Fault(
                ("doors", place, "id"), f"no step closes '{door.id}'; let one, or remove it"
            )
