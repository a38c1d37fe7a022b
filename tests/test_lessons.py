"""Lessons: every link opens what its step needs; minutes, sections and cards keep their word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

import pytest
from pydantic import ValidationError
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.handout import Items, handout_of
from social_credit.lessons import Lesson, LessonStep, Opening, for_pupils_of, markdown_of
from social_credit.own_scheme import OwnScheme
from social_credit.own_scheme_code import decode
from social_credit.value import Confidence
from tests.test_pages import ROOT, opened, text_of

LESSONS = load().lessons
BY_ID = {lesson.id: lesson for lesson in LESSONS}

LINKS = sorted(
    {
        (step.open.page, tuple(sorted(step.open.query.items())))
        for lesson in LESSONS
        for step in lesson.steps
        if step.open
    }
)
"""Each page and state once, however many steps open it."""

NOT_CONTROLS = re.compile(r"home_bet|node|lines_at|list_\d|myths_at|design_code")
"""Settings that pages read from the address itself, without a control of that name."""

LENGTHS = {
    "twenty-minutes-15": 20,
    "twenty-minutes-university": 20,
    "fifty-minutes-15": 50,
    "fifty-minutes-university": 50,
    "ninety-minutes-15": 90,
    "ninety-minutes-university": 90,
    "debate": 50,
    "design-a-scheme": 90,
    "source-criticism": 50,
}

EXPECTED = (
    (
        "home",
        {"home_bet": "No, but some places and companies score people"},
        "that is what is on record",
    ),
    ("score_a_life", {"life_who": "The courier"}, "**955** points: grade **B**"),
    ("score_a_life", {"life_who": "The man with nothing on file"}, "**1,000** points: grade **A**"),
    (
        "score_a_life",
        {"life_who": "The late payer", "life_lines": "As printed in 2018"},
        "**855** points: grade **C**",
    ),
    (
        "score_a_life",
        {
            "life_who": "First the medal, then the feast",
            "life_bet": "Neither, both end alike",
        },
        "849 (C)",
    ),
    (
        "score_a_life",
        {
            "life_who": "The courier",
            "life_rules": "Rongcheng, consent-based, from 2021",
            "life_consent": "No",
        },
        "there is **no score**",
    ),
    ("grade_lines", {"lines_bet": "About 1 in 20"}, "4.4 per cent"),
    (
        "grade_lines",
        {"lines_at": "1050.1030.1001.850.600", "lines_anyway": "true"},
        "**11.7 per cent** hold an A or better",
    ),
    ("city_years", {"city_bet": "The one where everything is recorded"}, "**25.5 per cent**"),
    ("city_years", {"city_bet": "The one where everything is recorded"}, "**6.4 per cent**"),
    ("list_mistakes", {"mistakes_bet": "Thousands"}, "6,713"),
    ("legend", {"legend_bet": "Within a week"}, "**2 days** later"),
)
"""What a lesson tells the teacher to expect, and where the page that the step opens says it."""


def followed(page: str, query: Mapping[str, str]) -> AppTest:
    """A page as a link opens it. The front page is the one that every visit starts with."""
    if page != "home":
        return opened(page, **query)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize(
    ("page", "query"), LINKS, ids=[Opening(page=p, query=dict(q)).address for p, q in LINKS]
)
def test_every_link_opens_its_page_with_all_of_its_settings_understood(
    page: str, query: tuple[tuple[str, str], ...]
) -> None:
    app = followed(page, dict(query))
    title = load().words["common"]("ignored.title")
    assert not app.exception
    assert not [note.value for note in app.info if title in note.value]
    for name, _ in query:
        assert name in app.session_state or NOT_CONTROLS.fullmatch(name), name


@pytest.mark.parametrize(
    "opening",
    [step.open for it in LESSONS for step in it.steps if step.open and step.open.part],
    ids=lambda it: f"{it.page} {it.part}",
)
def test_a_projector_begins_at_a_heading_that_the_page_has(opening: Opening) -> None:
    assert opening.part
    heading = load().words[opening.page](opening.part)
    shown = followed(opening.page, opening.query)
    assert heading in [it.value for it in shown.header]


@pytest.mark.parametrize(("page", "query", "said"), EXPECTED)
def test_what_a_teacher_is_told_to_expect_is_what_the_page_says(
    page: str, query: Mapping[str, str], said: str
) -> None:
    assert (page, tuple(sorted(query.items()))) in LINKS
    assert said in text_of(followed(page, query))


def test_the_workshop_drafts_on_an_empty_sheet_with_a_start_and_three_grades() -> None:
    draft = next(step for step in BY_ID["design-a-scheme"].steps if step.title == "Draft")
    assert draft.open is not None
    scheme = decode(draft.open.query["design_code"])
    assert isinstance(scheme, OwnScheme)
    assert (scheme.start, len(scheme.grades), scheme.items) == (100, 3, ())
    app = followed(draft.open.page, draft.open.query)
    assert app.number_input(key="design_start").value == 100


@pytest.mark.parametrize(
    ("page", "query"),
    [("home", {"home_bet": "Maybe"}), ("score_a_life", {"life_who": "Nobody"})],
)
def test_a_choice_that_a_page_does_not_have_would_be_noticed(
    page: str, query: Mapping[str, str]
) -> None:
    app = followed(page, query)
    title = load().words["common"]("ignored.title")
    assert [note for note in app.info if title in note.value]


def test_there_are_lessons_of_three_lengths_for_both_ages_and_three_more() -> None:
    assert {lesson.id: lesson.minutes for lesson in LESSONS} == LENGTHS
    kinds = {lesson.kind for lesson in LESSONS}
    assert kinds == {"lesson", "debate", "workshop", "exercise"}


def test_a_lesson_for_an_age_says_so() -> None:
    for lesson in LESSONS:
        if lesson.kind == "lesson":
            assert lesson.id.endswith(f"-{lesson.ages}")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_step_tells_what_to_say_ask_expect_and_set_right(lesson: Lesson) -> None:
    for step in lesson.steps:
        starts = re.findall(r"^\*\*(\w+)\*\* ", lesson.sections[step.title], re.MULTILINE)
        assert starts == ["Say", "Ask", "Expect", "Misunderstanding"], step.title


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_lesson_has_a_hand_out_and_an_assessment_after_its_steps(lesson: Lesson) -> None:
    assert list(lesson.extras)[-2:] == ["Hand-out", "Assessment"]
    assert list(lesson.sections)[: len(lesson.steps)] == [step.title for step in lesson.steps]


def test_the_debate_has_roles_and_at_least_ten_cards_with_source_and_sureness() -> None:
    debate = BY_ID["debate"]
    cards = re.findall(r"^\d+\. .+", debate.extras["Evidence cards"], re.MULTILINE)
    shorts = {source.short for source in load().sources.values()}
    assert debate.extras["Roles"]
    assert len(cards) >= 10
    for card in cards:
        found = re.search(r"\((\w+); (.+)\)$", card)
        assert found, card
        assert found[1] in {Confidence.DOCUMENTED, Confidence.REPORTED, Confidence.DISPUTED}
        assert set(found[2].split("; ")) <= shorts, card


def test_cards_that_the_debate_names_exist() -> None:
    debate = BY_ID["debate"]
    cards = len(re.findall(r"^\d+\. ", debate.extras["Evidence cards"], re.MULTILINE))
    named = re.findall(r"[Cc]ards ([\d, and]+\d)", debate.sections["Prepare with cards"])
    numbers = {int(number) for text in named for number in re.findall(r"\d+", text)}
    assert numbers
    assert numbers <= set(range(1, cards + 1))


def test_a_hand_out_keeps_every_card_in_its_list() -> None:
    debate = BY_ID["debate"]
    handout = handout_of(for_pupils_of(debate), title=debate.title, about="")
    longest = max(len(block.lines) for block in handout.blocks if isinstance(block, Items))
    cards = re.findall(r"^\d+\. ", debate.extras["Evidence cards"], re.MULTILINE)
    assert longest == len(cards)


def told(**changes: object) -> dict[str, object]:
    """A lesson of one step as its file tells it."""
    return {
        "id": "short",
        "title": "Short",
        "kind": "lesson",
        "ages": "15",
        "aims": ("see",),
        "needs": "Nothing",
        "steps": (LessonStep(title="Begin", minutes=5),),
        "body": "## Begin\n\nSay something.\n\n## Hand-out\n\nA line.\n",
    } | changes


def test_sections_that_belong_to_no_step_come_after() -> None:
    lesson = Lesson.model_validate(told())
    assert lesson.minutes == 5
    assert lesson.extras == {"Hand-out": "A line."}
    hand_out = "## Hand-out\n\nA line."
    begin = "## Begin (5 min)\n\n{}Say something.\n\n" + hand_out
    assert markdown_of(lesson, {}) == begin.format("")
    assert markdown_of(lesson, {"Begin": "Open it."}) == begin.format("Open it.\n\n")
    assert for_pupils_of(lesson) == hand_out


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_pupils_get_the_hand_out_and_neither_an_expected_answer_nor_the_assessment(
    lesson: Lesson,
) -> None:
    assert "Hand-out" in lesson.for_pupils
    sheet = for_pupils_of(lesson)
    assert lesson.extras["Assessment"] not in sheet
    assert "**Expect**" not in sheet


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_each_step_that_opens_a_page_leads_there_and_to_the_projector_with_its_clock(
    lesson: Lesson,
) -> None:
    say = load().words["lessons"]
    option = say(
        "option",
        title=lesson.title,
        minutes=lesson.minutes,
        ages=say(f"ages.{lesson.ages}"),
    )
    app = opened("lessons", lesson_id=option)
    found = [urlsplit(it.proto.url) for it in app.get("link_button")]
    wanted: list[tuple[str, dict[str, str]]] = []
    for step in lesson.steps:
        if step.open:
            page = "/" if step.open.page == "home" else f"/{step.open.page}"
            shown = step.open.query | {"present": "2", "present_for": str(step.minutes)}
            if step.open.part:
                shown["present_part"] = load().words[step.open.page](step.open.part)
            if bets := [name for name in step.open.query if name.endswith("_bet")]:
                shown["present_answers"] = " ".join(bets)
            wanted += [(page, step.open.query), (page, shown)]
    assert [(it.path, dict(parse_qsl(it.query))) for it in found] == wanted


@pytest.mark.parametrize(
    "body",
    ["## Other\n\nText.", "## Begin\n\n## Hand-out\n\nA line.", "### Begin\n\nText."],
    ids=["no section", "an empty section", "a heading of another level"],
)
def test_a_step_without_text_is_refused(body: str) -> None:
    with pytest.raises(ValidationError, match="'Begin' has no text"):
        Lesson.model_validate(told(body=body))


@pytest.mark.parametrize("minutes", [0, 91])
def test_a_step_takes_at_least_a_minute_and_at_most_ninety(minutes: int) -> None:
    with pytest.raises(ValidationError, match="minutes"):
        LessonStep(title="Begin", minutes=minutes)


def test_a_lesson_without_steps_or_aims_is_refused() -> None:
    for missing in ("steps", "aims"):
        with pytest.raises(ValidationError, match="at least 1 item"):
            Lesson.model_validate(told(**{missing: ()}))


def test_an_address_holds_labels_with_commas_and_dots() -> None:
    address = Opening(page="home", query={"home_bet": "No, but …"}).address
    assert address == "home?home_bet=No%2C+but+%E2%80%A6"
