"""A poll from beginning to end, with a teacher and phones."""

from __future__ import annotations

from social_credit.content import load
from tests.drawn import charts
from tests.poll_pages.visitors import FIRST, SAY, SECOND, code_of, phone, press, said, teacher


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
