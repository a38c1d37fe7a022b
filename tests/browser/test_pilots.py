"""The story of two counties, and a life taken along and told event by event, in a real browser."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

from social_credit.compare import Likeness
from social_credit.content import load
from social_credit.life_code import encode
from social_credit.lives import LifeDay, LifeEvent
from social_credit.many_schemes import run_all
from tests.browser.conftest import go, settle

CONTENT = load()
PILOTS, MANY = CONTENT.words["pilots"], CONTENT.words["many_schemes"]
NAMES = {it.id: it.name for it in CONTENT.editions}
COMPANYS = "zhima-2015"
LIFE = (
    LifeEvent(LifeDay(1, 3, 1), "traffic-ticket"),
    LifeEvent(LifeDay(1, 4, 1), "elder-care"),
)
ALIGNED = {
    "rongcheng-2014": ("−5 ●", MANY("status.not-known")),
    "suining-2010": (MANY("status.no-value"), MANY("status.no-value")),
    "court-list-2013": (MANY("status.not-counted"), MANY("status.not-counted")),
    "taxpayer-2025": (MANY("status.not-this-person"), MANY("status.not-this-person")),
}
"""What four schemes make of the two events: five answers, told apart by sign and word."""


def said(page: Page) -> str:
    """All that the page shows."""
    return page.get_by_test_id("stMain").inner_text()


def cells(table: Locator) -> list[list[str]]:
    """The rows of a table, cell by cell, without its head."""
    rows: list[list[str]] = table.evaluate(
        """table => [...table.querySelectorAll('tbody tr')]
            .map(row => [...row.cells].map(cell => cell.innerText.trim()))"""
    )
    return rows


def test_two_counties_are_told_apart_after_the_bet_and_their_differences_marked_in_words(
    page: Page, site: str
) -> None:
    go(page, f"{site}/pilots")
    expect(page.get_by_text(PILOTS("story.heading"))).to_be_visible()
    assert "On record for" not in said(page)
    page.get_by_text(PILOTS("story.options.lines"), exact=True).click()
    expect(page.get_by_text(PILOTS("story.verdict.lines"))).to_be_visible()
    settle(page)
    story = said(page)
    for told in ("Both counted:", "On record for Suining alone:", "On record for Rongcheng alone:"):
        assert told in story
    assert PILOTS("story.disputed") in story
    assert parse_qs(urlsplit(page.url).query)["pilots_bet"] == [PILOTS("story.options.lines")]

    likes = {PILOTS(f"like.{it.value}") for it in Likeness}
    found = set()
    for first, *others in cells(page.get_by_test_id("stTable").first):
        assert len(others) == 2
        assert all(others)
        found.add(next(like for like in likes if first.endswith(like)))
    assert found == likes - {PILOTS("like.in-words")}


def test_a_life_comes_along_by_one_click_and_the_names_come_after_the_bet(
    page: Page, site: str
) -> None:
    go(page, f"{site}/score_a_life?{urlencode({'life': encode(LIFE)})}")
    page.get_by_role("link", name=CONTENT.words["score_a_life"]("otherwise.many")).click()
    expect(page.get_by_text(MANY("life.brought"))).to_be_visible()
    settle(page)
    assert not [name for name in NAMES.values() if name in said(page)]

    letter = chr(ord("A") + list(NAMES).index(COMPANYS))
    page.get_by_role("radiogroup").get_by_text(MANY("hidden", letter=letter), exact=True).click()
    many = run_all(CONTENT.editions, LIFE)
    ordered = [NAMES[column.run.edition.id] for column in many.by_harshness()]
    expect(page.get_by_test_id("stTable").first.locator("tbody tr").first).to_contain_text(
        ordered[0]
    )
    settle(page)
    silent = [it for it in many.columns if it.fall.open_events == len(LIFE)]
    page.get_by_text(MANY.count("result.silent", len(silent))).click()
    settle(page)
    results = [row for place in (0, 1) for row in cells(page.get_by_test_id("stTable").nth(place))]
    assert [row[0] for row in results] == ordered
    assert all(all(row) for row in results)
    dispute = many.most_disputed()
    assert dispute is not None
    hardest = NAMES[many.columns[dispute.hardest].run.edition.id]
    expect(page.get_by_text(f"{hardest}: takes 5 per cent of its starting score")).to_be_visible()

    chosen = [("many_with", NAMES[it]) for it in ALIGNED]
    go(page, f"{page.url}&{urlencode(chosen)}")
    events = page.get_by_test_id("stTable").nth(2)
    head = [it.strip() for it in events.locator("thead th").all_inner_texts()]
    assert head[1:] == [NAMES[it] for it in ALIGNED]
    rows = cells(events)
    for place, event in enumerate(LIFE):
        assert rows[place][0] == CONTENT.acts[event.act]
        assert tuple(rows[place][1:]) == tuple(it[place] for it in ALIGNED.values())
    assert rows[-1][0] == MANY("events.ends")
    assert len(rows) == len(LIFE) + 1
