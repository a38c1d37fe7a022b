"""The Planning Outline of 2014 as a tree: six parts, their sections, every headed paragraph.

An id is read from the outside in: ``II.3.9`` is the ninth paragraph of the third section of part
II. The four sections of part II are the plan's four pillars, and the paragraphs of a pillar are its
fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from social_credit.passages import NUMERALS, Passage, Place, Tree, words_between
from social_credit.value import Frozen, Id, Text, problem

PILLARS_PART = "II"
"""The part whose sections are the four pillars."""

_SECTION_STEPS = 2

_NODE_ID = re.compile(rf"(?:{'|'.join(NUMERALS)})(?:\.[1-9][0-9]?){{0,3}}")


def _node_id(value: str) -> str:
    if not _NODE_ID.fullmatch(value):
        raise problem(
            "the id of a node is its part in Roman numbers and up to three numbers after it, like "
            "'II.3.9'; this says '{value}'",
            value=value,
        )
    return value


NodeId = Annotated[str, AfterValidator(_node_id)]


class PlaceInBoth(Place):
    """Where a reader finds a passage in the English and in the Chinese text."""

    zh: Text


class Node(Passage):
    """A part, section or headed paragraph of the Outline.

    ``length_zh`` is the number of Chinese characters of the node's own text, without its title and
    punctuation: 0 for one that is only a heading.
    """

    id: NodeId
    title_zh: Text
    summary: Annotated[Text, AfterValidator(words_between(40, 120))]
    at: PlaceInBoth
    length_zh: Annotated[int, Field(ge=0)]


FindingKind = Literal["dropped", "merged", "bent", "misplaced", "other"]
"""What a translation did to the original."""

FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


class Finding(Frozen):
    """A place where the English that people read departs from the Chinese, and why it matters."""

    id: Id
    node: str
    kind: FindingKind
    chinese: Text
    english: Text
    ours: Text
    changes: Text


@dataclass(frozen=True)
class Outline(Tree[Node]):
    """The Outline with what was found in its translation."""

    findings: tuple[Finding, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        """The six parts."""
        return self.top

    @property
    def pillars(self) -> tuple[Node, ...]:
        """The four pillars.

        >>> from social_credit.content import load
        >>> [pillar.id for pillar in load().outline.pillars]
        ['II.1', 'II.2', 'II.3', 'II.4']
        """
        return self.children(PILLARS_PART)

    def part_of(self, node_id: str) -> Node:
        """The part that a node is or stands in."""
        return (*self.ancestors(node_id), self.node(node_id))[0]

    def section_of(self, node_id: str) -> Node | None:
        """The section that a node is or stands in; None for a part.

        >>> from social_credit.content import load
        >>> load().outline.section_of("V.1.2.4").id
        'V.1'
        """
        way = (*self.ancestors(node_id), self.node(node_id))
        return way[_SECTION_STEPS - 1] if len(way) >= _SECTION_STEPS else None

    def pillar_of(self, node_id: str) -> Node | None:
        """The pillar that a node is or stands in; None outside the four."""
        inside = self.part_of(node_id).id == PILLARS_PART
        return self.section_of(node_id) if inside else None

    def length_zh(self, node_id: str) -> int:
        """Chinese characters of a node and all below it.

        >>> from social_credit.content import load
        >>> outline = load().outline
        >>> [outline.node("V.1.2").length_zh, outline.length_zh("V.1.2")]
        [0, 344]
        """
        return sum(node.length_zh for node in self.within(node_id))

    @cached_property
    def _found(self) -> Mapping[str, tuple[Finding, ...]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.node, []).append(finding)
        return MappingProxyType({node: tuple(those) for node, those in found.items()})

    def findings_where(
        self, kind: str | None = None, part: str | None = None
    ) -> tuple[Finding, ...]:
        """The findings of a kind and within a part; of any where none is named.

        >>> from social_credit.content import load
        >>> outline = load().outline
        >>> {finding.kind for finding in outline.findings_where("merged", "II")}
        {'merged'}
        """
        return tuple(
            finding
            for finding in self.findings
            if kind in (None, finding.kind) and part in (None, self.part_of(finding.node).id)
        )

    def findings_of(self, node_id: str) -> tuple[Finding, ...]:
        """What was found in the translation of a node's own text and title."""
        return self._found.get(self.node(node_id).id, ())
