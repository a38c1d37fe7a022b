"""Reads the schemes, the lives that they score and the populations that live under them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from pathlib import PurePath

from social_credit.content_reading import Reading
from social_credit.firm import Firm
from social_credit.lives import Life, LifeEntry
from social_credit.population import Population
from social_credit.population import faults as population_faults
from social_credit.scheme import Carried, Edition
from social_credit.scheme_checks import Fault, faults
from social_credit.stand_ins import carrying
from social_credit.value import Frozen
from social_credit.words import Words
from social_credit.yaml_text import Path


class _Lives(Frozen):
    lives: tuple[Life, ...]


class _Firms(Frozen):
    firms: tuple[Firm, ...]


def read_editions(reading: Reading, categories: Words | None) -> dict[str, Edition]:
    """Every edition that is well formed, by its file's name, with nothing carried yet."""
    known = categories.texts if categories else {}
    found: dict[str, Edition] = {}
    for name in reading.names("schemes"):
        edition = reading.read(name, Edition)
        if edition is None:
            continue
        found[name] = edition
        stem = PurePath(name).stem
        if edition.id != stem:
            reading.report(
                name, ("id",), f"the id '{edition.id}' must be the file's name, '{stem}'"
            )
        for place, item in enumerate(edition.items):
            if known and item.category not in known:
                reading.report(
                    name,
                    ("items", place, "category"),
                    f"there is no category '{item.category}' in words/categories.yaml; "
                    f"the categories are {', '.join(known)}",
                )
    _check_days(reading, found)
    return found


def carried(reading: Reading, editions: Mapping[str, Edition]) -> Iterator[Edition]:
    """Every edition with what it carries from another; what is wrong then is reported."""
    by_id = {edition.id: edition for edition in editions.values()}
    for name, edition in editions.items():
        whole = edition
        known: tuple[Fault, ...] = ()
        if edition.carried_from is not None:
            origin = by_id.get(edition.carried_from.edition)
            if origin is not None and origin.carried_from is None:
                whole, known = carrying(edition, origin), faults(origin)
            elif reading.all_read("schemes/"):
                reading.report(
                    name, ("carried_from", "edition"), _no_origin(edition.carried_from, origin)
                )
        reading.report_all(name, (fault for fault in faults(whole) if fault not in known))
        yield whole


def read_lives(reading: Reading, editions: Mapping[str, Edition]) -> tuple[Life, ...]:
    """Every life; each event must be one that some scheme counts."""
    name = "lives.yaml"
    telling = reading.read(name, _Lives)
    acts = {item.id for edition in editions.values() for item in edition.items}
    lives = telling.lives if telling else ()
    for place, life in enumerate(lives):
        _check_acts(reading, name, ("lives", place), life.entries, acts)
    return tuple(reading.by_id(name, "lives", lives).values())


def read_firms(reading: Reading, editions: Mapping[str, Edition]) -> tuple[Firm, ...]:
    """Every invented firm; its start and events must be ones that a scheme for firms has."""
    name = "firms.yaml"
    telling = reading.read(name, _Firms)
    rules = [edition for edition in editions.values() if edition.scores == "firms"]
    acts = {item.id for edition in rules for item in edition.items}
    starts = {start.id for edition in rules for start in edition.starts}
    firms = telling.firms if telling else ()
    for place, firm in enumerate(firms):
        _check_acts(reading, name, ("firms", place), firm.entries, acts)
        if firm.start not in {None, *starts} and reading.all_read("schemes/"):
            reading.report(
                name,
                ("firms", place, "start"),
                f"no scheme for firms has a start '{firm.start}'; "
                f"the starts are: {', '.join(sorted(starts)) or 'none'}",
            )
    return tuple(reading.by_id(name, "firms", firms).values())


def _check_acts(
    reading: Reading, name: str, path: Path, entries: tuple[LifeEntry, ...], acts: Collection[str]
) -> None:
    for number, entry in enumerate(entries):
        if entry.act not in acts and reading.all_read("schemes/"):
            reading.report(
                name,
                (*path, "events", number, "act"),
                f"no scheme has an item '{entry.act}'; name one that a scheme counts",
            )


def read_populations(reading: Reading, editions: tuple[Edition, ...]) -> Iterator[Population]:
    """Every population that is well formed and that its edition can score."""
    by_id = {edition.id: edition for edition in editions}
    for name in reading.names("populations"):
        population = reading.read(name, Population)
        if population is None:
            continue
        if population.edition not in by_id:
            reading.report(name, ("edition",), f"there is no edition '{population.edition}'")
            continue
        reading.report_all(name, population_faults(population, by_id[population.edition]))
        yield population


def _check_days(reading: Reading, editions: Mapping[str, Edition]) -> None:
    """Over one scheme's editions a day belongs to one edition at most."""
    dated = [(name, edition, edition.begins) for name, edition in editions.items()]
    ordered = sorted(
        ((name, edition, begins) for name, edition, begins in dated if begins is not None),
        key=lambda it: (it[1].scheme, it[2]),
    )
    for (_, earlier, _), (name, later, begins) in combinations(ordered, 2):
        if earlier.scheme == later.scheme and earlier.holds_on(begins):
            reading.report(
                name,
                ("first_day",),
                f"{begins} belongs to two editions: '{later.id}' begins while "
                f"'{earlier.id}' still holds; end that one the day before",
            )


def _no_origin(carried: Carried, origin: Edition | None) -> str:
    if origin is None:
        return f"there is no edition '{carried.edition}' to carry from"
    return f"'{origin.id}' itself carries from another edition; name the one that it carries from"
