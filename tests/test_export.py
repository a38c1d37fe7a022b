"""Downloads: a cell never starts a formula, and what went in comes out again."""

from __future__ import annotations

import csv
import io
import json
import math
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from social_credit.export import csv_text, json_text

STARTS = ("=", "+", "-", "@", "|", "\0", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes some spreadsheet run a cell; the last four are the wide forms of = + - @."""

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.tuples(
        st.text(string.whitespace, max_size=2), st.sampled_from(STARTS), st.text(max_size=9)
    ).map("".join),
)
"""Any text, and often one that starts dangerously."""


def read_back(text: str) -> list[list[str]]:
    """The cells that a reader of CSV finds."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@settings(max_examples=500)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3), TEXTS)
@example([("note\r=1+1", "a\n@b")], "head\r\n-1")
def test_no_cell_ever_starts_a_formula_and_no_text_breaks_out_of_its_cell(
    rows: list[tuple[str, str]], name: str
) -> None:
    cells = read_back(csv_text([{f"a{name}": one, name: other} for one, other in rows]))
    assert [len(row) for row in cells] == [2] * (len(rows) + 1)
    for cell in (cell for row in cells for cell in row):
        assert not cell.startswith(STARTS)
        assert not cell.lstrip().startswith(STARTS)


@settings(max_examples=200)
@given(TEXTS)
def test_a_text_comes_back_as_it_was_or_with_one_apostrophe_before_it(text: str) -> None:
    ((_,), (cell,)) = read_back(csv_text([{"text": f"{text}x"}]))
    assert cell in (f"{text}x", f"'{text}x")


@settings(max_examples=200)
@given(st.text(string.ascii_letters + string.digits + " .,;:'\"()/诚信", min_size=1))
def test_a_harmless_text_gets_no_apostrophe(text: str) -> None:
    ((_,), (cell,)) = read_back(csv_text([{"text": text}]))
    assert cell == text


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "|calc", '=HYPERLINK("x","y")', "-", "=", "\uff1d1+1"),
        *(" =1+1", "\u3000=1", "\t=1+1", "\tx", "\r=1", "\n=1", "\0=1"),
    ],
)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert read_back(csv_text([{"text": text}]))[1] == [f"'{text}"]


def test_the_name_of_a_column_is_as_safe_as_a_cell() -> None:
    assert read_back(csv_text([{"=1+1": "a"}]))[0] == ["'=1+1"]


@settings(max_examples=200)
@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_stays_a_number_even_a_negative_one(number: float) -> None:
    ((_, _), (cell, _)) = read_back(csv_text([{"points": number, "and": "x"}]))
    assert type(number)(cell) == number


def test_a_carriage_return_alone_does_not_begin_a_new_row() -> None:
    text = csv_text([{"note": "one\r=two", "points": -5}])
    assert '"one\r=two"' in text
    assert read_back(text) == [["note", "points"], ["one\r=two", "-5"]]


def test_nothing_known_is_an_empty_cell() -> None:
    assert read_back(csv_text([{"score": None, "grade": "A"}]))[1] == ["", "A"]


def test_no_rows_give_no_text() -> None:
    assert csv_text([]) == ""


def test_columns_stand_in_the_order_of_the_first_row() -> None:
    rows = [{"b": 1, "a": 2}, {"a": 4, "b": 3}]
    assert read_back(csv_text(rows)) == [["b", "a"], ["1", "2"], ["3", "4"]]


def test_chinese_survives_in_both_forms() -> None:
    assert "失信" in csv_text([{"title": "失信"}])
    assert "失信" in json_text({"title": "失信"})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # Half of a surrogate pair is no character; no file holds it.
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@settings(max_examples=200)
@given(JSON)
def test_data_comes_back_from_json_as_it_was(data: object) -> None:
    assert json.loads(json_text(data)) == data


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_json_never_holds_what_is_no_number(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"points": number})
