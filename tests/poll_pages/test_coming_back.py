"""Reloads, other pages and addresses: who is whom in a room."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.poll import read_code
from tests.poll_pages.visitors import FIRST, SAY, code_of, phone, press, said, teacher
from tests.test_pages import opened


def test_a_teacher_who_reloads_has_the_room_and_its_buttons_again() -> None:
    wall = teacher()
    press(wall, SAY("control.first"))
    again = opened("poll", **{it: wall.query_params[it] for it in ("poll_room", "poll_key")})
    assert FIRST.question in said(again)
    assert FIRST.says.text in said(press(again, SAY("control.show")))


def test_a_phone_that_reloads_is_the_same_phone_and_knows_its_bet() -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    press(wall, SAY("control.first"))
    press(pupil.run(), FIRST.text_of["some"])
    parts = ("poll_room", "poll_token", "poll_bet")
    again = opened("poll", **{it: pupil.query_params[it] for it in parts})
    assert SAY("phone.bet", option=FIRST.text_of["some"]) in said(again)
    assert SAY.count("board.joined", 1) not in said(wall.run())
    assert SAY("board.bets", bets=1, phones=1) in said(wall)


def test_a_phone_without_its_bet_in_the_address_still_counts_once() -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    press(wall, SAY("control.first"))
    press(pupil.run(), FIRST.text_of["some"])
    again = opened("poll", **{it: pupil.query_params[it] for it in ("poll_room", "poll_token")})
    press(again, FIRST.text_of["everyone"])
    assert SAY("phone.bet_before") in said(again)
    assert SAY("board.bets", bets=1, phones=1) in said(wall.run())


def test_whoever_comes_back_from_another_page_is_in_the_room_again() -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    for app in (wall, pupil):
        before = dict(app.query_params)
        app.switch_page("pages/home.py")
        app.query_params.clear()
        app.run()
        app.switch_page("pages/poll.py").run()
        assert {name: app.query_params[name] for name in before if name != "poll_plan"} == {
            name: value for name, value in before.items() if name != "poll_plan"
        }


def test_whoever_leaves_is_out_of_the_room() -> None:
    pupil = phone(code_of(teacher()))
    pupil.button(key="poll_leave").click().run()
    assert SAY("join.heading") in said(pupil)
    assert not [name for name in pupil.query_params if name.startswith("poll_")]


def test_a_screen_shows_the_room_without_its_buttons() -> None:
    wall = teacher()
    press(wall, SAY("control.first"))
    screen = opened("poll", poll_room=code_of(wall), poll_screen="true")
    assert FIRST.question in said(screen)
    assert SAY("control.show") not in [it.label for it in screen.button]


@pytest.mark.parametrize("part", ["poll_key", "poll_screen"])
def test_an_address_that_opens_no_room_leads_to_the_start_with_a_note(part: str) -> None:
    app = opened("poll", poll_room="222222", **{part: "x"})
    assert SAY("unknown") in said(app)
    assert SAY("join.heading") in said(app)


def test_a_wrong_key_does_not_open_a_room_that_is_there() -> None:
    app = opened("poll", poll_room=code_of(teacher()), poll_key="x")
    assert SAY("unknown") in said(app)


def test_no_address_that_the_page_hands_out_holds_a_key_or_token() -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    for app, secret in ((wall, "poll_key"), (pupil, "poll_token")):
        app.session_state["_foot_poll"] = True
        app.run()
        shown = "\n".join(it.value for it in (*app.code, *app.markdown))
        assert app.query_params[secret] not in shown
        assert secret not in shown


def test_the_card_says_the_code_to_those_who_do_not_see_it() -> None:
    wall = teacher()
    (image,) = wall.get("image")
    assert " ".join(code_of(wall)) in image.proto.imgs[0].alt
    assert read_code(code_of(wall)) == code_of(wall)


@pytest.mark.parametrize(
    ("address", "warned"), [("http://localhost:8501/poll", True), ("https://x.org/poll", False)]
)
def test_a_teacher_whose_address_no_phone_can_reach_is_told(address: str, warned: bool) -> None:
    app = opened("poll")
    app.context = {"url": address}
    app.run()
    app.button(key="poll_open").click().run()
    assert (SAY("board.only_here") in said(app)) == warned
    assert address.partition("://")[2] in said(app)


_PARTS = [f"poll_{part}" for part in ("room", "key", "token", "screen", "bet", "plan", "question")]


@settings(max_examples=12)
@given(st.dictionaries(st.sampled_from(_PARTS), st.text(max_size=80) | st.just("222222")))
def test_no_address_shows_a_traceback(query: dict[str, str]) -> None:
    app = opened("poll", **query)
    assert not app.exception
    assert app.title
