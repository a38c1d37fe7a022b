"""Sources as voices: who speaks, to whom, how they can know, what they want, what can be checked.

What a source is good for, who published it and when is in the register; a voice adds the rest. One
page is an exercise: clues in its text and facts on record, each for or against what it claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal, get_args

from social_credit.list_walk import Answer
from social_credit.scheme_checks import Fault
from social_credit.source import Source
from social_credit.value import Frozen, Id, Text, Unknown

Kind = Literal[
    "official",
    "translator",
    "reporter",
    "encyclopaedia",
    "scholar",
    "advocate",
    "standard-setter",
]
"""Whose voice it is; a standard-setter appointed itself."""

KINDS: tuple[Kind, ...] = get_args(Kind)

REGISTERED: Mapping[Kind, tuple[str, ...]] = {
    "official": ("official", "journalism"),
    "translator": ("translation",),
    "reporter": ("journalism",),
    "encyclopaedia": ("reference",),
    "scholar": ("scholarship",),
    "advocate": ("advocacy",),
    "standard-setter": ("advocacy",),
}
"""How the register may call the sources of a voice; officials may speak through a newspaper."""

Points = Literal["for", "against", "neither"]

POINTS: tuple[Points, ...] = get_args(Points)

Question = Literal["who", "when", "to_whom", "knows", "wants", "checkable", "disagrees"]
"""The check list, in the order in which one asks."""

QUESTIONS: tuple[Question, ...] = get_args(Question)


class Voice(Frozen):
    """One voice, which speaks in one or more sources; each answer is sourced or unknown."""

    id: Id
    name: Text
    kind: Kind
    sources: tuple[Id, ...]
    who: Answer | Unknown
    to_whom: Answer | Unknown
    knows: Answer | Unknown
    wants: Answer | Unknown
    checkable: Answer | Unknown
    disagrees: Answer | Unknown
    read_it: Text

    @property
    def answers(self) -> dict[Question, Answer | Unknown]:
        """What the voice adds to the check list; ``when`` is for the register to say."""
        return {
            "who": self.who,
            "to_whom": self.to_whom,
            "knows": self.knows,
            "wants": self.wants,
            "checkable": self.checkable,
            "disagrees": self.disagrees,
        }


class Clue(Answer):
    """Something that the text itself says, in our words, and how we read it (``text``).

    Its source is the text of the exercise, and the locator says where in it.
    """

    id: Id
    says: Text
    points: Points


class OnRecord(Answer):
    """Something elsewhere on record that speaks for or against what the text claims."""

    id: Id
    points: Literal["for", "against"]
    events: tuple[Id, ...] = ()


class Exercise(Frozen):
    """A text to read: its clues, the record beside it, and what may be said in the end."""

    source: Id
    clues: tuple[Clue, ...]
    record: tuple[OnRecord, ...]
    verdict: Answer


class Voices(Frozen):
    """All voices and the exercise.

    >>> from social_credit.content import load
    >>> load().voices.of("fp-2018").kind
    'reporter'
    """

    voices: tuple[Voice, ...]
    exercise: Exercise

    @cached_property
    def _by_source(self) -> Mapping[str, Voice]:
        found = {source: voice for voice in self.voices for source in voice.sources}
        return MappingProxyType(found)

    def of(self, source: str) -> Voice | None:
        """The voice that speaks in a source; None where we have not described one."""
        return self._by_source.get(source)

    def of_kind(self, kind: Kind) -> tuple[Voice, ...]:
        """The voices of a kind, in the order of the file."""
        return tuple(voice for voice in self.voices if voice.kind == kind)


def voice_faults(
    voices: Voices, register: Mapping[str, Source] | None, events: Mapping[str, object] | None
) -> Iterator[Fault]:
    """What is wrong between voices and what they name; None leaves those names unchecked."""
    heard: dict[str, str] = {}
    for place, voice in enumerate(voices.voices):
        for row, source in enumerate(voice.sources):
            path = ("voices", place, "sources", row)
            if source in heard:
                yield Fault(
                    path, f"'{source}' speaks in '{heard[source]}' too; a source has one voice"
                )
            heard.setdefault(source, voice.id)
            if register is None:
                continue
            if source not in register:
                yield Fault(path, f"there is no source '{source}' in sources.yaml; correct the id")
            elif register[source].kind not in REGISTERED[voice.kind]:
                yield Fault(
                    path,
                    f"sources.yaml calls '{source}' {register[source].kind}, which does not fit a "
                    f"voice that is {voice.kind}",
                )
    yield from _exercise_faults(voices.exercise, heard, events)


def _exercise_faults(
    exercise: Exercise, heard: Mapping[str, str], events: Mapping[str, object] | None
) -> Iterator[Fault]:
    if exercise.source not in heard:
        yield Fault(
            ("exercise", "source"),
            f"no voice here speaks in '{exercise.source}'; add one or correct the id",
        )
    for place, clue in enumerate(exercise.clues):
        if [it.source for it in clue.sources] != [exercise.source]:
            yield Fault(
                ("exercise", "clues", place, "sources"),
                f"a clue stands in the text of the exercise, '{exercise.source}', and nowhere else",
            )
    for part, things in (("clues", exercise.clues), ("record", exercise.record)):
        ids = [it.id for it in things]
        for place, it in enumerate(ids):
            if it in ids[:place]:
                yield Fault(
                    ("exercise", part, place, "id"), f"'{it}' stands twice; give one another id"
                )
    for place, fact in enumerate(exercise.record):
        for row, event in enumerate(fact.events):
            if events is not None and event not in events:
                yield Fault(
                    ("exercise", "record", place, "events", row),
                    f"there is no '{event}' in content/timeline.yaml; correct it",
                )
