"""Any life under any edition: nothing is refused, and what a scheme makes of nothing is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.any_life import Run, Silence, Stranger, live
from social_credit.content import load
from social_credit.ledger import Status
from social_credit.lives import LifeEvent
from social_credit.scheme import Edition
from social_credit.value import Unknown
from tests.any_lives import CONSENT, EDITIONS, FALL, FIRMS, LIVES, RISE, happens, labels
from tests.builders import DOWN, UP, edition, item

ASKING = load().edition("rongcheng-2021")


def statuses(run: Run) -> list[Status | Silence]:
    return [step.status for step in run.steps]


# Any edition, any life -------------------------------------------------------------------------


@given(st.sampled_from(EDITIONS), LIVES, CONSENT)
def test_any_life_can_be_lived_under_any_edition(
    rules: Edition, life: list[LifeEvent], consent: bool
) -> None:
    run = live(rules, life, consent=consent)
    assert [step.event for step in run.steps] == sorted(life, key=lambda event: event.on)
    assert (run.ledger is None) == (rules.scores == "firms")
    for step in run.steps:
        assert (step.line is None) == isinstance(step.status, Silence)
        if step.line is not None:
            assert step.line.item.id == step.event.act
            assert step.line.event.count == step.event.count
    if run.stranger is not None or rules.gives != "score":
        assert run.score is None
    elif run.ledger is not None:
        assert run.score == run.ledger.start + sum(
            step.line.change for step in run.steps if step.line
        )
    if run.stranger is not None:
        assert run.grade is None


@given(st.sampled_from(EDITIONS), LIVES)
def test_a_label_or_a_list_moves_only_between_its_own_labels(
    rules: Edition, life: list[LifeEvent]
) -> None:
    run = live(rules, life)
    assert run.grade is None or run.grade in rules.rank


@pytest.mark.parametrize("rules", EDITIONS, ids=lambda it: it.id)
def test_every_invented_life_is_lived_under_every_edition(rules: Edition) -> None:
    for life in load().lives:
        assert len(live(rules, life.events).steps) == len(life.events), life.id


def test_a_scheme_whose_first_day_is_unknown_or_far_off_is_lived_under_like_any_other() -> None:
    unknown = edition().model_copy(update={"first_day": Unknown(unknown="not said")})
    assert live(unknown, happens("up")).score == 101
    assert live(edition(), happens("up", year=10)).score == 101


# What became of an event -----------------------------------------------------------------------


def test_an_act_outside_a_rulebook_is_not_counted_only_if_all_of_it_is_known() -> None:
    rules = edition([UP])
    whole = rules.model_copy(update={"items_complete": True})
    assert statuses(live(rules, happens("up", "sneeze"))) == [Status.COUNTED, Silence.NOT_KNOWN]
    assert statuses(live(whole, happens("up", "sneeze"))) == [Status.COUNTED, Silence.NOT_COUNTED]


def test_an_act_that_is_counted_without_a_published_value_is_told_from_one_that_is_not() -> None:
    rules = edition([item("hours", unknown="not published")])
    assert statuses(live(rules, happens("hours", "sneeze"))) == [
        Status.NO_VALUE,
        Silence.NOT_KNOWN,
    ]


def test_a_cap_and_the_end_of_a_range_are_told_from_each_other() -> None:
    capped = edition([item("gift", 5, cap=5)])
    ranged = edition([item("gift", 5)], between=(0, 100))
    assert statuses(live(capped, happens("gift", "gift"))) == [Status.COUNTED, Status.CAPPED]
    assert statuses(live(ranged, happens("gift"))) == [Status.NO_CHANGE]


def test_a_cap_begins_anew_with_each_year_of_a_life() -> None:
    rules = edition([item("gift", 5, cap=5)])
    run = live(rules, [*happens("gift", year=1), *happens("gift", year=2)])
    assert statuses(run) == [Status.COUNTED, Status.COUNTED]


def test_a_scheme_for_firms_does_not_know_a_person() -> None:
    run = live(FIRMS, happens(FIRMS.items[0].id, "traffic-ticket"))
    assert run.stranger is Stranger.FIRMS
    assert statuses(run) == [Silence.NOT_THIS_PERSON] * 2
    assert (run.score, run.grade, run.ledger) == (None, None, None)


def test_without_consent_a_scheme_that_asks_for_it_has_no_result_and_may_keep_a_record() -> None:
    bad = next(it for it in ASKING.items if it.lowers)
    good = next(it for it in ASKING.items if (it.points or 0) > 0)
    run = live(ASKING, happens(bad.id, good.id, "sneeze"), consent=False)
    assert run.stranger is Stranger.CONSENT
    assert statuses(run) == [Status.RECORDED, Status.NOT_REWARDED, Silence.NOT_KNOWN]
    assert (run.score, run.grade) == (None, None)


def test_consent_makes_no_difference_where_nobody_asks_for_it() -> None:
    assert live(edition(), happens("up"), consent=False).score == 101


# Labels ----------------------------------------------------------------------------------------


def test_a_label_is_the_one_that_the_last_item_set() -> None:
    rules = labels(FALL, RISE)
    assert live(rules, []).grade == "middle"
    assert live(rules, happens("fall")).grade == "worst"
    assert live(rules, happens("fall", "rise")).grade == "best"


def test_a_label_comes_without_points() -> None:
    run = live(labels(FALL), happens("fall"))
    line = run.steps[0].line
    assert line is not None
    assert (run.score, line.before, line.change, line.after) == (None, None, 0, None)
    assert (line.grade_before, line.grade_after) == ("middle", "worst")


def test_setting_the_label_that_one_has_changes_nothing() -> None:
    assert statuses(live(labels(FALL), happens("fall", "fall"))) == [
        Status.COUNTED,
        Status.NO_CHANGE,
    ]


def test_a_label_that_is_held_bars_every_better_one() -> None:
    held = FALL.model_copy(update={"holds": True})
    assert live(labels(held, RISE), happens("fall", "rise")).grade == "worst"


def test_where_labels_begin_may_be_unknown_until_an_item_sets_one() -> None:
    rules = labels(FALL, begins_in=None)
    assert live(rules, []).grade is None
    assert live(rules, happens("fall")).grade == "worst"


def test_without_consent_to_a_label_only_what_lowers_it_is_recorded() -> None:
    rules = labels(FALL, RISE, consent=ASKING.consent)
    run = live(rules, happens("fall", "rise"), consent=False)
    assert statuses(run) == [Status.RECORDED, Status.NOT_REWARDED]


def test_a_score_without_lines_keeps_the_worst_grade_that_an_item_set() -> None:
    rules = edition([UP, DOWN, item("fall", sets="fair"), item("crash", sets="low")], base=None)
    run = live(rules, happens("crash", "fall", "up"))
    assert run.grade == "low"
    assert statuses(run) == [Status.COUNTED, Status.NO_CHANGE, Status.COUNTED]


def test_lines_without_a_known_start_give_no_grade() -> None:
    rules = edition().model_copy(update={"base": Unknown(unknown="not said")})
    assert rules.line_tables
    run = live(rules, happens("up"))
    assert (run.score, run.grade) == (1, None)
