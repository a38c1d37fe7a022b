"""Find a passage or a term: by id, in English, in Chinese, or in pinyin with tones or without.

How a query is read. It is cut into words: runs of Chinese characters, and runs of other letters and
digits (an id keeps its dots). Case, accents and tones do not count. A thing is found if it holds
every word somewhere: Chinese anywhere, an id as a whole, any other word where a word begins. A node
is also found by the pinyin, in full words, of a glossary term in its Chinese.

How hits are ranked. By where the words stand: an id, title or term that is the query as a whole,
then an id, a title, a term, a summary, a finding, a note. Where no one text holds all words, the
last that is needed counts. Among equals a text that begins with the query comes first, then reading
order: the Outline, the later documents, the glossary. The same query has the same hits always.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from social_credit.glossary import Glossary, Term
from social_credit.later import LaterDocument, Measure
from social_credit.outline import Node, Outline
from social_credit.search_text import (
    Field,
    Keyed,
    Mark,
    Pinyin,
    Rank,
    Searched,
    pattern,
    pinyin_keys,
    words_of,
)

Kind = Literal["node", "measure", "term"]


@dataclass(frozen=True)
class Hit:
    """Something that was found, the field that shows it, and the words there with their marks."""

    kind: Kind
    thing: Node | Measure | Term
    field: Field
    excerpt: str
    marks: tuple[Mark, ...]

    @property
    def id(self) -> str:
        """The id of what was found."""
        return self.thing.id


@dataclass(frozen=True)
class _Entry:
    """A thing with its texts, the best first."""

    kind: Kind
    thing: Node | Measure | Term
    texts: tuple[Searched, ...]

    @cached_property
    def everything(self) -> str:
        return " ".join(text.plain for text in self.texts)

    def find(self, words: tuple[str, ...], whole: str) -> tuple[Rank, bool, Searched] | None:
        """How good a find this is (less is better) and the text that shows it; None for none."""
        if not all(pattern(word) in self.everything for word in words):
            return None
        shows = next((it for it in self.texts if all(it.has(word) for word in words)), None)
        if shows is None:
            holding = [next((it for it in self.texts if it.has(word)), None) for word in words]
            found = [text for text in holding if text is not None]
            if len(found) < len(words):
                return None
            shows = max(found, key=lambda text: text.rank)
        if shows.rank <= Rank.TERM and shows.whole == whole:
            return Rank.WHOLE, False, shows
        return shows.rank, not shows.whole.startswith(whole), shows


@dataclass(frozen=True)
class Search:
    """Everything that can be found, indexed when the first query comes.

    >>> from social_credit.content import load
    >>> search = load().search
    >>> [(hit.id, hit.field) for hit in search.find("shīxìn chéngjiè")][:2]
    [('shixin-chengjie', 'pinyin'), ('V.1', 'pinyin')]
    >>> hit = search.find("tour guides")[0]
    >>> hit.id, [hit.excerpt[start:end] for start, end in hit.marks]
    ('II.3.9', ['tour', 'guides'])
    """

    outline: Outline
    later: tuple[LaterDocument, ...]
    glossary: Glossary

    def find(self, query: str) -> tuple[Hit, ...]:
        """Everything that holds all words of a query, best first; nothing for a query without."""
        words = words_of(query)
        if not words:
            return ()
        whole = " ".join(words)
        found = []
        for order, entry in enumerate(self._entries):
            best = entry.find(words, whole)
            if best is not None:
                rank, not_first, text = best
                found.append((rank, not_first, order, entry, text))
        found.sort(key=lambda it: it[:3])
        return tuple(
            Hit(entry.kind, entry.thing, text.field, *text.excerpt(words))
            for _, _, _, entry, text in found
        )

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        nodes = (_Entry("node", node, tuple(self._of_node(node))) for node in self.outline.nodes)
        measures = (
            _Entry("measure", measure, tuple(_of_measure(measure)))
            for later in self.later
            for measure in later.nodes
        )
        terms = (_Entry("term", term, tuple(_of_term(term))) for term in self.glossary.terms)
        return (*nodes, *measures, *terms)

    def _of_node(self, node: Node) -> Iterator[Searched]:
        findings = self.outline.findings_of(node.id)
        yield _id_text(node.id)
        yield Searched(Rank.TITLE, "title", node.title)
        yield Searched(Rank.TITLE, "title_zh", node.title_zh)
        yield self._by_pinyin(Rank.TERM, "pinyin", node.title_zh)
        yield Searched(Rank.SUMMARY, "summary", node.summary)
        for finding in findings:
            for text in (finding.chinese, finding.english, finding.ours, finding.changes):
                yield Searched(Rank.FINDING, "finding", text)
            yield self._by_pinyin(Rank.FINDING, "finding", finding.chinese)
        if node.note:
            yield Searched(Rank.NOTE, "note", node.note)

    def _by_pinyin(self, rank: Rank, field: Field, chinese: str) -> Keyed:
        keys: dict[str, Mark] = {}
        for term in self.glossary.in_chinese(chinese):
            start = chinese.index(term.zh)
            for key in pinyin_keys(term.pinyin):
                keys.setdefault(key, (start, start + len(term.zh)))
        return Keyed(rank, field, chinese, keys)


def _id_text(passage_id: str) -> Keyed:
    steps = passage_id.split(".")
    starts = [".".join(steps[:end]) for end in range(1, len(steps) + 1)]
    keys = {start.lower().replace(".", " "): (0, len(start)) for start in starts}
    return Keyed(Rank.ID, "id", passage_id, keys)


def _of_measure(measure: Measure) -> Iterator[Searched]:
    yield _id_text(measure.id)
    yield Searched(Rank.TITLE, "title", measure.title)
    yield Searched(Rank.SUMMARY, "summary", measure.summary)
    if measure.note:
        yield Searched(Rank.NOTE, "note", measure.note)


def _of_term(term: Term) -> Iterator[Searched]:
    yield Searched(Rank.TERM, "zh", term.zh)
    yield Searched(Rank.TERM, "pinyin", term.pinyin)
    yield Pinyin(Rank.TERM, term.pinyin)
    yield Searched(Rank.TERM, "ours", term.ours)
    for words in dict.fromkeys(it for source in term.renderings for it in source.words):
        yield Searched(Rank.TERM, "rendering", words)
    yield Searched(Rank.SUMMARY, "summary", term.means)
    yield Searched(Rank.NOTE, "note", term.why)
