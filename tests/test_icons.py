"""The icons that are sent are those that can be shown."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from social_credit.content import load
from social_credit.serving.fonts import icons, whole_icons
from tools.icons import drawn, needed

AGAIN = "run: python -m tools.icons"


@pytest.fixture(scope="module")
def sent() -> TTFont:
    assert icons().is_file(), f"no icons for this version of Streamlit; {AGAIN}"
    return TTFont(icons())


@pytest.fixture(scope="module")
def whole() -> TTFont:
    return TTFont(whole_icons())


def test_every_icon_that_can_be_shown_is_sent(sent: TTFont, whole: TTFont) -> None:
    missing = (needed() & drawn(whole).keys()) - drawn(sent).keys()
    assert not missing, f"{sorted(missing)}; {AGAIN}"


def test_the_icons_that_are_sent_are_a_fraction_of_all() -> None:
    assert icons().stat().st_size < 0.2 * whole_icons().stat().st_size


def test_icons_named_in_code_and_in_words_are_found() -> None:
    # The menu's, a page's, one that stands in the words of a page, and one of Streamlit's own.
    assert {"account_tree", "download", "radio_button_unchecked", "more_vert"} <= needed()


def test_the_icon_of_every_degree_of_sureness_and_of_every_voice_is_found() -> None:
    words = load().words
    marks = words["common"].section("confidence_icon").values()
    assert {*marks, *words["voices"].section("kind_icon").values()} <= needed()
