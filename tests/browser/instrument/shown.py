"""The instrument in a page of its own, without Streamlit round it, and a made-up town for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from playwright.sync_api import Locator, Page, Route

from social_credit.bands import below_counts, moved, near_lines, residents_per_grade
from social_credit.content import load
from social_credit.ui.instrument import (
    FOLDER,
    SCRIPTS,
    GradeStyle,
    InstrumentData,
    LineConfidence,
)
from social_credit.ui.scripts import joined

ORIGIN = "http://instrument.test/"
OWN = (1050, 1030, 960, 850, 600)
AAA, AA, A, B, C = range(5)
RESIDENTS = 740_000
LIGHT = {
    "--st-background-color": "#FBFAF7",
    "--st-text-color": "#1B1F24",
    "--st-primary-color": "#A8321E",
}
DARK = {
    "--st-background-color": "#14171A",
    "--st-text-color": "#E8E6E1",
    "--st-primary-color": "#C4513B",
}


def town() -> tuple[int, ...]:
    """Half the residents keep a base score of 1000, the others trail off; scores 500 to 1199."""
    distance = np.arange(500, 1200) - 1000
    mass = np.where(distance > 0, np.exp(-distance / 14) / 60, np.exp(distance / 42) / 80)
    mass[500] = 1.0
    return below_counts(mass / mass.sum(), RESIDENTS)


DATA = InstrumentData(
    first=500,
    below=town(),
    grades=tuple(
        GradeStyle(label.lower(), label, color, ink)
        for label, color, ink in (
            ("AAA", "#0B4F5C", "#FFFFFF"),
            ("AA", "#2C7F8C", "#FFFFFF"),
            ("A", "#6FAEA5", "#1B1F24"),
            ("B", "#E6CB7C", "#1B1F24"),
            ("C", "#CE8A3A", "#1B1F24"),
            ("D", "#8F3B1B", "#FFFFFF"),
        )
    ),
    lines=OWN,
    own=OWN,
    confidence=(LineConfidence("reported", "◐"),) * 5,
    words=load().words["instrument"].texts,
)


def page_text(theme: dict[str, str]) -> str:
    variables = "".join(f"{name}:{value};" for name, value in theme.items())
    return (
        '<!doctype html><meta name="viewport" content="width=device-width">'
        '<link rel="stylesheet" href="instrument.css">'
        f'<body style="margin:16px;{variables}background:var(--st-background-color)">'
        '<div class="instrument"></div><div style="height:1500px"></div>'
    )


@dataclass
class Shown:
    """A page with the instrument in it, and what it told its host."""

    page: Page

    def open(self, data: InstrumentData = DATA, theme: dict[str, str] | None = None) -> None:
        def serve(route: Route) -> None:
            name = route.request.url.removeprefix(ORIGIN)
            if name == "":
                route.fulfill(
                    body=page_text(theme or LIGHT), content_type="text/html; charset=utf-8"
                )
            elif name == "joined.js":
                route.fulfill(
                    body=joined(FOLDER, SCRIPTS), content_type="text/javascript; charset=utf-8"
                )
            else:
                route.fulfill(path=FOLDER / name)

        self.page.route(f"{ORIGIN}**", serve)
        self.page.goto(ORIGIN)
        self.page.evaluate(
            """async (data) => {
              const { mountInstrument } = await import("/instrument.js");
              window.sent = [];
              const root = document.querySelector(".instrument");
              const onLines = (lines) => sent.push(lines);
              window.instrument = mountInstrument(root, data, { onLines });
            }""",
            data.as_json(),
        )

    def update(self, **changes: Any) -> None:
        data = replace(DATA, **changes).as_json()
        self.page.evaluate("(data) => instrument.update(data)", data)

    @property
    def sent(self) -> list[list[int]]:
        told: list[list[int]] = self.page.evaluate("() => window.sent")
        return told

    @property
    def lines(self) -> tuple[int, ...]:
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        tags = self.page.get_by_role("slider").all()
        return tuple(int(tag.get_attribute("aria-valuenow") or "") for tag in tags)

    def tag(self, line: int) -> Locator:
        return self.page.get_by_role("slider").nth(line)

    def centre(self, line: int) -> tuple[float, float]:
        box = self.tag(line).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def take(self, line: int) -> tuple[float, float]:
        """Press the mouse on a handle and say where."""
        x, y = self.centre(line)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def drag(self, line: int, pixels: float) -> None:
        x, y = self.take(line)
        self.page.mouse.move(x + pixels, y, steps=4)
        self.page.mouse.up()

    def column(self, name: str) -> list[str]:
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        return self.page.locator(f"tbody td.{name}").all_inner_texts()

    def expect_figures_of(self, lines: Sequence[int]) -> None:
        """The table and the sentence say what Python works out for these lines."""
        residents = residents_per_grade(DATA.below, DATA.first, lines)
        assert self.column("residents") == [f"{count:,}" for count in residents]
        up, down = moved(DATA.below, DATA.first, OWN, lines)
        near = near_lines(DATA.below, DATA.first, lines, DATA.near)
        words = DATA.words["sentence" if tuple(lines) != OWN else "sentence_own"]
        said = words.format(
            up=f"{up:,}", down=f"{down:,}", near=f"{near:,}", points=5, total=f"{RESIDENTS:,}"
        )
        assert self.page.locator(".sentence").inner_text() == said


def overlaps(page: Page, selector: str) -> list[float]:
    """Pixels by which neighbours in a row overlap."""
    boxes = [box for node in page.locator(selector).all() if (box := node.bounding_box())]
    boxes.sort(key=lambda box: box["x"])
    ends = [box["x"] + box["width"] for box in boxes]
    starts = [box["x"] for box in boxes]
    assert min(starts) >= 0
    assert page.viewport_size is not None
    assert max(ends) <= page.viewport_size["width"]
    return [end - start for end, start in zip(ends, starts[1:], strict=False) if end > start + 0.5]
