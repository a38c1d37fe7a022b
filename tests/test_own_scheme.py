"""A visitor's own scheme: copied from one on record, edited, checked, run, and set challenges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from social_credit.any_life import live
from social_credit.city_sums import ScoreDistribution
from social_credit.content import load
from social_credit.own_scheme import OwnGrade, OwnItem, OwnScheme, copy_of, edition_of, side_by_side
from social_credit.own_scheme_checks import faults
from social_credit.own_tasks import TASKS, Tried
from social_credit.scheme_checks import faults as edition_faults
from social_credit.value import Confidence, Sourced
from tests.own_schemes import BASES, KNOWN, own_schemes, with_item, without_item

RONGCHENG = copy_of(BASES["rongcheng-2014"])
LIVES = load().lives


def said(scheme: OwnScheme) -> list[tuple[object, str]]:
    return [(it.path, it.message) for it in faults(scheme, KNOWN, BASES)]


# A copy


@pytest.mark.parametrize("base", BASES)
def test_a_copy_of_any_scheme_with_points_is_sound(base: str) -> None:
    assert said(copy_of(BASES[base])) == []


@pytest.mark.parametrize("base", ["rongcheng-2014", "rongcheng-2021", "suining-2010"])
def test_a_copy_ends_every_life_as_its_original_does(base: str) -> None:
    original, copy = BASES[base], edition_of(copy_of(BASES[base]), KNOWN)
    for life in LIVES:
        on_record, own = live(original, life.events), live(copy, life.events)
        assert (own.score, own.grade) == (on_record.score, on_record.grade), life.id


def test_conduct_whose_value_nobody_published_is_not_copied() -> None:
    assert "volunteering" not in {it.conduct for it in RONGCHENG.items}


def test_what_is_not_on_record_is_copied_as_nothing() -> None:
    copy = copy_of(BASES["dibaoquan-2018"])
    assert (copy.start, copy.grades, copy.consent) == (0, (), "none")


def test_a_scheme_without_points_cannot_be_copied() -> None:
    assert "zhima-2015" not in BASES
    assert "court-list-2013" not in BASES


def test_the_law_on_a_kind_of_conduct_is_taken_from_whoever_knows_it() -> None:
    assert KNOWN["online-defamation"].law == "offence"


# Edits


def test_two_schemes_side_by_side_differ_where_they_were_edited() -> None:
    other = with_item(RONGCHENG, OwnItem(conduct="elder-care", points=10))
    clauses = side_by_side(RONGCHENG, other.model_copy(update={"start": 900}))
    assert [(it.part, it.of) for it in clauses if it.differs] == [
        ("start", ""),
        ("item", "elder-care"),
    ]


# Checks


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"points": 0}, "counts 0 points"),
        ({}, "it has neither"),
        ({"points": 1, "sets_grade": "A"}, "it has both"),
        ({"points": -5, "cap_per_year": 15}, "a cap has the sign of the points"),
        ({"sets_grade": "A", "cap_per_year": 15}, "no points that it could limit"),
    ],
)
def test_an_item_that_means_nothing_is_refused(item: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        OwnItem.model_validate({"conduct": "traffic-ticket"} | item)


GRADES = (OwnGrade(grade="A", line=960), OwnGrade(grade="B", line=850), OwnGrade(grade="C"))


@pytest.mark.parametrize(
    ("update", "path", "words"),
    [
        ({"copied_from": "atlantis"}, ("copied_from",), "no scheme 'atlantis'"),
        (
            {"items": (OwnItem(conduct="whistling", points=1),)},
            ("items", 0, "conduct"),
            "no scheme on record counts 'whistling'",
        ),
        ({"items": RONGCHENG.items[:1] * 2}, ("items", 1, "conduct"), "stands twice"),
        (
            {"items": (OwnItem(conduct="bribery", sets_grade="E"),)},
            ("items", 0, "sets_grade"),
            "there is no grade 'E' here; the grades are: A, B, C",
        ),
        ({"grades": GRADES[:1]}, ("grades", 0, "line"), "leave its line empty"),
        ({"grades": GRADES[2:]}, ("grades",), "one grade alone sorts nobody"),
        ({"grades": GRADES[:2]}, ("grades", 1, "line"), "takes everybody below"),
        ({"grades": (GRADES[2], *GRADES[1:])}, ("grades", 0), "needs a line"),
        (
            {"grades": (GRADES[0].model_copy(update={"line": 850}), *GRADES[1:])},
            ("grades", 0, "line"),
            "A starts at 850, which must be above B at 850",
        ),
    ],
)
def test_a_fault_has_its_place_and_says_what_would_be_right(
    update: dict[str, object], path: object, words: str
) -> None:
    scheme = RONGCHENG.model_copy(update={"items": (), "grades": GRADES} | update)
    found = said(scheme)
    assert any(where == path and words in message for where, message in found), found


def test_lines_one_point_apart_are_sound() -> None:
    grades = (GRADES[0].model_copy(update={"line": 851}), *GRADES[1:])
    assert said(RONGCHENG.model_copy(update={"items": (), "grades": grades})) == []


# Any scheme


@given(own_schemes())
def test_any_sound_scheme_is_an_edition_that_can_score_any_life(scheme: OwnScheme) -> None:
    assert said(scheme) == []
    edition = edition_of(scheme, KNOWN)
    assert edition_faults(edition) == ()
    labels = {it.grade for it in scheme.grades}
    for life in LIVES:
        run = live(edition, life.events)
        assert run.score is not None
        assert run.grade in labels or not labels


@given(own_schemes())
@settings(max_examples=30)
def test_every_value_of_a_scheme_of_ones_own_is_illustrative(scheme: OwnScheme) -> None:
    edition = edition_of(scheme, KNOWN)
    lines = [line for table in edition.line_tables for line in table.lines.values()]
    values: list[Sourced] = [*edition.items, *lines]
    assert all(it.confidence is Confidence.ILLUSTRATIVE and not it.sources for it in values)


# Challenges


def tried(scheme: OwnScheme, scores: dict[int, float] | None = None) -> Tried:
    """A scheme with its lives, and a city of these shares by score."""
    spread = scores or {1000: 1.0}
    first = min(spread)
    mass = np.zeros((1, max(spread) - first + 1))
    for score, share in spread.items():
        mass[0, score - first] = share
    edition = edition_of(scheme, KNOWN)
    runs = {life.id: live(edition, life.events) for life in LIVES}
    return Tried(edition, runs, ScoreDistribution(first, mass), 0)


def test_rongcheng_as_copied_meets_no_challenge() -> None:
    city = {1000: 0.5, 960: 0.3, 900: 0.2}
    assert not any(is_met(tried(RONGCHENG, city)) for is_met in TASKS.values())


@pytest.mark.parametrize(("share", "met"), [(0.01, True), (0.011, False)])
def test_the_cliff_may_hurt_one_in_a_hundred_and_no_more(share: float, met: bool) -> None:
    city = {1000: 0.9 - share, 960: share, 900: 0.1}
    assert TASKS["cliff"](tried(RONGCHENG, city)) is met


def test_there_is_no_merit_in_a_cliff_where_tickets_do_not_count_or_all_hold_one_grade() -> None:
    city = {1000: 0.9, 900: 0.1}
    assert not TASKS["cliff"](tried(without_item(RONGCHENG, "traffic-ticket"), city))
    assert not TASKS["cliff"](tried(RONGCHENG, {1000: 1.0}))
    assert not TASKS["cliff"](tried(RONGCHENG.model_copy(update={"grades": (), "items": ()}), city))


def test_only_what_is_against_the_law_counts_once_awards_and_unclear_cases_are_gone() -> None:
    lawful = [it for it in RONGCHENG.items if KNOWN[it.conduct].law not in ("offence", "breach")]
    scheme = RONGCHENG
    for item in lawful:
        assert not TASKS["law"](tried(scheme))
        scheme = without_item(scheme, item.conduct)
    assert TASKS["law"](tried(scheme))
    assert not TASKS["law"](tried(scheme.model_copy(update={"items": ()})))


@pytest.mark.parametrize(("points", "met"), [(1, True), (-1, False)])
def test_care_counts_when_it_adds_points(points: int, met: bool) -> None:
    scheme = with_item(RONGCHENG, OwnItem(conduct="elder-care", points=points))
    assert TASKS["care"](tried(scheme)) is met


def test_order_is_nothing_once_the_feast_takes_points_and_both_still_count() -> None:
    points = with_item(RONGCHENG, OwnItem(conduct="drunk-driving", points=-100))
    assert TASKS["order"](tried(points))
    assert not TASKS["order"](tried(without_item(points, "city-award")))


def test_the_road_is_no_fault_under_a_yearly_cap() -> None:
    city = {1000: 0.5, 900: 0.5}
    capped = OwnItem(conduct="traffic-ticket", points=-5, cap_per_year=-5)
    assert TASKS["road"](tried(with_item(RONGCHENG, capped), city))
    assert not TASKS["road"](tried(without_item(RONGCHENG, "traffic-ticket"), city))
