"""A chart keeps its place while what it shows changes, and is drawn wherever it stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from social_credit.charts.library import ADDRESS
from social_credit.content import load
from social_credit.ui.chart import FOLDER
from social_credit.ui.scripts import joined
from tests.browser.conftest import go, settle

WORDS = load().words
SAY = WORDS["common"]
ALONE = "http://chart.test/"
LIBRARY = """window.drawn = window.purged = 0;
window.Plotly = {
  react(root) { window.drawn += 1; root.on = root.removeAllListeners = () => {}; },
  purge() { window.purged += 1; },
};"""
"""Stands in for Plotly: counts what is asked of it."""


def drawn(chart: Locator) -> Locator:
    """A chart, once Plotly has drawn it."""
    expect(chart.locator(".main-svg").first).to_be_attached()
    return chart


def first_share(chart: Locator) -> float:
    share: float = chart.evaluate("it => Array.from(it.data[0].y).at(-1)")
    return share


def test_a_change_is_drawn_into_the_chart_that_is_there(page: Page, site: str) -> None:
    go(page, f"{site}/city_years")
    chart = drawn(page.locator(".chart").first)
    chart.evaluate("it => { it.mark = it.querySelector('.main-svg').mark = true; }")
    before = first_share(chart)
    page.locator("details", has=page.locator(".st-key-city_recorded")).locator("summary").click()
    page.locator(".st-key-city_recorded [type=range]").press("Home")
    page.wait_for_function(
        "before => Array.from(document.querySelector('.chart').data[0].y).at(-1) !== before",
        arg=before,
    )
    assert chart.evaluate("it => [it.mark, it.querySelector('.main-svg').mark]") == [True, True]


def test_a_chart_far_below_is_drawn_before_anybody_comes_there(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 400})
    go(page, f"{site}/city_years")
    chart = drawn(page.locator(".chart").last)
    assert chart.evaluate("it => it.getBoundingClientRect().top") > 800


def test_a_chart_is_as_wide_as_its_page_and_follows_it(page: Page, site: str) -> None:
    go(page, f"{site}/score_a_life")
    chart = drawn(page.locator(".chart").first)
    for width in (500, 900):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(
            """() => {
              const it = document.querySelector('.chart');
              return it.querySelector('.main-svg').clientWidth === it.clientWidth;
            }"""
        )
        room = chart.evaluate("it => it.parentElement.clientWidth")
        assert chart.evaluate("it => it.clientWidth") == room


@pytest.mark.parametrize(
    ("scheme", "ink"), [("light", "rgb(27, 31, 36)"), ("dark", "rgb(232, 230, 225)")]
)
def test_the_words_of_a_chart_have_the_colour_of_the_page(
    page: Page, site: str, scheme: str, ink: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    go(page, f"{site}/score_a_life")
    tick = drawn(page.locator(".chart").first).locator(".xtick text").first
    assert tick.evaluate("it => getComputedStyle(it).fill") == ink


def test_on_paper_a_chart_fits_the_sheet_and_on_the_screen_it_is_as_before(
    page: Page, site: str
) -> None:
    go(page, f"{site}/score_a_life")
    picture = drawn(page.locator(".chart").first).locator(".main-svg").first
    wide = picture.evaluate("it => it.clientWidth")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert picture.evaluate("it => it.clientWidth") == pytest.approx(0.92 * wide, abs=1)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert picture.evaluate("it => it.clientWidth") == wide


def test_without_its_library_a_chart_says_so_and_the_next_change_asks_again(
    browser: Browser, site: str
) -> None:
    cold = browser.new_context()  # where the library is not kept from another test
    page = cold.new_page()
    page.route(f"**/{ADDRESS}", lambda route: route.abort())
    go(page, f"{site}/city_years")
    expect(page.get_by_text(SAY("chart_failed")).first).to_be_visible()
    page.unroute(f"**/{ADDRESS}")
    page.locator("details", has=page.locator(".st-key-city_recorded")).locator("summary").click()
    page.locator(".st-key-city_recorded [type=range]").press("Home")
    drawn(page.locator(".chart").first)
    expect(page.locator(".chart").first.get_by_text(SAY("chart_failed"))).to_have_count(0)
    cold.close()


def test_the_library_comes_once_and_only_where_there_is_a_chart(
    browser: Browser, site: str
) -> None:
    cold = browser.new_context()
    page = cold.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, f"{site}/glossary")
    assert [url for url in asked if url.endswith(ADDRESS)] == []
    go(page, f"{site}/city_years")
    drawn(page.locator(".chart").last)
    settle(page)
    assert [url for url in asked if url.endswith(ADDRESS)] == [f"{site}/{ADDRESS}"]
    cold.close()


def test_a_chart_whose_data_were_overtaken_stays_until_it_is_gone_from_the_page(
    page: Page,
) -> None:
    scripts = {
        f"{ALONE}": ('<div class="chart"></div>', "text/html"),
        f"{ALONE}chart.js": (joined(FOLDER, ("look.js", "chart.js")), "text/javascript"),
        f"{ALONE}library.js": (LIBRARY, "text/javascript"),
    }

    def serve(route: Route) -> None:
        body, kind = scripts[route.request.url]
        route.fulfill(body=body, content_type=kind)

    page.route(f"{ALONE}**", serve)
    page.goto(ALONE)
    told = page.evaluate(
        """async () => {
          const { default: mount } = await import("/chart.js");
          const root = document.querySelector(".chart");
          const figure = JSON.stringify({ data: [], layout: {} });
          const data = { figure, height: 100, alt: "", config: {}, library: "library.js" };
          const shown = { parentElement: document.body, data, setTriggerValue: () => {} };
          const end = mount(shown);
          while (!window.drawn) await new Promise(requestAnimationFrame);
          end();
          const kept = window.purged;
          root.remove();
          end();
          return [kept, window.purged];
        }"""
    )
    assert told == [0, 1]
