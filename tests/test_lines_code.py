"""The code of grade lines: it goes round, and no text at all can make the decoder stumble."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.lines_code import MAX_LINE, decode, encode

OWN = (1050, 1030, 960, 850, 600)
IN_AN_ADDRESS_AS_IT_IS = re.compile(r"[A-Za-z0-9._~-]*")
"""What RFC 3986 calls unreserved: nothing of it is escaped in a query."""

LINES = st.lists(st.integers(0, MAX_LINE), min_size=1, max_size=8, unique=True).map(
    lambda lines: tuple(sorted(lines, reverse=True))
)


# There and back --------------------------------------------------------------------------------


@given(LINES)
def test_lines_come_back_from_their_code(lines: tuple[int, ...]) -> None:
    assert decode(encode(lines), len(lines)) == lines


@given(LINES)
def test_a_code_stands_in_an_address_without_any_character_being_escaped(
    lines: tuple[int, ...],
) -> None:
    assert IN_AN_ADDRESS_AS_IT_IS.fullmatch(encode(lines))


def test_a_code_is_the_numbers_with_points_between_best_grade_first() -> None:
    assert encode(OWN) == "1050.1030.960.850.600"


def test_every_line_table_on_record_goes_round() -> None:
    for edition in load().editions:
        for table in edition.line_tables:
            lines = tuple(first for _, first in table.firsts)
            assert decode(encode(lines), len(lines)) == lines


@pytest.mark.parametrize("lines", [(MAX_LINE, 0), (1, 0), (0,), (MAX_LINE,)])
def test_lines_at_the_very_ends_go_round(lines: tuple[int, ...]) -> None:
    assert decode(encode(lines), len(lines)) == lines


def test_as_many_of_the_longest_numbers_as_there_are_lines_are_not_too_long() -> None:
    lines = tuple(range(MAX_LINE, MAX_LINE - 5, -1))
    assert decode(encode(lines), 5) == lines


# Any text at all -------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["0", "1", "9", "60", "850", "1050", ".", ".", "-", "+", "_", " ", "²", "٣"]
)
NEARLY = st.lists(PIECES, max_size=12).map("".join)


def assert_safe(code: str, count: int) -> None:
    """Nothing, or lines that the page can use as they are."""
    lines = decode(code, count)
    if lines is not None:
        assert len(lines) == count
        assert all(type(line) is int for line in lines)
        assert all(0 <= line <= MAX_LINE for line in lines)
        assert all(upper > lower for upper, lower in pairwise(lines))


@settings(max_examples=500)
@given(st.one_of(st.text(), NEARLY), st.integers(1, 6))
def test_any_text_gives_no_lines_or_lines_that_fall(code: str, count: int) -> None:
    assert_safe(code, count)


@settings(max_examples=500)
@given(LINES, st.data())
def test_a_spoilt_code_gives_no_lines_or_lines_that_fall(
    lines: tuple[int, ...], data: st.DataObject
) -> None:
    code = encode(lines)
    start = data.draw(st.integers(0, len(code)))
    end = data.draw(st.integers(start, len(code)))
    assert_safe(code[:start] + data.draw(st.text(max_size=3)) + code[end:], len(lines))


# What is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "",
        ".",
        "....",
        "1050",
        "1050.1030.960.850",
        "1050.1030.960.850.600.500",
        "1050.1030.960.850.",
        ".1050.1030.960.850",
        "1050..960.850.600",
    ],
)
def test_a_code_with_another_number_of_lines_is_refused(code: str) -> None:
    assert decode(code, 5) is None


@pytest.mark.parametrize(
    "code",
    ["1030.1050.960.850.600", "1050.1030.960.960.600", "600.850.960.1030.1050", "9.9.9.9.9"],
)
def test_lines_that_do_not_fall_are_refused(code: str) -> None:
    assert decode(code, 5) is None


@pytest.mark.parametrize(
    "number",
    [
        "960.5",
        "1e3",
        "+960",
        "-960",
        " 960",
        "960 ",
        "9_60",
        "0x3C0",
        "nan",
        "A",
        "９６０",
        "٩٦٠",
        "9²",
    ],
)
def test_what_python_or_a_visitor_may_take_for_a_number_is_refused(number: str) -> None:
    assert decode(f"1050.1030.{number}.850.600", 5) is None


@pytest.mark.parametrize(("line", "read"), [(MAX_LINE, True), (MAX_LINE + 1, False)])
def test_a_line_goes_up_to_the_limit_and_not_above(line: int, read: bool) -> None:
    assert (decode(f"{line}.1030", 2) is not None) is read


def test_a_line_goes_down_to_0_and_not_below() -> None:
    assert decode("1050.0", 2) == (1050, 0)
    assert decode("1050.-1", 2) is None


@pytest.mark.parametrize("digits", [7, 5_000, 100_000])
def test_a_number_of_very_many_digits_is_refused(digits: int) -> None:
    assert decode("9" * digits, 1) is None
    assert decode(f"{'9' * digits}.1030.960.850.600", 5) is None


def test_a_hundred_thousand_characters_are_refused() -> None:
    assert decode("1050.1030.960.850.600" + "." * 100_000, 5) is None
    assert decode("1." * 50_000, 5) is None
