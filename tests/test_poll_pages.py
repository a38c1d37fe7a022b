"""The page Class poll: a teacher and phones, each a visit of its own, on one database."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.runtime.secrets import secrets_singleton
from streamlit.testing.v1 import AppTest

from social_credit import poll_database, poll_store
from social_credit.content import load
from social_credit.poll import MISSES_OF_A_VISIT, MISSES_OF_ALL, read_code
from social_credit.poll_store import PollStore
from social_credit.ui import poll_room
from tests.drawn import charts
from tests.test_pages import opened, text_of

SAY = load().words["poll"]
FIRST, SECOND = load().poll.questions[:2]


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database of the test's own, and no wrong codes yet."""
    file = tmp_path / "polls.sqlite"
    monkeypatch.setenv(poll_room.VARIABLE, f"sqlite:///{file}")
    poll_room._of_all.clear()
    yield file
    poll_room._of_all.clear()


@pytest.fixture
def rooms(database: Path) -> PollStore:
    return PollStore(sa.create_engine(f"sqlite:///{database}"))


def said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join([text_of(app), *(it.value for it in app.warning)])


def teacher() -> AppTest:
    """A teacher who has just opened a room for the first two questions."""
    app = opened("poll")
    app.multiselect(key="poll_plan").set_value([FIRST.id, SECOND.id])
    return app.button(key="poll_open").click().run()


def code_of(app: AppTest) -> str:
    return str(app.query_params["poll_room"])


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with these words."""
    (button,) = [it for it in app.button if it.label == label]
    return button.click().run()


def phone(code: str) -> AppTest:
    """A phone that has joined by the room's address."""
    return press(opened("poll", poll_room=code), SAY("join.button"))


# A poll from beginning to end


def test_a_teacher_and_two_phones_go_through_a_whole_poll() -> None:
    wall = teacher()
    first, second = phone(code_of(wall)), phone(code_of(wall))
    assert "You are in room" in said(first)
    assert SAY.count("board.joined", 2) in said(wall.run())

    press(wall, SAY("control.first"))
    assert FIRST.question in said(first.run())
    press(first, FIRST.text_of["some"])
    press(second.run(), FIRST.text_of["everyone"])
    assert SAY("phone.bet", option=FIRST.text_of["some"]) in said(first)
    assert not [it for it in first.button if it.label in FIRST.text_of.values()]
    assert SAY("board.bets", bets=2, phones=2) in said(wall.run())
    assert FIRST.says.text not in said(wall)

    press(wall, SAY("control.show"))
    assert SAY.count("board.right", 1, total=2, share=50) in said(wall)
    assert FIRST.says.text in said(wall)
    assert charts(wall)
    assert SAY("phone.right", option=FIRST.text_of["some"]) in said(first.run())
    assert SAY("phone.wrong", option=FIRST.text_of["everyone"]) in said(second.run())
    assert FIRST.says.text in said(second)

    press(wall, SAY("control.next"))
    assert SECOND.question in said(second.run())
    press(wall, SAY("control.repeat"))
    press(wall, SAY("control.show"))
    assert SAY("board.nobody") in said(wall)

    wall.button(key="poll_end").click().run()
    assert SAY("ended") in said(wall)
    assert [it.label for it in wall.button] == [SAY("control.again")]
    assert SAY("ended") in said(first.run())
    assert SAY("open.heading") in said(press(wall, SAY("control.again")))


def test_before_and_after_stand_side_by_side() -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    press(wall, SAY("control.first"))
    press(pupil.run(), FIRST.text_of["everyone"])
    press(wall, SAY("control.repeat"))
    assert SAY("phone.again") in said(pupil.run())
    press(pupil, FIRST.text_of["some"])
    press(wall, SAY("control.show"))
    assert SAY.count("board.right", 1, total=1, share=100) in said(wall)
    assert SAY("board.before", share=0) in said(wall)
    assert SAY("board.thin") in said(wall)


def test_any_question_can_be_asked_out_of_turn() -> None:
    wall = teacher()
    last = load().poll.questions[-1]
    wall.selectbox(key="_poll_other").set_value(last.id).run()
    wall.button(key="poll_ask_other").click().run()
    assert last.question in said(wall)
    assert FIRST.question in said(press(wall, SAY("control.next"))), "the plan goes on"


def test_a_press_by_mistake_can_be_taken_back() -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    press(wall, SAY("control.first"))
    press(wall, SAY("control.next"))
    assert SECOND.question in said(wall)
    press(wall, SAY("control.back"))
    assert FIRST.question in said(wall)
    press(wall, SAY("control.show"))
    assert FIRST.says.text in said(wall)
    press(wall, SAY("control.back"))
    assert FIRST.says.text not in said(wall)
    press(pupil.run(), FIRST.text_of["some"])
    assert wall.run().button(key="poll_back_1").disabled, "a bet would be lost"


def test_no_press_of_a_teacher_runs_the_whole_page() -> None:
    """To run it, Streamlit would drop an earlier press that still waits for its turn."""
    wall = teacher()
    widgets = wall.session_state._state._state._new_widget_state.widget_metadata.values()
    fragments = {it.id.rpartition("-")[2]: it.fragment_id for it in widgets}
    pressed = {str(it.key) for it in wall.button} | {"_poll_other", "_poll_so_far"}
    assert not [key for key in pressed if fragments[key] is None]


def test_the_counts_can_be_taken_away_before_they_are_deleted() -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    press(wall, SAY("control.first"))
    press(pupil.run(), FIRST.text_of["some"])
    wall.session_state["_poll_so_far"] = True
    wall.run()
    (table,) = wall.table
    assert list(table.value[SAY("table.bets")]) == [0, 1, 0]
    assert wall.get("download_button")


# Joining


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


# Reloads, other pages, addresses


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


# Alone, and without a database


def test_questions_can_be_bet_on_alone() -> None:
    for question in load().poll.questions[::3]:
        app = opened("poll", poll_question=question.question)
        assert question.says.text not in said(app)
        key = f"poll_alone_{question.id}"
        app.radio(key=key).set_value(question.answer).run()
        assert SAY("alone.right") in said(app)
        assert question.says.text in said(app)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////nowhere/polls.sqlite",
        "postgresql://polls@/postgres?host=/nowhere",
        "oracle://host/polls",
        "not an address",
    ],
    ids=["no folder", "no server", "no driver", "no address"],
)
def test_without_a_database_the_page_says_so_and_goes_on_with_the_questions(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv(poll_room.VARIABLE, url)
    for query in ({}, {"poll_room": "222222", "poll_token": "x"}):
        app = opened("poll", **query)
        assert SAY("trouble.away") in said(app)
        assert app.radio(key=f"poll_alone_{FIRST.id}").set_value("some").run()
        assert FIRST.says.text in said(app)


def test_a_database_that_goes_away_during_a_poll_is_told_and_found_again(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = teacher()
    pupil = phone(code_of(wall))
    press(wall, SAY("control.first"))
    pupil.run()
    with sqlite3.connect(database) as other:
        other.execute("ALTER TABLE poll_rooms RENAME TO away")
    monkeypatch.setattr(poll_database, "_REST", 0)
    press(pupil, FIRST.text_of["some"])
    assert SAY("trouble.away") in said(pupil)
    assert SAY("trouble.away") in said(press(wall, SAY("control.show")))
    with sqlite3.connect(database) as other:
        other.execute("ALTER TABLE away RENAME TO poll_rooms")
    assert SAY("control.failed") in said(wall.run())
    assert SAY("phone.trouble.away") in said(pupil.run())
    press(pupil, FIRST.text_of["some"])
    assert SAY("board.bets", bets=1, phones=1) in said(wall.run())
    assert SAY("control.failed") not in said(press(wall, SAY("control.show")))


# Where rooms live


def test_without_a_setting_rooms_live_in_a_folder_of_ours_in_the_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(poll_room.VARIABLE)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    teacher()
    (file,) = tmp_path.glob("social-credit-explained-*/polls.sqlite")
    assert file.parent.stat().st_mode & 0o077 == 0, "others on the machine cannot read it"


def test_a_folder_that_leads_elsewhere_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(poll_room.VARIABLE)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").mkdir()
    poll_room.own_url()
    (ours,) = (tmp_path / "elsewhere").iterdir()
    ours.rmdir()
    ours.symlink_to(tmp_path)
    with pytest.raises(PermissionError):
        poll_room.own_url()
    assert SAY("trouble.away") in said(opened("poll"))


def test_a_database_named_in_the_secrets_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(poll_room.VARIABLE)
    file = tmp_path / "named.sqlite"
    monkeypatch.setattr(
        secrets_singleton, "_secrets", {"connections": {"polls": {"url": f"sqlite:///{file}"}}}
    )
    app = teacher()
    assert SAY.count("board.joined", 0) in said(app)
    assert file.exists()
