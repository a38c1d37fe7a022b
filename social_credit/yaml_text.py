"""YAML without surprises: every value remembers its line, and nothing is guessed.

Plain YAML 1.1 reads ``no`` as false, ``2018-04-03`` as a date and ``1_000`` as a number. Content
files are written by people who do not expect that, so only ``true``/``false``, whole and decimal
numbers and ``null`` are more than text here. A key given twice is an error, not a silent win.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]


class YamlProblem(ValueError):
    """A text that is not YAML as we read it.

    >>> try:
    ...     read_yaml("a: 1\\na: 2")
    ... except YamlProblem as problem:
    ...     print(problem.line, problem)
    2 the key 'a' stands twice; keep one of them
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class YamlText:
    """Plain data (dicts, lists, text, numbers) and the line that each place in it stands on.

    >>> text = read_yaml("grades:\\n  - id: A\\n  - id: B\\n")
    >>> text.data
    {'grades': [{'id': 'A'}, {'id': 'B'}]}
    >>> text.line_of(("grades", 1, "id"))
    3

    A place that is not there answers with the line of its nearest parent that is:

    >>> text.line_of(("grades", 1, "label"))
    3
    """

    data: Any
    lines: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """The 1-based line of a place, or of its nearest parent."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 1


class _PlainLoader(yaml.SafeLoader):
    """SafeLoader with four plain kinds of scalar and no aliases."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise YamlProblem(
                event.start_mark.line + 1,
                "anchors and aliases (& and *) are not used here; write the value out",
            )
        return super().compose_node(parent, index)


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
):
    _PlainLoader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def read_yaml(text: str) -> YamlText:
    """Read one YAML document.

    Raises:
        YamlProblem: the text is not YAML, repeats a key, or uses aliases or tags.
    """
    loader = _PlainLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlText(None, {(): 1})
        lines: dict[Path, int] = {}
        data = _plain(loader, node, (), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlProblem(line, f"this is not YAML: {error.problem or error.context}") from error
    except yaml.reader.ReaderError as error:
        raise YamlProblem(1, f"this is not text: {error.reason}") from error
    finally:
        loader.dispose()
    return YamlText(data, lines)


def _plain(loader: _PlainLoader, node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node)
            line = key_node.start_mark.line + 1
            if isinstance(key, list | dict):
                raise YamlProblem(line, "a key must be a word or a number")
            if key in found:
                raise YamlProblem(line, f"the key {key!r} stands twice; keep one of them")
            found[key] = _plain(loader, value_node, (*path, key), lines)
            lines[(*path, key)] = line
        return found
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(loader, part, (*path, position), lines)
            for position, part in enumerate(node.value)
        ]
    return loader.construct_object(node)
