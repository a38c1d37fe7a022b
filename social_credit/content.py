"""Reads all of ``content/`` once, checks it, and hands out frozen objects.

The only reader of content files. It is strict, and reports all mistakes at once, each with the
file, the place in it, what is wrong and what would be right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from social_credit.content_errors import ContentError, Problem, problems_of
from social_credit.lives import Life
from social_credit.population import Population
from social_credit.population import faults as population_faults
from social_credit.scheme import Carried, Edition, Fact
from social_credit.scheme_checks import Fault, faults
from social_credit.source import Source
from social_credit.value import Frozen, Sourced
from social_credit.words import Words
from social_credit.yaml_text import Path, YamlProblem, YamlText, read_yaml

CONTENT = FilePath(__file__).resolve().parent.parent / "content"

Model = TypeVar("Model", bound=BaseModel)


class _Sources(Frozen):
    sources: tuple[Source, ...]


class _Evidence(Frozen):
    evidence: tuple[Fact, ...]


class _Lives(Frozen):
    lives: tuple[Life, ...]


class Use(NamedTuple):
    """A value that cites a source: where it stands, what it is, and the locator it gives.

    ``where`` is an edition's id, or ``evidence``.
    """

    where: str
    part: str
    label: str
    at: str
    confidence: str


@dataclass(frozen=True)
class Content:
    """Everything that the site says and knows."""

    sources: Mapping[str, Source]
    editions: tuple[Edition, ...]
    lives: tuple[Life, ...]
    evidence: tuple[Fact, ...]
    populations: tuple[Population, ...]
    words: Mapping[str, Words]
    uses: Mapping[str, tuple[Use, ...]]

    def edition(self, edition_id: str) -> Edition:
        """The edition with this id.

        Raises:
            KeyError: there is none.
        """
        for edition in self.editions:
            if edition.id == edition_id:
                return edition
        raise KeyError(f"there is no edition {edition_id!r} in content/schemes")

    @cached_property
    def acts(self) -> dict[str, str]:
        """Every kind of conduct that some scheme counts, by id, with its name."""
        return {item.id: item.name for it in reversed(self.editions) for item in it.items}

    def evidence_about(self, subject: str) -> tuple[Fact, ...]:
        """The sourced statements on a subject, in the order of the file."""
        return tuple(fact for fact in self.evidence if fact.about == subject)

    def population(self, population_id: str) -> Population:
        """The invented population with this id.

        Raises:
            KeyError: there is none.
        """
        for population in self.populations:
            if population.id == population_id:
                return population
        raise KeyError(f"there is no population {population_id!r} in content/populations")

    def life(self, life_id: str) -> Life:
        """The invented life with this id.

        Raises:
            KeyError: there is none.
        """
        for life in self.lives:
            if life.id == life_id:
                return life
        raise KeyError(f"there is no life {life_id!r} in content/lives.yaml")


@cache
def load(root: FilePath = CONTENT) -> Content:
    """Read and check a content folder; the result is kept.

    Raises:
        ContentError: with every mistake that was found.

    >>> sorted(load().sources)[:1] != []
    True
    """
    reading = _Reading(root)
    content = reading.content()
    if reading.problems:
        in_order = sorted(reading.problems, key=lambda it: (it.file, it.line))
        raise ContentError(tuple(in_order))
    return content


class _Reading:
    """One pass over a content folder, gathering objects and problems."""

    def __init__(self, root: FilePath) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.texts: dict[str, YamlText] = {}
        self.unread: set[str] = set()
        """Files with mistakes of form: what refers to them is not called wrong because of that."""

    def content(self) -> Content:
        register = self.read("sources.yaml", _Sources)
        sources = self.by_id("sources.yaml", "sources", register.sources if register else ())
        words = MappingProxyType(
            {file.stem: self.read_words(f"words/{file.name}") for file in self.files("words")}
        )
        if "categories" not in words:
            self.report("words/categories.yaml", (), "this file is missing")
        editions = self.read_editions(words)
        self.check_days(editions)
        uses: dict[str, list[Use]] = {source: [] for source in sources}
        for name, edition in editions.items():
            self.check_sources(name, edition.id, edition, uses)
        told = self.read("evidence.yaml", _Evidence)
        evidence = self.by_id("evidence.yaml", "evidence", told.evidence if told else ())
        if told:
            self.check_sources("evidence.yaml", "evidence", told, uses)
        telling = self.read("lives.yaml", _Lives)
        lives = self.by_id("lives.yaml", "lives", telling.lives if telling else ())
        acts = {item.id for edition in editions.values() for item in edition.items}
        for place, life in enumerate(telling.lives if telling else ()):
            for number, entry in enumerate(life.entries):
                if entry.act not in acts and self.every_scheme_read:
                    self.report(
                        "lives.yaml",
                        ("lives", place, "events", number, "act"),
                        f"no scheme has an item '{entry.act}'; name one that a scheme counts",
                    )
        carried = tuple(self.carried(editions))
        return Content(
            sources=MappingProxyType(sources),
            editions=carried,
            lives=tuple(lives.values()),
            evidence=tuple(evidence.values()),
            populations=tuple(self.read_populations(carried)),
            words=words,
            uses=MappingProxyType({source: tuple(found) for source, found in uses.items()}),
        )

    @property
    def every_scheme_read(self) -> bool:
        return not any(name.startswith("schemes/") for name in self.unread)

    def files(self, folder: str) -> list[FilePath]:
        return sorted((self.root / folder).glob("*.yaml"))

    def report(self, name: str, path: Path, message: str) -> None:
        line = self.texts[name].line_of(path) if name in self.texts else 1
        self.problems.append(Problem(f"content/{name}", line, path, message))

    def text(self, name: str) -> YamlText | None:
        try:
            self.texts[name] = read_yaml((self.root / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.problems.append(Problem(f"content/{name}", 1, (), "this file is missing"))
            return None
        except UnicodeDecodeError:
            self.problems.append(Problem(f"content/{name}", 1, (), "this file is not UTF-8 text"))
            return None
        except YamlProblem as error:
            self.problems.append(Problem(f"content/{name}", error.line, (), str(error)))
            return None
        return self.texts[name]

    def read(self, name: str, model: type[Model]) -> Model | None:
        text = self.text(name)
        if text is not None:
            try:
                return model.model_validate_json(json.dumps(text.data))
            except ValidationError as error:
                self.problems += problems_of(f"content/{name}", text, error, model)
        self.unread.add(name)
        return None

    def by_id(self, name: str, part: str, things: tuple[Any, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for place, thing in enumerate(things):
            if thing.id in found:
                self.report(
                    name, (part, place, "id"), f"'{thing.id}' stands twice; give one another id"
                )
            found[thing.id] = thing
        return found

    def read_words(self, name: str) -> Words:
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

    def read_editions(self, words: Mapping[str, Words]) -> dict[str, Edition]:
        """Every edition that is well formed, by its file's name."""
        categories = words["categories"].texts if "categories" in words else {}
        found: dict[str, Edition] = {}
        for file in self.files("schemes"):
            name = f"schemes/{file.name}"
            edition = self.read(name, Edition)
            if edition is None:
                continue
            found[name] = edition
            if edition.id != file.stem:
                self.report(
                    name, ("id",), f"the id '{edition.id}' must be the file's name, '{file.stem}'"
                )
            for place, item in enumerate(edition.items):
                if categories and item.category not in categories:
                    self.report(
                        name,
                        ("items", place, "category"),
                        f"there is no category '{item.category}' in words/categories.yaml; "
                        f"the categories are {', '.join(categories)}",
                    )
        return found

    def carried(self, editions: Mapping[str, Edition]) -> Iterator[Edition]:
        """Every edition with what it carries from another; what is wrong then is reported."""
        by_id = {edition.id: edition for edition in editions.values()}
        for name, edition in editions.items():
            whole = edition
            known: tuple[Fault, ...] = ()
            if edition.carried_from is not None:
                origin = by_id.get(edition.carried_from.edition)
                if origin is not None and origin.carried_from is None:
                    whole, known = edition.carrying(origin), faults(origin)
                elif self.every_scheme_read:
                    self.report(
                        name, ("carried_from", "edition"), _no_origin(edition.carried_from, origin)
                    )
            for fault in faults(whole):
                if fault not in known:
                    self.report(name, fault.path, fault.message)
            yield whole

    def read_populations(self, editions: tuple[Edition, ...]) -> Iterator[Population]:
        """Every population that is well formed and that its edition can score."""
        by_id = {edition.id: edition for edition in editions}
        for file in self.files("populations"):
            name = f"populations/{file.name}"
            population = self.read(name, Population)
            if population is None:
                continue
            if population.edition not in by_id:
                self.report(name, ("edition",), f"there is no edition '{population.edition}'")
                continue
            for fault in population_faults(population, by_id[population.edition]):
                self.report(name, fault.path, fault.message)
            yield population

    def check_days(self, editions: Mapping[str, Edition]) -> None:
        """Over one scheme's editions a day belongs to one edition at most."""
        ordered = sorted(editions.items(), key=lambda it: (it[1].scheme, it[1].first_day.value))
        for (_, earlier), (name, later) in combinations(ordered, 2):
            if earlier.scheme == later.scheme and earlier.holds_on(later.first_day.value):
                self.report(
                    name,
                    ("first_day",),
                    f"{later.first_day.value} belongs to two editions: '{later.id}' begins while "
                    f"'{earlier.id}' still holds; end that one the day before",
                )

    def check_sources(
        self, name: str, where: str, thing: Frozen, uses: dict[str, list[Use]]
    ) -> None:
        for path, value in _sourced(thing, ()):
            for citation in value.sources:
                if citation.source in uses:
                    uses[citation.source].append(
                        Use(
                            where,
                            str(path[0]),
                            _label(value, path),
                            citation.at,
                            value.confidence.value,
                        )
                    )
                elif "sources.yaml" not in self.unread:
                    self.report(
                        name,
                        (*path, "sources", citation.source),
                        f"there is no source '{citation.source}' in sources.yaml; "
                        "add it there or correct the id",
                    )


def _no_origin(carried: Carried, origin: Edition | None) -> str:
    if origin is None:
        return f"there is no edition '{carried.edition}' to carry from"
    return f"'{origin.id}' itself carries from another edition; name the one that it carries from"


def _leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, data


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
    own = getattr(value, "name", None) or getattr(value, "text", None)
    return str(own or path[-1])
