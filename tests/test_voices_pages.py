"""The page Who is speaking?: the bet, the clues, the record, and the seven questions."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.list_walk import Answer
from social_credit.ui import voices as page
from social_credit.ui.voices_exercise import points
from social_credit.voices import KINDS, QUESTIONS
from tests.test_pages import opened, text_of

CONTENT = load()
TASK = CONTENT.voices.exercise
SAY = CONTENT.words["voices"]
BETS = SAY.section("bet.options")


def begun(bet: str = "writer", **query: str) -> AppTest:
    return opened("voices", voices_bet=BETS[bet], **query)


def all_marked(**other: str) -> dict[str, str]:
    """The address of somebody who marks every clue as we do, but for some."""
    marks = {clue.id: clue.points for clue in TASK.clues} | other
    return {f"voices_clue_{it}": SAY(f"clues.options.{mark}") for it, mark in marks.items()}


# The exercise


def test_clues_wait_for_the_bet_and_nothing_gives_the_answer_away() -> None:
    app = opened("voices")
    said = text_of(app)
    assert TASK.clues[0].says not in said
    assert TASK.verdict.text not in said
    assert CONTENT.sources[TASK.source].not_for not in said
    app.radio(key="voices_bet").set_value("helper").run()
    assert TASK.clues[0].says in text_of(app)


def test_our_reading_of_a_clue_waits_for_the_mark() -> None:
    clue = TASK.clues[0]
    app = begun()
    assert clue.text not in text_of(app)
    app.radio(key=f"voices_clue_{clue.id}").set_value("for").run()
    assert clue.text in text_of(app)
    assert SAY("clues.other", points=points(clue.points)) in text_of(app)
    app.radio(key=f"voices_clue_{clue.id}").set_value(clue.points).run()
    assert SAY("clues.same", points=points(clue.points)) in text_of(app)


def test_the_record_waits_for_all_clues_and_says_how_many_are_open() -> None:
    app = begun()
    assert SAY.count("clues.left", len(TASK.clues)) in text_of(app)
    query = all_marked()
    query.popitem()
    said = text_of(begun(**query))
    assert SAY.count("clues.left", 1) in said
    assert TASK.record[0].text not in said


@pytest.mark.parametrize("bet", BETS)
def test_the_end_speaks_to_every_bet(bet: str) -> None:
    said = text_of(begun(bet, **all_marked()))
    assert SAY(f"bet.reply.{bet}") in said
    assert TASK.verdict.text in said
    assert all(fact.text in said for fact in TASK.record)


def test_marks_like_ours_are_counted() -> None:
    first = TASK.clues[0]
    other = "for" if first.points != "for" else "against"
    said = text_of(begun(**all_marked(**{first.id: other})))
    assert SAY("verdict.marks", all=len(TASK.clues), same=len(TASK.clues) - 1) in said


def test_a_reader_may_see_all_readings_without_marking() -> None:
    said = text_of(begun(voices_whole="true"))
    assert all(clue.text in said for clue in TASK.clues)
    assert SAY("verdict.heading") in said
    assert "as we do" not in said


# Seven questions for a source


def asked(source: str) -> AppTest:
    entry = CONTENT.sources[source]
    label = SAY("pick.option", short=entry.short, title=entry.title)
    return opened("voices", voices_source=label)


def test_the_seven_questions_stand_on_the_page() -> None:
    said = text_of(opened("voices"))
    assert all(SAY(f"check.{it}") in said for it in QUESTIONS)


@pytest.mark.parametrize("voice", CONTENT.voices.voices, ids=lambda it: it.id)
def test_a_source_with_a_voice_is_answered_by_it(voice: object) -> None:
    said = text_of(asked(voice.sources[0]))
    assert voice.name in said
    for answer in voice.answers.values():
        assert (answer.text if isinstance(answer, Answer) else answer.unknown) in said


def test_a_source_without_a_voice_is_answered_by_the_register_or_not_at_all() -> None:
    app = asked("gb-11714-1997")
    said = text_of(app)
    assert not app.exception
    assert SAY("pick.no_voice") in said
    assert "29 December 1997" in said
    assert said.count(SAY("pick.unknown")) >= 4


def test_unknown_answers_are_not_counted_as_answers() -> None:
    voice = CONTENT.voices.of("what-is-social-credit")
    assert voice
    source = CONTENT.sources["what-is-social-credit"]
    found = [it for it in QUESTIONS if page.answer_to(it, source, voice)]
    assert "who" not in found
    assert SAY.count("pick.answered", len(found), all=7) in text_of(asked(source.id))


def test_every_source_can_be_asked_and_has_a_label_of_its_own() -> None:
    labels = [SAY("pick.option", short=it.short, title=it.title) for it in CONTENT.sources.values()]
    assert len(set(labels)) == len(labels)
    for source in CONTENT.sources.values():
        voice = CONTENT.voices.of(source.id)
        for question in QUESTIONS:
            page.answer_to(question, source, voice)
            assert page.not_known(question, voice).startswith(SAY("pick.unknown"))
        assert page.answer_to("when", source, voice)


# Voices by kind, the download, addresses


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_shows_its_voices_and_how_to_read_them(kind: str) -> None:
    said = text_of(opened("voices", voices_kind=SAY(f"kind.{kind}")))
    assert SAY(f"kind_means.{kind}") in said
    for voice in CONTENT.voices.of_kind(kind):
        assert voice.name in said
        assert voice.read_it in said


def test_the_download_has_a_row_for_each_question_to_each_voice() -> None:
    rows = page.rows()
    assert len(rows) == len(CONTENT.voices.voices) * (len(QUESTIONS) - 1)
    assert all(bool(row["answer"]) != bool(row["unknown"]) for row in rows)


@pytest.mark.parametrize("name", ["voices_source", "voices_kind", "voices_bet"])
def test_a_choice_that_is_none_is_noted(name: str) -> None:
    app = opened("voices", **{name: "<b>Atlantis</b>"})
    assert not app.exception
    assert CONTENT.words["common"]("ignored.title") in text_of(app)
