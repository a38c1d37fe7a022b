"""Grade lines in a real browser: by mouse, by keyboard, by number, by link and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from social_credit.bands import moved, near_lines, residents_per_grade
from social_credit.content import load
from social_credit.ui import city_state
from social_credit.ui.lines_city import per_cent
from tests.browser.conftest import go, settle, unfold

OWN = (1050, 1030, 960, 850, 600)
NINE = (1050, 1030, 860, 850, 600)
"""Lines that meet the first task."""

# The script of a component arrives with the page's data and is imported from a blob, so there is
# no request of its own that could be turned away.
WITHOUT_SCRIPT = """
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => blob.type === "text/javascript" ? "blob:nothing" : make(blob);
"""


def below() -> tuple[tuple[int, ...], int]:
    """The residents of the page's city below each score, and the first score."""
    scores = city_state.city(city_state.MAX_YEARS)
    return city_state.below(scores, city_state.MAX_YEARS), scores.first


def sentence(lines: tuple[int, ...]) -> str:
    """What the page should say about lines, as it is read."""
    say, (city, first) = load().words["grade_lines"], below()
    up, down = moved(city, first, OWN, lines)
    text = say(
        "same" if lines == OWN else "sentence",
        table="The usual table",
        share_a=per_cent(sum(residents_per_grade(city, first, lines)[:3]), city[-1]),
        up=f"{up:,}",
        down=f"{down:,}",
        near=f"{near_lines(city, first, lines, 5):,}",
    )
    return text.replace("**", "")


def handle(page: Page, grade: str) -> Locator:
    """The handle of a grade's line."""
    return page.get_by_role("slider", name=f"Lowest score for {grade}", exact=True)


def lines_of(page: Page) -> tuple[int, ...]:
    """The lines as the handles tell them."""
    page.evaluate("() => new Promise(requestAnimationFrame)")
    handles = page.get_by_role("slider", name="Lowest score for").all()
    return tuple(int(it.get_attribute("aria-valuenow") or "") for it in handles)


def expect_in_instrument(page: Page, lines: tuple[int, ...]) -> None:
    """The instrument's table has, to the resident, what the model gives for these lines."""
    residents = [f"{count:,}" for count in residents_per_grade(*below(), lines)]
    expect(page.locator(".instrument tbody td.residents")).to_have_text(residents)


def expect_on_page(page: Page, lines: tuple[int, ...]) -> None:
    """The sentence below and the address tell of these lines."""
    expect(page.get_by_text(sentence(lines), exact=True)).to_be_visible()
    code = ".".join(map(str, lines))
    address = r"^(?!.*lines_at=)" if lines == OWN else rf"[?&]lines_at={re.escape(code)}(&|$)"
    expect(page).to_have_url(re.compile(address))


def done(page: Page, task: str) -> Locator:
    """The tick of a task."""
    return page.get_by_text(f"Done. {load().words['grade_lines'](f'tasks.{task}')}")


def open_numbers(page: Page) -> None:
    """Open the number fields."""
    page.get_by_text(load().words["grade_lines"]("plain.heading")).click()
    settle(page)


def number(page: Page, grade: str) -> Locator:
    """The number field of a grade's line."""
    label = load().words["grade_lines"]("plain.label", grade=grade)
    return page.get_by_role("spinbutton", name=label, exact=True)


def type_line(page: Page, grade: str, line: int) -> None:
    """Type a line into its number field."""
    number(page, grade).fill(str(line))
    number(page, grade).press("Enter")
    settle(page)


def test_a_line_dragged_by_mouse_counts_at_once_and_the_page_agrees_on_release(
    page: Page, site: str
) -> None:
    go(page, f"{site}/grade_lines")
    expect_on_page(page, OWN)
    handle(page, "A").scroll_into_view_if_needed()
    box = handle(page, "A").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 30, y, steps=4)
    page.mouse.move(x - 55, y, steps=4)
    held = lines_of(page)
    assert held[2] < 950
    assert held[:2] + held[3:] == OWN[:2] + OWN[3:]
    expect_in_instrument(page, held)
    assert "lines_at" not in page.url
    page.mouse.up()
    expect_on_page(page, held)
    settle(page)
    assert lines_of(page) == held
    expect_in_instrument(page, held)


def test_a_line_is_moved_by_keyboard_and_escape_puts_it_back(page: Page, site: str) -> None:
    go(page, f"{site}/grade_lines")
    handle(page, "AAA").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    lines = (1050, 1030, 960, 842, 600)
    assert lines_of(page) == lines
    expect_in_instrument(page, lines)
    expect_on_page(page, lines)
    settle(page)
    page.keyboard.press("Escape")
    expect_in_instrument(page, OWN)
    expect_on_page(page, OWN)


def test_a_task_finished_by_keyboard_is_ticked_and_the_link_shows_the_same_elsewhere(
    browser: Browser, page: Page, site: str
) -> None:
    go(page, f"{site}/grade_lines")
    handle(page, "A").focus()
    for _ in range(10):
        page.keyboard.press("PageDown")
    expect(done(page, "nine")).to_be_visible()
    expect_on_page(page, NINE)
    settle(page)

    page.get_by_role("button", name="Copy a link").click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(code).to_contain_text(page.url)
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    go(other, code.inner_text().strip())
    assert lines_of(other) == NINE
    expect_in_instrument(other, NINE)
    expect_on_page(other, NINE)
    expect(done(other, "nine")).to_be_visible()
    expect(done(other, "rare")).to_have_count(0)
    elsewhere.close()


def test_numbers_typed_after_a_drag_are_kept_and_handles_and_fields_agree(
    page: Page, site: str
) -> None:
    go(page, f"{site}/grade_lines")
    open_numbers(page)
    handle(page, "A").press("PageDown")
    expect_on_page(page, (1050, 1030, 950, 850, 600))
    expect(number(page, "A")).to_have_value("950")
    for line in (900, 880):
        type_line(page, "A", line)
        expect_on_page(page, (1050, 1030, line, 850, 600))
        assert lines_of(page) == (1050, 1030, line, 850, 600)
    type_line(page, "A", 2_000)
    expect_on_page(page, (1050, 1030, 1029, 850, 600))
    expect(number(page, "A")).to_have_value("1029")


def test_a_step_in_a_number_field_leaves_the_keyboard_there(page: Page, site: str) -> None:
    go(page, f"{site}/grade_lines")
    open_numbers(page)
    number(page, "A").focus()
    for line in (959, 958):
        page.keyboard.press("ArrowDown")
        expect_on_page(page, (1050, 1030, line, 850, 600))
        settle(page)
    expect(number(page, "A")).to_be_focused()


def test_another_table_chosen_after_a_drag_stays_chosen(page: Page, site: str) -> None:
    go(page, f"{site}/grade_lines")
    handle(page, "A").press("PageDown")
    expect_on_page(page, (1050, 1030, 950, 850, 600))
    page.get_by_text(load().words["grade_lines"]("presets.heading")).click()
    settle(page)  # a run of the page closes a list that is open
    page.get_by_role("combobox", name="Start from these lines").click()
    page.get_by_role("option", name="As printed in 2018").click()
    settle(page)
    printed = (1300, 1030, 960, 860, 600)
    assert lines_of(page) == printed
    page.get_by_text("A alone, without AA and AAA").click()
    settle(page)
    assert lines_of(page) == printed
    assert "lines_at" not in page.url


def test_where_the_instrument_cannot_run_the_number_fields_do_the_same(
    page: Page, site: str
) -> None:
    page.add_init_script(WITHOUT_SCRIPT)
    go(page, f"{site}/grade_lines")
    expect(handle(page, "A")).to_have_count(0)
    open_numbers(page)
    type_line(page, "B", 700)
    expect_on_page(page, (1050, 1030, 960, 700, 600))
    type_line(page, "B", 850)
    expect_on_page(page, OWN)
    type_line(page, "A", 860)
    expect_on_page(page, NINE)
    expect(done(page, "nine")).to_be_visible()


@pytest.mark.parametrize("name", ["grade_lines", "city_years"])
def test_with_lines_far_apart_and_everything_open_a_phone_needs_no_sideways_scroll(
    browser: Browser, site: str, name: str
) -> None:
    phone = browser.new_context(
        viewport={"width": 360, "height": 800}, is_mobile=True, has_touch=True
    )
    page = phone.new_page()
    go(page, f"{site}/{name}?lines_at=1300.1001.1000.999.100&lines_anyway=true")
    unfold(page)
    wide = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("[data-testid=stMain]")]
          .map((node) => node.scrollWidth)"""
    )
    assert wide == [360, 360]
    phone.close()
