"""Teachers and phones on the page of the poll, without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from social_credit.content import load
from tests.test_pages import opened, text_of

SAY = load().words["poll"]
FIRST, SECOND = load().poll.questions[:2]


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
