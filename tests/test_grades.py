"""Lines and grades: on a line, a point above it and a point below, in every edition on record."""

from __future__ import annotations

from datetime import date

import pytest

from social_credit.content import load
from social_credit.events import Event
from social_credit.grades import LineTable
from social_credit.scheme import Edition, grade_at, top_of
from tests.builders import DAY, at, by_single_points, edition, lines, scored

REAL = [
    pytest.param(rules, table, grade, first, id=f"{rules.id}-{table.id}-{grade}")
    for rules in load().editions
    if rules.start is not None
    for table in rules.line_tables
    for grade, first in table.firsts
]


@pytest.mark.parametrize(("rules", "table", "grade", "first"), REAL)
def test_exactly_on_a_real_line_is_the_grade(
    rules: Edition, table: LineTable, grade: str, first: int
) -> None:
    ledger = at(by_single_points(rules), first, table=table)
    assert (ledger.score, ledger.grade) == (first, grade)


@pytest.mark.parametrize(("rules", "table", "grade", "first"), REAL)
def test_one_point_above_a_real_line_is_the_grade(
    rules: Edition, table: LineTable, grade: str, first: int
) -> None:
    ledger = at(by_single_points(rules), first + 1, table=table)
    assert (ledger.score, ledger.grade) == (first + 1, grade)


@pytest.mark.parametrize(("rules", "table", "grade", "first"), REAL)
def test_one_point_below_a_real_line_is_the_next_worse_grade(
    rules: Edition, table: LineTable, grade: str, first: int
) -> None:
    by_score = [it.id for it in rules.by_score]
    worse = by_score[by_score.index(grade) + 1]
    ledger = at(by_single_points(rules), first - 1, table=table)
    assert (ledger.score, ledger.grade) == (first - 1, worse)


@pytest.mark.parametrize(
    ("target", "grade"),
    [(121, "high"), (120, "fair"), (119, "fair"), (81, "fair"), (80, "low"), (79, "low")],
)
def test_a_score_on_a_line_that_is_not_inclusive_is_below_it(target: int, grade: str) -> None:
    rules = edition(table=lines({"high": 120, "fair": 80}, inclusive=False))
    assert at(rules, target).grade == grade


def test_the_first_line_table_is_used_unless_another_is_given() -> None:
    rules = load().edition("rongcheng-2014")
    first, *others = rules.line_tables
    late = [Event(date(2016, 1, 15), "loan-arrears", 14), Event(DAY, "traffic-ticket")]
    unasked = scored(rules, *late)
    assert (unasked.table, unasked.grade) == (first, "B")
    found = {table.id: scored(rules, *late, table=table).grade for table in others}
    assert found == {"aaa-1300": "B", "printed-2018": "C"}


def test_the_best_grade_has_no_top_and_each_other_ends_just_below_the_next_better_line() -> None:
    rules = edition()
    table = rules.line_tables[0]
    assert [top_of(rules, table, grade) for grade in rules.rank] == [None, 119, 79]


def test_an_edition_without_grades_gives_no_grade_for_a_score() -> None:
    village = load().edition("dibaoquan-2018")
    with pytest.raises(ValueError, match="dibaoquan-2018 has no grades"):
        grade_at(village, lines({"high": 1}), 5)


def test_an_unknown_line_table_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match="small has no line table 'no-such'"):
        edition().table("no-such")
