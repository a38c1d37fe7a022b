"""Pilots, contrasted: a story told by the record, and a comparison without a blank."""

from __future__ import annotations

import pytest

from social_credit.compare import Dimension
from social_credit.content import load
from social_credit.law_counts import category_matrix, law_count
from social_credit.ui.pilots_story import PAIR
from social_credit.ui.pilots_table import rows_of
from social_credit.ui.scheme_cells import dimension_name, value_text
from tests.test_pages import opened, text_of

CONTENT = load()
SAY = CONTENT.words["pilots"]
BOTH = tuple(CONTENT.edition(it) for it in PAIR)


def test_the_two_places_of_the_story_start_with_the_same_points() -> None:
    first, second = BOTH
    assert first.start == second.start == 1000
    assert first.grades[-1].id == second.grades[-1].id


def test_what_each_counted_is_told_after_the_bet_alone() -> None:
    app = opened("pilots")
    assert "On record for" not in text_of(app)
    app.radio(key="pilots_bet").set_value("points").run()
    said = text_of(app)
    assert SAY("story.verdict.points") in said
    names = CONTENT.words["categories"]
    for row in category_matrix(BOTH, names.texts):
        assert names(row.category).lower() in said
    for edition in BOTH:
        assert value_text(Dimension.LAW, law_count(edition.items)) in said


def test_whether_the_first_was_cancelled_is_told_as_a_dispute() -> None:
    app = opened("pilots")
    app.radio(key="pilots_bet").set_value("counted").run()
    fact = next(it for it in BOTH[0].facts if it.id == "cancelled")
    assert fact.text in text_of(app)
    assert fact.note is not None
    assert fact.note in text_of(app)


def test_the_comparison_opens_with_the_pair() -> None:
    app = opened("pilots")
    assert list(app.table[0].value.columns)[1:] == [edition.name for edition in BOTH]


@pytest.mark.parametrize("count", [1, 2, 4])
def test_few_schemes_are_columns_without_a_blank(count: int) -> None:
    chosen = [it.id for it in CONTENT.editions][:count]
    app = opened("pilots")
    app.multiselect(key="pilots_with").set_value(chosen).run()
    assert not app.exception
    for table in app.table:
        assert len(table.value.columns) == count + 1
        assert (table.value.map(str.strip) != "").all(axis=None)


@pytest.mark.parametrize("dimension", Dimension)
def test_all_schemes_are_rows_of_one_dimension_without_a_blank(dimension: Dimension) -> None:
    app = opened("pilots", pilots_all="true", pilots_by=dimension_name(dimension))
    assert not app.exception
    cells = app.table[0].value
    assert len(cells) == len(CONTENT.editions)
    assert (cells.map(str.strip) != "").all(axis=None)


def test_each_category_says_with_a_sign_and_a_word_whether_it_counts() -> None:
    app = opened("pilots")
    signs = tuple(SAY.section("counted").values())
    assert len({sign[0] for sign in signs}) == len(signs)
    matrix = app.table[1].value
    assert matrix.iloc[:, 1:].map(lambda text: text.startswith(signs)).all(axis=None)


def test_schemes_without_a_ruler_are_named() -> None:
    app = opened("pilots")
    app.multiselect(key="pilots_with").set_value(["honest-shanghai-2016", "court-list-2013"]).run()
    assert not app.exception
    names = "; ".join(
        CONTENT.edition(it).name for it in ("honest-shanghai-2016", "court-list-2013")
    )
    assert SAY("scales.none", schemes=names) in text_of(app)


def test_the_download_has_a_value_or_a_reason_in_every_row() -> None:
    rows = rows_of(CONTENT.editions)
    assert len(rows) == len(Dimension) * len(CONTENT.editions)
    assert all(str(row["value"]).strip() for row in rows)
    assert all(row["value"] for row in rows if row["known"] == "no")
