"""Reads all of ``content/`` once, checks it, and hands out frozen objects.

It is strict, and reports all mistakes at once, each with the file, the place in it, what is wrong
and what would be right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path as FilePath
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal

from social_credit.claims import Claims
from social_credit.coast import Coast
from social_credit.code_book import CodeBook
from social_credit.content_claims import read_claims
from social_credit.content_code import read_codes
from social_credit.content_errors import ContentError
from social_credit.content_lessons import read_lessons
from social_credit.content_list_walk import read_list_walk
from social_credit.content_lists import read_lists
from social_credit.content_map import read_map
from social_credit.content_memoranda import read_memoranda
from social_credit.content_numbers import read_numbers
from social_credit.content_outline import read_texts
from social_credit.content_poll import read_poll
from social_credit.content_quiz import grounds_of, read_quiz
from social_credit.content_reading import Reading
from social_credit.content_reception import read_reception
from social_credit.content_repair import read_repair
from social_credit.content_schemes import (
    carried,
    read_editions,
    read_firms,
    read_lives,
    read_populations,
)
from social_credit.content_timeline import read_timeline
from social_credit.content_uses import Use, Uses
from social_credit.content_voices import read_voices
from social_credit.crosswalk import Crosswalk
from social_credit.firm import Firm
from social_credit.glossary import Glossary
from social_credit.later import LaterDocument, Measure
from social_credit.lessons import Lesson
from social_credit.list_dials import ListDials
from social_credit.list_walk import ListWalk
from social_credit.lives import Life
from social_credit.memoranda import Memoranda
from social_credit.numbers import Numbers
from social_credit.outline import Node, Outline
from social_credit.outline_search import Search
from social_credit.poll_questions import PollQuestions
from social_credit.population import Population
from social_credit.quiz import Quiz
from social_credit.reception import Reception
from social_credit.repair import Repair
from social_credit.scheme import Edition, Fact
from social_credit.source import Source
from social_credit.timeline import Timeline
from social_credit.value import Frozen
from social_credit.voices import Voices
from social_credit.words import Words

CONTENT = FilePath(__file__).resolve().parent.parent / "content"


class _Sources(Frozen):
    sources: tuple[Source, ...]


class _Evidence(Frozen):
    evidence: tuple[Fact, ...]


@dataclass(frozen=True)
class Content:
    """Everything that the site says and knows."""

    sources: Mapping[str, Source]
    editions: tuple[Edition, ...]
    lives: tuple[Life, ...]
    evidence: tuple[Fact, ...]
    populations: tuple[Population, ...]
    outline: Outline
    later: tuple[LaterDocument, ...]
    crosswalk: Crosswalk
    glossary: Glossary
    list_walk: ListWalk
    memoranda: Memoranda
    repair: Repair
    timeline: Timeline
    reception: Reception
    claims: Claims
    voices: Voices
    lists: ListDials
    numbers: Numbers
    poll: PollQuestions
    quiz: Quiz
    codes: CodeBook
    firms: tuple[Firm, ...]
    coast: Coast
    lessons: tuple[Lesson, ...]
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

    def editions_for(self, whom: Literal["people", "firms"]) -> tuple[Edition, ...]:
        """The editions that score people, or those that score firms."""
        return tuple(edition for edition in self.editions if edition.scores == whom)

    @property
    def calculable(self) -> tuple[Edition, ...]:
        """The editions whose scores for people can be worked out in a calendar of their own.

        That is: the first day is a whole day, and at least one item has a value, if a carried one.
        """
        return tuple(
            edition
            for edition in self.editions_for("people")
            if edition.gives == "score"
            and edition.dated
            and any(item.unknown is None for item in edition.items)
        )

    @cached_property
    def acts(self) -> dict[str, str]:
        """Every kind of conduct that some scheme for people counts, by id, with its name."""
        editions = reversed(self.editions_for("people"))
        return {item.id: item.name for edition in editions for item in edition.items}

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

    @property
    def texts(self) -> tuple[Outline | LaterDocument, ...]:
        """The Outline and the later documents, the earliest first."""
        return (self.outline, *self.later)

    def text_of(self, passage_id: str) -> Outline | LaterDocument:
        """The Outline or the later document that has the passage with this id.

        >>> [load().text_of(it).document.year for it in ("II.3.9", "A.16")]
        [2014, 2024]

        Raises:
            KeyError: none has.
        """
        for text in self.texts:
            if passage_id in text.by_id:
                return text
        raise KeyError(f"there is no passage {passage_id!r} in content/outline or content/measures")

    @cached_property
    def passages(self) -> Mapping[str, Node | Measure]:
        """Every node of the Outline and every later measure by id, in reading order."""
        return MappingProxyType({node.id: node for text in self.texts for node in text.nodes})

    def passage(self, passage_id: str) -> Node | Measure:
        """The node of the Outline or the later measure with this id.

        Raises:
            KeyError: there is none.
        """
        return self.text_of(passage_id).node(passage_id)

    @cached_property
    def search(self) -> Search:
        """What finds passages and terms."""
        return Search(self.outline, self.later, self.glossary)


@cache
def load(root: FilePath = CONTENT) -> Content:
    """Read and check a content folder; the result is kept.

    Raises:
        ContentError: with every mistake that was found.

    >>> sorted(load().sources)[:1] != []
    True
    """
    reading = Reading(root)
    content = _read(reading)
    if content is None or reading.problems:
        in_order = sorted(reading.problems, key=lambda it: (it.file, it.line))
        raise ContentError(tuple(in_order))
    return content


def _read(reading: Reading) -> Content | None:
    """Everything in a folder; None, and problems, where a part of it cannot be had at all."""
    register = reading.read("sources.yaml", _Sources)
    sources = reading.by_id("sources.yaml", "sources", register.sources if register else ())
    uses = Uses(reading, sources)
    words = {PurePath(name).stem: reading.words(name) for name in reading.names("words")}
    if "categories" not in words:
        reading.report("words/categories.yaml", (), "this file is missing")
    written = read_editions(reading, words.get("categories"))
    for name, edition in written.items():
        uses.gather(name, edition.id, edition)
    told = reading.read("evidence.yaml", _Evidence)
    evidence = reading.by_id("evidence.yaml", "evidence", told.evidence if told else ())
    if told:
        uses.gather("evidence.yaml", "evidence", told)
    lives = read_lives(reading, written)
    firms = read_firms(reading, written)
    codes = read_codes(reading, uses)
    editions = tuple(carried(reading, written))
    populations = tuple(read_populations(reading, editions))
    texts = read_texts(reading, uses, tuple(sources))
    list_walk = read_list_walk(reading, uses, texts)
    memoranda = read_memoranda(reading, uses)
    repair = read_repair(reading, uses)
    timeline = read_timeline(reading, uses, texts.outline if texts else None)
    claims = read_claims(reading, uses, texts, timeline)
    voices = read_voices(reading, uses, sources, timeline)
    numbers = read_numbers(reading, uses)
    poll = read_poll(reading, uses, words)
    grounds = grounds_of(tuple(evidence.values()), claims, timeline, numbers, editions, poll)
    quiz = read_quiz(reading, uses, words, grounds)
    reception = read_reception(reading, uses, timeline)
    coast = read_map(reading)
    if codes is None or coast is None:
        return None
    lists = read_lists(reading, uses)
    if lists is None or reception is None or voices is None:
        return None
    return texts and Content(
        sources=MappingProxyType(sources),
        editions=editions,
        lives=lives,
        evidence=tuple(evidence.values()),
        populations=populations,
        outline=texts.outline,
        later=texts.later,
        crosswalk=texts.crosswalk,
        glossary=texts.glossary,
        list_walk=list_walk,
        memoranda=memoranda,
        repair=repair,
        timeline=timeline,
        reception=reception,
        claims=claims,
        voices=voices,
        lists=lists,
        numbers=numbers,
        poll=poll,
        quiz=quiz,
        codes=codes,
        coast=coast,
        lessons=read_lessons(reading, words),
        firms=firms,
        words=MappingProxyType(words),
        uses=uses.found,
    )
