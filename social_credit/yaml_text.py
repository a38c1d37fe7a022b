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
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

Path = tuple[str | int, ...]

_DEEPEST = 40
_LONGEST_NUMBER = 40
"""Content comes nowhere near either; past them Python's own limits would answer, less plainly."""


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


class _Plain(Composer, SafeConstructor, Resolver):
    """Four plain kinds of scalar, no aliases and no tags."""

    depth = 0
    values = 0
    most_values: int | None = None

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[attr-defined]
        line = event.start_mark.line + 1
        if event.anchor is not None:
            raise YamlProblem(
                line, "anchors and aliases (& and *) are not used here; write the value out"
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise YamlProblem(line, f"tags ({tag}) are not used here; write the value without one")
        if self.depth == _DEEPEST and isinstance(event, yaml.CollectionStartEvent):
            raise YamlProblem(line, f"this is nested more than {_DEEPEST} deep; nothing here is")
        self.values += 1
        if self.most_values is not None and self.values > self.most_values:
            raise YamlProblem(
                line, f"this has more than {self.most_values:,} keys and values; shorten it"
            )
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


_Plain.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
):
    _Plain.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


class _PlainLoader(_Plain, yaml.SafeLoader):
    """Reads in Python: slow, and its problems are worded as ours are expected to be."""


if yaml.__with_libyaml__:  # PyYAML can be built without it
    from yaml._yaml import CParser

    class _QuickLoader(_Plain, CParser):
        """Reads with libyaml, eight times as fast."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            Composer.__init__(self)
            SafeConstructor.__init__(self)
            Resolver.__init__(self)


def read_yaml(text: str, *, most_values: int | None = None) -> YamlText:
    """Read one YAML document.

    ``most_values`` stops the reading of a text from outside that has more keys and values.

    Raises:
        YamlProblem: the text is not YAML, repeats a key, uses aliases or tags, nests endlessly, or
            has too many keys and values.
    """
    if yaml.__with_libyaml__:
        try:
            return _read(_QuickLoader(text), most_values)
        except YamlProblem:
            raise
        except (yaml.YAMLError, ValueError, OverflowError):
            pass  # read once more, to say what the mistake is
    return read_slowly(text, most_values=most_values)


def _read(loader: _PlainLoader | _QuickLoader, most_values: int | None) -> YamlText:
    loader.most_values = most_values
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlText(None, {(): 1})
        lines: dict[Path, int] = {}
        data = _plain(loader, node, (), lines)
    finally:
        loader.dispose()
    return YamlText(data, lines)


def read_slowly(text: str, *, most_values: int | None = None) -> YamlText:
    """What ``read_yaml`` does, without libyaml: it knows better what and where a mistake is.

    Raises:
        YamlProblem: as ``read_yaml``.

    >>> read_slowly("a: no") == read_yaml("a: no")
    True
    """
    try:
        loader = _PlainLoader(text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlProblem(line, f"this is not text: {error.reason}") from error
    try:
        return _read(loader, most_values)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlProblem(line, f"this is not YAML: {error.problem or error.context}") from error
    except YamlProblem:
        raise
    except (ValueError, OverflowError) as error:
        # PyYAML lets these through from an escape or a version with a number beyond all bounds.
        raise YamlProblem(loader.line + 1, f"this is not YAML: {error}") from error


def _plain(loader: _Plain, node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or not key_node.value:
                raise YamlProblem(line, "a key must be a word or a number")
            key = _whole(key_node)
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
    assert isinstance(node, yaml.ScalarNode)
    text = _whole(node)
    if node.tag.endswith((":int", ":float")) and len(text) > _LONGEST_NUMBER:
        raise YamlProblem(lines[path], f"a number of {len(text)} digits; no number here is so long")
    return loader.construct_object(node)


def _whole(node: yaml.ScalarNode) -> str:
    """A scalar as written; no escape in it may stand for half a character."""
    text = str(node.value)
    try:
        text.encode()
    except UnicodeEncodeError:
        line = node.start_mark.line + 1
        raise YamlProblem(line, f"this is not text: {text!a} holds half a character") from None
    return text
