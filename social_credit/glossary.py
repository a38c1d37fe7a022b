"""The terms of the trade: Chinese, pinyin, what the sources say in English, and what we say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator

from social_credit.value import Frozen, Id, Text, problem


class Rendering(Frozen):
    """The English words that one source uses for a term."""

    source: str
    words: tuple[Text, ...]


def _renderings(value: Any) -> Any:
    if not isinstance(value, dict):
        raise problem(
            "renderings are written 'source: [words, …]', one a line; this says {value}",
            value=repr(value),
        )
    return tuple(
        {"source": source, "words": tuple(words) if isinstance(words, list) else words}
        for source, words in value.items()
    )


class Term(Frozen):
    """One term.

    ``ours`` is the English that this site uses and ``why`` the reason; ``node`` is one node of the
    Outline whose Chinese uses the term, or None, and then ``why_no_node`` says why.
    """

    id: Id
    zh: Text
    pinyin: Text
    renderings: Annotated[tuple[Rendering, ...], BeforeValidator(_renderings)]
    ours: Text
    why: Text
    means: Text
    node: str | None = None
    why_no_node: Text | None = None

    @model_validator(mode="after")
    def _node_or_reason(self) -> Self:
        if self.node is None and not self.why_no_node:
            raise problem(
                "term '{id}' has no node; name one whose Chinese uses it, or say in why_no_node "
                "why there is none",
                id=self.id,
            )
        if self.node is not None and self.why_no_node:
            raise problem(
                "term '{id}' has a node, so why_no_node has nothing to explain; remove it",
                id=self.id,
            )
        return self

    @property
    def lives(self) -> int:
        """How many different English words the sources have for it, case aside.

        >>> told = {"a": ["Credit", "trust"], "b": ["credit"]}
        >>> texts = dict.fromkeys(("zh", "pinyin", "ours", "why", "means", "why_no_node"), "x")
        >>> Term(id="xin", renderings=told, **texts).lives
        2
        """
        return len({it.casefold() for rendering in self.renderings for it in rendering.words})


class Glossary(Frozen):
    """All terms, in the order of the file."""

    terms: tuple[Term, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """The terms by id."""
        return MappingProxyType({term.id: term for term in self.terms})

    def term(self, term_id: str) -> Term:
        """The term with this id.

        Raises:
            KeyError: there is none.
        """
        if term_id not in self.by_id:
            raise KeyError(f"the glossary has no term {term_id!r}")
        return self.by_id[term_id]

    def used_at(self, node_id: str) -> tuple[Term, ...]:
        """The terms that name a node of the Outline as their example."""
        return tuple(term for term in self.terms if term.node == node_id)

    def in_chinese(self, text: str) -> tuple[Term, ...]:
        """The terms that a Chinese text holds, longest first.

        >>> from social_credit.content import load
        >>> [term.ours for term in load().glossary.in_chinese("失信惩戒")]
        ['punishment of trust-breaking', 'trust-breaking']
        """
        found = (term for term in self.terms if term.zh in text)
        return tuple(sorted(found, key=lambda term: -len(term.zh)))
