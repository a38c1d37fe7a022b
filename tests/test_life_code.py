"""The code of a life: it goes round, and no text at all can make the decoder stumble."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.events import MAX_COUNT
from social_credit.life_code import (
    MAX_EVENTS,
    MAX_LENGTH,
    Decoded,
    Ignored,
    Trouble,
    decode,
    encode,
)
from social_credit.lives import MAX_YEARS, LifeDay, LifeEvent

ACTS = frozenset(item.id for edition in load().editions for item in edition.items)

IN_AN_ADDRESS_AS_IT_IS = re.compile(r"[A-Za-z0-9._~-]*")
"""What RFC 3986 calls unreserved: nothing of it is escaped in a query."""


def _life_day(day: date) -> LifeDay:
    return LifeDay(day.year - 2000, day.month, min(day.day, 28 if day.month == 2 else 31))


DAYS = st.builds(_life_day, st.dates(date(2001, 1, 1), date(2000 + MAX_YEARS, 12, 31)))
EVENTS = st.builds(
    LifeEvent,
    DAYS,
    st.sampled_from(sorted(ACTS)),
    st.one_of(st.integers(1, 3), st.integers(1, MAX_COUNT)),
)
LIVES = st.lists(EVENTS, max_size=8)


def assert_safe(found: Decoded) -> None:
    """Whatever came in: known acts, counts and days in their limits, short and few notes."""
    assert len(found.events) <= MAX_EVENTS
    assert len(found.events) + len(found.ignored) <= MAX_EVENTS + 2
    for event in found.events:
        assert event.act in ACTS
        assert 1 <= event.count <= MAX_COUNT
        assert 1 <= event.on.year <= MAX_YEARS
        assert event.on.in_calendar(2014).year == 2013 + event.on.year
    for ignored in found.ignored:
        assert len(ignored.text) <= 41


def troubles(found: Decoded) -> list[Trouble]:
    return [ignored.trouble for ignored in found.ignored]


# There and back --------------------------------------------------------------------------------


@settings(max_examples=200)
@given(LIVES)
def test_a_life_comes_back_from_its_code_with_nothing_ignored(life: list[LifeEvent]) -> None:
    assert decode(encode(life), ACTS) == Decoded(tuple(life), ())


@settings(max_examples=200)
@given(LIVES)
def test_a_code_stands_in_an_address_without_any_character_being_escaped(
    life: list[LifeEvent],
) -> None:
    assert IN_AN_ADDRESS_AS_IT_IS.fullmatch(encode(life))


def test_every_act_that_any_scheme_counts_goes_round() -> None:
    life = tuple(LifeEvent(LifeDay(1, 1, 1), act) for act in sorted(ACTS))
    assert decode(encode(life), ACTS).events == life


def test_the_longest_life_fits_into_a_code() -> None:
    longest = max(ACTS, key=len)
    life = tuple(LifeEvent(LifeDay(10, 12, 31), longest, MAX_COUNT) for _ in range(MAX_EVENTS))
    assert len(encode(life)) <= MAX_LENGTH
    assert decode(encode(life), ACTS) == Decoded(life, ())


def test_one_event_more_than_the_longest_life_is_left_out_and_reported() -> None:
    life = [LifeEvent(LifeDay(1, 1, 1), "traffic-ticket")] * (MAX_EVENTS + 1)
    found = decode(encode(life), ACTS)
    assert found.events == tuple(life[:MAX_EVENTS])
    assert troubles(found) == [Trouble.TOO_MANY]


def test_real_lives_go_round() -> None:
    for life in load().lives:
        assert decode(encode(life.events), ACTS) == Decoded(life.events, ())


# Any text at all -------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["1", "2", "0", ".", "~", "-", "1.", "1.1~", "traffic-ticket", "city-award", "2-03-14", "1000"]
)
NEARLY = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=20).map("".join)


@settings(max_examples=1_100)
@given(st.one_of(st.text(), NEARLY, st.text().map("1.1~{}".format)))
def test_any_text_is_read_without_an_error_and_gives_safe_events_only(text: str) -> None:
    assert_safe(decode(text, ACTS))


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A valid code after one to three accidents: cut, changed, doubled, of another version."""
    code = encode(draw(LIVES))
    for _ in range(draw(st.integers(1, 3))):
        here = draw(st.integers(0, len(code)))
        there = draw(st.integers(here, len(code)))
        match draw(st.sampled_from(["cut", "hole", "flip", "insert", "double", "version"])):
            case "cut":
                code = code[:here]
            case "hole":
                code = code[:here] + code[there:]
            case "flip":
                code = code[:here] + draw(st.characters()) + code[here + 1 :]
            case "insert":
                code = code[:here] + draw(st.text(max_size=5)) + code[here:]
            case "double":
                code = code[:there] + code[here:]
            case "version":
                code = draw(st.sampled_from(["0", "2", "11", "v1", "", "١"])) + code[1:]
    return code


@settings(max_examples=1_100)
@given(spoilt())
def test_a_spoilt_code_is_read_without_an_error_and_gives_safe_events_only(code: str) -> None:
    assert_safe(decode(code, ACTS))


@settings(max_examples=500)
@given(st.data())
def test_a_code_cut_short_anywhere_says_so_unless_the_whole_life_is_there(
    data: st.DataObject,
) -> None:
    life = data.draw(LIVES)
    code = encode(life)
    found = decode(code[: data.draw(st.integers(0, len(code)))], ACTS)
    assert found.events == tuple(life[: len(found.events)])
    if found.events != tuple(life):
        assert found.ignored


def test_a_life_cut_short_at_every_place_keeps_the_events_that_are_whole() -> None:
    life = (
        LifeEvent(LifeDay(1, 1, 1), "traffic-ticket", 12),
        LifeEvent(LifeDay(10, 12, 31), "city-award"),
    )
    code = encode(life)
    for end in range(len(code)):
        found = decode(code[:end], ACTS)
        assert found.events == life[: max(code[:end].count("~") - 1, 0)]
        assert found.ignored
        assert set(troubles(found)) <= {Trouble.CUT_SHORT, Trouble.VERSION}


# What is wrong, by name ------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["", "~", "2.1~traffic-ticket.2-03-14.1~", "1.x~", "1~", "01.0~"])
def test_a_code_of_another_version_or_of_none_is_ignored_as_a_whole(code: str) -> None:
    assert decode(code, ACTS) == Decoded((), (Ignored(Trouble.VERSION, code),))


@pytest.mark.parametrize(
    "part",
    [
        "traffic-ticket.0-03-14.1",
        "traffic-ticket.0000-01-01.1",
        "traffic-ticket.11-03-14.1",
        "traffic-ticket.2-02-29.1",
        "traffic-ticket.2-13-01.1",
        "traffic-ticket.2-00-10.1",
        "traffic-ticket.2-03-00.1",
        "traffic-ticket.2-03.1",
        "traffic-ticket.00021-03-14.1",
        "traffic-ticket.2-03-00145.1",
        "traffic-ticket.2-99999999999-01.1",
        "traffic-ticket.--.1",
        "traffic-ticket.2-03-14.0",
        "traffic-ticket.2-03-14.1001",
        "traffic-ticket.2-03-14.-1",
        "traffic-ticket.2-03-14.1.5",
        "traffic-ticket.2-03-14.00001",
        "traffic-ticket.2-03-14.",
        "traffic-ticket.2-03-14",
        "traffic-ticket.2-03-14.²",
        "traffic-ticket.٢-03-14.1",
        "traffic-ticket",
    ],
)
def test_an_event_with_an_impossible_day_or_count_is_ignored_and_the_others_stay(
    part: str,
) -> None:
    found = decode(f"1.2~{part}~city-award.3-06-01.1~", ACTS)
    assert found.events == (LifeEvent(LifeDay(3, 6, 1), "city-award"),)
    assert found.ignored == (Ignored(Trouble.EVENT, part),)


@pytest.mark.parametrize("count", ["1", "999", "1000"])
def test_counts_from_1_to_1000_are_kept(count: str) -> None:
    found = decode(f"1.1~traffic-ticket.2-03-14.{count}~", ACTS)
    assert [event.count for event in found.events] == [int(count)]


@pytest.mark.parametrize(
    "act",
    ["", "jaywalking", "TRAFFIC-TICKET", " traffic-ticket", "<script>alert(1)</script>", "=1+1"],
)
def test_an_act_that_no_scheme_counts_is_ignored_and_handed_back_as_it_came(act: str) -> None:
    found = decode(f"1.1~{act}.2-03-14.1~", ACTS)
    assert found == Decoded((), (Ignored(Trouble.ACT, act),))


def test_of_a_long_part_only_forty_characters_are_handed_back() -> None:
    (ignored,) = decode(f"1.1~{'x' * 500}.2-03-14.1~", ACTS).ignored
    assert ignored.text == "x" * 40 + "…"


@pytest.mark.parametrize("start", ["", "1.1~", "1.99999~traffic-ticket.2-03-14.1~"])
@pytest.mark.parametrize("piece", ["a", "~", "traffic-ticket.2-03-14.1~", "信", "\0"])
def test_a_hundred_thousand_characters_are_ignored_as_too_long(start: str, piece: str) -> None:
    code = (start + piece * 100_000)[:100_000]
    assert decode(code, ACTS) == Decoded((), (Ignored(Trouble.TOO_LONG, code[:40] + "…"),))


@pytest.mark.parametrize(("length", "trouble"), [(MAX_LENGTH, False), (MAX_LENGTH + 1, True)])
def test_a_code_is_too_long_from_one_character_above_the_limit(length: int, trouble: bool) -> None:
    code = "1.1~traffic-ticket.2-03-14.1~".ljust(length, "x")
    assert (Trouble.TOO_LONG in troubles(decode(code, ACTS))) is trouble


def test_thousands_of_empty_events_leave_a_few_hundred_notes_at_most() -> None:
    found = decode("1.19000~" + "~" * 19_000, ACTS)
    assert found.events == ()
    assert troubles(found) == [Trouble.ACT] * MAX_EVENTS + [Trouble.TOO_MANY]


@pytest.mark.parametrize("promised", ["0", "1", "3", pytest.param("9" * 5_000, id="huge")])
def test_a_code_that_promises_another_number_of_events_is_cut_short(promised: str) -> None:
    found = decode(f"1.{promised}~traffic-ticket.2-03-14.1~city-award.3-06-01.1~", ACTS)
    assert len(found.events) == 2
    assert troubles(found) == [Trouble.CUT_SHORT]
