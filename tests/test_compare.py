"""Editions side by side: never a blank, every value sourced or unknown, counts, law and scales."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from social_credit.compare import (
    Cell,
    Dimension,
    Gap,
    Likeness,
    Row,
    Said,
    cell,
    compare,
    history,
)
from social_credit.content import load
from social_credit.law_counts import Counted, LawCount, category_matrix, law_count
from social_credit.scales import MARGIN, Scale, scale
from social_credit.scheme import Day, Edition, Effect, Fact
from social_credit.value import Citation, Confidence, Moment, Sourced, Unknown, Value
from tests.builders import edition, item, lines
from tests.test_any_life import EDITIONS, FALL, labels

CATEGORIES = tuple(load().words["categories"].texts)
SUINING, RONGCHENG = load().edition("suining-2010"), load().edition("rongcheng-2014")
MATRIX = category_matrix(EDITIONS, CATEGORIES)
OURS = Confidence.ILLUSTRATIVE
EACH = pytest.mark.parametrize("rules", EDITIONS, ids=lambda it: it.id)


def rows_of(*editions: Edition) -> dict[Dimension, Row]:
    return {row.dimension: row for row in compare(editions)}


def fact(fact_id: str, about: str, **parts: Any) -> Fact:
    return Fact(id=fact_id, about=about, text=fact_id, confidence=OURS, **parts)


def changed(**parts: Any) -> Edition:
    """A small edition with other parts."""
    return edition().model_copy(update=parts)


# Every value is sourced or unknown -------------------------------------------------------------


def leaves(thing: Any, place: str, sourced: bool) -> Iterator[tuple[str, Any, bool]]:
    """Every number and text within a thing, its place, and whether something sourced holds it."""
    if isinstance(thing, Unknown):
        yield f"{place}.unknown", thing.unknown, True
    elif isinstance(thing, Moment):
        yield place, thing, sourced
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            inner = sourced or isinstance(thing, Sourced)
            yield from leaves(getattr(thing, name), f"{place}.{name}", inner)
    elif isinstance(thing, Mapping):
        for key, part in thing.items():
            yield from leaves(part, f"{place}.{key}", sourced)
    elif isinstance(thing, tuple):
        for number, part in enumerate(thing):
            yield from leaves(part, f"{place}.{number}", sourced)
    else:
        yield place, thing, sourced


OUR_WORDS = re.compile(
    r"\.(scheme|id|name|place|summary|runner|scores|gives|begins_in|carried_from\.\w+|at\.place)"
    r"|\.missing\.\d+\.(what|why)"
    r"|\.line_tables\.\d+\.(id|name|note)"
    r"|\.grades\.\d+\.id"
)
"""What an edition says in words of its own: its names, what kind it is, and what is missing."""

ON_THE_MAP = {".at.north", ".at.east"}
"""Where a place lies, which anybody can look up."""


def bare(rules: Edition) -> list[str]:
    """The places of numbers, dates and texts that nothing sourced holds."""
    return [
        place
        for place, leaf, sourced in leaves(rules, "", sourced=False)
        if not (sourced or leaf is None or isinstance(leaf, bool))
        if place not in ON_THE_MAP and not OUR_WORDS.fullmatch(place)
    ]


def parts_with_sources(thing: Any, place: str = "") -> Iterator[tuple[str, Sourced]]:
    if isinstance(thing, Sourced):
        yield place, thing
    if isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from parts_with_sources(getattr(thing, name), f"{place}.{name}")
    elif isinstance(thing, Mapping | tuple):
        parts = thing.items() if isinstance(thing, Mapping) else enumerate(thing)
        for key, part in parts:
            yield from parts_with_sources(part, f"{place}.{key}")


def unfounded(rules: Edition) -> list[str]:
    """The places of values whose word asks for a source in the register, and that have none."""
    known = load().sources
    return [
        place
        for place, part in parts_with_sources(rules)
        if bool(part.sources) != part.confidence.cites
        or not all(at.source in known and at.at.strip() for at in part.sources)
    ]


def unexplained(rules: Edition) -> list[str]:
    """The places of what is not known, where fewer than three words say why."""
    return [
        place
        for place, leaf, _ in leaves(rules, "", sourced=False)
        if place.endswith((".unknown", ".why")) and leaf is not None and len(leaf.split()) < 3
    ]


@EACH
def test_every_value_of_a_scheme_is_sourced_illustrative_or_unknown(rules: Edition) -> None:
    assert bare(rules) == []


@EACH
def test_every_sourced_value_of_a_scheme_cites_a_source_or_says_that_it_has_none(
    rules: Edition,
) -> None:
    assert list(parts_with_sources(rules))
    assert unfounded(rules) == []


@EACH
def test_what_is_unknown_of_a_scheme_says_why(rules: Edition) -> None:
    assert unexplained(rules) == []


def test_a_value_without_a_source_or_a_reason_would_be_found() -> None:
    item = SUINING.items[0]
    uncited = item.model_copy(update={"sources": ()})
    elsewhere = item.model_copy(update={"sources": (Citation(source="a-rumour", at="page 1"),)})
    silent = SUINING.items[6].model_copy(update={"unknown": "Not known."})
    said = {"base": 1000, "people": "a million", "first_day": Moment.parse("2010")}
    assert bare(SUINING.model_copy(update=said)) == [".people", ".first_day", ".base"]
    assert unfounded(SUINING.model_copy(update={"items": (item, uncited)})) == [".items.1"]
    assert unfounded(SUINING.model_copy(update={"items": (elsewhere,)})) == [".items.0"]
    assert unexplained(SUINING.model_copy(update={"items": (silent,)})) == [".items.0.unknown"]
    assert unexplained(SUINING.model_copy(update={"consent": Unknown(unknown="?")})) == [
        ".consent.unknown"
    ]


# Never a blank ---------------------------------------------------------------------------------


@EACH
@pytest.mark.parametrize("dimension", Dimension)
def test_no_cell_is_blank(rules: Edition, dimension: Dimension) -> None:
    found = cell(rules, dimension)
    if found.known:
        assert found.unknown is None
        assert all(str(value).strip() for value in found.values)
    else:
        assert found.unknown is not None
        assert found.unknown.strip()


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


# What counts, and how much of it the law forbids anyway ----------------------------------------


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


# Scales ----------------------------------------------------------------------------------------


def test_a_scale_goes_from_end_to_end_of_its_range() -> None:
    found = scale(edition(between=(0, 200)))
    assert found is not None
    assert (found.low, found.high, found.open) == (0, 200, False)
    assert [found.position(it) for it in (0, 50, 200)] == [0, Fraction(1, 4), 1]


def test_a_scale_without_a_range_is_open_and_drawn_beyond_its_marks() -> None:
    found = scale(edition(base=100, table=lines({"high": 120, "fair": 80})))
    assert found is not None
    assert found.open
    assert (found.low, found.high) == (80 - 40 * MARGIN, 120 + 40 * MARGIN)


def test_what_lies_beyond_an_end_is_drawn_at_it() -> None:
    ends = Scale(Fraction(0), Fraction(10), False, None, ())
    assert (ends.position(-5), ends.position(50)) == (0, 1)


def test_a_score_that_was_reported_stands_on_the_scale() -> None:
    found = scale(load().edition("xichu-2018"))
    assert found is not None
    assert [it.value for it in found.reported] == [1360]
    assert found.low < 1000 < 1360 < found.high


def test_points_collected_since_an_unknown_start_are_no_scale() -> None:
    assert scale(load().edition("rongcheng-community-2020")) is None
    assert scale(labels(FALL)) is None


@EACH
def test_lines_and_start_lie_on_the_scale_in_their_order(rules: Edition) -> None:
    found = scale(rules)
    if found is None:
        return
    marks = [found.position(first) for _, first in found.lines]
    assert all(0 <= it <= 1 for it in marks)
    assert all(better > worse for better, worse in combinations(marks, 2))
    if found.start is not None:
        assert found.position(found.start) == Fraction(found.start - found.low) / (
            found.high - found.low
        )
    assert isinstance(rules.base, Value) == (found.start is not None)
