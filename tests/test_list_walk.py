"""The way onto the courts' list and off it: what it says, what closes doors, and the case."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.charts.list_flow import Labels, list_flow
from social_credit.content import load
from social_credit.list_walk import (
    COLUMNS,
    Answer,
    Happened,
    ListWalk,
    Step,
    Way,
    guessed_right,
    guesses,
)
from social_credit.list_walk_checks import list_walk_faults
from social_credit.value import Confidence, Unknown
from tests.drawn import checked

WALK = load().list_walk
TRUTH = [it.happened.option if isinstance(it.happened, Happened) else None for it in WALK.case]


def made_up(step_id: str, *ways: str) -> Step:
    """A step of which nothing is known."""
    silent = Unknown(unknown="Made up.")
    return Step(
        id=step_id,
        title=step_id,
        short=step_id,
        who=silent,
        ground=silent,
        score=silent,
        effect=silent,
        ways=tuple(Way(to=it, label=it) for it in ways),
    )


def walk_of(*steps: Step) -> ListWalk:
    return ListWalk(doors=(), steps=steps, case=())


# Doors and scores


def test_most_steps_need_no_score_and_the_counts_add_up_to_all_steps() -> None:
    count = WALK.score_count
    assert sum(count) == len(WALK.steps)
    assert count.without > len(WALK.steps) / 2


def test_no_door_is_closed_by_a_step_that_takes_a_score_or_may_take_one() -> None:
    assert all(step.takes_score is False for step in WALK.steps if step.closes)


def test_nothing_follows_from_a_step_that_takes_a_score() -> None:
    scored = [step for step in WALK.steps if step.takes_score]
    assert scored
    assert all(not step.ways for step in scored)


def test_before_the_list_is_public_every_door_is_open() -> None:
    for step in ("judgment", "obeyed", "not-obeyed", "entry", "published", "score-note"):
        assert WALK.closed_at(step) == (), step


def test_a_door_that_one_step_closes_stays_closed_on_every_way_on() -> None:
    for step in WALK.steps:
        for way in step.ways:
            assert set(WALK.closed_at(step.id)) <= set(WALK.closed_at(way.to))


def test_doors_that_a_list_closes_are_closed_together_whoever_reads_it_first() -> None:
    for step in ("travel", "firms", "offices"):
        assert WALK.closed_at(step) == WALK.doors, step


def test_every_door_has_one_step_that_closes_it() -> None:
    for door in WALK.doors:
        assert [it for it in WALK.steps if door.id in it.closes] == [WALK.closer(door.id)]
    with pytest.raises(KeyError, match="closes 'window'"):
        WALK.closer("window")


# The way


def test_a_judgment_that_is_obeyed_leads_to_no_list() -> None:
    assert not WALK.step("obeyed").ways
    assert [step.id for step in WALK.before("obeyed")] == ["judgment"]


def test_who_is_on_the_list_has_a_way_off_it_from_every_closed_door() -> None:
    for start in ("travel", "firms", "offices"):
        onward = {way.to for way in WALK.step(start).ways}
        assert onward == {"paid", "term", "mistake"}
        assert all(WALK.step(it).ways[0].to == "off" for it in onward)


def test_only_the_way_out_of_a_mistake_is_not_on_record() -> None:
    assert [(step.id, way.to) for step in WALK.steps for way in step.ways if not way.on_record] == [
        ("mistake", "off")
    ]


def test_every_step_says_who_on_what_ground_whether_by_a_score_and_with_what_effect() -> None:
    for step in WALK.steps:
        assert list(step.answers)[:4] == ["who", "ground", "score", "effect"]


def test_titles_are_told_apart_because_the_address_holds_them() -> None:
    titles = [step.title for step in WALK.steps]
    assert len(set(titles)) == len(titles)


def test_everything_told_is_sourced_and_what_is_not_on_record_says_why() -> None:
    told = [answer for step in WALK.steps for answer in step.answers.values()]
    for answer in (*told, *(turn.happened for turn in WALK.case)):
        if isinstance(answer, Answer):
            assert answer.confidence in (Confidence.REPORTED, Confidence.DOCUMENTED)
            assert answer.sources
        else:
            assert len(answer.unknown.split()) > 5


def test_what_is_not_there_is_a_key_error_that_names_it() -> None:
    with pytest.raises(KeyError, match="no step 'appeal'"):
        WALK.step("appeal")


# The drawing


def test_a_step_is_drawn_below_all_that_lead_to_it_or_beside_it_if_it_is_a_dead_end() -> None:
    for step in WALK.steps:
        for earlier in WALK.before(step.id):
            down = WALK.places[step.id].row - WALK.places[earlier.id].row
            assert down == (0 if step.id in ("obeyed", "score-note") else 1), step.id


def test_no_two_steps_are_drawn_in_one_place_and_none_outside_the_columns() -> None:
    places = list(WALK.places.values())
    assert len(set(places)) == len(WALK.steps)
    assert all(0 <= place.column < COLUMNS for place in places)


@pytest.mark.parametrize("step", [it.id for it in WALK.steps])
def test_the_drawing_marks_one_box_as_the_one_where_one_stands(step: str) -> None:
    labels = {it.id: it.short for it in WALK.steps}
    figure = checked(list_flow(WALK, step, Labels(labels, labels)))
    boxes = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    (thick,) = [box for box in boxes if box.line.width > 3]
    place = WALK.places[step]
    assert len(boxes) == len(WALK.steps)
    assert ((thick.x0 + thick.x1) / 2, (thick.y0 + thick.y1) / 2) == (place.column, -place.row)


def test_the_drawing_has_an_arrow_for_each_way_and_dots_where_nothing_is_on_record() -> None:
    labels = {it.id: it.short for it in WALK.steps}
    figure = checked(list_flow(WALK, "entry", Labels(labels, labels)))
    lines = [shape for shape in figure.layout.shapes if shape.type == "path"]
    assert len(lines) == sum(len(step.ways) for step in WALK.steps)
    assert len([line for line in lines if line.line.dash == "dot"]) == 1


def test_four_steps_in_one_row_are_too_many_to_draw() -> None:
    crowd = walk_of(made_up("a", "b", "c", "d", "e"), *(made_up(it, "f") for it in "bcde"))
    faults = list_walk_faults(ListWalk(doors=(), steps=(*crowd.steps, made_up("f")), case=()), None)
    assert [fault.message for fault in faults] == [
        "'e' would be drawn beside 3 others; a row has room for 3"
    ]


def test_a_step_that_no_way_leads_to_is_a_fault() -> None:
    faults = list_walk_faults(walk_of(made_up("a", "c"), made_up("b"), made_up("c")), None)
    assert [fault.path for fault in faults] == [("steps", 1, "id")]


# The case


def test_the_case_names_nobody_and_keeps_to_the_report() -> None:
    for turn in WALK.case:
        assert {it.source for it in turn.story.sources} == {"fp-2018"}
        if isinstance(turn.happened, Happened):
            assert {it.source for it in turn.happened.sources} == {"fp-2018"}
    told = " ".join(turn.story.text for turn in WALK.case)
    assert not re.search(r"\bLiu\b|\bHu\b", told)


def test_in_the_case_nothing_happens_because_of_a_score() -> None:
    offered = {option.id for turn in WALK.case for option in turn.options}
    assert {"score", "low-score"} <= offered
    assert not {"score", "low-score"} & set(TRUTH)


def test_only_the_last_turn_has_no_answer_on_record() -> None:
    assert [place for place, truth in enumerate(TRUTH) if truth is None] == [len(TRUTH) - 1]
    assert len(WALK.answerable) == len(TRUTH) - 1


def test_what_happened_is_not_always_the_same_button() -> None:
    spots = {
        [option.id for option in turn.options].index(str(truth))
        for turn, truth in zip(WALK.case, TRUTH, strict=True)
        if truth
    }
    assert len(spots) > 1


def test_whoever_guesses_all_that_happened_is_right_as_often_as_can_be() -> None:
    best = [truth or "soon" for truth in TRUTH]
    assert guesses(WALK.case, best) == tuple(best)
    assert guessed_right(WALK.case, best) == len(WALK.answerable)


def test_a_turn_without_an_answer_counts_for_nobody() -> None:
    first = [truth or "soon" for truth in TRUTH]
    for option in WALK.case[-1].options:
        assert guessed_right(WALK.case, [*first[:-1], option.id]) == len(WALK.answerable)


_ASKED = st.lists(
    st.none() | st.sampled_from([it.id for turn in WALK.case for it in turn.options]) | st.text(),
    max_size=12,
)


@given(_ASKED)
def test_guesses_are_the_longest_beginning_that_fits_whatever_was_asked(
    asked: list[str | None],
) -> None:
    made = guesses(WALK.case, asked)
    assert list(made) == asked[: len(made)]
    assert all(turn.option(it) for turn, it in zip(WALK.case, made, strict=False))
    if len(made) < min(len(asked), len(WALK.case)):
        after = asked[len(made)]
        assert after is None or WALK.case[len(made)].option(after) is None


@given(_ASKED)
def test_nobody_is_right_more_often_than_they_guessed(asked: list[str | None]) -> None:
    made = guesses(WALK.case, asked)
    assert 0 <= guessed_right(WALK.case, made) <= min(len(made), len(WALK.answerable))
