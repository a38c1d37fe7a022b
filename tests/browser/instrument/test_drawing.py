"""What is drawn: ghosts, dots, bars and their colours; themes, and paper."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from social_credit.bands import below_counts
from social_credit.ui.instrument import FOLDER
from tests.browser.instrument.shown import DARK, LIGHT, RESIDENTS, A, B, C, Shown, overlaps


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
