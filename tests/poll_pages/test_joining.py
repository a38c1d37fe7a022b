"""Who comes into a room, and who is told why not."""

from __future__ import annotations

import pytest

from social_credit import poll_store
from social_credit.poll import MISSES_OF_A_VISIT, MISSES_OF_ALL
from social_credit.poll_store import PollStore
from tests.poll_pages.visitors import SAY, code_of, phone, press, said, teacher
from tests.test_pages import opened


def test_a_typed_code_leads_into_the_room() -> None:
    code = code_of(teacher())
    pupil = opened("poll")
    pupil.text_input[0].set_value(f" {code[:3]}-{code[3:].lower()} ")
    pupil.button[0].click().run()
    assert "You are in room" in said(pupil)
    assert code_of(pupil) == code


def test_what_can_be_no_code_is_told_without_asking_the_database() -> None:
    app = opened("poll")
    app.text_input[0].set_value("AEIOU1")
    app.button[0].click().run()
    assert SAY("join.no_code") in said(app)


def test_a_code_of_no_room_is_told_and_after_some_of_them_one_waits() -> None:
    app = opened("poll", poll_room="222222")
    for _ in range(MISSES_OF_A_VISIT):
        assert SAY("join.unknown") in said(press(app, SAY("join.button")))
    assert SAY("trouble.misses") in said(press(app, SAY("join.button")))


def test_when_everybody_has_typed_too_many_wrong_codes_even_the_right_one_waits(
    rooms: PollStore,
) -> None:
    wall = teacher()
    member = phone(code_of(wall))
    for _ in range(MISSES_OF_ALL):
        rooms.miss()
    assert SAY("trouble.misses") in said(phone(code_of(wall)))
    assert "You are in room" in said(member.run()), "who is in stays in"
    again = opened("poll", poll_room=code_of(member), poll_token=member.query_params["poll_token"])
    assert "You are in room" in said(again)


def test_a_full_room_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poll_store, "MAX_PHONES", 1)
    code = code_of(teacher())
    phone(code)
    assert SAY("join.full") in said(phone(code))


def test_a_visit_cannot_open_rooms_without_end() -> None:
    app = teacher()
    for _ in range(10):
        app.button(key="poll_end").click().run()
        press(app, SAY("control.again"))
        app.button(key="poll_open").click().run()
        if SAY("trouble.rooms") in said(app):
            return
    pytest.fail("it opened them all")
