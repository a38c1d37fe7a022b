"""A scheme's own page says everything that is on record about it, and what is not."""

from __future__ import annotations

import pytest

from social_credit.compare import Dimension, Gap
from social_credit.content import load
from social_credit.ui.scheme_cells import cell_text
from social_credit.ui.scheme_sheet import ASKED, known_of, rows
from tests.test_pages import opened, text_of

EDITIONS = load().editions


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda it: it.id)
def test_the_page_of_every_scheme_names_its_kinds_of_conduct_and_what_is_missing(edition) -> None:  # type: ignore[no-untyped-def]
    app = opened("scheme", scheme_id=edition.name)
    assert not app.exception
    text = text_of(app)
    assert edition.name in text
    for gap in edition.missing:
        assert gap.what in text
    if edition.items:
        names = [cell.split("  \n")[0] for cell in app.table[0].value.iloc[:, 0]]
        assert names == [item.name for item in edition.items]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda it: it.id)
def test_nothing_that_we_ask_is_left_blank(edition) -> None:  # type: ignore[no-untyped-def]
    for dimension, cell in known_of(edition).items():
        text = cell_text(dimension, cell)
        assert text.strip()
        if cell.unknown is not None and cell.unknown is not Gap.NO_SCORE:
            assert text.startswith("not known: ")


def test_we_ask_everything_of_every_scheme_but_its_sources() -> None:
    assert set(ASKED) == set(Dimension) - {Dimension.SOURCES}


def test_the_bet_counts_what_is_on_record() -> None:
    suining = load().edition("suining-2010")
    known = sum(1 for cell in known_of(suining).values() if cell.known)
    app = opened("scheme", scheme_id=suining.name)
    app.radio(key="scheme_bet").set_value("most").run()
    assert f"**{known} of {len(ASKED)}**" in text_of(app)


def test_a_scheme_that_there_is_not_is_named() -> None:
    assert "Atlantis" in opened("scheme", scheme_id="Atlantis").info[0].value


def test_the_download_has_a_source_or_a_word_for_every_value() -> None:
    for row in rows(load().edition("suining-2010")):
        assert row["value"]
