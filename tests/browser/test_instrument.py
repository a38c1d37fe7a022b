"""The instrument that visitors drag, in a real Chromium, without Streamlit round it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from social_credit.bands import (
    below_counts,
    moved,
    near_lines,
    residents_per_grade,
    tenths_of_a_per_cent,
)
from social_credit.content import load
from social_credit.ui.instrument import (
    FOLDER,
    SCRIPTS,
    WORDS,
    GradeStyle,
    InstrumentData,
    LineConfidence,
    joined_script,
)

ORIGIN = "http://instrument.test/"
OWN = (1050, 1030, 960, 850, 600)
AAA, AA, A, B, C = range(5)
RESIDENTS = 740_000
LIGHT = {
    "--st-background-color": "#FBFAF7",
    "--st-text-color": "#1B1F24",
    "--st-primary-color": "#A8321E",
}
DARK = {
    "--st-background-color": "#14171A",
    "--st-text-color": "#E8E6E1",
    "--st-primary-color": "#C4513B",
}


def town() -> tuple[int, ...]:
    """Half the residents keep a base score of 1000, the others trail off; scores 500 to 1199."""
    distance = np.arange(500, 1200) - 1000
    mass = np.where(distance > 0, np.exp(-distance / 14) / 60, np.exp(distance / 42) / 80)
    mass[500] = 1.0
    return below_counts(mass / mass.sum(), RESIDENTS)


DATA = InstrumentData(
    first=500,
    below=town(),
    grades=tuple(
        GradeStyle(label.lower(), label, color, ink)
        for label, color, ink in (
            ("AAA", "#0B4F5C", "#FFFFFF"),
            ("AA", "#2C7F8C", "#FFFFFF"),
            ("A", "#6FAEA5", "#1B1F24"),
            ("B", "#E6CB7C", "#1B1F24"),
            ("C", "#CE8A3A", "#1B1F24"),
            ("D", "#8F3B1B", "#FFFFFF"),
        )
    ),
    lines=OWN,
    own=OWN,
    confidence=(LineConfidence("reported", "◐"),) * 5,
    words=load().words["instrument"].texts,
)


def page_text(theme: dict[str, str]) -> str:
    variables = "".join(f"{name}:{value};" for name, value in theme.items())
    return (
        '<!doctype html><meta name="viewport" content="width=device-width">'
        '<link rel="stylesheet" href="instrument.css">'
        f'<body style="margin:16px;{variables}background:var(--st-background-color)">'
        '<div class="instrument"></div><div style="height:1500px"></div>'
    )


@dataclass
class Shown:
    """A page with the instrument in it, and what it told its host."""

    page: Page

    def open(self, data: InstrumentData = DATA, theme: dict[str, str] | None = None) -> None:
        def serve(route: Route) -> None:
            name = route.request.url.removeprefix(ORIGIN)
            if name == "":
                route.fulfill(
                    body=page_text(theme or LIGHT), content_type="text/html; charset=utf-8"
                )
            elif name == "joined.js":
                route.fulfill(body=joined_script(), content_type="text/javascript; charset=utf-8")
            else:
                route.fulfill(path=FOLDER / name)

        self.page.route(f"{ORIGIN}**", serve)
        self.page.goto(ORIGIN)
        self.page.evaluate(
            """async (data) => {
              const { mountInstrument } = await import("/instrument.js");
              window.sent = [];
              const root = document.querySelector(".instrument");
              const onLines = (lines) => sent.push(lines);
              window.instrument = mountInstrument(root, data, { onLines });
            }""",
            data.as_json(),
        )

    def update(self, **changes: Any) -> None:
        data = replace(DATA, **changes).as_json()
        self.page.evaluate("(data) => instrument.update(data)", data)

    @property
    def sent(self) -> list[list[int]]:
        told: list[list[int]] = self.page.evaluate("() => window.sent")
        return told

    @property
    def lines(self) -> tuple[int, ...]:
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        tags = self.page.get_by_role("slider").all()
        return tuple(int(tag.get_attribute("aria-valuenow") or "") for tag in tags)

    def tag(self, line: int) -> Locator:
        return self.page.get_by_role("slider").nth(line)

    def centre(self, line: int) -> tuple[float, float]:
        box = self.tag(line).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def take(self, line: int) -> tuple[float, float]:
        """Press the mouse on a handle and say where."""
        x, y = self.centre(line)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def drag(self, line: int, pixels: float) -> None:
        x, y = self.take(line)
        self.page.mouse.move(x + pixels, y, steps=4)
        self.page.mouse.up()

    def column(self, name: str) -> list[str]:
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        return self.page.locator(f"tbody td.{name}").all_inner_texts()

    def expect_figures_of(self, lines: Sequence[int]) -> None:
        """The table and the sentence say what Python works out for these lines."""
        residents = residents_per_grade(DATA.below, DATA.first, lines)
        assert self.column("residents") == [f"{count:,}" for count in residents]
        up, down = moved(DATA.below, DATA.first, OWN, lines)
        near = near_lines(DATA.below, DATA.first, lines, DATA.near)
        words = DATA.words["sentence" if tuple(lines) != OWN else "sentence_own"]
        said = words.format(
            up=f"{up:,}", down=f"{down:,}", near=f"{near:,}", points=5, total=f"{RESIDENTS:,}"
        )
        assert self.page.locator(".sentence").inner_text() == said


@pytest.fixture
def shown(browser: Browser) -> Iterator[Shown]:
    """The instrument on a desktop, its errors raised."""
    yield from open_page(browser, 1000)


@pytest.fixture
def on_a_phone(browser: Browser) -> Iterator[Shown]:
    """The instrument on a phone 360 pixels wide, to be touched."""
    yield from open_page(browser, 360)


def open_page(browser: Browser, width: int) -> Iterator[Shown]:
    phone = width < 500
    context = browser.new_context(
        viewport={"width": width, "height": 740}, has_touch=phone, is_mobile=phone
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    shown = Shown(page)
    shown.open()
    yield shown
    context.close()
    assert errors == []


def test_the_table_opens_with_the_edition_s_own_lines(shown: Shown) -> None:
    shown.expect_figures_of(OWN)
    assert shown.column("from") == ["1,050", "1,030", "960", "850", "600", "< 600"]
    assert shown.column("change") == ["0"] * 6


def test_a_share_is_never_rounded_to_nobody_or_to_everybody(shown: Shown) -> None:
    lines = (1199, 1100, 700, 690, 500)
    shown.update(lines=lines)
    nobody, some, most, few, others, none = residents_per_grade(DATA.below, DATA.first, lines)
    assert nobody == none == 0
    assert 0 < few < some < others < RESIDENTS - most < RESIDENTS / 2_000
    assert shown.column("share") == ["0.0 %", "<0.1 %", ">99.9 %", "<0.1 %", "<0.1 %", "0.0 %"]


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


def test_a_handle_says_what_its_line_means(shown: Shown) -> None:
    shown.tag(A).press("ArrowLeft")
    assert shown.lines[A] == 959
    count = sum(residents_per_grade(DATA.below, DATA.first, shown.lines)[: A + 1])
    share = tenths_of_a_per_cent(count, RESIDENTS) / 10
    expect(shown.tag(A)).to_have_attribute(
        "aria-valuetext", f"A from 959: {count:,} residents, {share} per cent, are A or better"
    )
    expect(shown.tag(A)).to_have_accessible_name("Lowest score for A")
    expect(shown.tag(A)).to_have_attribute("aria-valuemin", "851")
    expect(shown.tag(A)).to_have_attribute("aria-valuemax", "1029")
    best = residents_per_grade(DATA.below, DATA.first, OWN)[AAA]
    expect(shown.tag(AAA)).to_have_attribute(
        "aria-valuetext",
        f"AAA from 1,050: {best:,} residents, "
        f"{tenths_of_a_per_cent(best, RESIDENTS) / 10} per cent, are AAA",
    )


def test_a_screen_reader_hears_the_sentence_on_release_and_not_before(shown: Shown) -> None:
    live, seen = shown.page.locator("[aria-live=polite]"), shown.page.locator(".sentence")
    at_first = seen.inner_text()
    x, y = shown.take(A)
    shown.page.mouse.move(x - 40, y, steps=4)
    assert shown.lines[A] < 960
    expect(seen).not_to_have_text(at_first)
    expect(live).to_have_text(at_first)
    shown.page.mouse.up()
    expect(live).to_have_text(seen.inner_text())


def test_a_screen_reader_hears_what_another_table_means(shown: Shown) -> None:
    live = shown.page.locator("[aria-live=polite]")
    before = live.inner_text()
    shown.update(lines=(1100, 1080, 1000, 700, 610))
    expect(live).not_to_have_text(before)
    expect(live).to_have_text(shown.page.locator(".sentence").inner_text())


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


def test_a_moved_line_leaves_a_ghost_with_its_mark(shown: Shown) -> None:
    ghosts = shown.page.locator(".ghost")
    marks = shown.page.locator(".mark")
    for line in range(5):
        expect(ghosts.nth(line)).to_have_attribute("visibility", "hidden")
    shown.drag(A, -60)
    expect(ghosts.nth(A)).to_have_attribute("visibility", "visible")
    expect(marks.nth(A)).to_have_text("◐")
    expect(marks.nth(A)).to_be_visible()
    expect(marks.nth(B)).to_be_hidden()
    assert shown.column("own")[A] == "960 ◐ reported"


def test_people_stand_in_dots_of_a_thousand_and_the_handles_still_work(shown: Shown) -> None:
    shown.page.get_by_role("button", name="People").click()
    expect(shown.page.get_by_role("button", name="People")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(shown.page.locator(".note")).to_contain_text("1,000 residents")
    before = shown.page.locator(".line").nth(A).get_attribute("d")
    shown.tag(A).press("PageDown")
    shown.expect_figures_of((1050, 1030, 950, 850, 600))
    assert shown.page.locator(".line").nth(A).get_attribute("d") != before


def test_lines_from_python_do_not_fight_a_running_drag(shown: Shown) -> None:
    x, y = shown.take(A)
    shown.page.mouse.move(x - 40, y, steps=4)
    held = shown.lines
    shown.update(lines=(1100, 1080, 1000, 700, 610))
    assert shown.lines == held
    shown.page.mouse.move(x - 60, y, steps=4)
    shown.page.mouse.up()
    assert shown.lines[A] < held[A]
    assert shown.sent == [list(shown.lines)]


def test_lines_that_came_in_under_a_resting_hand_show_when_it_lets_go(shown: Shown) -> None:
    shown.take(A)
    preset = (1100, 1080, 1000, 700, 610)
    shown.update(lines=preset)
    assert shown.lines == OWN
    shown.page.mouse.up()
    assert shown.lines == preset
    assert shown.sent == []


def test_a_drag_that_the_browser_takes_over_leaves_the_line_where_it_was(shown: Shown) -> None:
    x, y = shown.take(A)
    shown.page.mouse.move(x - 40, y, steps=4)
    assert shown.lines[A] < 960
    shown.tag(A).dispatch_event("pointercancel", {"pointerId": 1})
    assert shown.lines == OWN
    shown.page.mouse.up()
    assert shown.sent == []


def test_an_answer_to_an_older_change_does_not_throw_the_line_back(shown: Shown) -> None:
    shown.tag(A).press("ArrowLeft")
    shown.tag(A).press("ArrowLeft")
    newest = (1050, 1030, 958, 850, 600)
    shown.update(lines=OWN)  # a run of the page that had not heard of any change
    assert shown.lines == newest
    shown.update(lines=(1050, 1030, 959, 850, 600))  # the answer to the first change
    assert shown.lines == newest
    shown.update(lines=newest)  # the answer to the second
    assert shown.lines == newest


def test_new_lines_from_python_are_taken_over(shown: Shown) -> None:
    shown.tag(A).press("ArrowLeft")
    shown.update(lines=(1050, 1030, 959, 850, 600))
    preset = (1040, 1020, 900, 800, 590)
    shown.update(lines=preset)
    assert shown.lines == preset
    assert len(shown.sent) == 1


def test_fewer_grades_from_python_rebuild_the_instrument(shown: Shown) -> None:
    own = (1000, 900)
    shown.update(grades=DATA.grades[:3], lines=own, own=own, confidence=DATA.confidence[:2])
    assert shown.lines == own
    assert shown.column("residents") == [
        f"{count:,}" for count in residents_per_grade(DATA.below, DATA.first, own)
    ]


def by_fives() -> tuple[int, ...]:
    """Scores 500 to 1199; everybody's is a multiple of five."""
    scores = np.arange(500, 1200)
    mass = np.where(scores % 5 == 0, np.exp(-np.abs(scores - 1000) / 40), 0.0)
    return below_counts(mass / mass.sum(), RESIDENTS)


def colours(shown: Shown) -> str:
    """Where the colours of the bars change."""
    shown.page.evaluate("() => new Promise(requestAnimationFrame)")
    return " ".join(stop.get_attribute("offset") or "" for stop in shown.page.locator("stop").all())


def test_a_bar_is_all_of_one_colour_when_its_residents_are_all_of_one_grade(shown: Shown) -> None:
    shown.update(below=by_fives())
    at_960 = colours(shown)
    shown.tag(A).press("ArrowLeft")
    assert shown.lines[A] == 959
    assert colours(shown) == at_960  # nobody scores 959
    shown.tag(A).press("ArrowRight")
    shown.tag(A).press("ArrowRight")
    assert shown.lines[A] == 961
    after_960 = colours(shown)
    assert after_960 != at_960
    shown.tag(A).press("ArrowRight")
    assert colours(shown) == after_960


def test_bars_too_narrow_for_a_phone_are_merged_in_step_with_the_scores(
    on_a_phone: Shown,
) -> None:
    note = on_a_phone.page.locator(".note")
    expect(note).to_contain_text("in each 2 points")
    on_a_phone.update(below=by_fives())
    expect(note).to_contain_text("in each 5 points")


def test_a_line_inside_a_merged_bar_does_not_cut_it_unless_it_parts_its_residents(
    on_a_phone: Shown,
) -> None:
    on_a_phone.update(below=by_fives())
    at_960 = colours(on_a_phone)
    on_a_phone.update(below=by_fives(), lines=(1050, 1030, 957, 850, 600))
    assert colours(on_a_phone) == at_960  # whoever is in that bar scores 955
    on_a_phone.update(below=by_fives(), lines=(1050, 1030, 955, 850, 600))
    assert colours(on_a_phone) != at_960


def test_on_paper_the_drawing_has_a_width_that_fits(shown: Shown) -> None:
    shown.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    stage = shown.page.locator(".stage")
    assert stage.evaluate("(node) => node.offsetWidth") == 640
    assert overlaps(shown.page, ".tag") == []
    shown.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert stage.evaluate("(node) => node.offsetWidth") == 968


def overlaps(page: Page, selector: str) -> list[float]:
    """Pixels by which neighbours in a row overlap."""
    boxes = [box for node in page.locator(selector).all() if (box := node.bounding_box())]
    boxes.sort(key=lambda box: box["x"])
    ends = [box["x"] + box["width"] for box in boxes]
    starts = [box["x"] for box in boxes]
    assert min(starts) >= 0
    assert page.viewport_size is not None
    assert max(ends) <= page.viewport_size["width"]
    return [end - start for end, start in zip(ends, starts[1:], strict=False) if end > start + 0.5]


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


def color(locator: Locator, name: str) -> str:
    found: str = locator.evaluate(f"(node) => getComputedStyle(node)['{name}']")
    return found


def test_the_theme_s_variables_change_ink_and_paper_at_once(shown: Shown) -> None:
    letter = shown.page.locator(".tag .letter").nth(C)
    line = shown.page.locator(".line").nth(C)
    assert color(letter, "color") == color(line, "stroke") == "rgb(27, 31, 36)"
    for name, value in DARK.items():
        shown.page.evaluate(
            "([name, value]) => document.body.style.setProperty(name, value)", [name, value]
        )
    assert color(letter, "color") == color(line, "stroke") == "rgb(232, 230, 225)"
    assert color(shown.tag(C), "backgroundColor") == "rgb(20, 23, 26)"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(shown: Shown, theme: dict[str, str]) -> None:
    shown.open(theme=theme)
    ratios: dict[str, float] = shown.page.evaluate(
        """() => {
          const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          const mixed = (...layers) => {
            for (const layer of layers) { context.fillStyle = layer; context.fillRect(0, 0, 1, 1); }
            return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const light = (color) => color.map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
          const ratios = {};
          for (const node of document.querySelectorAll(".instrument *")) {
            const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data);
            if (!own || node.matches(".unseen")) continue;
            const grounds = [];
            for (let at = node; at; at = at.parentElement) {
              grounds.unshift(getComputedStyle(at).backgroundColor);
            }
            const ink = getComputedStyle(node).color;
            const [one, other] = [light(mixed(...grounds, ink)), light(mixed(...grounds))];
            const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            ratios[`${node.className || node.tagName} ${node.textContent}`] = ratio;
          }
          return ratios;
        }"""
    )
    assert len(ratios) > 40
    assert {text: ratio for text, ratio in ratios.items() if ratio < 4.5} == {}


def test_nothing_moves_by_itself() -> None:
    style = (FOLDER / "instrument.css").read_text(encoding="utf-8")
    assert not re.search(r"transition|animation", style)


def test_browser_and_python_agree_to_the_resident(shown: Shown) -> None:
    """Over random towns and lines, inside the lattice and far outside it."""
    random = np.random.default_rng(20140614)
    cases: list[dict[str, Any]] = []
    expected: list[list[Any]] = []
    for _ in range(400):
        first = int(random.integers(-300, 1200))
        width = int(random.integers(1, 300))
        below = [0, *np.cumsum(random.integers(0, 5_000, width)).tolist()]
        count = int(random.integers(1, 7))
        reach = np.arange(first - 60, first + width + 60)
        own, lines = (
            sorted(random.choice(reach, count, replace=False).tolist(), reverse=True)
            for _ in range(2)
        )
        near = int(random.integers(0, 12))
        residents = residents_per_grade(below, first, lines)
        tenths = [tenths_of_a_per_cent(part, below[-1] + 1) for part in residents]
        cases.append({"below": below, "first": first, "own": own, "lines": lines, "near": near})
        expected.append(
            [
                list(residents),
                list(moved(below, first, own, lines)),
                near_lines(below, first, lines, near),
                tenths,
            ]
        )
    counted = shown.page.evaluate(
        """async (cases) => {
          const bands = await import("/bands.js");
          return cases.map(({ below, first, own, lines, near }) => {
            const residents = bands.residentsPerGrade(below, first, lines);
            const { up, down } = bands.moved(below, first, own, lines);
            const whole = below[below.length - 1] + 1;
            const tenths = residents.map((part) => bands.tenthsOfAPerCent(part, whole));
            return [residents, [up, down], bands.nearLines(below, first, lines, near), tenths];
          });
        }""",
        cases,
    )
    assert counted == expected


def test_lines_outside_the_lattice_are_drawn_and_counted(shown: Shown) -> None:
    outside = (1500, 1400, 960, 400, 300)
    shown.update(lines=outside)
    assert shown.lines == outside
    shown.expect_figures_of(outside)
    shown.tag(A).press("ArrowRight")
    shown.expect_figures_of((1500, 1400, 961, 400, 300))


def test_streamlit_s_entrance_mounts_once_and_sends_lines_as_a_trigger(shown: Shown) -> None:
    told = shown.page.evaluate(
        """async (data) => {
          const { default: mount } = await import("/joined.js");
          instrument.destroy();
          const parentElement = document.body;
          const told = [];
          const setTriggerValue = (...trigger) => told.push(trigger);
          mount({ parentElement, data, setTriggerValue });
          const tag = document.querySelector("[data-line='2']");
          const end = mount({ parentElement, data, setTriggerValue });
          const kept = tag === document.querySelector("[data-line='2']");
          tag.dispatchEvent(new KeyboardEvent("keydown", { key: "PageUp", bubbles: true }));
          tag.dispatchEvent(new KeyboardEvent("keyup", { key: "PageUp", bubbles: true }));
          end();
          return { told, kept, left: document.querySelectorAll("[data-line]").length };
        }""",
        DATA.as_json(),
    )
    assert told == {"told": [["lines", [1050, 1030, 970, 850, 600]]], "kept": True, "left": 0}


def test_the_joined_script_imports_nothing_and_keeps_every_module() -> None:
    script = joined_script()
    assert not re.search(r"^import\b", script, re.MULTILINE)
    assert script.count("export default ") == 1
    assert {path.name for path in FOLDER.glob("*.js")} == set(SCRIPTS)
    for name in SCRIPTS:
        text = (FOLDER / name).read_text(encoding="utf-8")
        for exported in re.findall(r"^export (?:function|const) (\w+)", text, re.MULTILINE):
            assert f" {exported}" in script


def test_the_words_are_those_that_the_instrument_says() -> None:
    assert DATA.words.keys() == WORDS.keys()
    for key, text in DATA.words.items():
        assert {name for _, name, _, _ in Formatter().parse(text) if name} <= WORDS[key], key


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"lines": OWN[:4]}, "6 grades have 5 lines, but lines has 4"),
        ({"confidence": ()}, "6 grades have 5 lines, but confidence has 0"),
        ({"lines": (1050, 1050, 960, 850, 600)}, "lines must be strictly descending"),
        ({"own": (600, 850, 960, 1030, 1050)}, "own must be strictly descending"),
        ({"grades": DATA.grades[:1]}, "at least two grades"),
        ({"words": {**DATA.words, "shout": "!"}}, "missing or unknown: shout"),
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(DATA, **changes)
