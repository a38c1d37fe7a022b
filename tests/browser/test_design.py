"""Rules edited in the table by keyboard, taken away as a file, and brought in again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from social_credit.content import load
from tests.browser.conftest import go, settle, take_in

SAY = load().words["design"]


def retype_first_points(page: Page, old: str, new: str) -> None:
    """Type other points for the first item, by keys, in the table.

    The cells are drawn on a canvas, beside a table for screen readers that says which one is
    selected. A click in the row below would give points to conduct that sets a grade.
    """
    table = page.get_by_test_id("stDataFrame").first
    conduct, points = (table.get_by_test_id(f"glide-cell-{column}-0") for column in (2, 1))
    # The click waits until the table stands still, and looks up itself where that is.
    table.click(position={"x": 176, "y": 52})
    expect(conduct).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowLeft")
    expect(points).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    field = page.locator("#portal input")
    expect(field).to_be_focused()
    expect(field).to_have_value(old)
    page.keyboard.press("Control+a")
    page.keyboard.type(new)
    expect(field).to_have_value(new)
    take_in(page)
    page.keyboard.press("Enter")
    expect(field).to_have_count(0)
    expect(points).to_have_text(new)


def test_an_edit_is_exported_and_its_file_imported_by_another_visitor(
    page: Page, site: str, tmp_path: Path
) -> None:
    go(page, f"{site}/design")
    retype_first_points(page, "-5", "-50")
    expect(page.get_by_text(SAY.count("sides.finding", 1).replace("**", ""))).to_be_visible()
    settle(page)
    assert "traffic-ticket.-50~" in page.url

    with page.expect_download() as download:
        page.get_by_role("button", name=SAY("file.export")).click()
    file = tmp_path / "own-scheme.yaml"
    download.value.save_as(file)
    assert 'conduct: "traffic-ticket", points: -50}' in file.read_text()

    go(page, f"{site}/design")
    expect(page.get_by_text(SAY("sides.same"))).to_be_visible()
    page.get_by_text(SAY("file.import"), exact=True).click()
    page.locator("input[type=file]").set_input_files(file)
    settle(page)
    page.get_by_role("button", name=SAY("file.read")).click()
    expect(page.get_by_text("was brought in")).to_be_visible()
    settle(page)
    assert "traffic-ticket.-50~" in page.url


def test_an_imported_bomb_is_refused_in_plain_words(page: Page, site: str) -> None:
    go(page, f"{site}/design")
    page.get_by_text(SAY("file.import"), exact=True).click()
    bomb = b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "bomb.yaml", "mimeType": "application/yaml", "buffer": bomb}
    )
    settle(page)
    page.get_by_role("button", name=SAY("file.read")).click()
    expect(page.get_by_text("anchors and aliases")).to_be_visible()
    assert "design_code" not in page.url
