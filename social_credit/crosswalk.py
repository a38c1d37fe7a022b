"""From the Outline of 2014 to the later documents: what was carried on, what is new, what is gone.

A link says that two texts are about the same thing, not that one caused the other. What is gone is
gone from the texts that we read; silence is not repeal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar

from pydantic import Field

from social_credit.value import Frozen, Text

LinkKind = Literal["carried-on", "narrowed", "widened", "replaced"]
"""The same is ordered again; for less or fewer; for more; or another means for the same need."""


class Link(Frozen):
    """A node of the Outline and the later passage that is about the same thing."""

    node: str = Field(alias="from")
    later: str = Field(alias="to")
    kind: LinkKind
    why: Text


class Gone(Frozen):
    """Something in a node of the Outline that no later text has."""

    node: str
    what: Text
    why: Text


class New(Frozen):
    """Something in a later passage that the Outline does not have; ``node`` is the passage's id."""

    node: str
    what: Text
    why: Text


Row = TypeVar("Row", Link, Gone, New)


class Crosswalk(Frozen):
    """All links, and what has none; each of the four questions takes an id and answers in order.

    >>> from social_credit.content import load
    >>> [link.later for link in load().crosswalk.links_from("VI.3.3")]
    ['A.8', 'A.9']
    >>> [link.node for link in load().crosswalk.links_to("A.9")]
    ['VI.3.3', 'II.2.3', 'V.3.3', 'IV.5.2']
    """

    links: tuple[Link, ...]
    gone: tuple[Gone, ...]
    new: tuple[New, ...]

    def links_from(self, node_id: str) -> tuple[Link, ...]:
        """The links that begin at a node of the Outline itself (not below it)."""
        return self._by_node.get(node_id, ())

    def links_to(self, later_id: str) -> tuple[Link, ...]:
        """The links that arrive at a passage of a later document itself (not below it)."""
        return self._by_later.get(later_id, ())

    def gone_from(self, node_id: str) -> tuple[Gone, ...]:
        """What of a node of the Outline is no longer said."""
        return self._gone.get(node_id, ())

    def new_in(self, later_id: str) -> tuple[New, ...]:
        """What of a later passage the Outline does not have."""
        return self._new.get(later_id, ())

    @cached_property
    def _by_node(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.node, link) for link in self.links)

    @cached_property
    def _by_later(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.later, link) for link in self.links)

    @cached_property
    def _gone(self) -> Mapping[str, tuple[Gone, ...]]:
        return _grouped((gone.node, gone) for gone in self.gone)

    @cached_property
    def _new(self) -> Mapping[str, tuple[New, ...]]:
        return _grouped((new.node, new) for new in self.new)


def _grouped(pairs: Iterable[tuple[str, Row]]) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})
