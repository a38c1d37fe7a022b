"""The quiz: its questions, which one comes next, and the code of its answers in the address."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from social_credit.content import load
from social_credit.outline_counts import share_of
from social_credit.quiz import (
    AFTER_MISS,
    AFTER_RETURN,
    LEVELS,
    QuizQuestion,
    Resting,
    Tried,
    coming_back,
    in_asking_order,
    next_code,
    option_order,
)
from social_credit.quiz_code import (
    FIRST_SEED,
    LAST_SEED,
    MOST_ANSWERS,
    Given,
    Progress,
    decode,
    encode,
    next_seed,
    read_seed,
)
from social_credit.ui.frame import PAGES

CONTENT = load()
QUIZ = CONTENT.quiz
QUESTIONS = QUIZ.questions
SIZES = {it.code: len(it.options) for it in QUESTIONS}

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda it: it.id)


# The questions


def test_there_are_enough_questions_of_each_level() -> None:
    levels = Counter(it.level for it in QUESTIONS)
    assert len(QUESTIONS) >= 45
    assert min(levels[level] for level in LEVELS) >= 20


def test_every_page_that_carries_knowledge_has_a_question() -> None:
    without = {"lessons", "poll", "quiz", "take_away", "sources"}
    assert set(QUIZ.pages) == {page.name for page in PAGES} - without


@every_question
def test_an_answer_has_sources_or_is_marked_as_ours(question: QuizQuestion) -> None:
    sourced = QUIZ.sourced[question.id]
    assert sourced
    for it in sourced:
        assert it.confidence.cites == bool(it.sources)
        assert {place.source for place in it.sources} <= CONTENT.sources.keys()
        assert it.sources or it.note


@every_question
def test_feedback_on_a_wrong_answer_is_a_sentence_of_its_own(question: QuizQuestion) -> None:
    feedback = [it.why for it in question.options if it.why is not None]
    assert len(set(feedback)) == len(question.options) - 1
    assert all(len(it) >= 25 and it.endswith((".", "!")) for it in feedback)


@every_question
def test_words_are_short_enough_for_a_button_on_a_phone(question: QuizQuestion) -> None:
    assert len(question.question) <= 240
    assert max(len(it.text) for it in question.options) <= 130


@every_question
def test_an_option_does_not_begin_like_a_list_in_markdown(question: QuizQuestion) -> None:
    assert not any(re.match(r"[-+*#>]|\d+[.)] ", it.text) for it in question.options)


def test_the_right_option_cannot_be_guessed_by_its_length() -> None:
    longest = sum(
        all(
            len(option.text) < len(it.options[it.right].text) for option in it.options if option.why
        )
        for it in QUESTIONS
    )
    assert longest <= len(QUESTIONS) / 3


def test_the_right_option_is_shown_in_each_place() -> None:
    """As a visitor meets them, with the seed that every visit begins with."""
    shown = Counter(option_order(it, FIRST_SEED, 0).index(it.right) for it in QUESTIONS)
    assert all(shown[place] >= len(QUESTIONS) // 8 for place in range(3))


def test_questions_are_picked_by_page_and_level() -> None:
    assert QUIZ.about((), None) == QUESTIONS
    legend = QUIZ.about({"legend"}, None)
    assert {it.page for it in legend} == {"legend"}
    assert {it.level for it in QUIZ.about({"legend"}, "school")} == {"school"}
    assert QUIZ.about({"legend"}, "school") != legend


def test_what_an_answer_rests_on_brings_its_sources() -> None:
    question = QUIZ.by_code["lo"]
    assert isinstance(question.says, Resting)
    (fact,) = QUIZ.sourced[question.id]
    assert fact == next(it for it in CONTENT.evidence if it.id == "lists-need-no-score")


def test_a_false_claim_brings_what_speaks_against_it() -> None:
    claim = CONTENT.claims.claim("law-2022")
    assert QUIZ.sourced["a-law-or-a-draft"] == claim.evidence_against


def test_counts_in_answers_are_those_of_the_data() -> None:
    plan = QUIZ.by_code["pw"].says.text
    paragraphs = CONTENT.outline.paragraphs()
    firms = share_of(paragraphs, ["firms", "professions", "associations"])
    people = share_of(paragraphs, ["citizens", "internet-users"])
    assert f"{firms.named.paragraphs} of {firms.whole.paragraphs} paragraphs" in plan
    assert f"internet users in {people.named.paragraphs}." in plan
    posts = CONTENT.reception.posts
    rated = sum(it.everyone != "no" for it in posts)
    assert f"{rated} of {len(posts)}" in QUIZ.by_code["nm"].says.text


@pytest.mark.parametrize("code", ["a", "abc", "a1", "Ab", "äb", "-a"])
def test_a_code_is_two_small_letters(code: str) -> None:
    with pytest.raises(ValidationError, match="two small letters"):
        QuizQuestion.model_validate(QUESTIONS[0].model_dump() | {"code": code})


# Which question comes next

CODES = ["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii", "jj", "kk", "ll", "mm", "nn"]


def asked(codes: list[str], wrong: Counter[str], most: int = 200) -> list[Tried]:
    """A whole round in which each question is missed as often as ``wrong`` says."""
    tried: list[Tried] = []
    left = Counter(wrong)
    while (code := next_code(codes, tried)) is not None and len(tried) < most:
        left[code] -= 1
        tried.append(Tried(code, left[code] < 0))
    return tried


def places(tried: list[Tried], code: str) -> list[int]:
    return [place for place, it in enumerate(tried) if it.code == code]


def test_without_a_miss_each_question_is_asked_once_in_order() -> None:
    assert [it.code for it in asked(CODES, Counter())] == CODES


def test_a_miss_comes_back_after_three_others_and_again_after_seven() -> None:
    first, second, third = places(asked(CODES, Counter(aa=1)), "aa")
    assert second - first - 1 == AFTER_MISS == 3
    assert third - second - 1 == AFTER_RETURN == 7


def test_a_miss_that_is_missed_again_begins_anew() -> None:
    tried = asked(CODES, Counter(aa=2))
    gaps = [b - a - 1 for a, b in zip(places(tried, "aa"), places(tried, "aa")[1:], strict=False)]
    assert gaps == [3, 3, 7]


def test_of_two_that_are_due_the_one_that_waits_longer_comes_first() -> None:
    tried = [Tried("bb", False), Tried("aa", False), *(Tried(it, True) for it in CODES[2:7])]
    assert next_code(CODES, tried) == "bb"


def test_when_no_new_question_is_left_a_miss_comes_early() -> None:
    tried = [Tried("aa", False), Tried("bb", True)]
    assert next_code(["aa", "bb"], tried) == "aa"


def test_the_only_question_left_is_asked_until_it_is_right() -> None:
    assert [it.right for it in asked(["aa"], Counter(aa=2))] == [False, False, True]


def test_nothing_is_asked_of_no_questions() -> None:
    assert next_code([], []) is None
    assert next_code([], [Tried("aa", False)]) is None


def test_a_question_outside_the_choice_is_not_asked_but_counts_as_another() -> None:
    tried = [Tried("aa", False), Tried("xx", False), Tried("yy", True), Tried("zz", True)]
    assert next_code(["aa", "bb"], tried) == "aa"


misses = st.dictionaries(st.sampled_from(CODES), st.integers(0, 3)).map(Counter)


@given(st.integers(1, len(CODES)), misses)
def test_a_round_ends_with_every_question_answered_right(count: int, wrong: Counter[str]) -> None:
    tried = asked(CODES[:count], wrong)
    last = {it.code: it.right for it in tried}
    assert next_code(CODES[:count], tried) is None
    assert last == dict.fromkeys(CODES[:count], True)
    assert len(tried) <= count + sum(it + 1 for it in wrong.values())


@given(misses)
def test_no_miss_comes_back_sooner_while_there_are_new_questions(wrong: Counter[str]) -> None:
    tried = asked(CODES, wrong)
    news = max(places(tried, code)[0] for code in CODES)
    for code in CODES:
        for one, other in zip(places(tried, code), places(tried, code)[1:], strict=False):
            if other <= news:
                assert other - one - 1 >= AFTER_MISS


@given(misses)
def test_a_question_comes_twice_running_only_if_it_was_missed_and_is_alone(
    wrong: Counter[str],
) -> None:
    tried = asked(CODES, wrong)
    for place in range(1, len(tried)):
        if tried[place].code == tried[place - 1].code:
            assert not tried[place - 1].right
            assert coming_back(tried[:place]).keys() == {tried[place].code}


@given(st.integers(FIRST_SEED, LAST_SEED))
def test_a_seed_gives_one_order_with_the_school_questions_first(seed: int) -> None:
    order = in_asking_order(QUESTIONS, seed)
    assert order == in_asking_order(tuple(reversed(QUESTIONS)), seed)
    assert sorted(it.id for it in order) == sorted(it.id for it in QUESTIONS)
    assert [it.level for it in order] == sorted((it.level for it in order), key=LEVELS.index)


@given(st.integers(FIRST_SEED, LAST_SEED), st.sets(st.sampled_from(QUIZ.pages)))
def test_leaving_pages_out_does_not_change_the_order_of_the_rest(
    seed: int, pages: set[str]
) -> None:
    some = QUIZ.about(pages, None)
    order = [it for it in in_asking_order(QUESTIONS, seed) if it in some]
    assert order == in_asking_order(some, seed)


def test_another_seed_gives_another_order() -> None:
    assert in_asking_order(QUESTIONS, 1) != in_asking_order(QUESTIONS, 2)


@every_question
def test_options_are_all_shown_and_numbers_stay_in_order(question: QuizQuestion) -> None:
    shown = option_order(question, 7, 1)
    assert sorted(shown) == list(range(len(question.options)))
    if question.in_order:
        assert shown == sorted(shown)


def test_options_stand_elsewhere_when_a_question_comes_back() -> None:
    moved = sum(option_order(it, 1, 0) != option_order(it, 1, 1) for it in QUESTIONS)
    assert moved > len(QUESTIONS) // 3


# The code in the address

answers = st.sampled_from(sorted(SIZES)).flatmap(
    lambda code: st.builds(Given, st.just(code), st.integers(0, SIZES[code] - 1))
)
progresses = st.lists(answers, max_size=MOST_ANSWERS).flatmap(
    lambda given: st.builds(
        Progress, st.just(tuple(given)), st.booleans() if given else st.just(False)
    )
)


@given(progresses)
def test_answers_go_into_the_address_and_come_back(progress: Progress) -> None:
    assert decode(encode(progress), SIZES) == progress


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error_and_what_is_read_is_written_alike(text: str) -> None:
    found = decode(text, SIZES)
    assert decode(encode(found), SIZES).given == found.given


@given(progresses, st.text(alphabet="abcxyz-1", min_size=1, max_size=2))
def test_a_code_that_was_cut_or_added_to_keeps_the_whole_answers(
    progress: Progress, more: str
) -> None:
    code = encode(progress).removesuffix("-")
    if code:
        assert decode(code[:-1], SIZES).given == progress.given[:-1]
        assert decode(code + "!" * len(more), SIZES).given == progress.given


def test_no_answers_are_an_empty_code() -> None:
    assert encode(Progress()) == ""
    assert decode("", SIZES) == Progress()


def test_what_was_left_out_is_reported() -> None:
    assert decode("1loazza-", SIZES).ignored == "zza"
    assert decode("1lo9", SIZES) == Progress(ignored="lo9")
    assert decode("2loa", SIZES) == Progress(ignored="2loa")
    assert decode("1-", SIZES) == Progress(ignored="1-")
    assert decode("1" + "loa" * (MOST_ANSWERS + 2), SIZES).given == ()


def test_a_reply_is_shown_only_to_an_answer_that_was_read() -> None:
    assert decode("1loa", SIZES).replies
    assert not decode("1loa-", SIZES).replies
    assert not decode("1loazz", SIZES).replies


def test_an_address_holds_so_many_answers_and_the_oldest_go() -> None:
    progress = Progress(tuple(Given("lo", 0) for _ in range(MOST_ANSWERS)))
    more = progress.answered("oc", 1)
    assert len(more.given) == MOST_ANSWERS
    assert more.given[-1] == Given("oc", 1)
    assert decode(encode(more), SIZES) == more


@pytest.mark.parametrize(
    ("text", "seed"),
    [("", 1), ("1", 1), ("999", 999), ("0", None), ("1000", None), ("-1", None), ("²", None)],
)
def test_a_seed_is_a_number_from_1_to_999(text: str, seed: int | None) -> None:
    assert read_seed(text) == seed


@given(st.integers(FIRST_SEED, LAST_SEED))
def test_the_next_seed_is_another_that_can_be_read(seed: int) -> None:
    assert next_seed(seed) != seed
    assert read_seed(str(next_seed(seed))) == next_seed(seed)
