"""How well sureness fits what is right, and the code in which answers stand in an address."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.calibration import (
    LEVELS,
    Bin,
    Said,
    bins,
    brier,
    mean_sure,
    share_right,
    sure_when_wrong,
    too_sure_by,
)
from social_credit.charts.claims import Labels, calibration
from social_credit.claims import VERDICTS
from social_credit.claims_code import Answers, Given, decode, encode
from tests.drawn import checked

SAID = st.builds(Said, st.sampled_from(LEVELS), st.booleans())
ANSWERS = st.lists(SAID, max_size=40)
SOME = st.lists(SAID, min_size=1, max_size=40)


# The Brier score


def test_certain_and_right_every_time_scores_0_and_wrong_every_time_1() -> None:
    assert brier([Said(100, True)] * 3) == 0
    assert brier([Said(100, False)] * 3) == 1


def test_a_mixed_set_is_the_mean_of_the_squared_gaps() -> None:
    said = [Said(90, True), Said(70, False), Said(50, True)]
    score = brier(said)
    assert score is not None
    assert math.isclose(score, (0.1**2 + 0.7**2 + 0.5**2) / 3)


@given(SOME)
def test_the_brier_score_lies_between_0_and_1(said: list[Said]) -> None:
    score = brier(said)
    assert score is not None
    assert 0 <= score <= 1


@given(st.lists(st.booleans(), min_size=1))
def test_half_sure_of_everything_scores_a_quarter_whatever_is_true(right: list[bool]) -> None:
    assert brier([Said(50, it) for it in right]) == 0.25


@given(SOME, st.randoms())
def test_no_sum_depends_on_the_order_of_answers(said: list[Said], random: object) -> None:
    other = list(said)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert brier(other) == brier(said)
    assert bins(other) == bins(said)


@given(SOME, st.integers(0, 39))
def test_right_where_one_was_wrong_never_makes_the_score_worse(said: list[Said], n: int) -> None:
    n %= len(said)
    better = [*said[:n], Said(said[n].sure, True), *said[n + 1 :]]
    before, after = brier(said), brier(better)
    assert before is not None
    assert after is not None
    assert after <= before


# Bins and means


@given(ANSWERS)
def test_every_answer_is_in_exactly_one_bin(said: list[Said]) -> None:
    found = bins(said)
    assert sum(it.all for it in found) == len(said)
    assert sum(it.right for it in found) == sum(it.right for it in said)
    assert [it.sure for it in found] == sorted({it.sure for it in said})
    assert all(0 <= it.right <= it.all and it.all > 0 for it in found)


def test_when_you_said_90_you_were_right_in_5_of_9() -> None:
    said = [Said(90, True)] * 5 + [Said(90, False)] * 4
    assert bins(said) == (Bin(90, 5, 9),)
    assert math.isclose(bins(said)[0].share, 5 / 9)


@given(SOME)
def test_being_too_sure_is_the_gap_of_the_means(said: list[Said]) -> None:
    sure, right, gap = mean_sure(said), share_right(said), too_sure_by(said)
    assert sure is not None
    assert right is not None
    assert gap is not None
    assert math.isclose(gap, sure - right, abs_tol=1e-9)
    assert min(LEVELS) <= sure <= max(LEVELS)
    assert 0 <= right <= 100


@given(ANSWERS)
def test_sureness_when_wrong_looks_at_wrong_answers_only(said: list[Said]) -> None:
    wrong = [it.sure for it in said if not it.right]
    found = sure_when_wrong(said)
    assert (found is None) == (not wrong)
    if found is not None:
        assert math.isclose(found, sum(wrong) / len(wrong))
        assert sure_when_wrong([*said, Said(99, True)]) == found


def test_without_answers_there_is_no_number() -> None:
    assert [brier([]), mean_sure([]), share_right([]), sure_when_wrong([]), too_sure_by([])] == [
        None
    ] * 5
    assert bins([]) == ()


@pytest.mark.parametrize(("sure", "score"), [(0, 1), (100, 0)])
def test_sureness_may_be_none_at_all_or_whole(sure: int, score: float) -> None:
    assert brier([Said(sure, True)]) == score


@pytest.mark.parametrize("sure", [-1, 101])
def test_a_sureness_outside_0_to_100_is_refused(sure: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 100"):
        Said(sure, True)


# The picture


def test_each_bin_is_a_dot_at_its_share_and_more_answers_make_it_larger() -> None:
    found = (Bin(50, 1, 2), Bin(99, 4, 8))
    _, dots, _ = checked(calibration(found, Labels("sure", "right", "ideal", ["a", "b"]))).data
    assert dots.x == (50, 99)
    assert dots.y == (50, 50)
    assert dots.marker.size[0] < dots.marker.size[1]


# The code

CODES = tuple(f"{a}{b}" for a in "abcd" for b in "wxyz")
GIVEN = st.one_of(
    st.sampled_from([Given(code) for code in CODES]),
    st.builds(Given, st.sampled_from(CODES), st.sampled_from(VERDICTS), st.sampled_from(LEVELS)),
)
ONE_EACH = st.lists(GIVEN, unique_by=lambda it: it.code)


@given(ONE_EACH)
def test_answers_go_into_an_address_and_come_back(given_answers: list[Given]) -> None:
    assert decode(encode(given_answers), CODES) == Answers(tuple(given_answers))


@given(ONE_EACH)
def test_the_code_is_short_and_needs_no_escaping(given_answers: list[Given]) -> None:
    code = encode(given_answers)
    assert len(code) == (1 + 4 * len(given_answers) if given_answers else 0)
    assert all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in code)


@given(st.text(max_size=200))
def test_no_text_at_all_makes_the_decoder_fail(code: str) -> None:
    found = decode(code, CODES)
    assert len(found.ignored) <= 40
    assert len({it.code for it in found.given}) == len(found.given)


@given(ONE_EACH, st.integers(1, 3))
def test_a_code_cut_short_keeps_the_whole_answers_and_says_what_is_lost(
    given_answers: list[Given], cut: int
) -> None:
    if given_answers:
        found = decode(encode(given_answers)[:-cut], CODES)
        assert found.given == tuple(given_answers[:-1])
        assert found.ignored


@pytest.mark.parametrize(
    "code",
    ["2awt9", "awt9", "1aw", "1zzt9", "1awq9", "1awt3", "1aw-9", "1" + "awt9" * 401],
    ids=[
        "another version",
        "no version",
        "cut short",
        "no such claim",
        "no such verdict",
        "no such sureness",
        "half skipped",
        "too long",
    ],
)
def test_what_is_no_code_of_ours_holds_no_answer_and_is_noted(code: str) -> None:
    found = decode(code, CODES)
    assert found.given == ()
    assert found.ignored


def test_a_second_answer_to_the_same_claim_in_a_code_is_ignored() -> None:
    assert decode("1awt9awf5", CODES) == Answers((Given("aw", "true", 90),), "awf5")


@given(ONE_EACH, GIVEN)
def test_a_new_answer_takes_the_place_of_the_old_one(
    given_answers: list[Given], new: Given
) -> None:
    found = Answers(tuple(given_answers)).with_answer(new)
    assert found.of(new.code) == new
    assert sum(it.code == new.code for it in found.given) == 1
    assert found.without({new.code}).of(new.code) is None


def test_every_verdict_has_a_letter_of_its_own() -> None:
    assert len({it[0] for it in VERDICTS}) == len(VERDICTS)
