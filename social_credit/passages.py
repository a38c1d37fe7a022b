"""What an official text is made of here: a document and its passages, a tree in reading order.

A passage is tagged with what *its own text* says: who is covered, with which instruments, in which
tone. A passage that is only a heading has no tags and orders nothing; what stands below it is added
up where it is asked for and never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Generic, Literal, TypeVar, get_args

from pydantic import AfterValidator, Field

from social_credit.value import Frozen, MomentField, Sourced, Text, problem

Who = Literal[
    "government-bodies",
    "officials",
    "courts-and-police",
    "firms",
    "professions",
    "associations",
    "citizens",
    "internet-users",
]
"""Who is covered. Associations are trade associations and other social organisations."""

Instrument = Literal[
    "record",
    "platform",
    "blacklist",
    "reward",
    "commitment",
    "rating",
    "disclosure",
    "market-entry",
    "inspection",
    "education",
    "complaint",
    "code",
    "law",
]
"""What is used: ``market-entry`` is exit too, ``complaint`` repair too, ``law`` standards too."""

Tone = Literal["promise", "duty", "incentive", "sanction"]
"""How it is put. One passage may have several."""

WHO: tuple[Who, ...] = get_args(Who)
INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
"""The Roman numbers that ids use for the parts of a text."""

Tag = TypeVar("Tag", bound=str)


def _once(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    for tag in tags:
        if tags.count(tag) > 1:
            raise problem("the tag '{tag}' stands twice; keep one of them", tag=tag)
    return tags


def words_between(fewest: int, most: int) -> Callable[[str], str]:
    """A check that a text has so many words, both ends included, and raises a problem otherwise.

    >>> words_between(2, 3)("one two three")
    'one two three'
    """

    def check(text: str) -> str:
        count = len(text.split())
        if not fewest <= count <= most:
            raise problem(
                "a summary here has {fewest} to {most} words; this has {count}",
                fewest=fewest,
                most=most,
                count=count,
            )
        return text

    return check


class Place(Frozen):
    """Where a reader finds a passage in the English text."""

    en: Text


class Document(Sourced):
    """An official text as a whole: what it is, who issued it when, and how we read it.

    ``year`` is the year of issue, or the first that the text covers where no day of issue is known.
    """

    id: Text
    name: Text
    title: Text
    title_zh: Text | None = None
    issuer: Text | None = None
    year: Annotated[int, Field(ge=1949, le=2100)]
    date: MomentField | None = None
    date_note: Text | None = None
    summary: Text


class Passage(Frozen):
    """A part, section, paragraph or point of a document, told in our words.

    ``measures`` counts the things that its own text orders. ``untagged`` says why a passage with
    text of its own names no group and no instrument.
    """

    id: Text
    title: Text
    summary: Text
    who: Annotated[tuple[Who, ...], AfterValidator(_once)]
    instruments: Annotated[tuple[Instrument, ...], AfterValidator(_once)]
    tone: Annotated[tuple[Tone, ...], AfterValidator(_once)]
    untagged: Text | None = None
    at: Place
    measures: Annotated[int, Field(ge=0)]
    note: Text | None = None

    @property
    def above(self) -> str | None:
        """The id of the passage that this one stands under; None at the top.

        >>> from social_credit.content import load
        >>> load().passage("II.2.3").above
        'II.2'
        """
        return self.id.rpartition(".")[0] or None

    def matches(self, who: Collection[Who] = (), instruments: Collection[Instrument] = ()) -> bool:
        """Whether the passage has one of the chosen tags of each kind; no choice is any."""
        return all(
            not chosen or not set(chosen).isdisjoint(own)
            for chosen, own in ((who, self.who), (instruments, self.instruments))
        )


P = TypeVar("P", bound=Passage, covariant=True)


@dataclass(frozen=True)
class Tree(Generic[P]):
    """A document with all its passages, in reading order: each before what stands below it."""

    document: Document
    nodes: tuple[P, ...]

    @cached_property
    def by_id(self) -> Mapping[str, P]:
        """The passages by id, in reading order."""
        return MappingProxyType({node.id: node for node in self.nodes})

    @cached_property
    def _below(self) -> Mapping[str | None, tuple[P, ...]]:
        below: dict[str | None, list[P]] = {}
        for node in self.nodes:
            below.setdefault(node.above, []).append(node)
        return MappingProxyType({above: tuple(nodes) for above, nodes in below.items()})

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return MappingProxyType({node.id: place for place, node in enumerate(self.nodes)})

    def node(self, node_id: str) -> P:
        """The passage with this id.

        Raises:
            KeyError: there is none.
        """
        if node_id not in self.by_id:
            raise KeyError(f"{self.document.name} has no passage {node_id!r}")
        return self.by_id[node_id]

    @property
    def top(self) -> tuple[P, ...]:
        """The passages that stand under no other."""
        return self._below.get(None, ())

    def parent(self, node_id: str) -> P | None:
        """The passage that one stands under; None at the top."""
        above = self.node(node_id).above
        return None if above is None else self.node(above)

    def children(self, node_id: str) -> tuple[P, ...]:
        """The passages right under one, in reading order."""
        return self._below.get(self.node(node_id).id, ())

    def ancestors(self, node_id: str) -> tuple[P, ...]:
        """The way down to a passage, from the top, without itself."""
        parent = self.parent(node_id)
        return () if parent is None else (*self.ancestors(parent.id), parent)

    def within(self, node_id: str) -> tuple[P, ...]:
        """A passage and all that stands below it, in reading order."""
        below = (inner for child in self.children(node_id) for inner in self.within(child.id))
        return (self.node(node_id), *below)

    def previous(self, node_id: str) -> P | None:
        """What one reads before a passage; None before the first."""
        place = self._order[self.node(node_id).id]
        return self.nodes[place - 1] if place else None

    def next(self, node_id: str) -> P | None:
        """What one reads after a passage; None after the last."""
        return next(iter(self.nodes[self._order[self.node(node_id).id] + 1 :]), None)

    def paragraphs(self, node_id: str | None = None) -> tuple[P, ...]:
        """The smallest headed units, those with nothing below them: of all, or within a passage."""
        nodes = self.nodes if node_id is None else self.within(node_id)
        return tuple(node for node in nodes if node.id not in self._below)

    def measures(self, node_id: str) -> int:
        """How many measures a passage and all below it order.

        >>> from social_credit.content import load
        >>> outline = load().outline
        >>> [outline.node("V.1.2").measures, outline.measures("V.1.2")]
        [0, 15]
        """
        return sum(node.measures for node in self.within(node_id))

    def filtered(
        self, who: Collection[Who] = (), instruments: Collection[Instrument] = ()
    ) -> tuple[P, ...]:
        """The passages that have one of the chosen tags of each kind; no choice is any.

        A heading has no tags, so it is only found where nothing is chosen.

        >>> from social_credit.content import load
        >>> [it.id for it in load().outline.filtered(who=["citizens"], instruments=["blacklist"])]
        ['II.2.4', 'II.3.2']
        """
        return tuple(node for node in self.nodes if node.matches(who, instruments))

    def lit(
        self, who: Collection[Who] = (), instruments: Collection[Instrument] = ()
    ) -> frozenset[str]:
        """The ids of what ``filtered`` finds."""
        return frozenset(node.id for node in self.filtered(who, instruments))
