"""Rules edited in the table by keyboard, taken away as a file, and brought in again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from social_credit.content import load
from tests.browser.conftest import go, settle

SAY = load().words["design"]


def test_an_edit_is_exported_and_its_file_imported_by_another_visitor(
    page: Page, site: str, tmp_path: Path
) -> None:
    go(page, f"{site}/design")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    settle(page)
    # The points of the first item: tickets. The cells are drawn on a canvas; from the first cell
    # that takes the focus, arrow keys lead anywhere.
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + 52)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("#portal input")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("-50")
    page.keyboard.press("Enter")
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
