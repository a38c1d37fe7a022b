"""Who acts on which list: both directions of the network agree, and nothing is filled in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from social_credit.content import load
from social_credit.memoranda import GROUNDS, Memoranda, Memorandum, Named, Tie, memoranda_faults
from social_credit.value import Confidence, Unknown, Value

JOINT = load().memoranda
TIES = [(one, tie) for one in JOINT.memoranda for tie in one.ties]


def tie(measure: str, ground: str, *bodies: str) -> Tie:
    return Tie.model_validate(
        {
            "measure": measure,
            "ground": ground,
            "bodies": bodies,
            "text": "So it is.",
            "confidence": "illustrative",
        }
    )


def memorandum(memorandum_id: str, *ties: Tie, signatories: int | None = None) -> Memorandum:
    nothing = Unknown(unknown="Not said.")
    known = Value[int](value=signatories or 0, confidence=Confidence.ILLUSTRATIVE)
    return Memorandum(
        id=memorandum_id,
        name=memorandum_id,
        summary="A list for tests.",
        confidence=Confidence.ILLUSTRATIVE,
        signed_on=nothing,
        signatories=nothing if signatories is None else known,
        measures=nothing,
        ties=ties,
    )


SMALL = Memoranda(
    remarks=(),
    totals=(),
    bodies=(Named(id="library", name="Library"), Named(id="museum", name="Museum")),
    measures=(Named(id="books", name="Books"), Named(id="maps", name="Maps")),
    memoranda=(
        memorandum(
            "late",
            tie("maps", "planned", "museum", "library"),
            tie("books", "signed", "library"),
            tie("books", "reported"),
            signatories=2,
        ),
        memorandum("loud", tie("maps", "announced")),
        memorandum("lost"),
    ),
)
"""Two bodies and three lists, one of them without any tie."""


# Queries


def test_bodies_and_measures_of_a_list_come_in_the_order_of_all_and_once() -> None:
    assert [it.id for it in SMALL.bodies_of("late")] == ["library", "museum"]
    assert [it.id for it in SMALL.measures_of("late")] == ["books", "maps"]


def test_a_list_that_names_nobody_has_no_bodies_though_it_has_measures() -> None:
    assert SMALL.bodies_of("loud") == ()
    assert [it.id for it in SMALL.measures_of("loud")] == ["maps"]


def test_the_lists_of_a_body_are_those_that_name_it() -> None:
    assert [it.id for it in SMALL.lists_of("museum")] == ["late"]
    assert [row.measure for _, row in SMALL.ties_of("library")] == ["maps", "books"]


def test_strands_join_lists_and_bodies_once_with_the_firmest_ground_first() -> None:
    assert [(it.memorandum, it.body, it.grounds) for it in SMALL.strands] == [
        ("late", "library", ("signed", "planned")),
        ("late", "museum", ("planned",)),
        ("late", None, ("reported",)),
        ("loud", None, ("announced",)),
    ]


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: SMALL.memorandum("rain"), "no kind of list 'rain'"),
        (lambda: SMALL.bodies_of("rain"), "no kind of list 'rain'"),
        (lambda: SMALL.lists_of("rain"), "no body 'rain'"),
        (lambda: SMALL.measure("rain"), "no measure 'rain'"),
        (lambda: SMALL.total("rain"), "no count 'rain'"),
    ],
)
def test_what_is_not_there_is_a_key_error_that_names_it(ask: object, says: str) -> None:
    with pytest.raises(KeyError, match=says):
        ask()  # type: ignore[operator]


# The real network


@pytest.mark.parametrize("one", JOINT.memoranda, ids=lambda one: one.id)
def test_a_list_and_its_bodies_name_each_other(one: Memorandum) -> None:
    for body in JOINT.bodies:
        assert (body in JOINT.bodies_of(one.id)) == (one in JOINT.lists_of(body.id))


def test_every_body_and_every_measure_has_a_tie() -> None:
    assert all(JOINT.lists_of(body.id) for body in JOINT.bodies)
    taken = {row.measure for _, row in TIES}
    assert taken == {it.id for it in JOINT.measures}


def test_the_kinds_of_memoranda_add_up_to_their_number() -> None:
    parts = [JOINT.total(it).value for it in ("punishing", "rewarding", "both")]
    assert sum(parts) == JOINT.total("all").value == 51


def test_the_two_counters_of_memoranda_are_kept_apart() -> None:
    assert JOINT.total("tax-count").value == 53
    assert JOINT.total("tax-count").note


def test_signatories_run_from_the_fewest_to_the_most() -> None:
    assert (JOINT.total("fewest").value, JOINT.total("most").value) == (8, 51)
    counts = [it.signatories for it in JOINT.memoranda if isinstance(it.signatories, Value)]
    assert all(8 <= it.value <= 51 for it in counts)


def test_what_the_plan_orders_is_documented_and_what_happened_is_reported() -> None:
    words = {"planned": Confidence.DOCUMENTED, "reported": Confidence.REPORTED}
    for one, row in TIES:
        assert row.confidence is words.get(row.ground, row.confidence), (one.id, row.measure)


def test_no_tie_of_the_plan_is_told_as_something_that_happened() -> None:
    for one, row in TIES:
        from_the_plan = {it.source for it in row.sources} <= {
            "outline-2014-zh",
            "outline-2014-creemers",
        }
        assert from_the_plan == (row.ground == "planned"), (one.id, row.measure)


def test_the_thirteen_departments_of_the_plan_give_a_faster_way_to_those_who_keep_trust() -> None:
    keepers = JOINT.memorandum("trust-keepers")
    assert keepers.reward
    assert [it.id for it in JOINT.measures_of(keepers.id)] == ["fast-lane"]
    assert len(JOINT.bodies_of(keepers.id)) == 13


def test_grounds_stand_from_the_firmest_to_the_least() -> None:
    for strand in JOINT.strands:
        places = [GROUNDS.index(it) for it in strand.grounds]
        assert all(one < other for one, other in pairwise(places))


# What content must be


def test_the_network_of_the_site_has_no_faults() -> None:
    assert not list(memoranda_faults(JOINT))
    assert not list(memoranda_faults(SMALL))
