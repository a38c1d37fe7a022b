"""What the site says of its sources as voices, and of the page that is read as an exercise."""

from __future__ import annotations

import pytest

from social_credit.content import load
from social_credit.list_walk import Answer
from social_credit.source import Source
from social_credit.value import Confidence, Unknown
from social_credit.voices import KINDS, POINTS, QUESTIONS, REGISTERED, Voice, Voices, voice_faults

CONTENT = load()
VOICES = CONTENT.voices.voices
TASK = CONTENT.voices.exercise

every_voice = pytest.mark.parametrize("voice", VOICES, ids=lambda it: it.id)


# The voices of the site


def test_there_is_a_voice_of_every_kind() -> None:
    assert {it.kind for it in VOICES} == set(KINDS)
    assert all(CONTENT.voices.of_kind(kind) for kind in KINDS)


def test_every_founding_document_has_a_voice() -> None:
    seeds = [it for it in CONTENT.sources.values() if it.seed]
    assert len(seeds) >= 5
    assert all(CONTENT.voices.of(it.id) for it in seeds)


def test_the_sources_most_used_on_the_site_have_a_voice() -> None:
    by_use = sorted(CONTENT.sources, key=lambda it: -len(CONTENT.uses[it]))
    assert all(CONTENT.voices.of(it) for it in by_use[:3])


@every_voice
def test_a_voice_answers_each_question_or_says_that_it_is_unknown(voice: Voice) -> None:
    assert [*voice.answers] == [it for it in QUESTIONS if it != "when"]
    for answer in voice.answers.values():
        assert isinstance(answer, Answer | Unknown)
        if isinstance(answer, Answer):
            assert answer.sources
            assert answer.text.endswith(".")
    assert voice.read_it.endswith(".")


@every_voice
def test_when_it_speaks_is_in_the_register(voice: Voice) -> None:
    for source in voice.sources:
        assert CONTENT.sources[source].date or CONTENT.sources[source].date_note


@every_voice
def test_the_register_calls_its_sources_what_it_is(voice: Voice) -> None:
    for source in voice.sources:
        assert CONTENT.sources[source].kind in REGISTERED[voice.kind]


@every_voice
def test_a_voice_does_not_repeat_the_register(voice: Voice) -> None:
    for source in voice.sources:
        entry = CONTENT.sources[source]
        assert entry.good_for not in voice.read_it
        assert entry.not_for not in voice.read_it


def test_a_source_without_a_voice_has_none() -> None:
    assert CONTENT.voices.of("gb-32100-2015") is None
    assert CONTENT.voices.of("no-such-source") is None


# The exercise


def test_the_exercise_is_the_page_of_the_self_appointed_body() -> None:
    assert CONTENT.sources[TASK.source].seed == "000"
    voice = CONTENT.voices.of(TASK.source)
    assert voice
    assert voice.kind == "standard-setter"


def test_clues_stand_in_the_text_and_the_record_outside_it() -> None:
    assert len(TASK.clues) >= 6
    assert {it.source for clue in TASK.clues for it in clue.sources} == {TASK.source}
    against = [fact for fact in TASK.record if fact.points == "against"]
    assert all(it.source != TASK.source for fact in against for it in fact.sources)


def test_not_all_clues_speak_against_it_and_the_record_has_both_sides() -> None:
    points = [clue.points for clue in TASK.clues]
    assert 2 <= points.count("against") < len(points)
    assert {fact.points for fact in TASK.record} == {"for", "against"}


def test_the_record_is_dated_by_events_of_the_timeline() -> None:
    events = {event for fact in TASK.record for event in fact.events}
    assert {"private-body-framework", "outline-published"} <= events
    assert all(fact.events for fact in TASK.record)


def test_the_eight_months_are_those_of_the_dates_on_the_page() -> None:
    timeline = CONTENT.timeline
    begun = timeline.event("private-body-begins").when.first
    done = timeline.event("private-body-framework").when.first
    (clue,) = [it for it in TASK.clues if it.id == "long-research"]
    assert (done.year - begun.year) * 12 + done.month - begun.month == 8
    assert "eight months" in clue.text


def test_the_verdict_claims_no_more_than_a_report() -> None:
    assert TASK.verdict.confidence is Confidence.REPORTED
    assert "does not show" in TASK.verdict.text


# The rules

SAID = {"text": "T.", "confidence": "reported", "sources": {"paper": "p. 1"}}
SILENT = {"unknown": "Not said."}


def source_of(kind: str) -> Source:
    told = {
        "id": "paper",
        "title": "T",
        "publisher": "P",
        "date": "2014",
        "language": "en",
        "url_note": "On paper.",
        "kind": kind,
        "read": "in full",
        "good_for": "G.",
        "not_for": "N.",
    }
    return Source.model_validate(told)


def voice_of(**changes: object) -> dict[str, object]:
    told: dict[str, object] = {
        "id": "a-voice",
        "name": "A voice",
        "kind": "reporter",
        "sources": ("paper",),
        "read_it": "R.",
    }
    questions = [it for it in QUESTIONS if it != "when"]
    return told | dict.fromkeys(questions, SILENT) | changes


def voices_of(*voices: dict[str, object], **changes: object) -> Voices:
    task = {"source": "paper", "clues": (), "record": (), "verdict": SAID} | changes
    return Voices.model_validate({"voices": voices, "exercise": task})


@pytest.mark.parametrize("kind", KINDS)
def test_a_voice_fits_what_the_register_calls_its_source_and_nothing_else(kind: str) -> None:
    voices = voices_of(voice_of(kind=kind))
    for called in ("official", "translation", "journalism", "scholarship", "reference", "advocacy"):
        faults = list(voice_faults(voices, {"paper": source_of(called)}, {}))
        assert bool(faults) == (called not in REGISTERED[kind])


def test_a_source_that_is_not_there_or_speaks_twice_is_a_fault() -> None:
    voices = voices_of(voice_of(), voice_of(id="another", sources=("paper", "gone")))
    register = {"paper": source_of("journalism")}
    assert [it.path for it in voice_faults(voices, register, {})] == [
        ("voices", 1, "sources", 0),
        ("voices", 1, "sources", 1),
    ]
    assert [it.path for it in voice_faults(voices, None, None)] == [("voices", 1, "sources", 0)]


def test_an_exercise_on_a_source_without_a_voice_is_a_fault() -> None:
    (fault,) = voice_faults(voices_of(voice_of(), source="other"), None, None)
    assert fault.path == ("exercise", "source")


def test_a_clue_from_elsewhere_and_a_clue_that_stands_twice_are_faults() -> None:
    clue = {"id": "seal", "says": "S.", "points": "for", **SAID}
    other = clue | {"sources": {"paper": "p. 1", "letter": "p. 2"}}
    found = list(voice_faults(voices_of(voice_of(), clues=(clue, other)), None, None))
    assert [it.path for it in found] == [
        ("exercise", "clues", 1, "sources"),
        ("exercise", "clues", 1, "id"),
    ]


def test_a_fact_on_record_of_an_event_that_is_not_there_is_a_fault() -> None:
    fact = {"id": "bench", "points": "for", "events": ("gone",), **SAID}
    voices = voices_of(voice_of(), record=(fact,))
    (fault,) = voice_faults(voices, None, {"here": None})
    assert fault.path == ("exercise", "record", 0, "events", 0)
    assert not list(voice_faults(voices, None, None))


def test_every_clue_can_speak_three_ways() -> None:
    assert POINTS == ("for", "against", "neither")
