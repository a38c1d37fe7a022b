"""On a phone: labels apart, handles for a finger, and a swipe that scrolls."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.instrument.shown import OWN, A, C, Shown, overlaps


@pytest.mark.parametrize("lines", [OWN, (1004, 1003, 1002, 1001, 1000), (604, 603, 602, 601, 600)])
@pytest.mark.parametrize("view", ["scores", "people"])
def test_labels_never_collide_on_a_phone(
    on_a_phone: Shown, lines: tuple[int, ...], view: str
) -> None:
    on_a_phone.update(lines=lines)
    on_a_phone.page.locator(f"[data-action={view}]").click()
    assert overlaps(on_a_phone.page, ".tag") == []
    assert overlaps(on_a_phone.page, ".chips .chip") == []


@pytest.mark.parametrize("view", ["scores", "people"])
def test_nothing_scrolls_sideways_at_360_pixels(on_a_phone: Shown, view: str) -> None:
    on_a_phone.page.locator(f"[data-action={view}]").click()
    width = "() => [document.documentElement.scrollWidth, innerWidth]"
    assert on_a_phone.page.evaluate(width) == [360, 360]


def test_a_handle_is_large_enough_for_a_finger(on_a_phone: Shown) -> None:
    for line in range(5):
        box = on_a_phone.tag(line).bounding_box()
        assert box is not None
        assert box["width"] >= 44
        assert box["height"] >= 44


def swipe(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """Put one finger down, move it in ten steps and lift it."""
    browser = page.context.new_cdp_session(page)

    def touch(kind: str, points: list[dict[str, float]]) -> None:
        browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", [{"x": start[0], "y": start[1]}])
    for step in range(1, 11):
        x, y = (at + way * step / 10 for at, way in zip(start, by, strict=True))
        touch("touchMove", [{"x": x, "y": y}])
    touch("touchEnd", [])


def test_a_finger_drags_a_handle(on_a_phone: Shown) -> None:
    swipe(on_a_phone.page, on_a_phone.centre(A), (-30, -10))
    assert on_a_phone.lines[A] < 960
    assert on_a_phone.sent == [list(on_a_phone.lines)]
    assert on_a_phone.page.evaluate("() => scrollY") == 0


def test_a_finger_that_swipes_up_over_a_line_scrolls_the_page(on_a_phone: Shown) -> None:
    x, y = on_a_phone.centre(C)
    swipe(on_a_phone.page, (x, y - 100), (0, -200))
    on_a_phone.page.wait_for_function("() => scrollY > 50")
    assert on_a_phone.lines == OWN
    assert on_a_phone.sent == []
