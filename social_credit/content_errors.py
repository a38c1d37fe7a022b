"""Mistakes in content, said so that whoever made them can mend them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from social_credit.yaml_text import Path, YamlText


class Problem(NamedTuple):
    """One mistake: the file, the line and place in it, what is wrong and what would be right."""

    file: str
    line: int
    path: Path
    message: str

    def __str__(self) -> str:
        place = ".".join(str(part) for part in self.path)
        return f"{self.file}, line {self.line}{f', {place}' if place else ''}: {self.message}"


class ContentError(Exception):
    """Every mistake found in a content folder."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__("\n".join([f"{count} in content/", *(f"  {it}" for it in problems)]))


def problems_of(
    file: str, text: YamlText, error: ValidationError, model: type[BaseModel]
) -> Iterator[Problem]:
    """Pydantic's findings in our words, with places as they stand in the file.

    Where a value may have one of several shapes pydantic tries them all; only what speaks against
    the nearest shape is said.
    """
    found = [(detail, *_place(text.data, detail)) for detail in error.errors()]
    tried: dict[Path, Counter[str]] = {}
    for _, _, shape in found:
        if shape:
            tried.setdefault(shape.at, Counter())[shape.name] += 1
    nearest = {at: min(names, key=lambda name: names[name]) for at, names in tried.items()}
    for detail, path, shape in found:
        if shape is None or shape.name == nearest[shape.at]:
            yield Problem(file, text.line_of(path), path, _message(detail, path, model))


class _Shape(NamedTuple):
    """One of several shapes that the value at a place may have."""

    at: Path
    name: str


def _place(data: Any, detail: ErrorDetails) -> tuple[Path, _Shape | None]:
    """What of pydantic's location stands in the file, and the first shape that it names instead."""
    path: list[int | str] = []
    shape: _Shape | None = None
    loc = detail["loc"]
    for place, step in enumerate(loc):
        stands = (
            isinstance(step, int) and step < len(data)
            if isinstance(data, list)
            else isinstance(data, dict) and step in data
        )
        if stands:
            data = data[step]
            path.append(step)
        elif detail["type"] == "missing" and place == len(loc) - 1:
            path.append(step)
        else:
            shape = shape or _Shape(tuple(path), str(step))
    return tuple(path), shape


def _message(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    kind = detail["type"]
    name = next((step for step in reversed(path) if isinstance(step, str)), "this file")
    said = repr(detail["input"])
    said = said if len(said) <= 60 else said[:60] + "…"
    context = detail.get("ctx", {})
    match kind:
        case "content":
            return detail["msg"]
        case "extra_forbidden":
            keys = _keys(model)
            near = [] if name in keys else get_close_matches(name, keys, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "remove it"
            return f"unknown key '{name}'; {hint}"
        case "missing":
            return f"'{name}' is missing; add it"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"'{name}' needs a whole number; this says {said}"
        case "float_type" | "finite_number":
            return f"'{name}' needs a number; this says {said}"
        case "string_type":
            return f"'{name}' needs text; this says {said}"
        case "string_too_short":
            return f"'{name}' is empty; write it or leave the key out"
        case "bool_type":
            return f"'{name}' needs true or false; this says {said}"
        case "literal_error":
            return f"'{name}' is one of {context.get('expected')}; this says {said}"
        case "greater_than_equal":
            return f"'{name}' must be at least {context.get('ge')}; this says {said}"
        case "less_than_equal":
            return f"'{name}' must be at most {context.get('le')}; this says {said}"
        case "tuple_type":
            return f"'{name}' needs a list, one '- ' a line; this says {said}"
        case "model_type" | "dict_type":
            return f"'{name}' needs keys with values below it; this says {said}"
        case _:
            return f"'{name}': {detail['msg']}; this says {said}"


def _keys(model: type[BaseModel]) -> list[str]:
    schema = model.model_json_schema()
    shapes = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for shape in shapes for key in shape.get("properties", {})})
