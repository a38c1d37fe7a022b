"""Editions side by side: never a blank, read off the scheme, alike or different."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.compare import Cell, Dimension, Gap, Likeness, Row, Said, cell, compare, history
from social_credit.content import load
from social_credit.scheme import Day, Edition, Effect, Fact
from social_credit.value import Confidence, Moment, Unknown
from tests.any_lives import EACH, EDITIONS, FALL, labels
from tests.builders import edition

SUINING, RONGCHENG = load().edition("suining-2010"), load().edition("rongcheng-2014")
OURS = Confidence.ILLUSTRATIVE


def rows_of(*editions: Edition) -> dict[Dimension, Row]:
    return {row.dimension: row for row in compare(editions)}


def fact(fact_id: str, about: str, **parts: Any) -> Fact:
    return Fact(id=fact_id, about=about, text=fact_id, confidence=OURS, **parts)


def changed(**parts: Any) -> Edition:
    """A small edition with other parts."""
    return edition().model_copy(update=parts)


# Never a blank ---------------------------------------------------------------------------------


@EACH
def test_no_cell_is_blank(rules: Edition) -> None:
    for dimension in Dimension:
        found = cell(rules, dimension)
        if found.known:
            assert found.unknown is None, dimension
            assert all(str(value).strip() for value in found.values), dimension
        else:
            assert found.unknown is not None, dimension
            assert found.unknown.strip(), dimension


def test_a_cell_cannot_be_blank_nor_both_known_and_unknown() -> None:
    with pytest.raises(ValueError, match="one of the two"):
        Cell()
    with pytest.raises(ValueError, match="one of the two"):
        Cell((Said(1),), Gap.NOT_READ)


@given(st.lists(st.sampled_from(EDITIONS), max_size=5))
def test_every_row_has_a_cell_for_each_edition_in_their_order(chosen: list[Edition]) -> None:
    rows = compare(chosen)
    assert [row.dimension for row in rows] == list(Dimension)
    for row in rows:
        assert row.cells == tuple(cell(it, row.dimension) for it in chosen)


@EACH
def test_what_is_read_off_a_scheme_rests_on_a_source_or_is_counted_by_us(rules: Edition) -> None:
    """A key, a count and a grade without a stated meaning rest on nothing that could be cited."""
    free = {Dimension.GIVES, Dimension.ITEMS, Dimension.LAW, Dimension.SOURCES, Dimension.GRADES}
    for dimension in set(Dimension) - free - {Dimension.RUNNER}:
        for said in cell(rules, dimension).known:
            assert said.rests_on is not None, dimension


# What the cells say ----------------------------------------------------------------------------


def test_the_base_is_known_with_what_it_rests_on_or_unknown_in_the_words_of_the_content() -> None:
    assert cell(RONGCHENG, Dimension.BASE) == Cell((Said(1000, RONGCHENG.base),))  # type: ignore[arg-type]
    assert cell(changed(base=Unknown(unknown="not said")), Dimension.BASE).unknown == "not said"


def test_a_scheme_without_a_score_is_said_to_have_no_base_range_or_line() -> None:
    for dimension in (Dimension.BASE, Dimension.RANGE, Dimension.LINES):
        assert cell(labels(FALL), dimension) == Cell(unknown=Gap.NO_SCORE)


def test_what_the_content_is_silent_on_is_not_read() -> None:
    silent = (Dimension.RANGE, Dimension.REWARDS, Dimension.ENDED, Dimension.RECEPTION)
    rules = edition(last=None)
    assert {cell(rules, it).unknown for it in silent} == {Gap.NOT_READ}
    assert cell(edition([]), Dimension.ITEMS).unknown is Gap.NOT_READ


def test_a_scheme_that_nothing_is_cited_for_has_no_source() -> None:
    assert cell(edition(), Dimension.SOURCES) == Cell(unknown=Gap.NO_SOURCE)
    assert "china-daily-2010-suining" in cell(SUINING, Dimension.SOURCES).values


def test_rewards_are_what_grades_open_and_what_facts_say_opens() -> None:
    perk = Effect(id="perk", kind="opens", grades=("high",), text="a bench", confidence=OURS)
    rules = changed(effects=(perk,), facts=(fact("bus", "opens"), fact("wall", "closes")))
    assert cell(rules, Dimension.REWARDS).values == ("a bench", "bus")
    assert cell(rules, Dimension.RESTRICTIONS).values == ("wall",)


def test_a_launch_is_told_no_more_precisely_than_it_is_on_record() -> None:
    month = Day(value=Moment.parse("2018-03"), confidence=OURS)
    found = cell(changed(first_day=month), Dimension.LAUNCHED)
    assert [str(value) for value in found.values] == ["2018-03"]
    nobody = Unknown(unknown="nobody wrote it down")
    assert cell(changed(first_day=nobody), Dimension.LAUNCHED).unknown == "nobody wrote it down"


def test_history_goes_by_date_with_the_undated_last() -> None:
    rules = changed(
        facts=(
            fact("no-date", "reception"),
            fact("later", "ended", as_of=Moment.parse("2014-06")),
            fact("of-the-town", "population", as_of=Moment.parse("2001")),
            fact("earlier", "launched", as_of=Moment.parse("2010-01-01")),
        )
    )
    assert [it.id for it in history(rules)] == ["earlier", "later", "no-date"]


# Likeness --------------------------------------------------------------------------------------


def test_rows_are_alike_different_or_not_known_to_be_either() -> None:
    thousand, hundred = edition(base=1000), edition(base=100)
    unknown = changed(base=Unknown(unknown="not said"))
    base = Dimension.BASE
    assert rows_of(thousand, thousand)[base].likeness is Likeness.ALIKE
    assert rows_of(thousand, hundred)[base].likeness is Likeness.DIFFERENT
    assert rows_of(thousand, unknown)[base].likeness is Likeness.NOT_KNOWN
    assert rows_of(thousand, hundred, unknown)[base].likeness is Likeness.DIFFERENT
    assert rows_of(unknown, unknown)[base].likeness is Likeness.NOT_KNOWN


def test_no_score_differs_from_a_score_and_is_like_no_score() -> None:
    base = Dimension.BASE
    assert rows_of(labels(FALL), edition())[base].likeness is Likeness.DIFFERENT
    assert rows_of(labels(FALL), labels())[base].likeness is Likeness.ALIKE


def test_descriptions_are_for_a_reader_to_compare() -> None:
    assert rows_of(edition(), edition())[Dimension.COVERS].likeness is Likeness.IN_WORDS


def test_suining_and_rongcheng_begin_alike_and_were_received_in_other_words() -> None:
    rows = rows_of(SUINING, RONGCHENG)
    assert rows[Dimension.BASE].likeness is Likeness.ALIKE
    assert rows[Dimension.GRADES].likeness is Likeness.DIFFERENT
    assert rows[Dimension.RUNNER].likeness is Likeness.DIFFERENT
    assert rows[Dimension.CONSENT].likeness is Likeness.NOT_KNOWN
    assert rows[Dimension.DISPUTED].cells[0].known
