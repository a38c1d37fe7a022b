"""The menu: there from the first moment, it goes to a page without loading the site again."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from social_credit.content import load
from social_credit.ui.frame import PAGES, sections
from tests.browser.conftest import go, settle

SAY = load().words["common"]
ALIVE = "window.alive = true"
PHONE = {"width": 390, "height": 800}


def menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name=SAY("menu"), exact=True)


def section(page: Page, name: str) -> Locator:
    return menu(page).locator("summary", has_text=re.compile(f"^{SAY(f'sections.{name}')}$"))


def link(page: Page, name: str) -> Locator:
    return menu(page).get_by_role("link", name=SAY(f"pages.{name}"), exact=True)


def title(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=SAY(f"pages.{name}"), level=1, exact=True)


@pytest.fixture
def about(page: Page, site: str) -> Page:
    """The last page of the menu, which remembers whether it was loaded again."""
    go(page, f"{site}/about")
    page.evaluate(ALIVE)
    return page


def test_it_stands_before_streamlit_draws_and_its_links_need_no_script(
    page: Page, site: str
) -> None:
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(f"{site}/about")
    section(page, "try").click()
    link(page, "grade_lines").click()
    expect(page).to_have_url(f"{site}/grade_lines")
    section(page, "try").click()
    expect(link(page, "grade_lines")).to_have_attribute("aria-current", "page")


def test_every_page_is_in_it_once_in_its_section(about: Page) -> None:
    expect(menu(about).locator("details")).to_have_count(len(sections()))
    for name in sections():
        section(about, name).click()
        for page in PAGES:
            expect(link(about, page.name)).to_have_count(int(page.section == name))


def test_a_page_is_opened_without_loading_the_site_again_and_its_title_has_the_focus(
    about: Page, site: str
) -> None:
    section(about, "plan").click()
    link(about, "glossary").click()
    expect(title(about, "glossary")).to_be_focused()
    expect(about).to_have_url(f"{site}/glossary")
    expect(about).to_have_title(re.compile(SAY("pages.glossary")))
    expect(link(about, "glossary")).to_be_hidden()
    assert about.evaluate("window.alive")
    section(about, "plan").click()
    expect(link(about, "glossary")).to_have_attribute("aria-current", "page")


def test_the_back_button_goes_back_and_the_menu_says_where(about: Page) -> None:
    section(about, "plan").click()
    link(about, "glossary").click()
    expect(title(about, "glossary")).to_be_visible()
    about.go_back()
    expect(title(about, "about")).to_be_visible()
    section(about, "about").click()
    expect(link(about, "about")).to_have_attribute("aria-current", "page")
    assert about.evaluate("window.alive")


def test_a_page_begins_at_its_top_and_without_what_was_chosen_on_the_one_before(
    page: Page, site: str
) -> None:
    go(page, f"{site}/grade_lines?lines_at=1050.1030.940.850.600")
    page.get_by_test_id("stMain").evaluate("it => it.scrollTo(0, 900)")
    section(page, "plan").click()
    link(page, "glossary").click()
    expect(title(page, "glossary")).to_be_in_viewport()
    settle(page)
    expect(page).to_have_url(f"{site}/glossary")
    expect(page.get_by_text(SAY("ignored.title"))).to_have_count(0)


def test_one_section_is_open_at_a_time_and_leaving_closes_it(about: Page) -> None:
    section(about, "try").click()
    section(about, "plan").click()
    expect(link(about, "grade_lines")).to_be_hidden()
    expect(link(about, "glossary")).to_be_visible()
    title(about, "about").click()
    expect(link(about, "glossary")).to_be_hidden()


def test_by_keyboard_a_section_opens_escape_closes_it_and_tab_leaves_it(about: Page) -> None:
    section(about, "class").focus()
    about.keyboard.press("Enter")
    expect(link(about, "lessons")).to_be_visible()
    about.keyboard.press("Tab")
    expect(link(about, "lessons")).to_be_focused()
    about.keyboard.press("Escape")
    expect(link(about, "lessons")).to_be_hidden()
    expect(section(about, "class")).to_be_focused()
    section(about, "about").focus()
    about.keyboard.press("Enter")
    link(about, "about").focus()
    about.keyboard.press("Tab")
    expect(link(about, "about")).to_be_hidden()


def test_the_first_stop_of_the_keyboard_skips_it(about: Page) -> None:
    about.keyboard.press("Tab")
    expect(menu(about).get_by_role("link", name=SAY("skip_menu"))).to_be_focused()
    about.keyboard.press("Enter")
    assert about.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null")


def test_with_another_key_held_a_link_opens_a_tab_of_its_own(about: Page, site: str) -> None:
    section(about, "plan").click()
    with about.context.expect_page() as opened:
        link(about, "glossary").click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(f"{site}/glossary")
    expect(about).to_have_url(f"{site}/about")


def test_on_a_phone_one_button_opens_it_at_the_section_of_the_page_and_a_choice_closes_it(
    page: Page, site: str
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    go(page, f"{site}/glossary")
    button = menu(page).get_by_role("button", name=SAY("menu"))
    expect(section(page, "plan")).to_be_hidden()
    button.click()
    expect(link(page, "glossary")).to_have_attribute("aria-current", "page")
    section(page, "try").click()
    link(page, "grade_lines").click()
    expect(title(page, "grade_lines")).to_be_visible()
    expect(section(page, "plan")).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_link_of_the_text_goes_on_within_the_site(page: Page, site: str) -> None:
    go(page, site)
    page.evaluate(ALIVE)
    page.get_by_role("link", name=load().words["home"]("ways.classroom.title")).click()
    expect(title(page, "lessons")).to_be_visible()
    expect(page).to_have_url(f"{site}/lessons")
    assert page.evaluate("window.alive")


def test_a_bet_on_the_first_page_is_an_address_that_the_back_button_leaves(
    page: Page, site: str
) -> None:
    say = load().words["home"]
    go(page, site)
    page.evaluate(ALIVE)
    page.get_by_role("link", name=say("bet.options.everyone")).click()
    expect(page.get_by_text(say("bet.wrong"))).to_be_visible()
    page.get_by_role("link", name=say("bet.options.some")).click()
    expect(page.get_by_text(say("bet.right"))).to_be_visible()
    assert page.url == f"{site}/?{urlencode({'home_bet': say('bet.options.some')})}"
    page.go_back()
    expect(page.get_by_text(say("bet.wrong"))).to_be_visible()
    page.go_back()
    expect(page.get_by_text(SAY("bet.prompt"))).to_be_visible()
    assert page.evaluate("window.alive")


def test_without_a_connection_a_link_loads_the_page(about: Page, site: str) -> None:
    state = "DISCONNECTED_FOREVER"  # as Streamlit marks it
    about.get_by_test_id("stApp").evaluate(f"it => it.dataset.testConnectionState = '{state}'")
    section(about, "plan").click()
    link(about, "glossary").click()
    expect(title(about, "glossary")).to_be_visible()
    assert not about.evaluate("window.alive")


def test_a_page_after_a_wide_one_is_as_wide_as_it_was(page: Page, site: str) -> None:
    go(page, f"{site}/about")
    width = "document.querySelector('[data-testid=stMainBlockContainer]').clientWidth"
    before = page.evaluate(width)
    go(page, f"{site}/poll")
    page.get_by_role("button", name=load().words["poll"]("open.button")).click()
    settle(page)
    assert page.evaluate(width) > before
    section(page, "about").click()
    link(page, "about").click()
    expect(title(page, "about")).to_be_visible()
    settle(page)
    assert page.evaluate(width) == before
