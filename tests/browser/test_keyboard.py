"""The main tasks without a mouse, and the focus where it was after each."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from social_credit.content import load
from tests.browser.conftest import focused, go, settle, tab_to, take_in

WORDS = load().words
LIFE = WORDS["score_a_life"]


def test_a_page_is_opened_from_the_menu(page: Page, site: str) -> None:
    go(page, f"{site}/about")
    tab_to(page, WORDS["common"]("sections.record"))
    page.keyboard.press("Enter")
    tab_to(page, WORDS["common"]("pages.promises"))
    page.keyboard.press("Enter")
    title = page.get_by_role("heading", name=WORDS["common"]("pages.promises"), level=1)
    expect(title).to_be_focused()
    expect(page).to_have_url(re.compile("/promises"))


def test_a_bet_is_made_and_the_focus_stays_on_it(page: Page, site: str) -> None:
    go(page, site)
    first, second, _ = WORDS["home"].section("bet.options").values()
    for option, reply in ((first, "bet.wrong"), (second, "bet.right")):
        tab_to(page, option)
        page.keyboard.press("Enter")
        expect(page.get_by_text(WORDS["home"](reply))).to_be_visible()
        settle(page)
        expect(page.get_by_role("link", name=option)).to_be_focused()


def test_a_bet_of_another_page_is_made_with_the_space_bar_and_changed_with_arrows(
    page: Page, site: str
) -> None:
    go(page, f"{site}/doors")
    first, second, *_ = (
        page.get_by_role("radio", name=option, exact=True)
        for option in WORDS["doors"].section("bet.options").values()
    )
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    settle(page)
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    settle(page)
    expect(second).to_be_checked()
    expect(second).to_be_focused()


def test_a_question_is_answered_and_the_next_one_reached(page: Page, site: str) -> None:
    say = WORDS["quiz"]
    go(page, f"{site}/quiz")
    tab_to(page, re.compile(r"^A\. "))
    page.keyboard.press("Enter")
    following = page.get_by_role("button", name=say("button.next"))
    expect(following).to_be_visible()
    settle(page)
    tab_to(page, say("button.next"), most=4)
    page.keyboard.press("Enter")
    expect(following).to_have_count(0)
    settle(page)
    tab_to(page, re.compile(r"^A\. "), most=1)


def test_a_term_is_looked_up(page: Page, site: str) -> None:
    go(page, f"{site}/glossary")
    field = page.get_by_label(WORDS["glossary"]("search"))
    field.focus()
    page.keyboard.type("blacklist")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("terms_search=blacklist"))
    settle(page)
    expect(field).to_be_focused()


def test_a_slider_keeps_the_focus_at_each_step(page: Page, site: str) -> None:
    go(page, f"{site}/city_years")
    page.locator("summary", has_text=WORDS["city_years"]("controls.heading")).click()
    slider = page.get_by_test_id("stMain").get_by_role("slider").first
    slider.focus()
    for _ in range(2):
        before = page.url
        page.keyboard.press("ArrowLeft")
        expect(page).not_to_have_url(before)
        settle(page)
        expect(slider).to_be_focused()


def test_the_focus_stays_at_each_control_of_a_life(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+man+with+nothing+on+file")
    add = page.get_by_role("button", name=LIFE("edit.add"))
    undo = page.get_by_role("button", name=LIFE("edit.undo"))
    for times in (1, 2):
        add.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_test_id("stTable").locator("tbody tr")).to_have_count(times + 1)
        settle(page)
        expect(add).to_be_focused()
    count = page.get_by_role("spinbutton", name=LIFE("edit.count")).first
    count.focus()
    page.keyboard.press("ArrowUp")
    settle(page)
    expect(count).to_be_focused()
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stTable").locator("tbody tr")).to_have_count(2)
    settle(page)
    expect(undo).to_be_focused()


def test_where_nothing_is_left_to_undo_the_focus_stays_at_the_button(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+man+with+nothing+on+file")
    undo = page.get_by_role("button", name=LIFE("edit.undo"))
    page.get_by_role("button", name=LIFE("edit.add")).click()
    expect(undo).to_be_enabled()
    settle(page)
    undo.focus()
    page.keyboard.press("Enter")
    expect(undo).to_be_disabled()
    settle(page)
    assert focused(page) == LIFE("edit.undo")
    tab_to(page, re.compile(LIFE("edit.table")), most=2)


def test_what_opens_over_a_page_takes_the_focus_and_gives_it_back(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+courier")
    opener = page.get_by_role("button", name=WORDS["common"]("share.title"))
    over = page.get_by_role("dialog", name=WORDS["common"]("share.title"))
    copy = over.get_by_role("button")
    opener.focus()
    page.keyboard.press("Enter")
    expect(over).to_be_focused()
    expect(copy).to_be_visible()
    page.keyboard.press("Tab")
    expect(over.locator(":focus")).to_have_count(1)
    copy.focus()
    page.keyboard.press("Tab")
    expect(opener).to_be_focused()
    copy.focus()
    page.keyboard.press("Escape")
    expect(over).to_be_hidden()
    expect(opener).to_be_focused()


def test_an_event_is_removed_by_the_form_beside_the_table(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life?life_who=The+courier")
    rows = page.get_by_test_id("stTable").locator("tbody tr")
    before = rows.count()
    page.locator("summary", has_text=LIFE("edit.table")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(LIFE("edit.table_help"))).to_be_visible()
    settle(page)
    tab_to(page, LIFE("edit.change"), most=12)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_focused()
    tab_to(page, LIFE("edit.change_remove"), most=10)
    page.keyboard.press("Enter")
    expect(rows).to_have_count(before - 1)
    settle(page)
    assert focused(page) in {LIFE("edit.change_remove"), LIFE("edit.change")}


def test_where_a_control_goes_away_the_place_before_it_holds_the_focus(
    page: Page, site: str
) -> None:
    go(page, f"{site}/score_a_life?life_who=The+courier")
    page.get_by_role("button", name=LIFE("edit.add")).click()
    back = page.get_by_role("button", name=re.compile(LIFE("pick.back", name=".*")))
    expect(back).to_be_visible()
    settle(page)
    back.focus()
    page.keyboard.press("Enter")
    expect(back).to_have_count(0)
    settle(page)
    tab_to(page, re.compile(LIFE("rules.heading")), most=1)


def test_what_stood_over_the_page_leaves_the_focus_to_what_had_it_before(
    page: Page, site: str
) -> None:
    go(page, f"{site}/score_a_life")
    add = page.get_by_role("button", name=LIFE("edit.add"))
    add.focus()
    page.evaluate("""() => {
      const over = document.createElement("input");
      document.body.append(over);
      over.focus();
      over.remove();
    }""")
    expect(add).to_be_focused()


TABLE_MADE_ANEW = """() => {
  const table = (id) => `<div class="stDataFrame" id="${id}"><div role="region" aria-label="Twin">
    <canvas tabindex="0"><table><tr>
      <td tabindex="-1">1</td><td tabindex="-1">2</td>
    </tr></table></canvas></div></div>`;
  const main = document.querySelector("[data-testid=stMain]");
  main.insertAdjacentHTML("afterbegin", table("old"));
  const [first, second] = main.querySelectorAll("#old td");
  first.focus();
  main.insertAdjacentHTML("afterbegin", table("new"));
  second.focus();
  main.querySelector("#old").remove();
}"""


def test_a_table_made_anew_has_the_focus_though_both_were_there_when_the_cell_changed(
    page: Page, site: str
) -> None:
    go(page, f"{site}/about")
    page.evaluate(TABLE_MADE_ANEW)
    expect(page.locator("#new canvas")).to_be_focused()


def test_a_scheme_is_written_field_by_field_and_cell_by_cell(page: Page, site: str) -> None:
    say = WORDS["design"]
    go(page, f"{site}/design")
    name, start = page.get_by_label(say("edit.name")), page.get_by_label(say("edit.start"))
    name.focus()
    page.keyboard.type(" too")
    page.keyboard.press("Tab")
    page.keyboard.type("1234")  # while the page runs with the new name
    expect(page).to_have_url(re.compile("design_code="))
    settle(page)
    expect(start).to_be_focused()
    expect(start).to_have_value("1234")
    before = page.url
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(before)
    settle(page)
    table = page.get_by_role("region", name=say("edit.items"))
    table.get_by_test_id("data-grid-canvas").focus()
    expect(table.locator("td:focus")).to_have_count(1)
    before = page.url
    page.keyboard.press("Enter")
    field = page.locator("#portal").get_by_label(say("edit.column.points"))
    expect(field).to_be_focused()
    take_in(page)
    page.keyboard.press("7")
    expect(field).to_have_value("7")
    take_in(page)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(before)
    settle(page)
    expect(table.locator(":focus")).to_have_count(1)


def test_a_link_to_another_page_leads_to_its_title(page: Page, site: str) -> None:
    go(page, f"{site}/about")
    link = page.get_by_test_id("stPageLink").get_by_role("link").last
    link.focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/about"))
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
