"""Lines are moved: by mouse, by keys, by buttons, and back to where they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.browser.instrument.shown import AA, AAA, DATA, OWN, A, B, C, Shown


def test_numbers_follow_while_the_mouse_drags_and_one_message_goes_out_on_release(
    shown: Shown,
) -> None:
    x, y = shown.take(A)
    shown.page.mouse.move(x - 40, y, steps=5)
    dragged = shown.lines
    assert dragged[A] < 960
    assert dragged[:A] + dragged[A + 1 :] == OWN[:A] + OWN[A + 1 :]
    shown.expect_figures_of(dragged)
    assert shown.sent == []
    shown.page.mouse.move(x - 60, y, steps=5)
    released = shown.lines
    shown.page.mouse.up()
    assert released[A] < dragged[A]
    assert shown.sent == [list(released)]


def test_the_line_itself_can_be_taken_hold_of_in_the_drawing(shown: Shown) -> None:
    x, y = shown.centre(B)
    shown.page.mouse.move(x + 8, y - 150)
    shown.page.mouse.down()
    shown.page.mouse.move(x + 38, y - 150, steps=4)
    shown.page.mouse.up()
    assert shown.lines[B] > 850
    assert len(shown.sent) == 1


def test_a_press_beside_every_line_moves_nothing(shown: Shown) -> None:
    x, y = shown.centre(B)
    shown.page.mouse.move(x + 40, y - 150)
    shown.page.mouse.down()
    shown.page.mouse.move(x + 80, y - 150, steps=4)
    shown.page.mouse.up()
    assert shown.lines == OWN
    assert shown.sent == []


def test_a_click_without_a_move_sends_nothing(shown: Shown) -> None:
    shown.tag(A).click()
    assert shown.sent == []


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("ArrowLeft", 959),
        ("ArrowDown", 959),
        ("ArrowRight", 961),
        ("ArrowUp", 961),
        ("PageDown", 950),
        ("PageUp", 970),
        ("Home", 851),
        ("End", 1029),
    ],
)
def test_the_keyboard_moves_a_line(shown: Shown, key: str, line: int) -> None:
    shown.tag(A).press(key)
    assert shown.lines == (1050, 1030, line, 850, 600)
    shown.expect_figures_of((1050, 1030, line, 850, 600))
    assert shown.sent == [[1050, 1030, line, 850, 600]]


def test_a_key_held_down_sends_one_message_when_it_is_let_go(shown: Shown) -> None:
    shown.tag(A).focus()
    for _ in range(7):
        shown.page.keyboard.down("ArrowLeft")
    assert shown.lines[A] == 953
    assert shown.sent == []
    shown.page.keyboard.up("ArrowLeft")
    assert shown.sent == [[1050, 1030, 953, 850, 600]]


def test_lines_come_no_closer_than_a_point_and_never_cross(shown: Shown) -> None:
    shown.drag(A, 400)
    assert shown.lines == (1050, 1030, 1029, 850, 600)
    shown.drag(AA, -400)
    assert shown.lines == (1050, 1030, 1029, 850, 600)
    shown.tag(AA).press("PageDown")
    assert shown.lines == (1050, 1030, 1029, 850, 600)


def test_lines_stay_on_the_lattice(shown: Shown) -> None:
    shown.open(replace(DATA, first=500 + 80))
    shown.drag(C, -900)
    assert shown.lines[C] == 580
    shown.drag(AAA, 900)
    assert shown.lines[AAA] <= 580 + len(DATA.below) - 2


@pytest.mark.parametrize("key", ["Escape", "Delete"])
def test_escape_and_delete_return_a_line_to_its_own(shown: Shown, key: str) -> None:
    shown.drag(A, -50)
    shown.drag(B, -50)
    left = shown.lines
    shown.tag(A).press(key)
    assert shown.lines == (*OWN[:A], 960, *left[B:])
    assert len(shown.sent) == 3


def test_a_double_click_returns_a_line_to_its_own(shown: Shown) -> None:
    shown.drag(A, -50)
    assert shown.lines[A] != 960
    shown.tag(A).dblclick()
    assert shown.lines == OWN
    assert shown.sent[-1] == list(OWN)
    assert len(shown.sent) == 2


def test_a_line_returns_only_as_far_as_its_neighbour_lets_it(shown: Shown) -> None:
    shown.open(replace(DATA, lines=(1050, 1045, 1040, 850, 600)))
    shown.tag(AA).press("Escape")
    assert shown.lines == (1050, 1041, 1040, 850, 600)


def test_reset_returns_all_lines(shown: Shown) -> None:
    for line in (AAA, A, C):
        shown.drag(line, 12)
    assert shown.lines != OWN
    shown.page.get_by_role("button", name="Reset").click()
    assert shown.lines == OWN
    assert shown.sent[-1] == list(OWN)
    assert len(shown.sent) == 4


def test_a_line_moves_without_dragging_by_its_buttons(shown: Shown) -> None:
    shown.tag(A).click()
    shown.page.get_by_role("button", name="Lower A by one point").click()
    shown.page.get_by_role("button", name="Lower A by one point").click()
    shown.page.get_by_role("button", name="Raise A by one point").click()
    assert shown.lines[A] == 959
    assert [lines[A] for lines in shown.sent] == [959, 958, 959]


def test_a_drag_that_the_browser_takes_over_leaves_the_line_where_it_was(shown: Shown) -> None:
    x, y = shown.take(A)
    shown.page.mouse.move(x - 40, y, steps=4)
    assert shown.lines[A] < 960
    shown.tag(A).dispatch_event("pointercancel", {"pointerId": 1})
    assert shown.lines == OWN
    shown.page.mouse.up()
    assert shown.sent == []
