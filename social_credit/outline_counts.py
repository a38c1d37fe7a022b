"""How much of the Outline is about whom, and which field uses which instrument.

What is counted. A *paragraph* is the smallest unit with a heading of its own: a node with text and
no node below it (``Outline.paragraphs()``). Openings of parts and sections, which stand above other
headings, are not counted, nor is what stands before part I. A paragraph counts once for every group
that it names, however often it names it, so the groups' counts add up to more than the whole. It is
about *only* a group where it names no other. Length is that of the whole paragraph in Chinese
characters, without titles and punctuation; the words that concern one group are not told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from social_credit.outline import Node, Outline
from social_credit.passages import INSTRUMENTS, WHO, Instrument, Who


@dataclass(frozen=True)
class Count:
    """So many paragraphs, and so many Chinese characters in them."""

    paragraphs: int
    length_zh: int

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Count:
        """Count nodes, each once."""
        lengths = [node.length_zh for node in nodes]
        return cls(len(lengths), sum(lengths))


@dataclass(frozen=True)
class Share:
    """What of some paragraphs names a group, and what names no other group."""

    whole: Count
    named: Count
    only: Count


def share_of(nodes: Collection[Node], groups: Collection[Who]) -> Share:
    """The share of paragraphs that name one of the groups; ``only``: that name nobody else.

    >>> from social_credit.content import load
    >>> people = share_of(load().outline.paragraphs(), ["citizens", "internet-users"])
    >>> people.only.paragraphs < people.named.paragraphs < people.whole.paragraphs
    True
    """
    named = [node for node in nodes if node.matches(who=groups)] if groups else []
    return Share(
        whole=Count.of(nodes),
        named=Count.of(named),
        only=Count.of(node for node in named if set(node.who) <= set(groups)),
    )


def shares(nodes: Collection[Node]) -> dict[Who, Share]:
    """The share of each single group, in the order of the tags.

    >>> from social_credit.content import load
    >>> named = shares(load().outline.paragraphs())
    >>> named["firms"].named.paragraphs > named["citizens"].named.paragraphs
    True
    """
    return {group: share_of(nodes, [group]) for group in WHO}


@dataclass(frozen=True)
class Matrix:
    """The fields of a pillar by instruments: ``cells[row][column]`` says whether one uses it."""

    fields: tuple[Node, ...]
    instruments: tuple[Instrument, ...]
    cells: tuple[tuple[bool, ...], ...]


def matrix(outline: Outline, pillar_id: str) -> Matrix:
    """Which fields of a pillar (or paragraphs of any other node) use which instruments.

    All instruments have a column, used or not, so that pillars can be compared.

    >>> from social_credit.content import load
    >>> courts = matrix(load().outline, "II.4")
    >>> [field.id for field, row in zip(courts.fields, courts.cells) if row[0]]
    ['II.4.2', 'II.4.3', 'II.4.5']

    Raises:
        KeyError: there is no such node.
    """
    fields = outline.paragraphs(pillar_id)
    return Matrix(
        fields,
        INSTRUMENTS,
        tuple(tuple(tool in field.instruments for tool in INSTRUMENTS) for field in fields),
    )
