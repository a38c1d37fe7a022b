"""Content as flat tables: a row for each thing, a table for each kind of thing within it.

A single value within a thing, such as who runs a scheme, becomes a row of the table
``<things>_values`` and not a column, so that it keeps its own sureness and sources. What has no
sureness of its own takes that of what it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from social_credit.export import Cell
from social_credit.value import Confidence, Moment, Sourced, Unknown

Flat = Cell | bool | tuple[str, ...]
"""What stands in a cell; a list of texts in JSON is one text in CSV."""

Row = dict[str, Flat]

BASIS = ("unknown", "confidence", "as_of", "sources", "note")
"""The columns that say how sure we are of a row, or why nothing is known; they stand last."""

_ALWAYS = ("confidence", "as_of", "sources")
_NOTHING: tuple[Flat, ...] = (None, ())
_NAMES = ("id", "sign", "code")
_SINGULAR = {
    "case": "turn",
    "glossary": "term",
    "lives": "life",
    "memoranda": "memorandum",
    "series": "series",
}


@dataclass(frozen=True)
class Basis:
    """How sure we are of a row, as of when, and the sources that it rests on."""

    confidence: str | tuple[str, ...]
    as_of: str | None = None
    sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: Sourced) -> Basis:
        """The basis of a sourced value."""
        as_of = str(value.as_of) if value.as_of else None
        sources = tuple(f"{it.source}: {it.at}" for it in value.sources)
        return cls(value.confidence.value, as_of, sources)

    @classmethod
    def together(cls, bases: Sequence[Basis]) -> Basis:
        """Every word and the id of every source of some bases, once."""
        words: set[str] = set()
        for basis in bases:
            words |= (
                {basis.confidence} if isinstance(basis.confidence, str) else {*basis.confidence}
            )
        ids = {source.partition(": ")[0] for basis in bases for source in basis.sources}
        known = tuple(word.value for word in Confidence if word.value in words)
        return cls(known, None, tuple(sorted(ids)))

    @property
    def cells(self) -> Row:
        """The same as columns."""
        return {"confidence": self.confidence, "as_of": self.as_of, "sources": self.sources}


class Tables:
    """Tables that are filled thing by thing.

    >>> from social_credit.value import Confidence, Frozen, Value
    >>> class Scheme(Frozen):
    ...     id: str
    ...     base: Value[int]
    >>> tables = Tables()
    >>> base = Value[int](value=1000, confidence=Confidence.ILLUSTRATIVE)
    >>> tables.add("schemes", [Scheme(id="a", base=base)])
    >>> sorted(tables.rows)
    ['schemes', 'schemes_values']
    >>> tables.rows["schemes_values"][0]["value"]
    1000
    """

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}

    def add(self, name: str, things: Iterable[object], basis: Basis | None = None) -> None:
        """Add things of one kind, each a row, with all that stands within them.

        ``basis`` holds for what has none of its own.
        """
        for number, thing in enumerate(things, start=1):
            self._row(_Place(name, name, {}, number), thing, basis)

    def columns(self, name: str) -> tuple[str, ...]:
        """The columns of a table that hold anything, those on sureness last and always there."""
        found = dict.fromkeys(
            key for row in self.rows[name] for key, cell in row.items() if cell not in _NOTHING
        )
        last = (it for it in BASIS if it in found or it in _ALWAYS)
        return (*(it for it in found if it not in BASIS), *last)

    def whole(self, name: str) -> list[Row]:
        """The rows of a table, each with every column."""
        columns = self.columns(name)
        return [{column: row.get(column) for column in columns} for row in self.rows[name]]

    def add_rows(self, name: str, rows: Iterable[Row]) -> None:
        """Add rows that are flat already."""
        self.rows.setdefault(name, []).extend(rows)

    def add_one(self, name: str, thing: object, basis: Basis | None = None) -> None:
        """Add a thing that there is only one of, with all that stands within it."""
        self._row(_Place(name, name, {}), thing, basis)

    def _row(self, at: _Place, thing: object, basis: Basis | None) -> list[Basis]:
        """A row for a thing, and rows of other tables for what stands within it.

        Returns what the row rests on: its own basis, or those of all that stands within it.
        """
        own = Basis.of(thing) if isinstance(thing, Sourced) else basis
        parts = dict(_parts(thing))
        if taken := parts.keys() & at.above.keys():
            raise ValueError(f"{at.table} would have two columns {', '.join(sorted(taken))}")
        cells: Row = {}
        within: dict[str, object] = {}
        for part, value in _opened(parts):
            if part in _ALWAYS and isinstance(thing, Sourced):
                continue
            if isinstance(value, Sourced | Unknown) or _holds(value):
                within[part] = value
            else:  # a field of that name which is no basis keeps its own column
                cells[f"its_{part}" if part in _ALWAYS else part] = _flat(value)
        row = at.above | cells
        says = any(cell not in _NOTHING for cell in cells.values())
        if says:
            self.rows.setdefault(at.table, []).append(row)
        if isinstance(thing, Unknown):
            return []
        below = at.above | at.key(parts)
        inner = [
            found
            for part, value in within.items()
            for found in self._within(_Place(at.base, part, below), value, own)
        ]
        found = [own] if own else inner
        if says and found:
            row |= own.cells if own else Basis.together(found).cells
        return found

    def _within(self, at: _Place, value: object, basis: Basis | None) -> list[Basis]:
        """Rows for a part of a thing: one, several, or several by name."""
        many = at.base if at.kind == at.base else f"{at.base}_{at.kind}"
        if isinstance(value, Mapping):
            places = [_Place(many, at.kind, at.above | {"what": str(key)}) for key in value]
            things = list(value.values())
        elif isinstance(value, tuple):
            things = list(value)
            places = [_Place(many, at.kind, at.above, place + 1) for place in range(len(things))]
        else:
            above = at.above | {"what": at.kind}
            things, places = [value], [_Place(f"{at.base}_values", at.kind, above, inner=many)]
        rows = zip(places, things, strict=True)
        return [found for place, it in rows for found in self._row(place, it, basis)]


@dataclass(frozen=True)
class _Place:
    """Where a row goes: its table, what kind of thing it is, the columns that say what it is of.

    ``number`` counts the things of one kind within another, from 1. ``inner`` begins the names of
    the tables within, where that is not the table itself.
    """

    table: str
    kind: str
    above: Row
    number: int | None = None
    inner: str | None = None

    @property
    def base(self) -> str:
        """How the names of the tables within begin."""
        return self.inner or self.table

    def key(self, parts: Mapping[str, object]) -> Row:
        """The column by which rows of other tables name this one; none for what is alone."""
        if self.number is None:
            return {}
        own = next((it for name in _NAMES if isinstance(it := parts.get(name), str)), self.number)
        return {_SINGULAR.get(self.kind, self.kind.removesuffix("s")): own}


def _parts(thing: object) -> Iterator[tuple[str, object]]:
    """The fields of a model or dataclass by name."""
    if isinstance(thing, BaseModel):
        names: Iterable[str] = type(thing).model_fields
    elif is_dataclass(thing):
        names = [it.name for it in fields(thing)]
    else:
        raise TypeError(f"a row is made of an object with fields, not of {type(thing).__name__}")
    for name in names:
        yield name, getattr(thing, name)


def _opened(parts: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The parts of a thing, with the parts of what is neither a value nor a list in its place."""
    for name, value in parts.items():
        if isinstance(value, BaseModel) and not isinstance(value, Sourced | Unknown | Moment):
            yield from _opened({f"{name}_{inner}": it for inner, it in _parts(value)})
        else:
            yield name, value


def _holds(value: object) -> bool:
    """Whether a value is a list or mapping of things that have fields."""
    inner: Iterable[Any] = value.values() if isinstance(value, Mapping) else ()
    if isinstance(value, tuple):
        inner = value
    return any(isinstance(it, BaseModel) or is_dataclass(it) for it in inner)


def _flat(value: object) -> Flat:
    """A value as a cell.

    Raises:
        TypeError: it is none of what content is made of.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return str(value.value)
        case str():
            return value
        case Moment() | date():
            return str(value)
        case tuple():
            return tuple(_text(it) for it in value)
        case Mapping():
            return tuple(f"{key}={_text(it)}" for key, it in value.items())
    raise TypeError(f"a cell is text, a number or a date, not {type(value).__name__}")


def _text(value: object) -> str:
    """A part of a cell as text."""
    flat = _flat(value)
    if isinstance(flat, tuple):
        raise TypeError("a cell holds no list of lists")
    return str(flat)
