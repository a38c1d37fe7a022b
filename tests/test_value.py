"""What every value on the site carries, and the forms that its parts are written in."""

from __future__ import annotations

import calendar
from datetime import date
from functools import cached_property
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from social_credit.value import (
    MAX_POINTS,
    Citation,
    Confidence,
    DayField,
    Frozen,
    Id,
    KnownNumber,
    KnownText,
    Moment,
    Points,
    Sourced,
    Text,
    Unknown,
    Value,
)

CITING = [Confidence.DOCUMENTED, Confidence.REPORTED, Confidence.DISPUTED]
SILENT = [Confidence.UNVERIFIED, Confidence.ILLUSTRATIVE]
SOURCE = {"town-rules": "article 1"}


def refused(kind: Any, value: Any) -> str:
    """The words with which a value is refused."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return str(caught.value)


# Objects that never change


class Heap(Frozen):
    """Something with a part that is worked out once."""

    parts: tuple[int, ...]

    @cached_property
    def whole(self) -> int:
        return sum(self.parts)


def test_a_changed_copy_works_out_anew_what_the_original_had_kept() -> None:
    heap = Heap(parts=(1, 2))
    assert heap.whole == 3
    assert heap.model_copy(update={"parts": (1, 2, 3)}).whole == 6
    assert heap.whole == 3


def test_a_copy_takes_in_nothing_that_the_original_could_not_hold() -> None:
    copy = Heap(parts=(1,)).model_copy(update={"colour": "red"})
    assert copy == Heap(parts=(1,))
    assert not hasattr(copy, "colour")


# Moments


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-04", date(2018, 4, 1), date(2018, 4, 30)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29)),
        ("2018-04-03", date(2018, 4, 3), date(2018, 4, 3)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_a_moment_is_as_long_as_what_is_known_of_it(written: str, first: date, last: date) -> None:
    moment = Moment.parse(written)
    assert (moment.first, moment.last) == (first, last)
    assert str(moment) == written


@pytest.mark.parametrize(
    "written",
    [
        *("2018-02-29", "2018-02-30", "2018-04-31", "2018-01-32", "2018-01-00"),
        *("2018-13", "2018-00", "2018-00-01", "0000", "0000-01-01"),
    ],
)
def test_a_day_that_no_calendar_has_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError, match=f"there is no such day as '{written}'"):
        Moment.parse(written)


@pytest.mark.parametrize(
    "written",
    [
        *("", "18", "18-04-03", "2018-4", "2018-04-3", "2018-", "-2018", "20180403"),
        *("2018/04/03", "03.04.2018", "2018-04-03T10:00", "spring 2018"),
        *(" 2018", "2018 ", "2018\n", "２０１８", "٢٠١٨"),
    ],
)
def test_a_date_in_another_form_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="a date is written YYYY, YYYY-MM or YYYY-MM-DD"):
        Moment.parse(written)


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True))
@example("2018-00")
def test_any_text_is_a_moment_that_says_the_same_or_is_refused(text: str) -> None:
    try:
        moment = Moment.parse(text)
    except PydanticCustomError as error:
        said = str(error)
    else:
        said = str(moment)
        assert said == text
        assert moment.first <= moment.last
    assert text in said


@given(st.dates())
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    written = day.isoformat()
    whole, month, year = (Moment.parse(written[:end]) for end in (10, 7, 4))
    assert whole.first == whole.last == day
    assert year.first <= month.first <= day <= month.last <= year.last
    assert (month.last - month.first).days + 1 == calendar.monthrange(day.year, day.month)[1]
    assert (year.last - year.first).days + 1 == 365 + calendar.isleap(day.year)


# Days, ids, texts, points


def test_a_whole_day_may_be_written_or_given() -> None:
    read = TypeAdapter(DayField).validate_python
    assert read("2018-04-03") == read(date(2018, 4, 3)) == date(2018, 4, 3)


@pytest.mark.parametrize("written", ["2018", "2018-04", 2018])
def test_where_a_whole_day_is_needed_a_month_or_year_is_refused(written: object) -> None:
    assert "this needs a whole day, YYYY-MM-DD" in refused(DayField, written)


@pytest.mark.parametrize("word", ["a", "7", "traffic-ticket", "rongcheng-2014", "a-b-c-1"])
def test_an_id_is_small_letters_digits_and_single_hyphens(word: str) -> None:
    assert TypeAdapter(Id).validate_python(word) == word


@pytest.mark.parametrize(
    "word", ["", "A", "a_b", "a b", "a--b", "-a", "a-", "a.b", "a~b", "é", "诚", "a\n"]
)
def test_any_other_id_is_refused(word: str) -> None:
    assert "an id is made of small letters" in refused(Id, word)


def test_text_may_be_written_as_a_whole_number_and_loses_space_at_its_ends() -> None:
    read = TypeAdapter(Text).validate_python
    assert read(100) == "100"
    assert read(" 1,000 yuan \n") == "1,000 yuan"


@pytest.mark.parametrize("value", ["", " ", "\n\t", None, True, 1.5, ["a"], {"a": "b"}])
def test_what_is_empty_or_no_text_is_refused_as_text(value: object) -> None:
    assert refused(Text, value)


@pytest.mark.parametrize("points", [-MAX_POINTS, 1 - MAX_POINTS, 0, MAX_POINTS - 1, MAX_POINTS])
def test_points_go_up_to_their_limit(points: int) -> None:
    assert TypeAdapter(Points).validate_python(points) == points


@pytest.mark.parametrize("points", [-MAX_POINTS - 1, MAX_POINTS + 1])
def test_points_past_their_limit_are_refused(points: int) -> None:
    side = "greater" if points < 0 else "less"
    assert f"{side} than or equal to {MAX_POINTS if points > 0 else -MAX_POINTS}" in refused(
        Points, points
    )


# Confidence and sources


def test_the_five_words_are_the_words_of_the_house() -> None:
    assert [word.value for word in Confidence] == [
        "documented",
        "reported",
        "disputed",
        "unverified",
        "illustrative",
    ]


def test_exactly_three_words_cite() -> None:
    assert [word for word in Confidence if word.cites] == CITING


@pytest.mark.parametrize("word", CITING)
def test_a_citing_word_needs_a_source(word: Confidence) -> None:
    said = {"confidence": word.value, "note": "They differ."}
    assert f"a {word.value} value needs at least one source" in refused(Sourced, said)
    assert Sourced.model_validate(said | {"sources": SOURCE}).sources


@pytest.mark.parametrize("word", SILENT)
def test_the_other_words_carry_none(word: Confidence) -> None:
    said = {"confidence": word.value}
    assert f"an {word.value} value carries no source" in refused(
        Sourced, said | {"sources": SOURCE}
    )
    assert Sourced.model_validate(said).sources == ()


def test_a_disputed_value_says_how_the_sources_disagree() -> None:
    said = {"confidence": "disputed", "sources": SOURCE}
    assert "a disputed value needs a note" in refused(Sourced, said)
    assert Sourced.model_validate(said | {"note": "They differ."}).note == "They differ."


@pytest.mark.parametrize("word", ["certain", "Documented", "", None, 1, ["documented"]])
def test_another_word_is_refused_with_the_five_that_there_are(word: object) -> None:
    said = refused(Sourced, {"confidence": word})
    assert "documented, reported, disputed, unverified, illustrative" in said


def test_sources_are_kept_in_the_order_given() -> None:
    sources = {"b": "page 2", "a": "page 1"}
    value = Sourced.model_validate({"confidence": "reported", "sources": sources})
    assert value.sources == (Citation(source="b", at="page 2"), Citation(source="a", at="page 1"))
    assert Sourced(confidence=Confidence.REPORTED, sources=value.sources) == value


@pytest.mark.parametrize("locator", ["", " ", None, 5, ["page 1"]])
def test_a_source_without_a_locator_is_refused(locator: object) -> None:
    said = refused(Sourced, {"confidence": "reported", "sources": {"town-rules": locator}})
    assert "source 'town-rules' needs a locator" in said


@pytest.mark.parametrize("sources", ["town-rules", ["town-rules"], 5, None])
def test_sources_in_another_form_are_refused(sources: object) -> None:
    said = refused(Sourced, {"confidence": "reported", "sources": sources})
    assert "sources are written 'id: locator'" in said


# Values


def test_a_value_refuses_a_key_that_it_does_not_know() -> None:
    assert "extra_forbidden" in refused(
        Value[int], {"value": 1, "confidence": "illustrative", "colour": "red"}
    )


def test_a_value_does_not_turn_text_into_a_number() -> None:
    assert "int_type" in refused(Value[int], {"value": "1", "confidence": "illustrative"})


def test_a_value_never_changes() -> None:
    value = Value[int](value=1, confidence=Confidence.ILLUSTRATIVE)
    with pytest.raises(ValidationError, match="frozen"):
        value.value = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "value"), [(KnownNumber, 1000), (KnownText, "all adult residents")]
)
def test_a_thing_is_known_with_its_confidence_or_unknown_with_why(kind: Any, value: object) -> None:
    read = TypeAdapter(kind).validate_python
    known = read({"value": value, "confidence": "illustrative"})
    assert isinstance(known, Value)
    assert known.value == value
    assert read({"unknown": "Nobody published it."}) == Unknown(unknown="Nobody published it.")
    assert read(known) is known
    assert read(Unknown(unknown="Not read.")) == Unknown(unknown="Not read.")


@pytest.mark.parametrize("kind", [KnownNumber, KnownText])
@pytest.mark.parametrize(
    "written",
    [
        {},
        {"unknown": ""},
        {"unknown": None},
        {"value": "", "confidence": "illustrative"},
        {"unknown": "Not read.", "value": 1000, "confidence": "illustrative"},
        {"value": 1000},
        1000,
        "all adult residents",
        None,
    ],
)
def test_anything_between_known_and_unknown_is_refused(kind: Any, written: object) -> None:
    assert refused(kind, written)
