"""Every value of a scheme has a source or a reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from social_credit.content import load
from social_credit.scheme import Edition
from social_credit.value import Citation, Moment, Sourced, Unknown
from tests.any_lives import EACH
from tests.within import sourced

SUINING = load().edition("suining-2010")


def leaves(thing: Any, place: str, sourced: bool) -> Iterator[tuple[str, Any, bool]]:
    """Every number and text within a thing, its place, and whether something sourced holds it."""
    if isinstance(thing, Unknown):
        yield f"{place}.unknown", thing.unknown, True
    elif isinstance(thing, Moment):
        yield place, thing, sourced
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            inner = sourced or isinstance(thing, Sourced)
            yield from leaves(getattr(thing, name), f"{place}.{name}", inner)
    elif isinstance(thing, Mapping):
        for key, part in thing.items():
            yield from leaves(part, f"{place}.{key}", sourced)
    elif isinstance(thing, tuple):
        for number, part in enumerate(thing):
            yield from leaves(part, f"{place}.{number}", sourced)
    else:
        yield place, thing, sourced


OUR_WORDS = re.compile(
    r"\.(scheme|id|name|place|summary|runner|scores|gives|begins_in|carried_from\.\w+|at\.place)"
    r"|\.missing\.\d+\.(what|why)"
    r"|\.line_tables\.\d+\.(id|name|note)"
    r"|\.grades\.\d+\.id"
)
"""What an edition says in words of its own: its names, what kind it is, and what is missing."""

ON_THE_MAP = {".at.north", ".at.east"}
"""Where a place lies, which anybody can look up."""


def bare(rules: Edition) -> list[str]:
    """The places of numbers, dates and texts that nothing sourced holds."""
    return [
        place
        for place, leaf, sourced in leaves(rules, "", sourced=False)
        if not (sourced or leaf is None or isinstance(leaf, bool))
        if place not in ON_THE_MAP and not OUR_WORDS.fullmatch(place)
    ]


def unfounded(rules: Edition) -> list[str]:
    """The places of values whose word asks for a source in the register, and that have none."""
    known = load().sources
    return [
        place
        for place, part in sourced(rules)
        if bool(part.sources) != part.confidence.cites
        or not all(at.source in known and at.at.strip() for at in part.sources)
    ]


def unexplained(rules: Edition) -> list[str]:
    """The places of what is not known, where fewer than three words say why."""
    return [
        place
        for place, leaf, _ in leaves(rules, "", sourced=False)
        if place.endswith((".unknown", ".why")) and leaf is not None and len(leaf.split()) < 3
    ]


@EACH
def test_every_value_of_a_scheme_is_sourced_illustrative_or_unknown(rules: Edition) -> None:
    assert bare(rules) == []


@EACH
def test_every_sourced_value_of_a_scheme_cites_a_source_or_says_that_it_has_none(
    rules: Edition,
) -> None:
    assert list(sourced(rules))
    assert unfounded(rules) == []


@EACH
def test_what_is_unknown_of_a_scheme_says_why(rules: Edition) -> None:
    assert unexplained(rules) == []


def test_a_value_without_a_source_or_a_reason_would_be_found() -> None:
    item = SUINING.items[0]
    uncited = item.model_copy(update={"sources": ()})
    elsewhere = item.model_copy(update={"sources": (Citation(source="a-rumour", at="page 1"),)})
    silent = SUINING.items[6].model_copy(update={"unknown": "Not known."})
    said = {"base": 1000, "people": "a million", "first_day": Moment.parse("2010")}
    assert bare(SUINING.model_copy(update=said)) == [".people", ".first_day", ".base"]
    assert unfounded(SUINING.model_copy(update={"items": (item, uncited)})) == [".items.1"]
    assert unfounded(SUINING.model_copy(update={"items": (elsewhere,)})) == [".items.0"]
    assert unexplained(SUINING.model_copy(update={"items": (silent,)})) == [".items.0.unknown"]
    assert unexplained(SUINING.model_copy(update={"consent": Unknown(unknown="?")})) == [
        ".consent.unknown"
    ]
