"""The page alone, without a database, and where rooms live."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from streamlit.runtime.secrets import secrets_singleton

from social_credit import poll_database
from social_credit.content import load
from social_credit.ui import poll_room
from tests.poll_pages.visitors import FIRST, SAY, code_of, phone, press, said, teacher
from tests.test_pages import opened


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
