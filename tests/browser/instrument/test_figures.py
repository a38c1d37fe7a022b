"""What the instrument says and counts is what Python works out."""

from __future__ import annotations

from typing import Any

import numpy as np
from playwright.sync_api import expect

from social_credit.bands import moved, near_lines, residents_per_grade, tenths_of_a_per_cent
from tests.browser.instrument.shown import AAA, DATA, OWN, RESIDENTS, A, Shown


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
