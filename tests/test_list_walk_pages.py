"""The page How a list works: bet, walk, doors and case, all held by the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.list_walk import Happened
from social_credit.ui.list_walk import rows, steps_table
from tests.test_pages import opened, text_of

WALK = load().list_walk
SAY = load().words["list_walk"]
FIRST = {
    f"list_{number}": turn.happened.option if isinstance(turn.happened, Happened) else "soon"
    for number, turn in enumerate(WALK.case, start=1)
}


def buttons(app: AppTest) -> set[str]:
    return {button.key for button in app.button}


@pytest.mark.parametrize("guess", SAY.section("bet.options"))
def test_the_bet_is_answered_with_the_count_of_steps(guess: str) -> None:
    app = opened("list_walk")
    assert SAY("bet.reveal") not in text_of(app)
    app.radio(key="list_bet").set_value(guess).run()
    said = text_of(app)
    assert SAY("bet.right" if guess == "court" else "bet.wrong") in said
    assert f"Of {len(WALK.steps)} steps on the way, **{WALK.score_count.without}**" in said


@pytest.mark.parametrize("step", WALK.steps, ids=lambda step: step.id)
def test_every_step_opens_by_its_address_with_its_answers(step: object) -> None:
    app = opened("list_walk", list_step=step.title)
    said = text_of(app)
    assert not app.exception
    assert f"### {step.title}" in said
    for answer in step.answers.values():
        assert (getattr(answer, "text", "") or getattr(answer, "unknown", "")) in said


def test_the_buttons_lead_from_the_judgment_to_a_name_off_the_list_and_back() -> None:
    app = opened("list_walk")
    for way in (1, 0, 0, 1, 0, 0):
        app.button(key=f"list_way_{way}").click().run()
    assert app.selectbox(key="list_step").value == "off"
    assert "list_way_0" not in buttons(app)
    for _ in range(6):
        app.button(key="list_back").click().run()
    assert app.selectbox(key="list_step").value == "judgment"
    assert app.button(key="list_back").disabled


def test_before_the_tickets_all_doors_are_open_and_off_the_list_nobody_knows_the_day() -> None:
    names = [door.name for door in WALK.doors]
    entry = text_of(opened("list_walk", list_step=WALK.step("entry").title))
    assert all(SAY("doors.open", door=it) in entry for it in names)
    off = text_of(opened("list_walk", list_step=WALK.step("off").title))
    assert all(SAY("doors.unknown", door=it) in off for it in names)


def test_where_a_score_takes_note_no_door_closes() -> None:
    said = text_of(opened("list_walk", list_step=WALK.step("score-note").title))
    assert "**closed**" not in said
    assert SAY("way.end_beside") in said


def test_the_case_shows_what_happened_only_after_the_guess() -> None:
    app = opened("list_walk")
    turn = WALK.case[0]
    assert turn.happened.text not in text_of(app)
    app.button(key="list_1_score").click().run()
    said = text_of(app)
    assert turn.happened.text in said
    assert SAY("case.wrong") in said
    assert app.query_params["list_1"] in ("score", ["score"])
    assert WALK.case[1].question in said
    assert WALK.case[2].question not in said


def test_the_whole_case_in_the_address_ends_with_the_number_guessed_right() -> None:
    said = text_of(opened("list_walk", **FIRST))
    asked = len(WALK.answerable)
    assert SAY("case.end", right=asked, asked=asked) in said
    wrong = text_of(opened("list_walk", **(FIRST | {"list_1": "score", "list_4": "papers"})))
    assert SAY("case.end", right=asked - 2, asked=asked) in wrong


def test_a_guess_can_be_taken_back_and_the_case_begun_again() -> None:
    app = opened("list_walk", list_1="pay", list_2="letter")
    app.button(key="list_case_back").click().run()
    assert "list_2" not in app.query_params
    assert "list_1" in app.query_params
    app.button(key="list_case_again").click().run()
    assert "list_1" not in app.query_params
    assert app.button(key="list_case_back").disabled


def test_guesses_that_do_not_follow_are_noted_and_never_shown_as_made() -> None:
    app = opened("list_walk", list_1="pay", list_3="account", list_4="<b>x</b>")
    said = text_of(app)
    assert WALK.case[2].happened.text not in said
    assert SAY("case.ignored", turn=3, guess="account") in said
    assert "<b>x" not in said
    app.button(key="list_2_ticket").click().run()
    assert "list_3" not in app.query_params


def test_walking_on_does_not_disturb_the_case() -> None:
    app = opened("list_walk", list_1="pay")
    app.button(key="list_way_1").click().run()
    assert "list_1" in app.query_params
    assert app.selectbox(key="list_step").value == "not-obeyed"


def test_the_download_has_a_row_for_each_answer_of_each_step() -> None:
    assert len(rows()) == sum(len(step.answers) for step in WALK.steps)
    assert {row["needs_score"] for row in rows()} == {"no", "yes", "unknown"}


def test_the_table_behind_the_picture_has_a_row_for_each_step() -> None:
    frame = steps_table()
    assert list(frame.iloc[:, 0]) == [step.title for step in WALK.steps]
    assert frame.iloc[WALK.steps.index(WALK.step("firms")), 2] == "Heading a firm"
