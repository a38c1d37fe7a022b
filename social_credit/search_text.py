"""Texts made ready for finding words in them, without case, accents and tones.

A text is kept as it is shown and in plain form: small letters without accents, a space for all that
is no letter or digit, one character for one, so that a place in one is a place in the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Literal

Field = Literal[
    "id", "title", "title_zh", "zh", "pinyin", "ours", "rendering", "summary", "finding", "note"
]
"""What of a thing a word was found in; ``summary`` is what a term means, too."""

LONGEST_QUERY = 200
"""Characters of a query that are looked at; the rest is left out."""

MOST_WORDS = 10
"""Different words of a query that are looked for; the rest are left out."""

_EXCERPT = 160
_BEFORE = 60
"""Characters of an excerpt, and how many of them stand before the first match."""

_FIRST_CHINESE, _LAST_CHINESE = "\u3400", "\u9fff"
_CHINESE = f"{_FIRST_CHINESE}-{_LAST_CHINESE}"
_WORD = re.compile(rf"[{_CHINESE}]+|[^\W_{_CHINESE}]+(?:\.[^\W_{_CHINESE}]+)*")

Mark = tuple[int, int]
"""Where a match begins in a text, and where it has ended."""


class Rank(IntEnum):
    """How much it counts that a text holds a word: the less the better."""

    WHOLE, ID, TITLE, TERM, SUMMARY, FINDING, NOTE = range(7)


class _Bare(dict[int, str]):
    """Each character without case and accents, one for one, worked out once."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = bare if len(bare) == 1 else chr(code)
        return self[code]


class _Plain(dict[int, str]):
    """The same with a space for all that is no letter or digit."""

    def __missing__(self, code: int) -> str:
        bare = _BARE[code]
        self[code] = bare if bare.isalnum() else " "
        return self[code]


_BARE, _PLAIN = _Bare(), _Plain()


def words_of(query: str) -> tuple[str, ...]:
    """The different words of a query in plain form, an id's dots as spaces.

    >>> words_of("Chéngxìn 失信 II.3.9, trust-breaking")
    ('chengxin', '失信', 'ii 3 9', 'trust', 'breaking')
    """
    text = unicodedata.normalize("NFKC", query[:LONGEST_QUERY]).translate(_BARE)
    words = dict.fromkeys(word.replace(".", " ") for word in _WORD.findall(text))
    return tuple(words)[:MOST_WORDS]


def pattern(word: str) -> str:
    """A word as it is looked for: Chinese anywhere, an id as a whole, another where one begins."""
    if _FIRST_CHINESE <= word[0] <= _LAST_CHINESE:
        return word
    return f" {word} " if " " in word else f" {word}"


class Searched:
    """One text of a thing, in which any words are found."""

    def __init__(self, rank: Rank, field: Field, shown: str) -> None:
        self.rank, self.field = rank, field
        self.shown = unicodedata.normalize("NFC", shown)
        self.plain = f" {self.shown.translate(_PLAIN)} "
        self.whole = " ".join(self.plain.split())

    def has(self, word: str) -> bool:
        """Whether the text holds a word."""
        return pattern(word) in self.plain

    def mark(self, word: str) -> Mark | None:
        """The first place of a word in what is shown."""
        looked_for = pattern(word)
        at = self.plain.find(looked_for)
        if at < 0:
            return None
        # The plain text has a space before it: what a pattern with a space finds needs no shift.
        start = at if looked_for[0] == " " else at - 1
        return start, start + len(word)

    def excerpt(self, words: tuple[str, ...]) -> tuple[str, tuple[Mark, ...]]:
        """As much of the text as shows the first match, and the marks in it; none overlap."""
        marks = sorted(mark for word in words if (mark := self.mark(word)) is not None)
        start, end = 0, len(self.shown)
        if end > _EXCERPT:
            start = _word_start(self.shown, marks[0][0] - _BEFORE)
            if start + _EXCERPT < end:
                end = _word_start(self.shown, start + _EXCERPT)
        before, after = "…" if start else "", "…" if end < len(self.shown) else ""
        kept: list[Mark] = []
        for first, last in marks:
            if last <= end and (not kept or first >= kept[-1][1]):
                kept.append((first, last))
        shift = len(before) - start
        return (
            before + self.shown[start:end].rstrip() + after,
            tuple((first + shift, last + shift) for first, last in kept),
        )


def _word_start(text: str, at: int) -> int:
    """The beginning of the word that stands at a place; the place itself where none is near."""
    if at <= 0:
        return 0
    space = text.rfind(" ", 0, at)
    return at if at - space > _BEFORE else space + 1


class Keyed(Searched):
    """A text that is found by certain whole words only: an id, or Chinese by its pinyin."""

    def __init__(self, rank: Rank, field: Field, shown: str, keys: Mapping[str, Mark]) -> None:
        super().__init__(rank, field, shown)
        self.keys = keys
        self.plain = " ".join(["", *keys, ""])

    def has(self, word: str) -> bool:
        """Whether the word is a key."""
        return word in self.keys

    def mark(self, word: str) -> Mark | None:
        """The place that a key stands for."""
        return self.keys.get(word)


class Pinyin(Searched):
    """Pinyin that is written as one word, from its beginning or from that of a later word."""

    def __init__(self, rank: Rank, shown: str) -> None:
        super().__init__(rank, "pinyin", shown)
        squeezed = [
            "".join(words[start:]) for words in _pinyin_words(shown) for start in range(len(words))
        ]
        self.plain = " ".join(["", *squeezed])
        self.whole = next(iter(squeezed), "")

    def mark(self, word: str) -> Mark | None:
        """All of it, if it has the word."""
        return (0, len(self.shown)) if self.has(word) else None


def pinyin_keys(pinyin: str) -> Iterator[str]:
    """Every run of words of some pinyin, plain and written as one word.

    >>> list(pinyin_keys("lǜsè tōngdào"))
    ['luse', 'lusetongdao', 'tongdao', 'lvse', 'lvsetongdao', 'tongdao']
    """
    for words in _pinyin_words(pinyin):
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                yield "".join(words[start:end])


def _pinyin_words(pinyin: str) -> Iterator[list[str]]:
    """The plain words of some pinyin; once more with v for ü, as keyboards write it."""
    text = unicodedata.normalize("NFC", pinyin).lower()
    yield text.translate(_PLAIN).split()
    with_v = re.sub("[üǖǘǚǜ]", "v", text)
    if with_v != text:
        yield with_v.translate(_PLAIN).split()
