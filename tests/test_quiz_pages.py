"""The page Quiz: ask, reply, go on, come back, end; on paper; and all of it in the address."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.quiz import Level, QuizQuestion, Resting, in_asking_order
from social_credit.quiz_code import Given, Progress, decode, encode
from social_credit.ui import quiz_paper
from tests.test_pages import ROOT, opened, text_of

QUIZ = load().quiz
QUESTIONS = QUIZ.questions
SIZES = {it.code: len(it.options) for it in QUESTIONS}
SAY, COMMON = load().words["quiz"], load().words["common"]
LEGEND = COMMON("pages.legend")


def first(questions: tuple[QuizQuestion, ...] = QUESTIONS) -> QuizQuestion:
    return in_asking_order(questions, 1)[0]


def wrong_of(question: QuizQuestion) -> int:
    return next(n for n, it in enumerate(question.options) if it.why is not None)


def take(app: AppTest, question: QuizQuestion, option: int) -> AppTest:
    return app.button(key=f"quiz_take_{question.code}_{option}").click().run()


def address_of(*given: Given, replies: bool = False) -> str:
    return encode(Progress(given, replies))


def asked_in(app: AppTest) -> QuizQuestion | None:
    """The question on show to be answered."""
    keys = [it.key for it in app.button if it.key and it.key.startswith("quiz_take_")]
    return QUIZ.by_code[keys[0].split("_")[2]] if keys else None


# One question


def test_a_question_is_asked_with_all_its_options_and_no_answer() -> None:
    app, question = opened("quiz"), first()
    assert asked_in(app) == question
    labels = [it.label for it in app.button]
    assert all(any(option.text in label for label in labels) for option in question.options)
    assert question.says.text not in text_of(app)


def test_a_right_answer_is_praised_with_its_sources_and_a_link() -> None:
    question = first()
    app = take(opened("quiz"), question, question.right)
    said = text_of(app)
    assert SAY("reply.right", text=question.options[question.right].text) in said
    assert question.says.text in said
    assert SAY("reply.back") not in said
    label = SAY("reply.link", page=COMMON(f"pages.{question.page}"))
    assert label in [element.proto.label for element in app.get("page_link")]


def test_next_asks_another_question_and_both_stand_in_the_address() -> None:
    question = first()
    app = take(opened("quiz"), question, question.right)
    assert app.query_params["quiz_given"] == address_of(
        Given(question.code, question.right), replies=True
    )
    app.button(key="quiz_next").click().run()
    assert app.query_params["quiz_given"] == address_of(Given(question.code, question.right))
    assert asked_in(app) == in_asking_order(QUESTIONS, 1)[1]


@pytest.fixture(scope="module")
def visit() -> AppTest:
    """One visit, to go through many addresses."""
    return opened("quiz")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda it: it.id)
def test_every_answer_is_replied_to_with_its_reason_and_the_right_one(
    visit: AppTest, question: QuizQuestion
) -> None:
    right = question.options[question.right].text
    for place, option in enumerate(question.options):
        visit.query_params["quiz_given"] = address_of(Given(question.code, place), replies=True)
        app = visit.run()
        said = text_of(app)
        assert not app.exception
        assert right in said
        assert question.says.text in said
        assert (option.why or SAY("reply.right", text=right)) in said
        for sourced in QUIZ.sourced[question.id]:
            assert all(f"sources?source={it.source})" in said for it in sourced.sources)


def test_a_miss_comes_back_after_three_others() -> None:
    app = opened("quiz")
    missed = asked_in(app)
    assert missed is not None
    seen = []
    for turn in range(5):
        question = asked_in(app)
        assert question is not None
        seen.append(question.id)
        app = take(app, question, question.right if turn else wrong_of(question))
        assert (SAY("reply.back") in text_of(app)) == (turn == 0)
        assert (SAY("reply.back_once") in text_of(app)) == (turn == 4)
        app = app.button(key="quiz_next").click().run()
    assert seen[4] == missed.id
    assert missed.id not in seen[1:4]


def test_a_question_that_comes_back_says_so() -> None:
    others = in_asking_order(QUESTIONS, 1)
    given = [Given(others[0].code, wrong_of(others[0]))]
    given += [Given(it.code, it.right) for it in others[1:4]]
    app = opened("quiz", quiz_given=address_of(*given))
    assert asked_in(app) == others[0]
    assert SAY("again") in text_of(app)
    assert SAY.count("standing.back", 1) in text_of(app)
    assert SAY("standing.done", done=3, all=len(QUESTIONS)) in text_of(app)


# Choosing


def test_pages_and_levels_choose_the_questions() -> None:
    chosen = QUIZ.about({"legend"}, "university")
    level = SAY("level.university")
    app = opened("quiz", quiz_pages=LEGEND, quiz_level=level)
    assert asked_in(app) == first(chosen)
    assert SAY("standing.done", done=0, all=len(chosen)) in text_of(app)


def test_a_choice_without_questions_says_so() -> None:
    def empty(page: str, level: Level) -> bool:
        return not QUIZ.about({page}, level)

    page = next(it for it in QUIZ.pages if empty(it, "university"))
    app = opened("quiz", quiz_pages=COMMON(f"pages.{page}"), quiz_level=SAY("level.university"))
    assert SAY("none") in text_of(app)
    assert not app.exception


@pytest.mark.parametrize("page", QUIZ.pages)
def test_each_page_can_be_chosen_from_an_address(page: str) -> None:
    app = opened("quiz", quiz_pages=COMMON(f"pages.{page}"))
    assert app.multiselect(key="quiz_pages").value == [page]
    assert asked_in(app) == first(QUIZ.about({page}, None))


def test_another_seed_asks_in_another_order() -> None:
    asked = {asked_in(opened("quiz", quiz_seed=str(seed))).id for seed in range(1, 6)}
    assert len(asked) > 1


# The end


def test_the_end_says_what_was_right_at_once_and_where_to_read_on() -> None:
    chosen = QUIZ.about({"legend"}, None)
    missed, *others = chosen
    given = [Given(missed.code, wrong_of(missed))]
    given += [Given(it.code, it.right) for it in others]
    given += [Given(missed.code, missed.right)] * 2
    app = opened("quiz", quiz_pages=LEGEND, quiz_given=address_of(*given))
    said = text_of(app)
    assert SAY("end.first", right=len(others), all=len(chosen)) in said
    assert SAY.count("end.missed", 1) in said
    assert missed.question in said
    assert others[0].question not in said
    assert LEGEND in [element.proto.label for element in app.get("page_link")]


def test_a_round_without_a_miss_ends_without_a_list() -> None:
    given = [Given(it.code, it.right) for it in QUIZ.about({"legend"}, None)]
    said = text_of(opened("quiz", quiz_pages=LEGEND, quiz_given=address_of(*given)))
    assert SAY("end.none_missed") in said


def test_the_last_reply_leads_to_the_end() -> None:
    given = [Given(it.code, it.right) for it in QUIZ.about({"legend"}, None)]
    code = address_of(*given, replies=True)
    app = opened("quiz", quiz_pages=LEGEND, quiz_given=code)
    assert app.button(key="quiz_next").label == SAY("button.finish")
    app.button(key="quiz_next").click().run()
    assert SAY("end.heading") in [it.value for it in app.header]


def test_a_miss_with_no_others_to_wait_for_ends_once_it_is_right() -> None:
    (only,) = QUIZ.about({"design"}, None)
    design = COMMON("pages.design")
    given = (Given(only.code, wrong_of(only)), Given(only.code, only.right))
    app = opened("quiz", quiz_pages=design, quiz_given=address_of(*given, replies=True))
    said = text_of(app)
    assert SAY("standing.done", done=1, all=1) in said
    assert SAY.count("standing.back", 1) not in said
    assert SAY("reply.back_once") not in said
    app.button(key="quiz_next").click().run()
    assert SAY("end.heading") in [it.value for it in app.header]


def test_starting_over_forgets_the_answers_and_mixes_anew() -> None:
    question = first()
    app = take(opened("quiz"), question, question.right)
    app.button(key="quiz_over").click().run()
    assert "quiz_given" not in app.query_params
    assert app.query_params["quiz_seed"] == "2"
    assert asked_in(app) == in_asking_order(QUESTIONS, 2)[0]


# On paper


def test_on_paper_all_chosen_questions_stand_without_an_answer() -> None:
    app = opened("quiz", quiz_print="questions")
    said = text_of(app)
    assert all(it.question in said for it in QUESTIONS)
    assert all(option.text in said for it in QUESTIONS for option in it.options)
    assert not any(it.says.text in said for it in QUESTIONS)
    assert not any(it.why in said for one in QUESTIONS for it in one.options if it.why)
    assert asked_in(app) is None


def test_with_answers_every_reply_and_source_is_there() -> None:
    app = opened("quiz", quiz_print="answers", quiz_pages=LEGEND)
    said = text_of(app)
    chosen = QUIZ.about({"legend"}, None)
    assert all(it.says.text in said for it in chosen)
    assert all(it.why in said for one in chosen for it in one.options if it.why)
    assert "sources?source=outline-2014-creemers" in said
    assert said.count("✔") == len(chosen)


def test_one_goes_to_paper_and_back_by_buttons() -> None:
    app = opened("quiz")
    app.button(key="quiz_to_answers").click().run()
    assert app.query_params["quiz_print"] == "answers"
    app.button(key="quiz_to_questions").click().run()
    assert app.query_params["quiz_print"] == "questions"
    app.button(key="quiz_to_screen").click().run()
    assert "quiz_print" not in app.query_params
    assert asked_in(app) == first()


def test_the_download_has_a_row_for_each_option() -> None:
    rows = quiz_paper.rows()
    assert len(rows) == sum(len(it.options) for it in QUESTIONS)
    assert sum(row["right"] == "yes" for row in rows) == len(QUESTIONS)


# Addresses


@pytest.mark.parametrize(
    "query",
    [
        {"quiz_given": "x" * 50_000},
        {"quiz_given": "1lo<script>"},
        {"quiz_seed": "0"},
        {"quiz_seed": "<b>"},
        {"quiz_print": "money"},
        {"quiz_pages": "The moon"},
        {"quiz_level": "Toddlers"},
    ],
    ids=["long", "markup", "seed", "seed in markup", "paper", "page", "level"],
)
def test_an_address_that_cannot_be_used_is_noted_and_the_quiz_goes_on(
    query: dict[str, str],
) -> None:
    app = opened("quiz", **query)
    assert not app.exception
    assert COMMON("ignored.title") in text_of(app)
    assert asked_in(app) is not None


@cache
def literals() -> set[str]:
    """All texts in the code of pages and their pieces, where names of parameters stand."""
    files: list[Path] = [*ROOT.glob("pages/*.py"), *ROOT.glob("social_credit/ui/**/*.py")]
    return {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


PUT_TOGETHER = re.compile(r"list_\d")
"""Names of parameters that no code has in one piece."""

PLACES = sorted({(it.page, tuple(it.at.items())) for it in QUESTIONS})


@pytest.mark.parametrize(("page", "at"), PLACES, ids=lambda it: str(it) if it else "plain")
def test_the_link_of_an_answer_opens_its_page_in_that_state(
    page: str, at: tuple[tuple[str, str], ...]
) -> None:
    app = opened(page, **dict(at))
    assert not app.exception
    assert app.title[0].value
    assert COMMON("ignored.title") not in text_of(app)
    assert {name for name, _ in at if not PUT_TOGETHER.fullmatch(name)} <= literals()
    kept = {name: app.query_params.get(name, value) for name, value in at}
    assert kept == dict(at)


def test_an_answer_that_a_page_keeps_behind_its_bet_is_opened_with_the_bet_made() -> None:
    resting = [it for it in QUESTIONS if isinstance(it.says, Resting)]
    bets = [it for it in resting if {ground.kind for ground in it.says.rests_on} == {"poll"}]
    assert len(bets) >= 8
    for question in bets:
        (bet,) = (name for name in question.at if name.endswith("_bet"))
        assert opened(question.page, **question.at).radio(key=bet).value is not None, question.id


def test_answers_are_read_back_from_the_address_of_a_whole_round() -> None:
    given = tuple(Given(it.code, n % len(it.options)) for n, it in enumerate(QUESTIONS))
    app = opened("quiz", quiz_given=address_of(*given))
    assert decode(app.query_params["quiz_given"], SIZES).given == given
    assert not app.exception
