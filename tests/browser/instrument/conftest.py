"""The instrument on a desktop and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.instrument.shown import Shown


@pytest.fixture(scope="package")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A desktop."""
    wide = browser.new_context(viewport={"width": 1000, "height": 740})
    yield wide
    wide.close()


@pytest.fixture(scope="package")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone 360 pixels wide, to be touched."""
    narrow = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    yield narrow
    narrow.close()


@pytest.fixture
def shown(desk: BrowserContext) -> Iterator[Shown]:
    """The instrument on a desktop, its errors raised."""
    yield from open_page(desk)


@pytest.fixture
def on_a_phone(phone: BrowserContext) -> Iterator[Shown]:
    """The instrument on a phone, its errors raised."""
    yield from open_page(phone)


def open_page(context: BrowserContext) -> Iterator[Shown]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    shown = Shown(page)
    shown.open()
    yield shown
    page.close()
    assert errors == []
