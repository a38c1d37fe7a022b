"""How hard the words of each page are to read: the Flesch-Kincaid grade, the worst page first.

    python -m benchmarks.readability            every file of content/words
    python -m benchmarks.readability outline    the hardest sentences of one file

The grade is the school year, as counted in the United States, that a text fits (Kincaid and
others, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. Eight to nine fits a reader of
14 or 15.

Counted are the texts that are sentences; labels, column names and titles would flatter the result.
Marks of Markdown and Chinese words are taken out. What a page fills in (``{terms}``) and numbers
count as a word of one syllable. Syllables are estimated from the spelling, which is right for most
words of English and nearly right for the rest.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from social_credit.content import load
from social_credit.words import Words

WORST = 12
"""How many sentences of one file are printed."""

FEWEST = 5
"""Words of the shortest sentence that is judged by itself: the formula means little below."""

_HAN = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_CHINESE = re.compile(rf"\s*\([^()]*[{_HAN}][^()]*\)|[{_HAN}]+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FILLED_IN = re.compile(r"\{[^{}]*\}")
_MARKS = re.compile(r"[*`#|_]+|^\s*[->]\s+|:material/\w+:", re.MULTILINE)
_ENDS = re.compile(r"(?<!\bNo)(?<!\bSt)[.!?][”’\")]*(?:\s+|$)|\n\s*\n|\n(?=\s*- )")
_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")
_WHOLE = re.compile(r"[.!?][”’\")*_]*$")

_SILENT_WITHIN = re.compile(r"(?<=[^aeiouy])e(?=(?:ly|ful|less|ness|ments?)$)|(?<=som)e(?=[bhtw])")
_SILENT_END = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytdl])ed$|(?<=[aeiouyl]l)ed$"
    r"|(?<=[^aeiouylscgxzh])es$|(?<=[aeiouy]l)es$|(?<=th)es$"
)
_VOWELS = re.compile(r"[aeiouy]+")
_TWO = re.compile(
    r"(?<![cstgxln])i[ao]|(?<![ct])ien[ct]|iet|(?<!q)ua[lt]|eo(?!p)|(?<=cre)a|(?<=[dr])ea$"
    r"|ying|[eo]ing|ism(?=s?$)"
)
"""Neighbouring vowels, or none, that are spoken as one syllable more than they look."""


class Ease(NamedTuple):
    """How much was counted in a text."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade, in school years; a text without words has grade 0.

        >>> round(Ease(sentences=1, words=10, syllables=15).grade, 2)
        6.01
        """
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def syllables(word: str) -> int:
    """About how many syllables an English word has; at least one.

    >>> [syllables(word) for word in ("plan", "listed", "asked", "government", "trust-breaking")]
    [1, 2, 1, 3, 3]
    """
    parts = re.split(r"[^a-z]+", re.sub(r"['’]s?\b", "", word.lower()))
    return max(1, sum(map(_of_part, filter(None, parts))))


def _of_part(part: str) -> int:
    spoken = _SILENT_END.sub("", _SILENT_WITHIN.sub("", part))
    return max(1, len(_VOWELS.findall(spoken)) + len(_TWO.findall(spoken)))


def sentences(text: str) -> list[str]:
    """The sentences of a text with Markdown, without its marks and its Chinese.

    >>> sentences("Trust-breaking (失信) is **costly**. See [the list](list_walk)!")
    ['Trust-breaking is costly', 'See the list']
    """
    bare = _FILLED_IN.sub("one", _LINK.sub(r"\1", text))
    bare = _CHINESE.sub("", bare)
    parts = (_MARKS.sub("", part) for part in _ENDS.split(bare))
    return [" ".join(part.split()) for part in parts if _WORD.search(part)]


def ease(said: Sequence[str]) -> Ease:
    """What is counted in some sentences."""
    words = [word for sentence in said for word in _WORD.findall(sentence)]
    return Ease(len(said), len(words), sum(map(syllables, words)))


def prose(words: Words) -> Iterator[tuple[str, str]]:
    """Each sentence of a file of words with its key; texts that are no sentences are left out."""
    for key, text in words.texts.items():
        if _WHOLE.search(text):
            for sentence in sentences(text):
                yield key, sentence


def main(names: Sequence[str]) -> None:
    """Print the table, or the hardest sentences of the files that are named."""
    files = load().words
    for name in names:
        judged = [(ease([said]), key, said) for key, said in prose(files[name])]
        judged = [it for it in judged if it[0].words >= FEWEST]
        judged.sort(key=lambda it: it[0].grade, reverse=True)
        for counted, key, said in judged[:WORST]:
            print(f"{counted.grade:5.1f}  {name}: {key}\n       {said}")
    if names:
        return
    found = {name: ease([said for _, said in prose(words)]) for name, words in files.items()}
    print(f"{'words of':18} {'grade':>5} {'words a sentence':>17} {'syllables a word':>17}")
    for name, it in sorted(found.items(), key=lambda entry: entry[1].grade, reverse=True):
        if it.words:
            by_sentence, by_word = it.words / it.sentences, it.syllables / it.words
            print(f"{name:18} {it.grade:5.1f} {by_sentence:17.1f} {by_word:17.2f}")
    whole = Ease(*(sum(column) for column in zip(*found.values(), strict=True)))
    print(f"{'all':18} {whole.grade:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
