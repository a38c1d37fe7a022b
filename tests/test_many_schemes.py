"""One life under many schemes: the alignment, how far one falls, and what schemes differ on."""

from __future__ import annotations

import statistics
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.any_life import Silence
from social_credit.content import load
from social_credit.ledger import Status
from social_credit.lives import LifeEvent
from social_credit.many_schemes import Column, ManySchemes, Unmeasured, run_all
from social_credit.scheme import Edition
from social_credit.value import Unknown, Value
from tests.any_lives import CONSENT, EDITIONS, FALL, FIRMS, LIVES, RISE, happens, labels
from tests.builders import DOWN, UP, edition, item, lines


def one(rules: Edition, *acts: str) -> Column:
    """The only column of a life under one edition."""
    return run_all([rules], happens(*acts)).columns[0]


def named(name: str, *items: object, base: int = 100) -> Edition:
    """A small edition with a name of its own and lines at 1.2 and 0.8 of the base."""
    rules = edition(items, base=base, table=lines({"high": base * 6 // 5, "low": base * 4 // 5}))  # type: ignore[arg-type]
    return rules.model_copy(update={"id": name})


# The alignment ---------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(EDITIONS), max_size=30), LIVES, CONSENT)
def test_every_event_has_a_cell_under_every_scheme(
    chosen: list[Edition], life: list[LifeEvent], consent: bool
) -> None:
    many = run_all(chosen, life, consent=consent)
    assert many.events == tuple(sorted(life, key=lambda event: event.on))
    assert [column.run.edition for column in many.columns] == chosen
    for column in many.columns:
        assert tuple(cell.step.event for cell in column.cells) == many.events
        assert (column.fall.share is None) == (column.fall.unmeasured is not None)


@given(st.sampled_from(EDITIONS), LIVES)
def test_the_steps_down_a_scheme_add_up_to_the_fall(rules: Edition, life: list[LifeEvent]) -> None:
    column = run_all([rules], life).columns[0]
    if column.fall.share is not None:
        steps = [cell.share for cell in column.cells if cell.share is not None]
        assert sum(steps) == column.fall.share
        assert column.fall.share <= 1
    if column.fall.loss is not None:
        losses = [cell.loss for cell in column.cells if cell.loss is not None]
        assert sum(losses) == column.fall.loss


@given(LIVES)
def test_the_order_of_harshness_neither_loses_nor_adds_a_scheme(life: list[LifeEvent]) -> None:
    many = run_all(EDITIONS, life)
    ordered = many.by_harshness()
    assert sorted(map(id, ordered)) == sorted(map(id, many.columns))
    shares = [column.fall.share for column in ordered]
    known = [share for share in shares if share is not None]
    assert shares[: len(known)] == sorted(known, reverse=True)


# How far one falls -----------------------------------------------------------------------------


def test_the_way_down_ends_with_the_first_score_of_the_worst_grade() -> None:
    rules = edition([item("to-the-line", -20), item("below-it", -21)])
    assert one(rules, "to-the-line").fall.share == Fraction(20, 21)
    assert one(rules, "below-it").fall.share == 1


def test_nobody_falls_further_than_the_worst_grade() -> None:
    assert one(edition([item("ruin", -90)]), "ruin").fall.share == 1


def test_whoever_does_nothing_does_not_fall() -> None:
    fall = one(edition()).fall
    assert (fall.share, fall.loss, fall.open_events) == (0, 0, 0)


def test_a_rise_is_a_negative_fall() -> None:
    fall = one(edition([item("medal", 21)]), "medal").fall
    assert (fall.share, fall.loss) == (-1, Fraction(-21, 100))


def test_whoever_is_held_to_a_grade_stands_no_higher_than_its_top() -> None:
    held = item("fall", sets="fair", law="offence").model_copy(update={"holds": True})
    rules = edition([held, item("medal", 50)])
    column = one(rules, "medal", "fall")
    assert column.run.score == 150
    assert column.run.grade == "fair"
    assert column.fall.share == Fraction(100 - 119, 21)


@given(st.integers(1, 1_000), st.lists(st.sampled_from(["loss", "gain"]), max_size=12))
def test_a_fall_is_the_same_in_other_units(unit: int, acts: list[str]) -> None:
    """Shares would differ if they were taken of anything but the scheme's own lengths."""
    small = named("small", item("loss", -4), item("gain", 2), base=100)
    large = small.model_copy(
        update={
            "base": Value[int](value=100 * unit, confidence=small.base.confidence),
            "items": (item("loss", -4 * unit), item("gain", 2 * unit)),
            "line_tables": (lines({"high": 119 * unit + 1, "low": 79 * unit + 1}),),
        }
    )
    shrunk = small.model_copy(update={"line_tables": (lines({"high": 120, "low": 80}),)})
    assert one(large, *acts).fall.loss == one(shrunk, *acts).fall.loss
    assert one(large, *acts).fall.share == one(shrunk, *acts).fall.share


def test_labels_fall_by_their_places() -> None:
    rules = labels(FALL, RISE)
    assert one(rules).fall.share == 0
    assert one(rules, "fall").fall.share == 1
    assert one(rules, "rise").fall.share == -1
    assert one(rules, "fall").fall.loss is None


def test_what_nobody_knows_of_an_event_leaves_the_fall_open() -> None:
    rules = edition([DOWN, item("hours", unknown="not published")])
    column = one(rules, "down", "hours", "sneeze")
    assert column.fall.open_events == 2
    assert column.fall.share == Fraction(1, 21)
    assert [(cell.change, cell.loss) for cell in column.cells] == [
        (-1, Fraction(1, 100)),
        (None, None),
        (None, None),
    ]


def test_what_is_known_not_to_count_moves_nobody() -> None:
    rules = edition([DOWN]).model_copy(update={"items_complete": True})
    cell = one(rules, "sneeze").cells[0]
    assert (cell.status, cell.change, cell.share) == (Silence.NOT_COUNTED, None, 0)


# Where a fall cannot be measured ---------------------------------------------------------------


def test_a_scheme_for_firms_has_no_fall_of_a_person() -> None:
    column = one(FIRMS, "traffic-ticket")
    assert column.fall.unmeasured is Unmeasured.STRANGER
    assert column.cells[0].status is Silence.NOT_THIS_PERSON


def test_without_lines_there_is_a_loss_and_no_fall() -> None:
    rules = edition().model_copy(update={"line_tables": ()})
    fall = one(rules, "down").fall
    assert (fall.share, fall.unmeasured, fall.loss) == (None, Unmeasured.NO_LINES, Fraction(1, 100))


def test_without_a_start_there_is_neither() -> None:
    rules = edition().model_copy(update={"base": Unknown(unknown="not said")})
    fall = one(rules, "down").fall
    assert (fall.share, fall.unmeasured, fall.loss) == (None, Unmeasured.NO_START, None)


def test_a_start_in_the_worst_grade_leaves_no_way_down() -> None:
    rules = edition(table=lines({"high": 120, "fair": 101}))
    assert one(rules, "down").fall.unmeasured is Unmeasured.NO_START


def test_where_nothing_of_a_life_is_known_the_scheme_is_not_called_mild() -> None:
    fall = one(edition(), "sneeze").fall
    assert (fall.share, fall.unmeasured) == (None, Unmeasured.NOTHING_KNOWN)


# The order, and the event that schemes differ on -----------------------------------------------


def test_schemes_stand_by_their_fall_then_by_their_loss_then_as_given() -> None:
    mild, hard = named("mild", item("act", -1)), named("hard", item("act", -10))
    no_lines = named("no-lines", item("act", -50)).model_copy(update={"line_tables": ()})
    less = named("less", item("act", -40)).model_copy(update={"line_tables": ()})
    nothing = named("nothing", UP)
    many = run_all([nothing, less, mild, no_lines, hard], happens("act"))
    assert [column.run.edition.id for column in many.by_harshness()] == [
        "hard",
        "mild",
        "no-lines",
        "less",
        "nothing",
    ]


def test_the_disputed_event_is_the_one_whose_losses_lie_furthest_apart() -> None:
    one_way = named("a", item("first", -5), item("second", -1))
    other = named("b", item("first", -4), item("second", 3), base=200)
    dispute = run_all([one_way, other], happens("first", "second")).most_disputed()
    assert dispute is not None
    assert dispute.event == 0
    assert dispute.spread == Fraction(5, 100) - Fraction(4, 200)
    assert (dispute.hardest, dispute.mildest) == (0, 1)


def test_of_two_equally_disputed_events_the_first_is_named() -> None:
    rules = [named("a", item("x", -5), item("y", -5)), named("b", item("x", 5), item("y", 5))]
    dispute = run_all(rules, happens("x", "y")).most_disputed()
    assert dispute is not None
    assert dispute.event == 0


@pytest.mark.parametrize(
    ("rules", "acts"),
    [
        ([], ["up"]),
        ([named("a", UP)], ["up"]),
        ([named("a", UP), named("b", UP)], ["up"]),
        ([named("a", UP), named("b", DOWN)], ["up", "down"]),
        ([named("a", UP), named("b", UP)], []),
    ],
    ids=["no scheme", "one scheme", "all alike", "each knows another act", "no event"],
)
def test_without_two_schemes_that_are_known_to_differ_no_event_is_disputed(
    rules: list[Edition], acts: list[str]
) -> None:
    assert run_all(rules, happens(*acts)).most_disputed() is None


# The real schemes ------------------------------------------------------------------------------


def real(life: str) -> tuple[ManySchemes, dict[str, Column]]:
    many = run_all(EDITIONS, load().life(life).events)
    return many, {column.run.edition.id: column for column in many.columns}


def test_the_late_payer_is_a_d_in_suining_and_a_b_in_rongcheng() -> None:
    many, column = real("late-payer")
    assert column["suining-2010"].run.grade == "D"
    assert column["rongcheng-2014"].run.grade == "B"
    assert many.by_harshness()[0].run.edition.id == "suining-2010"


def test_a_red_light_costs_ten_times_as_much_in_suzhou_as_in_rongcheng() -> None:
    _, column = real("courier")
    suzhou, city = column["suzhou-civility-2020"], column["rongcheng-2014"]
    assert suzhou.fall.loss == 10 * (city.fall.loss or 0)
    assert suzhou.fall.unmeasured is Unmeasured.NO_LINES


def test_suining_counts_a_red_light_and_nobody_knows_how_much() -> None:
    _, column = real("courier")
    assert {cell.status for cell in column["suining-2010"].cells} == {Status.NO_VALUE}


def test_one_life_under_all_schemes_takes_at_most_fifty_milliseconds() -> None:
    longest = max((life.events for life in load().lives), key=len)
    taken = []
    for _ in range(21):
        begun = time.perf_counter()
        many = run_all(EDITIONS, longest)
        many.by_harshness()
        many.most_disputed()
        taken.append(time.perf_counter() - begun)
    assert statistics.median(taken) <= 0.05
