"""The glossary: every term at its address, in the order of its pinyin."""

from __future__ import annotations

import pytest

from social_credit.content import load
from social_credit.ui.term import by_pinyin, matching
from social_credit.ui.term import rows as term_rows
from tests.test_pages import opened, text_of

CONTENT = load()
WORDS = CONTENT.words


def test_terms_stand_in_the_order_of_their_pinyin_without_tones() -> None:
    terms = by_pinyin()
    assert len(terms) == len(CONTENT.glossary.terms)
    places = [term.id for term in terms]
    assert places.index("chengxin") < places.index("shixin") < places.index("xinyong")


def test_every_term_has_an_address_that_opens_it_alone() -> None:
    app = opened("glossary")
    for term in CONTENT.glossary.terms:
        app.query_params["terms_id"] = term.id
        app.run()
        said = text_of(app)
        assert not app.exception, term.id
        assert term.means in said
        assert term.why in said
        assert all(word in said for row in term.renderings for word in row.words)
        assert ("terms_search" in [box.key for box in app.text_input]) is False


@pytest.mark.parametrize("query", ["失信", "shixin", "shīxìn", "trust-breaking"])
def test_a_term_is_found_by_chinese_pinyin_and_english(query: str) -> None:
    assert "shixin" in [term.id for term in matching(query, "")]


def test_a_source_leaves_only_terms_for_which_it_has_words() -> None:
    found = matching("", "fp-2018")
    assert found
    assert all("fp-2018" in {row.source for row in term.renderings} for term in found)


def test_a_search_that_fits_no_term_says_so() -> None:
    assert WORDS["glossary"]("none") in text_of(opened("glossary", terms_search="zzzz"))


def test_an_unknown_term_is_noted_and_all_are_shown() -> None:
    app = opened("glossary", terms_id="nobody*")
    assert "nobody\\*" in text_of(app)
    assert app.text_input(key="terms_search")


def test_the_csv_of_the_glossary_has_a_row_for_each_term_and_source() -> None:
    assert len(term_rows()) == sum(len(term.renderings) for term in CONTENT.glossary.terms)
