"""Reads the files of a content folder, and keeps what is wrong with them.

The only reader of content files. What a folder must hold is known elsewhere; here a file is text,
YAML or CSV, and the shape of a model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from social_credit.content_errors import Problem, problems_of
from social_credit.csv_rows import csv_rows
from social_credit.front_matter import article
from social_credit.scheme_checks import Fault
from social_credit.words import Words
from social_credit.yaml_text import Path, YamlProblem, YamlText, read_yaml

Model = TypeVar("Model", bound=BaseModel)


class Reading:
    """One pass over a content folder, gathering problems."""

    def __init__(self, root: FilePath) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._texts: dict[str, YamlText] = {}
        self._unread: set[str] = set()

    def names(self, folder: str, kind: str = "yaml") -> list[str]:
        """The files of a kind in a folder, in the order of their names, as ``folder/file.yaml``."""
        return [f"{folder}/{file.name}" for file in sorted((self.root / folder).glob(f"*.{kind}"))]

    def all_read(self, start: str) -> bool:
        """Whether no file whose name begins so has a mistake of form.

        What refers to such a file is not called wrong because of that mistake.
        """
        return not any(name.startswith(start) for name in self._unread)

    def report(self, name: str, path: Path, message: str) -> None:
        """Keep a problem with a place in a file."""
        line = self._texts[name].line_of(path) if name in self._texts else 1
        self.problems.append(Problem(f"content/{name}", line, path, message))

    def report_all(self, name: str, faults: Iterable[Fault]) -> None:
        """Keep all faults of what one file holds."""
        for fault in faults:
            self.report(name, fault.path, fault.message)

    def text(self, name: str) -> YamlText | None:
        """A file's YAML with its lines; None, and a problem, if it is none."""
        return self._parsed(name, read_yaml)

    def read(self, name: str, model: type[Model]) -> Model | None:
        """A file as a checked object; None, and problems, if it cannot be one."""
        return self._checked(name, self.text(name), model)

    def article(self, name: str, model: type[Model]) -> Model | None:
        """Markdown with front matter as a checked object; None, and problems, if it is none."""
        return self._checked(name, self._parsed(name, article), model)

    def table(
        self, name: str, part: str, model: type[Model], columns: Sequence[str]
    ) -> Model | None:
        """A CSV file as a checked object with its rows as ``part``; None, and problems, if not."""
        return self._checked(
            name, self._parsed(name, lambda it: csv_rows(it, part, columns)), model
        )

    def _parsed(self, name: str, parse: Callable[[str], YamlText]) -> YamlText | None:
        try:
            self._texts[name] = parse((self.root / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.problems.append(Problem(f"content/{name}", 1, (), "this file is missing"))
            return None
        except UnicodeDecodeError:
            self.problems.append(Problem(f"content/{name}", 1, (), "this file is not UTF-8 text"))
            return None
        except YamlProblem as error:
            self.problems.append(Problem(f"content/{name}", error.line, (), str(error)))
            return None
        return self._texts[name]

    def _checked(self, name: str, text: YamlText | None, model: type[Model]) -> Model | None:
        if text is not None:
            try:
                return model.model_validate_json(json.dumps(text.data))
            except ValidationError as error:
                self.problems += problems_of(f"content/{name}", text, error, model)
        self._unread.add(name)
        return None

    def by_id(self, name: str, part: str, things: tuple[Any, ...]) -> dict[str, Any]:
        """The things of a part of a file by id; an id that stands twice is a problem."""
        found: dict[str, Any] = {}
        for place, thing in enumerate(things):
            if thing.id in found:
                self.report(
                    name, (part, place, "id"), f"'{thing.id}' stands twice; give one another id"
                )
            found[thing.id] = thing
        return found

    def words(self, name: str) -> Words:
        """A file of words, its keys put together with dots."""
        text = self.text(name)
        texts: dict[str, str] = {}
        for path, value in _leaves(text.data if text else {}):
            key = ".".join(str(part) for part in path)
            if not path:
                self.report(name, path, "words need keys, one 'key: words' a line")
            elif key in texts:
                self.report(name, path, f"the key '{key}' stands twice; keep one of them")
            elif isinstance(value, str):
                texts[key] = value.strip()
            else:
                self.report(name, path, f"words are text; put quotes round {value!r}")
        return Words(FilePath(name).stem, texts)


def _leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, data
