"""What cites which source: every citation in content, checked against the register."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import BaseModel

from social_credit.content_reading import Reading
from social_credit.value import Frozen, Sourced
from social_credit.yaml_text import Path

_NAMES = ("name", "title", "text")


class Use(NamedTuple):
    """A value that cites a source: where it stands, what it is, and the locator it gives.

    ``where`` is an edition's or a document's id, or ``evidence``. ``part`` is what the site's
    words call that kind of value.
    """

    where: str
    part: str
    label: str
    at: str
    confidence: str


class Uses:
    """The uses of each source of the register, gathered while content is read."""

    def __init__(self, reading: Reading, sources: Collection[str]) -> None:
        self._reading = reading
        self._found: dict[str, list[Use]] = {source: [] for source in sources}

    @property
    def found(self) -> Mapping[str, tuple[Use, ...]]:
        """What was gathered, by source; empty for a source that nothing cites."""
        return MappingProxyType({source: tuple(uses) for source, uses in self._found.items()})

    def gather(self, name: str, where: str, thing: Frozen, part: str | None = None) -> None:
        """Keep every citation in what a file holds; report a source that is not there.

        The part is the key of the file that a value stands under, if no other is given.
        """
        for path, value in _sourced(thing, ()):
            for citation in value.sources:
                if citation.source in self._found:
                    self._found[citation.source].append(
                        Use(
                            where,
                            part or str(path[0]),
                            _label(value, path),
                            citation.at,
                            value.confidence.value,
                        )
                    )
                elif self._reading.all_read("sources.yaml"):
                    self._reading.report(
                        name,
                        (*path, "sources", citation.source),
                        f"there is no source '{citation.source}' in sources.yaml; "
                        "add it there or correct the id",
                    )


def _sourced(thing: Any, path: Path) -> Iterator[tuple[Path, Sourced]]:
    """Every sourced value within a thing, with its place."""
    if isinstance(thing, Sourced):
        yield path, thing
    if isinstance(thing, BaseModel):
        for field in type(thing).model_fields:
            yield from _sourced(getattr(thing, field), (*path, field))
    elif isinstance(thing, tuple):
        for place, part in enumerate(thing):
            yield from _sourced(part, (*path, place))
    elif isinstance(thing, Mapping):
        for key, part in thing.items():
            yield from _sourced(part, (*path, key))


def _label(value: Sourced, path: Path) -> str:
    """A name for a value: its own, or the last word of its place (a grade's line: the grade)."""
    own = next((it for key in _NAMES if (it := getattr(value, key, None))), None)
    return str(own or str(path[-1]).replace("_", " "))
