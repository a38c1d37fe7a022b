"""One term in its English lives, on the page What translation does."""

from __future__ import annotations

import pytest

from social_credit.content import load
from social_credit.ui.renderings import _slug, used
from tests.test_pages import opened, text_of

CONTENT = load()
SAY = CONTENT.words["translation"]
TERMS = [CONTENT.glossary.term(it) for it in SAY.section("lives.sentence")]


def name_of(term: object) -> str:
    return SAY("lives.name", zh=term.zh, pinyin=term.pinyin, ours=term.ours)


def test_all_four_words_of_the_bet_stand_for_one_term() -> None:
    found = used(CONTENT.glossary.term("chengxin"))
    assert {"sincerity", "integrity", "trustworthiness", "creditworthiness"} <= set(found)
    question = SAY("lives.bet.question").casefold()
    assert sum(word in question for word in found) == 4


@pytest.mark.parametrize("answer", SAY.section("lives.bet.options"))
def test_the_bet_on_lives_shows_who_uses_which_word(answer: str) -> None:
    app = opened("translation")
    assert "Right. All four" not in text_of(app)
    app.radio(key="gaps_lives_bet").set_value(answer).run()
    said = text_of(app)
    assert SAY("lives.bet.right" if answer == "four" else "lives.bet.wrong", zh="诚信") in said
    assert "*integrity*: [" in said
    assert SAY("lives.bet.pairing", zh="诚信") in said


@pytest.mark.parametrize("term", TERMS, ids=lambda it: it.id)
def test_a_term_shows_the_sentence_with_each_word_and_its_sources(term: object) -> None:
    app = opened("translation", gaps_term=name_of(term))
    assert not app.exception
    boxes = [
        it.value for it in app.markdown if SAY(f"lives.feel.{term.id}.{_first(term)}") in it.value
    ]
    assert len(boxes) == 1
    said = text_of(app)
    forms = SAY.section(f"lives.form.{term.id}")
    for word, sources in used(term).items():
        form = forms.get(_slug(word), word)
        assert SAY(f"lives.sentence.{term.id}", word=f"**{form}**") in said
        assert SAY(f"lives.feel.{term.id}.{_slug(word)}") in said
        for source in sources:
            assert f"(sources?source={source})" in said


def _first(term: object) -> str:
    return _slug(next(iter(used(term))))


@pytest.mark.parametrize("term", TERMS, ids=lambda it: it.id)
def test_every_word_of_a_term_has_thoughts_and_no_other_has(term: object) -> None:
    words = {_slug(word) for word in used(term)}
    if term.ours.casefold() not in used(term):
        words.add("ours")
    assert set(SAY.section(f"lives.feel.{term.id}")) == words
    assert set(SAY.section(f"lives.form.{term.id}")) <= words


def test_the_terms_to_pick_are_those_of_trust_and_of_credit() -> None:
    assert {"诚信", "失信", "征信", "公信"} <= {term.zh for term in TERMS}
