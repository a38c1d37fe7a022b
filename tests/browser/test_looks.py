"""Every page as it opens and as it is used, in all that it is shown on: nobody is shut out.

Light and dark, on a desktop, zoomed, on paper, on a phone, and on a projector. To open a page takes
longer than to look at it, so that one visit is made of it all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from social_credit.content import load
from social_credit.ui.frame import PAGES
from tests.browser.barriers import (
    barriers,
    cut_words,
    scrolls_sideways,
    skipped_headings,
    wider_than_paper,
)
from tests.browser.conftest import go, settle, unfold
from tests.browser.watch import Watch

WORDS = load().words
LIFE = WORDS["score_a_life"]
DESKTOP = {"width": 1280, "height": 900}
ZOOMED = {"width": 640, "height": 450}
"""What is left of a desktop's window at 200 per cent, as browsers zoom."""

PHONE = {"width": 360, "height": 800}
LINKED = [
    ("home", "home_bet=Yes%2C+one+number+for+every+citizen"),
    ("score_a_life", "life_bet=Neither%2C+both+end+alike&life_who=The+man+with+a+system"),
    ("score_a_life", "life_rules=Rongcheng%2C+consent-based%2C+from+2021&life_consent=No"),
    ("sources", "source=fp-2018"),
    ("grade_lines", "lines_bet=About+1+in+2&lines_at=1050.1030.940.850.600&lines_anyway=true"),
]
"""States that a link leads to and that differ much from the page as it opens."""

BET = (
    "[data-testid=stMain] .stRadio:not(:has(input:checked)) [data-testid=stRadioOption]"
    ", [class*=_bet_links]:not(:has(em)) a"
)
"""The options where a bet has not been made."""


@pytest.fixture
def page(page: Page) -> Page:
    """A page on a desktop, light. Nothing moves, so a change of colours is done at once."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return page


def wear(page: Page, scheme: Any) -> None:
    """Change to the light or the dark theme, as a browser does at nightfall."""
    page.emulate_media(color_scheme=scheme)
    paper = {"light": "rgb(251, 250, 247)", "dark": "rgb(20, 23, 26)"}[scheme]
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper, timeout=30_000)


def fit(page: Page, size: dict[str, int]) -> None:
    """Give the window another size."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    settle(page)


def opened(page: Page, site: str, name: str, query: str = "") -> Page:
    """A page of the site at one of its addresses."""
    go(page, f"{site}/{'' if name == 'home' else name}?{query}")
    return page


def faults(page: Page) -> dict[str, list[Any]]:
    """What is wrong with a page in both themes, on paper and in three windows.

    Of each only what can be. What shuts somebody out on a phone is sought once the page is in use.
    """
    found: dict[str, list[Any]] = {"light": barriers(page)}
    wear(page, "dark")
    found["dark"] = barriers(page, colours_only=True)
    found["paper: too wide"] = wider_than_paper(page)
    for look, size in (("zoomed", ZOOMED), ("phone", PHONE)):
        fit(page, size)
        found[f"{look}: cut"] = cut_words(page)
        found[f"{look}: sideways"] = [look] if scrolls_sideways(page) else []
    return {look: there for look, there in found.items() if there}


@pytest.mark.parametrize("name", [it.name for it in PAGES])
def test_a_page_as_it_opens_and_unfolded_with_a_bet_made_and_on_a_projector(
    page: Page, site: str, name: str
) -> None:
    watch = Watch(page)
    opened(page, site, name)
    assert not page.get_by_test_id("stException").count()
    assert watch.hosts == {urlsplit(site).netloc}
    assert watch.refused == []
    assert watch.charts_not_shown == []
    assert watch.icons_not_drawn == []
    assert faults(page) == {}
    use(page)
    assert (barriers(page), cut_words(page), scrolls_sideways(page)) == ([], [], False)
    assert skipped_headings(page) == []
    assert len(on_a_projector(page)) > 20


def on_a_projector(page: Page) -> str:
    """Press the button at the foot; what the first step shows."""
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.get_by_role("button", name=WORDS["common"]("foot.present")).click()
    expect(page.locator(".present-bar .where")).to_have_text(re.compile(r"\d+"))
    settle(page)
    expect(page.locator("[data-testid=stMainBlockContainer] h1").first).to_be_visible()
    return page.get_by_test_id("stMainBlockContainer").inner_text()


def use(page: Page) -> None:
    """Bet where a bet is asked for, and open what is folded up."""
    option = page.locator(BET).first
    if option.count():
        option.click()
        settle(page)
    unfold(page)
    at_the_foot = page.get_by_role("button", name=WORDS["common"]("foot.print"), exact=True)
    expect(at_the_foot).to_be_visible()


@pytest.mark.parametrize(("name", "query"), LINKED, ids=lambda it: it[:30])
def test_a_page_as_a_link_shows_it(page: Page, site: str, name: str, query: str) -> None:
    opened(page, site, name, query)
    assert faults(page) == {}


def test_a_broken_address_and_all_that_opens_over_a_page(page: Page, site: str) -> None:
    opened(page, site, "score_a_life", "life=1.1~no-such-act~&nonsense=1")
    expect(page.get_by_text(WORDS["common"]("ignored.title"))).to_be_visible()
    assert barriers(page) == []
    for open_it, over in (
        (page.get_by_role("button", name=WORDS["common"]("share.title")), "stPopoverBody"),
        (page.get_by_role("combobox", name=WORDS["score_a_life"]("edit.act")), "listbox"),
    ):
        open_it.scroll_into_view_if_needed()
        settle(page)  # a list closes when the page is still scrolling
        open_it.click()
        shown = page.get_by_test_id(over) if over.startswith("st") else page.get_by_role("listbox")
        expect(shown).to_be_visible()
        settle(page)
        assert barriers(page) == []
        page.keyboard.press("Escape")
        expect(shown).to_be_hidden()


def add_an_event(page: Page) -> None:
    """Add an event to a life: a short note says so."""
    page.get_by_role("button", name=LIFE("edit.add")).click()
    expect(page.get_by_role("alertdialog", name=re.compile(r"^Added: "))).to_be_visible()


def open_the_calendar(page: Page) -> None:
    """Look for the day of an event in a calendar."""
    page.get_by_test_id("stDateInput").get_by_role("button").first.click()
    expect(page.get_by_role("dialog").get_by_role("grid")).to_be_visible()


def open_a_cell(page: Page) -> None:
    """Change a number in the table of events."""
    page.locator("summary", has_text=LIFE("edit.table")).click()
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    settle(page)
    box = table.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + 80, box["y"] + 52)
    expect(page.locator("#portal").get_by_label(LIFE("edit.column_day"))).to_be_visible()


def test_what_opens_while_a_life_is_written_has_no_barrier_on_a_phone_in_the_dark(
    page: Page, site: str
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="dark")
    opened(page, site, "score_a_life", "life_who=The+courier")
    for act in (add_an_event, open_the_calendar, open_a_cell):
        act(page)
        assert barriers(page) == [], act.__doc__
        page.keyboard.press("Escape")
        settle(page)


def search(words: str, key: str = "search") -> Callable[[Page], None]:
    """Look for what is nowhere, in the field of a page."""

    def act(page: Page) -> None:
        field = page.get_by_label(WORDS[words](key))
        field.fill("zzzz")
        field.press("Enter")
        settle(page)

    return act


def bring_in(page: Page) -> None:
    """Bring in a file that is none."""
    say = WORDS["design"]
    page.get_by_text(say("file.import"), exact=True).click()
    page.get_by_label(say("file.paste")).fill("a: &a [x, x]\nb: &b [*a, *a]\n")
    page.get_by_role("button", name=say("file.read")).click()
    expect(page.get_by_text(say("file.refused"))).to_be_visible()
    settle(page)


def as_it_opens(_: Page) -> None:
    """Nothing is done: the address itself asks for what there is not."""


REFUSED: dict[str, tuple[str, str, Callable[[Page], None], str]] = {
    "no such term": ("glossary", "", search("glossary"), WORDS["glossary"]("none")[:20]),
    "no such source": ("sources", "", search("sources", "filter.search"), "No source fits"),
    "no such passage": ("passage", "node=9.9", as_it_opens, "There is no passage"),
    "no such room": ("poll", "poll_room=ZZZZZZ", as_it_opens, WORDS["poll"]("answers")),
    "no such page": ("no-such-page", "", as_it_opens, "There is no page"),
    "a file that is none": ("design", "", bring_in, WORDS["design"]("file.refused")),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_has_no_barrier_on_a_phone_in_the_dark(page: Page, site: str, what: str) -> None:
    name, query, act, said = REFUSED[what]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="dark")
    opened(page, site, name, query)
    act(page)
    expect(page.get_by_test_id("stMain").get_by_text(said).first).to_be_visible()
    assert (barriers(page), cut_words(page), scrolls_sideways(page)) == ([], [], False)


@pytest.mark.parametrize(("look", "size"), [("light", DESKTOP), ("dark", PHONE)])
def test_the_open_menu_has_no_barrier(
    page: Page, site: str, look: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.emulate_media(color_scheme=look)  # type: ignore[arg-type]
    opened(page, site, "about")
    menu = page.locator("#menu")
    if size == PHONE:
        menu.get_by_role("button").click()
    else:
        menu.locator("summary").last.click()
    expect(menu.get_by_role("link", name=WORDS["common"]("pages.about"))).to_be_visible()
    assert (barriers(page), cut_words(page), scrolls_sideways(page)) == ([], [], False)
