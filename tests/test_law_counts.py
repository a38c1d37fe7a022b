"""What schemes count, and how much of it the law forbids anyway."""

from __future__ import annotations

from fractions import Fraction

from social_credit.content import load
from social_credit.law_counts import Counted, LawCount, category_matrix, law_count
from social_credit.scheme import Edition
from tests.any_lives import EACH, EDITIONS, FALL, labels
from tests.builders import edition, item

CATEGORIES = tuple(load().words["categories"].texts)
MATRIX = category_matrix(EDITIONS, CATEGORIES)


@EACH
def test_the_law_is_counted_once_for_each_item(rules: Edition) -> None:
    count = law_count(rules.items)
    assert count.items == len(rules.items)
    assert count.share is None or 0 <= count.share <= 1


def test_the_share_of_the_law_leaves_out_what_is_of_unknown_standing() -> None:
    assert LawCount(offence=1, breach=1, lawful=2, unknown=9).share == Fraction(1, 2)
    assert LawCount(offence=0, breach=0, lawful=0, unknown=9).share is None


def test_the_matrix_has_every_item_of_every_edition_once() -> None:
    for place, rules in enumerate(EDITIONS):
        found = [it.id for row in MATRIX for it in row.cells[place].items]
        assert sorted(found) == sorted(rules.item_of)


def test_the_matrix_keeps_the_order_of_categories_and_leaves_out_those_that_nobody_counts() -> None:
    rules = edition([item("x", 1)])
    assert [row.category for row in category_matrix([rules], ["other", "test"])] == ["test"]
    assert [row.category for row in MATRIX] == [
        it for it in CATEGORIES if it in {row.category for row in MATRIX}
    ]


def test_the_four_ways_of_counting_a_category_are_told_apart() -> None:
    valued = edition([item("x", 1), item("y", unknown="not published")])
    sets = labels(FALL)
    unvalued = edition([item("y", unknown="not published")])
    silent = edition([])
    whole = silent.model_copy(update={"items_complete": True})
    (row,) = category_matrix([valued, sets, unvalued, silent, whole], ["test"])
    assert [it.counted for it in row.cells] == [
        Counted.WITH_VALUE,
        Counted.WITH_VALUE,
        Counted.WITHOUT_VALUE,
        Counted.UNKNOWN,
        Counted.NOT_COUNTED,
    ]


def test_nothing_is_called_not_counted_where_the_rulebook_is_not_known_whole() -> None:
    for place, rules in enumerate(EDITIONS):
        if not rules.items_complete:
            assert Counted.NOT_COUNTED not in {row.cells[place].counted for row in MATRIX}
