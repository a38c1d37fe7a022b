"""The rules of class polls and their questions: codes, limits, tallies, and answers on record."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.poll import (
    ALPHABET,
    CODE_LENGTH,
    MAX_PHONES,
    MAX_ROOMS,
    MISS_SECONDS,
    MISSES_OF_ALL,
    ROOM_SECONDS,
    Room,
    Round,
    Tries,
    hash_of,
    most_chosen,
    new_code,
    new_token,
    percent,
    read_code,
    show_code,
)
from social_credit.poll_questions import PollQuestion
from social_credit.ui.frame import PAGES
from social_credit.ui.outline_bet import _GROUPS
from social_credit.ui.timeline_bet import CANDIDATES

CONTENT = load()
QUESTIONS = CONTENT.poll.questions
CODES = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)
COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 300))


# Codes


@given(CODES)
def test_a_code_is_read_as_it_is_shown(code: str) -> None:
    assert read_code(show_code(code)) == code


@given(CODES, st.lists(st.sampled_from(" -.\t"), max_size=6))
def test_case_and_spacing_do_not_matter(code: str, between: list[str]) -> None:
    spaced = "".join(sign + gap for sign, gap in zip(code, [*between, *[""] * 6], strict=False))
    assert read_code(spaced.lower()) == code


@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_code_or_none(text: str) -> None:
    code = read_code(text)
    assert code is None or (len(code) == CODE_LENGTH and set(code) <= set(ALPHABET))


@pytest.mark.parametrize(("typed", "meant"), ["S5", "Z2", "B8", "6G"])
def test_a_sign_that_no_code_has_is_read_as_the_one_it_looks_like(typed: str, meant: str) -> None:
    assert typed not in ALPHABET
    assert read_code(f"K7M3X{typed}") == f"K7M3X{meant}"


@pytest.mark.parametrize("sign", "AEIOU01LQ")
def test_a_code_has_no_vowel_and_no_sign_that_looks_like_two_others(sign: str) -> None:
    assert read_code(f"K7M3X{sign}") is None


def test_signs_are_drawn_evenly_from_all_of_them() -> None:
    drawn = Counter("".join(new_code() for _ in range(4_000)))
    assert drawn.keys() == set(ALPHABET)
    expected = 4_000 * CODE_LENGTH / len(ALPHABET)
    assert all(0.8 * expected < n < 1.2 * expected for n in drawn.values())


def test_somebody_who_guesses_for_four_hours_finds_a_room_once_in_10_000_times() -> None:
    guesses = MISSES_OF_ALL * ROOM_SECONDS / MISS_SECONDS
    assert guesses / len(ALPHABET) ** CODE_LENGTH < 1 / 10_000
    assert MAX_ROOMS * guesses / len(ALPHABET) ** CODE_LENGTH < 1 / 20


def test_a_room_lasts_four_hours_and_holds_300_phones() -> None:
    assert ROOM_SECONDS == 14_400
    assert MAX_PHONES == 300


# Tokens


def test_tokens_differ() -> None:
    assert len({new_token() for _ in range(1_000)}) == 1_000


@given(st.text(), st.text())
def test_a_hash_depends_on_the_room_and_does_not_hold_the_token(secret: str, token: str) -> None:
    assert re.fullmatch("[0-9a-f]{64}", hash_of("a", token))
    assert hash_of("a", token) == hash_of("a", token)
    assert hash_of("a", token) != hash_of("b", token)


# Limits


@given(st.integers(1, 20), st.lists(st.floats(0, 300), max_size=60))
def test_no_more_than_the_limit_passes_in_any_stretch_of_time(
    limit: int, waits: list[float]
) -> None:
    tries, now, passed = Tries(limit, 60), 0.0, []
    for wait in waits:
        now += wait / 10
        if not tries.spent(now):
            passed.append(now)
            tries = tries.after(now)
    for start in passed:
        assert sum(start <= time < start + 60 for time in passed) <= limit


def test_after_the_time_is_over_one_may_try_again() -> None:
    tries = Tries(1, 60).after(100)
    assert tries.spent(159.9)
    assert not tries.spent(160)


def test_tries_do_not_grow_with_what_is_tried() -> None:
    tries = Tries(3, 60)
    for _ in range(100):
        tries = tries.after(1)
    assert len(tries.times) <= 4


# Tallies


def room(*questions: str, plan: str = "abc") -> Room:
    rounds = tuple(Round(n, it, {"x": n}) for n, it in enumerate(questions, 1))
    return Room("K7M3XD", tuple(plan), 0, 3, False, rounds)


@pytest.mark.parametrize(
    ("asked", "following"),
    [("", "a"), ("a", "b"), ("ab", "c"), ("aba", "c"), ("ca", "b"), ("z", "a"), ("az", "b")],
)
def test_the_next_question_is_the_first_of_the_plan_that_was_not_asked(
    asked: str, following: str
) -> None:
    assert room(*asked).next_question == following


@pytest.mark.parametrize(
    ("asked", "following"), [("abc", None), ("abca", "b"), ("abcab", "c"), ("abcabc", None)]
)
def test_once_all_were_asked_the_plan_can_be_gone_through_again(
    asked: str, following: str | None
) -> None:
    assert room(*asked).next_question == following
    assert room(*asked, "z").next_question == following


def test_a_room_without_a_plan_has_no_next_question() -> None:
    assert room(plan="").next_question is None


def test_before_is_the_last_time_that_the_same_question_was_bet_on() -> None:
    assert room("a", "b").before is None
    assert room("a", "b", "a").before == Round(1, "a", {"x": 1})
    assert room("a", "a", "a").before == Round(2, "a", {"x": 2})


def test_a_round_that_nobody_bet_on_is_nothing_to_compare_with() -> None:
    rounds = (Round(1, "a", {"x": 0}), Round(2, "a", {"x": 1}))
    assert Room("K7M3XD", (), 0, 1, True, rounds).before is None


@given(COUNTS)
def test_a_total_is_all_bets(counts: dict[str, int]) -> None:
    assert Round(1, "a", counts).total == sum(counts.values())


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_share_is_within_half_a_per_cent(part: int, rest: int) -> None:
    whole = part + rest
    share = percent(part, whole)
    assert 0 <= share <= 100
    assert whole == 0 or abs(share - 100 * part / whole) <= 0.5


@given(COUNTS)
def test_what_most_chose_nothing_beats(counts: dict[str, int]) -> None:
    most = most_chosen(counts)
    assert all(counts[it] == max(counts.values()) > 0 for it in most)
    assert bool(most) == any(counts.values())


# The questions


def test_there_are_at_least_eight_questions_on_as_many_pages() -> None:
    assert len({question.page for question in QUESTIONS}) >= 8


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda it: it.id)
def test_a_question_fits_a_phone_and_is_explained_on_a_page_of_the_menu(
    question: PollQuestion,
) -> None:
    assert question.page in {page.name for page in PAGES}
    assert question.question.endswith("?")
    assert len(question.question) <= 170
    assert all(len(option.text) <= 80 for option in question.options)
    assert question.says.confidence.cites


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda it: it.id)
def test_a_question_has_the_options_of_the_bet_on_its_page(question: PollQuestion) -> None:
    on_page = CONTENT.words[question.page].section("bet.options")
    if question.id != "share-with-an-a":
        assert question.text_of == on_page


def test_the_answers_are_those_that_the_pages_work_out() -> None:
    answer = {question.id: question.answer for question in QUESTIONS}
    events = [CONTENT.timeline.event(it) for it in CANDIDATES]
    assert answer["which-came-first"] == min(events, key=lambda it: it.when.order).id
    paragraphs = CONTENT.outline.paragraphs()
    named = {
        group: sum(node.matches(who=who) for node in paragraphs) for group, who in _GROUPS.items()
    }
    named["state"] += sum(not node.who for node in paragraphs)
    assert answer["what-the-plan-is-about"] == max(named, key=lambda group: named[group])
    assert min(named, key=lambda group: named[group]) == "citizens"


def test_the_numbers_of_the_answers_are_those_of_the_record() -> None:
    says = {question.id: question.says.text for question in QUESTIONS}
    series = {it.id: [point.value for point in it.points] for it in CONTENT.numbers.series}
    assert series["listed-now"][0] == 5_700_000
    assert "5.7 million" in says["on-the-court-list"]
    assert series["ever-listed"][-1] == 14_500_000
    assert series["tax-grades"][0] == 1_256_000
    assert "1.256 million" in says["firms-with-an-a"]
    assert series["rongcheng-share-a"] == [90]
    assert CONTENT.memoranda.total("most").value == 51
    assert CONTENT.memoranda.total("fewest").value == 8
    serious = next(
        it
        for it in CONTENT.repair.rules[-1].terms
        if (it.kind, it.gravity) == ("organisation", "serious")
    )
    assert (serious.shortest.value, serious.longest.value) == (12, 36)
