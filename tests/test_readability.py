"""The estimate of how hard a page's words are to read counts what it says it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.readability import Ease, ease, prose, sentences, syllables
from social_credit.content import load
from social_credit.words import Words

HARDEST = 8.0
"""School years; what a page for bright fifteen-year-olds should stay below."""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("score", 1),
        ("rules", 1),
        ("asked", 1),
        ("moved", 1),
        ("listed", 2),
        ("places", 2),
        ("table", 2),
        ("people", 2),
        ("credit", 2),
        ("social", 2),
        ("somebody", 3),
        ("statement", 2),
        ("merely", 2),
        ("citizens", 3),
        ("government", 3),
        ("video", 3),
        ("period", 3),
        ("being", 2),
        ("institution", 4),
        ("penalties", 3),
        ("provinces", 3),
        ("city's", 2),
        ("trust-breaking", 3),
        ("reading", 2),
        ("created", 3),
        ("million", 2),
        ("serious", 3),
        ("society", 4),
        ("experience", 4),
        ("official", 3),
        ("paying", 2),
        ("going", 2),
        ("tables", 2),
        ("called", 1),
        ("settled", 2),
        ("quality", 3),
        ("actual", 3),
        ("area", 3),
        ("mechanism", 4),
        ("dismiss", 2),
        ("740,000", 1),
        ("2014", 1),
    ],
)
def test_syllables_are_estimated_from_the_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(max_size=40))
def test_every_word_has_a_syllable_at_least(word: str) -> None:
    assert syllables(word) >= 1


def test_sentences_end_at_stops_questions_calls_and_paragraphs() -> None:
    assert sentences("One. Two? Three!\n\nFour") == ["One", "Two", "Three", "Four"]


def test_an_order_number_or_a_decimal_ends_no_sentence() -> None:
    assert sentences("Order No. 58 raised it by 2.4 points.") == [
        "Order No. 58 raised it by 2.4 points"
    ]


def test_lines_of_a_list_are_sentences_of_their_own() -> None:
    assert sentences("Read on:\n- one thing\n- another") == ["Read on:", "one thing", "another"]


def test_marks_chinese_and_addresses_are_not_read() -> None:
    assert sentences("The *list* (失信被执行人, shixin) is [public](list_walk).") == [
        "The list is public"
    ]


def test_what_a_page_fills_in_is_one_short_word() -> None:
    assert ease(sentences("Here are {terms} terms.")) == Ease(1, 4, 4)


def test_the_grade_is_the_published_formula() -> None:
    assert Ease(2, 20, 30).grade == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)


def test_nothing_to_read_has_no_grade() -> None:
    assert ease([]).grade == 0


def test_longer_sentences_of_the_same_words_are_harder() -> None:
    assert (
        ease(["a plan of old", "a list of new"]).grade < ease(["a plan of old a list of new"]).grade
    )


def test_labels_are_not_counted() -> None:
    words = Words("page", {"label": "Sort by", "text": "This is read."})
    assert list(prose(words)) == [("text", "This is read")]


@pytest.mark.parametrize("name", load().words)
def test_the_words_of_a_page_stay_below_grade_eight(name: str) -> None:
    counted = ease([sentence for _, sentence in prose(load().words[name])])
    assert counted.grade < HARDEST, f"python -m benchmarks.readability {name}"
