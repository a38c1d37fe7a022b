"""Reads the questions of the quiz, and gives each answer the sources of what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from social_credit.claims import Claim, Claims
from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.numbers import Numbers
from social_credit.poll_questions import PollQuestions
from social_credit.quiz import Grounds, Quiz, QuizQuestion, quiz_faults, sourced_by
from social_credit.scheme import Edition, Fact
from social_credit.timeline import Evidence, Timeline
from social_credit.value import Frozen, Sourced
from social_credit.words import Words

_FOLDER = "quiz"

_FILES = {
    "evidence": "evidence.yaml",
    "claim": "claims.yaml",
    "event": "timeline.yaml",
    "promise": "timeline.yaml",
    "figure": "numbers.yaml",
    "scheme": "schemes/",
    "poll": "poll.yaml",
}
"""Where the things stand that answers rest on."""

_PARTS = ("run_by", "covers", "consent", "people", "seen_by", "first_day", "base", "range")


class _File(Frozen):
    questions: tuple[QuizQuestion, ...]


def read_quiz(reading: Reading, uses: Uses, words: Mapping[str, Words], grounds: Grounds) -> Quiz:
    """All questions of all files; what is wrong in them is reported."""
    questions: list[QuizQuestion] = []
    places: list[tuple[str, int]] = []
    names = reading.names(_FOLDER)
    if not names:
        reading.report(_FOLDER, (), "there are no questions here; add a file with some")
    for name in names:
        written = reading.read(name, _File)
        if written is None:
            continue
        uses.gather(name, "quiz", written, part="quiz")
        questions += written.questions
        places += [(name, place) for place in range(len(written.questions))]
    known = {kind: things for kind, things in grounds.items() if reading.all_read(_FILES[kind])}
    for fault in quiz_faults(questions, known, words):
        position, *rest = fault.path
        name, place = places[int(position)]
        reading.report(name, ("questions", place, *rest), fault.message)
    return Quiz(tuple(questions), {it.id: sourced_by(it, grounds) for it in questions})


def grounds_of(
    evidence: Sequence[Fact],
    claims: Claims,
    timeline: Timeline,
    numbers: Numbers,
    editions: Sequence[Edition],
    poll: PollQuestions,
) -> Grounds:
    """All that an answer can rest on, by kind and name, with what carries sources in it.

    A claim stands for the evidence that its verdict rests on, ``series/date`` for the points of a
    series at a date, ``edition/thing`` for an item, effect, fact or part of an edition.
    """
    points: dict[str, tuple[Sourced, ...]] = {}
    for series in numbers.series:
        for point in series.points:
            name = f"{series.id}/{point.as_of}"
            points[name] = (*points.get(name, ()), point)
    found: dict[str, dict[str, tuple[Sourced, ...]]] = {
        "evidence": {it.id: (it,) for it in evidence},
        "claim": {it.id: _weighing(it) for it in claims.claims},
        "event": {it.id: (it,) for it in timeline.events},
        "promise": {
            it.id: (it, it.evidence) if isinstance(it.evidence, Evidence) else (it,)
            for it in timeline.promises
        },
        "figure": points,
        "scheme": {f"{one.id}/{name}": (it,) for one in editions for name, it in _parts_of(one)},
        "poll": {it.id: (it.says,) for it in poll.questions},
    }
    return MappingProxyType({kind: MappingProxyType(things) for kind, things in found.items()})


def _parts_of(edition: Edition) -> Iterator[tuple[str, Sourced]]:
    """What carries sources in an edition, by its own id or by the name of its part."""
    for part in _PARTS:
        value = getattr(edition, part)
        if isinstance(value, Sourced):
            yield part, value
    yield from ((it.id, it) for it in edition.facts)
    yield from ((it.id, it) for it in edition.effects)
    yield from ((it.id, it) for it in edition.items)


def _weighing(claim: Claim) -> tuple[Sourced, ...]:
    """The evidence that decides: against what is false, for what is true, else all of it."""
    sides = {"true": claim.evidence_for, "false": claim.evidence_against}
    return tuple(it for it in sides.get(claim.verdict, claim.evidence) if it.sources)
