"""Watches what a page asks for and what the browser refuses, from its first request on."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page

CHARTS = {
    "PlotlyChart": "[data-testid=stPlotlyChart]",
    "ArrowVegaLiteChart": "[data-testid=stVegaLiteChart]",
    "EChartsChart": "[data-testid=stEChartsChart]",
    "DeckGlJsonChart": "[data-testid=stDeckGlJsonChart]",
    "GraphVizChart": "[data-testid=stGraphVizChart]",
    "MermaidChart": "[data-testid=stMermaidChart]",
}
"""Streamlit's chart libraries by their scripts, and a selector of what each shows."""

SHOWN = CHARTS | {"plotly": ".chart"}
"""The same with our own."""


class Watch:
    """The requests of a page and the words of its console, collected as they come."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.asked: list[str] = []
        self.refused: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("console", lambda said: self._hear(said.text))

    def _hear(self, said: str) -> None:
        if "Content Security Policy" in said:
            self.refused.append(said[:400])

    @property
    def hosts(self) -> set[str]:
        """Every host that was asked for anything; ``data:`` and ``blob:`` ask none."""
        return {urlsplit(url).netloc for url in self.asked} - {""}

    @property
    def charts_not_shown(self) -> list[str]:
        """The chart libraries that came although the page shows no such chart."""
        came = {urlsplit(url).path.rpartition("/")[2].partition(".")[0] for url in self.asked}
        return [
            script
            for script, shown in SHOWN.items()
            if script in came and not self._page.locator(shown).count()
        ]

    @property
    def icons_not_drawn(self) -> list[str]:
        """The icons that stand as words: their names are not in the typeface that was sent."""
        names: list[str] = self._page.evaluate(
            """() => [...document.querySelectorAll(
                  '[data-testid=stIconMaterial], [role=img][translate=no]')]
                .filter(it => it.scrollWidth > 1.5 * parseFloat(getComputedStyle(it).fontSize))
                .map(it => it.textContent)"""
        )
        return names
