"""Grade lines says what the exact model gives, and keeps it in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.bands import moved, near_lines, residents_per_grade
from social_credit.city_sums import crossing
from social_credit.content import load
from tests.city_pages import OWN, RESIDENTS, a_or_better, below, code, figures, grown, says, whole
from tests.test_pages import opened, text_of
from tests.towns import rongcheng

MOVED = (1050, 1030, 960, 700, 600)
"""Lines that meet no task: that of B lies lower."""
NINE = (1050, 1030, 860, 850, 600)
"""Lines that meet the first task."""


def fields(app: AppTest) -> tuple[int, ...]:
    """The lines as the number fields show them."""
    return tuple(int(field.value) for field in app.number_input)


def type_line(app: AppTest, place: int, line: int) -> None:
    """Type another line into a number field."""
    app.number_input[place].set_value(line).run()
    assert not app.exception


def column(app: AppTest, key: str) -> list[str]:
    """A column of the table of Grade lines."""
    return list(app.table[0].value[load().words["grade_lines"](f"table.{key}")])


# The bet


def lose_by_a_ticket() -> int:
    """Residents whom one more ticket costs a grade, by the exact model."""
    usual = rongcheng().line_tables[0]
    down = crossing(grown(), 10, rongcheng(), usual, "traffic-ticket").down
    return round(down * RESIDENTS)


@pytest.mark.parametrize(
    ("option", "answer"), [("few", "wrong"), ("some", "right"), ("half", "wrong")]
)
def test_the_bet_is_answered_with_the_number_that_the_model_gives(option: str, answer: str) -> None:
    app = opened("grade_lines")
    assert not figures(app, "grade_lines", "bet.reveal")
    assert not figures(app, "grade_lines", "ticket")
    app.radio(key="lines_bet").set_value(option).run()
    told = figures(app, "grade_lines", "bet.reveal")
    # Each edge of five spans is rounded to a resident.
    assert abs(whole(told["down"]) - lose_by_a_ticket()) <= 5
    assert told["residents"] == "740,000"
    assert told["share"] == f"{100 * lose_by_a_ticket() / RESIDENTS:.1f}"
    assert says(app, "grade_lines", f"bet.{answer}")
    assert figures(app, "grade_lines", "ticket")["down"] == told["down"]


def test_the_answer_to_the_bet_does_not_move_with_the_lines() -> None:
    bet = load().words["grade_lines"]("bet.options.some")
    told = [
        figures(app, "grade_lines", "bet.reveal")
        for app in (
            opened("grade_lines", lines_bet=bet),
            opened("grade_lines", lines_bet=bet, lines_at=code(MOVED)),
        )
    ]
    assert told[0]
    assert told[0] == told[1]


# Lines in the address


def test_without_lines_in_the_address_the_page_tells_of_the_table_s_own() -> None:
    app = opened("grade_lines")
    told = figures(app, "grade_lines", "same")
    city = below()
    assert told["table"] == "The usual table"
    assert told["share_a"] == a_or_better(grown(), 10)
    assert whole(told["near"]) == near_lines(city, grown().first, OWN, 5)
    assert fields(app) == OWN
    assert not figures(app, "grade_lines", "sentence")


@pytest.mark.parametrize("lines", [MOVED, NINE, (1300, 1001, 1000, 999, 0), (10_000, 4, 3, 2, 1)])
def test_lines_in_the_address_change_the_sentence_and_the_table(lines: tuple[int, ...]) -> None:
    app = opened("grade_lines", lines_at=code(lines))
    assert not app.exception
    city, first = below(), grown().first
    grades = residents_per_grade(city, first, lines)
    up, down = moved(city, first, OWN, lines)
    told = figures(app, "grade_lines", "sentence")
    assert (whole(told["up"]), whole(told["down"])) == (up, down)
    assert whole(told["near"]) == near_lines(city, first, lines, 5)
    assert told["share_a"] == f"{100 * sum(grades[:3]) / RESIDENTS:.1f}"
    assert fields(app) == lines
    assert [whole(figure) for figure in column(app, "residents")] == list(grades)
    assert column(app, "start")[:5] == [f"{line:,}" for line in lines]


def test_the_table_tells_each_grade_s_change_against_the_own_lines() -> None:
    app = opened("grade_lines", lines_at=code(MOVED))
    city, first = below(), grown().first
    own = residents_per_grade(city, first, OWN)
    now = residents_per_grade(city, first, MOVED)
    assert now[3] > own[3]
    changes = [int(figure.replace(",", "").replace("−", "-")) for figure in column(app, "change")]
    assert changes == [new - old for new, old in zip(now, own, strict=True)]


def test_lines_in_the_address_are_told_against_the_table_that_the_address_names() -> None:
    table = rongcheng().table("aaa-1300")
    app = opened("grade_lines", lines_at=code(OWN), lines_table=table.name)
    told = figures(app, "grade_lines", "sentence")
    assert told["table"] == table.name
    _, down = moved(below(), grown().first, OWN, (1300, *OWN[1:]))
    assert down > 0
    assert (whole(told["up"]), whole(told["down"])) == (down, 0)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "1050.1030.960.850",
        "1030.1050.960.850.600",
        "<script>alert(1)</script>",
        "٩٦٠.850.700.650.600",
        "1050.1030.960.850.-5",
        "20000.1030.960.850.600",
        "1000000.1030.960.850.600",
        f"{'9' * 5_000}.1030.960.850.600",
    ],
    ids=["100 kB", "four", "rising", "markup", "digits", "below 0", "high", "a million", "huge"],
)
def test_lines_that_cannot_be_read_leave_the_table_s_own_and_are_noted(text: str) -> None:
    app = opened("grade_lines", lines_at=text)
    assert not app.exception
    assert fields(app) == OWN
    assert figures(app, "grade_lines", "same")
    assert figures(app, "grade_lines", "ignored")["count"] == "5"
    assert "<script>" not in text_of(app)


def test_lines_that_can_be_read_are_not_noted() -> None:
    assert not opened("grade_lines", lines_at=code(MOVED)).info


@pytest.mark.parametrize(("reading", "place"), [("better", slice(0, 3)), ("alone", slice(2, 3))])
def test_after_four_years_the_city_meets_the_report_as_it_is_read(
    reading: str, place: slice
) -> None:
    named = load().words["grade_lines"](f"presets.readings.{reading}")
    app = opened("grade_lines", lines_read=named, lines_year="4")
    held = sum(whole(figure) for figure in column(app, "residents")[place])
    assert abs(held - 0.9 * RESIDENTS) <= 2


# By number fields


def test_a_number_field_moves_a_line() -> None:
    app = opened("grade_lines")
    type_line(app, 3, 700)
    assert app.query_params["lines_at"] == code(MOVED)
    assert fields(app) == MOVED
    up, _ = moved(below(), grown().first, OWN, MOVED)
    assert whole(figures(app, "grade_lines", "sentence")["up"]) == up


def test_a_line_typed_back_to_its_own_leaves_no_lines_in_the_address() -> None:
    app = opened("grade_lines", lines_at=code(MOVED))
    type_line(app, 3, 850)
    assert "lines_at" not in app.query_params
    assert figures(app, "grade_lines", "same")


@pytest.mark.parametrize(
    ("place", "typed", "line"),
    [
        (2, 1030, 1029),
        (2, 10_000, 1029),
        (2, 850, 851),
        (2, 0, 851),
        (0, 1030, 1031),
        (4, 850, 849),
    ],
)
def test_a_number_field_stops_a_point_before_the_neighbour(
    place: int, typed: int, line: int
) -> None:
    app = opened("grade_lines")
    type_line(app, place, typed)
    stopped = (*OWN[:place], line, *OWN[place + 1 :])
    assert fields(app) == stopped
    assert app.query_params["lines_at"] == code(stopped)


def test_a_field_whose_line_cannot_move_at_all_shows_where_the_line_is() -> None:
    touching = (1050, 1049, 960, 850, 600)
    app = opened("grade_lines", lines_at=code(touching))
    type_line(app, 1, 1060)
    assert app.query_params["lines_at"] == code(touching)
    assert fields(app) == touching
    assert not app.warning


@pytest.mark.parametrize(("place", "line"), [(0, 10_000), (4, 0)])
def test_the_highest_and_the_lowest_line_go_as_far_as_an_address_can_tell(
    place: int, line: int
) -> None:
    app = opened("grade_lines")
    field = app.number_input[place]
    type_line(app, place, int(field.max if place == 0 else field.min))
    assert fields(app)[place] == line
    assert not app.info


# Tasks and conclusion


def is_done(app: AppTest, task: str) -> bool:
    """Whether the page ticks a task."""
    say = load().words["grade_lines"]
    return say("tasks.done", task=say(f"tasks.{task}")) in text_of(app)


def test_as_the_page_opens_no_task_is_done() -> None:
    app = opened("grade_lines")
    assert "lines_done" not in app.query_params
    assert not any(is_done(app, task) for task in ("nine", "rare", "cliff", "quiet"))


def test_a_task_done_stays_done_when_the_lines_go_back_and_for_who_gets_the_link() -> None:
    app = opened("grade_lines")
    type_line(app, 2, 860)
    assert is_done(app, "nine")
    type_line(app, 2, 960)
    assert "lines_at" not in app.query_params
    assert app.query_params["lines_done"] == "nine"
    assert is_done(app, "nine")
    assert is_done(opened("grade_lines", lines_done="nine"), "nine")


def test_tasks_are_kept_in_the_order_in_which_they_are_set() -> None:
    app = opened("grade_lines", lines_done="quiet", lines_at=code(NINE))
    assert app.query_params["lines_done"] == "nine.quiet"


def test_names_of_no_task_count_for_nothing() -> None:
    app = opened("grade_lines", lines_done="everything.<b>.nine.nine")
    assert not app.exception
    assert is_done(app, "nine")
    assert not says(app, "grade_lines", "conclusion.text")


def test_tasks_can_be_set_afresh() -> None:
    app = opened("grade_lines", lines_done="nine.quiet")
    app.button(key="lines_reset_tasks").click().run()
    assert "lines_done" not in app.query_params
    assert not is_done(app, "nine")
    assert not says(app, "grade_lines", "conclusion.text")


@pytest.mark.parametrize(
    ("done", "is_open"), [("nine", False), ("nine.rare", True), ("nine.rare.cliff.quiet", True)]
)
def test_the_conclusion_opens_after_two_tasks(done: str, is_open: bool) -> None:
    app = opened("grade_lines", lines_done=done)
    assert says(app, "grade_lines", "conclusion.text") is is_open
    assert [toggle.key for toggle in app.toggle] == ([] if is_open else ["lines_anyway"])


def test_the_second_task_opens_the_conclusion_as_it_is_done() -> None:
    app = opened("grade_lines", lines_done="quiet")
    assert not says(app, "grade_lines", "conclusion.text")
    type_line(app, 2, 860)
    assert says(app, "grade_lines", "conclusion.text")


def test_who_asks_for_the_conclusion_gets_it_without_any_task() -> None:
    app = opened("grade_lines")
    assert not says(app, "grade_lines", "conclusion.text")
    app.toggle(key="lines_anyway").set_value(True).run()
    assert says(app, "grade_lines", "conclusion.text")
    assert says(opened("grade_lines", lines_anyway="true"), "grade_lines", "conclusion.text")


# The cliff and the presets


def listed(app: AppTest) -> set[str]:
    """The ids of all effects of the edition that the page lists."""
    said = text_of(app)
    return {
        effect.id
        for grade in rongcheng().grades
        for effect in rongcheng().effects_of(grade.id)
        if f"- {effect.text}" in said
    }


def test_the_cliff_at_aaa_lists_what_the_line_opens() -> None:
    app = opened("grade_lines")
    perks = {"heating-discount", "bike-without-deposit", "better-loan-terms"}
    assert listed(app) == perks | {"service-hall-priority"}
    assert says(app, "grade_lines", "cliff.opened")
    assert not says(app, "grade_lines", "cliff.closed")
    assert "**1,050 points: AAA**" in text_of(app)
    assert "**1,049 points: AA**" in text_of(app)


def test_a_point_less_than_b_closes_something_and_opens_nothing() -> None:
    app = opened("grade_lines")
    app.selectbox(key="lines_cliff").set_value("B").run()
    assert listed(app) == {"jobs-harder"}
    assert says(app, "grade_lines", "cliff.closed")
    assert not says(app, "grade_lines", "cliff.opened")


@pytest.mark.parametrize(("upper", "lower"), [("AA", "A"), ("A", "B"), ("C", "D")])
def test_at_the_other_lines_nothing_but_the_letter_differs(upper: str, lower: str) -> None:
    app = opened("grade_lines")
    app.selectbox(key="lines_cliff").set_value(upper).run()
    assert not listed(app)
    told = figures(app, "grade_lines", "cliff.only_letter")
    assert told == {"upper": upper, "lower": lower}


def test_the_cliff_stands_where_the_line_was_moved_to() -> None:
    app = opened("grade_lines", lines_at=code(MOVED), lines_cliff="B")
    assert "**700 points: B**" in text_of(app)
    assert "**699 points: C**" in text_of(app)


def test_another_table_puts_all_lines_where_it_has_them() -> None:
    app = opened("grade_lines", lines_at=code(MOVED))
    app.selectbox(key="lines_table").set_value("aaa-1300").run()
    assert "lines_at" not in app.query_params
    assert fields(app) == (1300, 1030, 960, 850, 600)
    assert figures(app, "grade_lines", "same")["table"] == "AAA from 1,300"
    assert rongcheng().table("aaa-1300").note in text_of(app)
