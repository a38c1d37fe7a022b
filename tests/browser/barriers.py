"""What shuts somebody out: barriers that axe finds, words that are cut, and what paper cuts off."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Only what is wrong comes back: the whole of what axe finds takes longer to send than to find.
_RUN = """options => axe.run(document, options).then(({ violations }) => violations
  .filter(it => ['serious', 'critical'].includes(it.impact))
  .map(it => [it.id, it.nodes[0].html]))"""
_AXE = Axe().axe_script
_BY_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

# What only a screen reader is to find is a pixel wide. Letters of charts do not take part in the
# page's layout, and a data grid is drawn on a canvas.
_CUT = """() => [...document.querySelectorAll('#menu *, [data-testid=stMain] *')]
  .filter(it => {
    const { overflowX, overflowY, whiteSpace } = getComputedStyle(it);
    const hidden = (way) => ['hidden', 'clip'].includes(way);
    if (!hidden(overflowX) && !hidden(overflowY)) return false;
    if (!it.textContent.trim() || it.clientWidth < 2 || it.clientHeight < 2) return false;
    if (!it.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
    if (it.closest('svg, .js-plotly-plot, .stDataFrame, [data-testid=stIconMaterial]')) {
      return false;
    }
    return (hidden(overflowX) && it.scrollWidth > it.clientWidth + 1)
      || (hidden(overflowY) && it.scrollHeight > it.clientHeight + 2);
  })
  .map(it => `${it.outerHTML.slice(0, 90)}: ${it.textContent.trim().slice(0, 60)}`)"""


def barriers(page: Page, *, colours_only: bool = False) -> list[tuple[str, str]]:
    """The serious and critical faults of a page as it stands, each with the first place of it.

    ``colours_only`` looks again at a page of which nothing but the colours has changed.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]} | (_BY_COLOUR if colours_only else {})
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    return [(rule, place) for rule, place in page.evaluate(_RUN, options)]


def cut_words(page: Page) -> list[str]:
    """The parts of a page whose words do not fit them and are cut."""
    found: list[str] = page.evaluate(_CUT)
    return found


def skipped_headings(page: Page) -> list[str]:
    """The headings that stand more than one level below the one before."""
    found: list[str] = page.evaluate(
        """() => {
          let before = 1;
          return [...document.querySelectorAll('[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)')]
            .filter(it => it.checkVisibility())
            .filter(it => {
              const level = Number(it.tagName[1]);
              const skips = level > before + 1;
              before = level;
              return skips;
            })
            .map(it => `${it.tagName}: ${it.textContent}`);
        }"""
    )
    return found


def scrolls_sideways(page: Page) -> bool:
    """Whether a page is wider than the window."""
    found: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth + 2")
    return found


PIXELS_BETWEEN_MARGINS = 688
"""The width of A4 without its margins, at 96 pixels an inch."""


def wider_than_paper(page: Page) -> list[str]:
    """The parts of a page that its print would cut; the window is left as wide as the paper."""
    page.set_viewport_size({"width": PIXELS_BETWEEN_MARGINS, "height": 900})
    page.emulate_media(media="print")
    # Streamlit itself cuts a grid at the edge of the paper, and Plotly draws its pictures anew.
    found: list[str] = page.evaluate(
        """width => [...document.querySelectorAll('[data-testid=stMain] *')]
          .filter(it => it.checkVisibility() && !it.closest('svg, .js-plotly-plot, .stDataFrame')
            && it.getBoundingClientRect().right > width + 2)
          .map(it => it.outerHTML.slice(0, 120))""",
        PIXELS_BETWEEN_MARGINS,
    )
    page.emulate_media(media="screen")
    return found
