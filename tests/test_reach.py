"""What would it take: the distance to the next line, and the fewest events that cross it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.events import MAX_COUNT, Event
from social_credit.grades import LineTable
from social_credit.item import Item
from social_credit.ledger import Ledger, Reading
from social_credit.reach import MOST_WAYS, Part, Reach, next_down, next_up
from tests.builders import DOWN, UP, at, by_single_points, edition, item, lines, scored, steps

REAL_2014 = load().edition("rongcheng-2014").run_on()
REAL_ACTS = [it.id for it in REAL_2014.items]
LATER = date(2030, 1, 1)
"""In a year in which nothing has happened yet, so that no yearly cap is used up."""

BRUTE_FORCE_MOST = 6
"""The brute force tries every list of up to so many events."""


def found(reach: Reach | None) -> Reach:
    assert reach is not None
    return reach


def shape(reach: Reach | None) -> list[list[tuple[int, int | None]]]:
    """The ways as counts and points, without the items."""
    return [[(part.count, part.points) for part in way] for way in found(reach).ways]


def with_more(ledger: Ledger, more: Iterable[Event]) -> Ledger:
    """The same life with events added later, under the same table and reading."""
    events = [line.event for line in ledger.lines]
    return scored(
        ledger.edition.run_on(),
        *events,
        *more,
        as_of=LATER,
        table=ledger.table,
        reading=ledger.reading,
    )


def walked(ledger: Ledger, way: tuple[Part, ...], choice: int = 0) -> Ledger:
    """The same life after a way; of a part's alternatives the ``choice``-th is taken."""
    more: list[Event] = []
    for part in way:
        act = part.items[choice % len(part.items)].id
        whole, rest = divmod(part.count, MAX_COUNT)
        more += [Event(LATER, act, MAX_COUNT)] * whole
        more += [Event(LATER, act, rest)] if rest else []
    return with_more(ledger, more)


def place(ledger: Ledger) -> int:
    """The grade as a number, 0 for the best."""
    assert ledger.grade is not None
    return ledger.edition.rank[ledger.grade]


REAL_LIVES = st.lists(
    st.builds(
        Event,
        st.dates(date(2014, 1, 1), date(2023, 12, 31)),
        st.sampled_from(REAL_ACTS),
        st.one_of(st.integers(1, 4), st.integers(1, 60)),
    ),
    max_size=8,
)


def lived(events: list[Event], table: LineTable, reading: Reading) -> Ledger:
    return scored(REAL_2014, *events, as_of=date(2023, 12, 31), table=table, reading=reading)


# Distances -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "grade", "distance"),
    [
        (121, None, None),
        (120, None, None),
        (119, "high", 1),
        (80, "high", 40),
        (79, "fair", 1),
        (78, "fair", 2),
    ],
)
def test_the_distance_up_is_the_points_that_are_missing_to_the_next_better_line(
    target: int, grade: str | None, distance: int | None
) -> None:
    up = next_up(at(edition(), target))
    assert (up and up.grade, up and up.distance) == (grade, distance)


@pytest.mark.parametrize(
    ("target", "grade", "distance"),
    [
        (121, "fair", 2),
        (120, "fair", 1),
        (119, "low", 40),
        (81, "low", 2),
        (80, "low", 1),
        (79, None, None),
        (78, None, None),
    ],
)
def test_the_distance_down_is_the_points_that_may_be_lost_and_one_more(
    target: int, grade: str | None, distance: int | None
) -> None:
    down = next_down(at(edition(), target))
    assert (down and down.grade, down and down.distance) == (grade, distance)


def test_lines_that_are_not_inclusive_are_one_point_further_up() -> None:
    rules = edition(table=lines({"high": 120, "fair": 80}, inclusive=False))
    up, down = found(next_up(at(rules, 120))), found(next_down(at(rules, 121)))
    assert (up.line, up.distance) == (121, 1)
    assert (down.line, down.distance) == (120, 1)


@settings(max_examples=200)
@given(st.integers(500, 1_400), st.sampled_from(REAL_2014.line_tables))
def test_going_exactly_the_distance_changes_the_grade_and_one_point_less_does_not(
    target: int, table: LineTable
) -> None:
    rules = by_single_points(REAL_2014)
    ledger = at(rules, target, table=table)
    for reach, sign in ((next_up(ledger), 1), (next_down(ledger), -1)):
        if reach is None:
            assert ledger.grade == (rules.grades[0 if sign > 0 else -1].id)
            continue
        there = with_more(ledger, steps(sign * reach.distance, LATER))
        nearly = with_more(ledger, steps(sign * (reach.distance - 1), LATER))
        assert (there.score, there.grade) == (reach.line, reach.grade)
        assert nearly.grade == ledger.grade


# Ways ------------------------------------------------------------------------------------------


def test_from_the_start_one_award_is_the_only_shortest_way_to_an_aa() -> None:
    assert shape(next_up(scored(REAL_2014))) == [[(1, 30)]]


def test_ways_are_given_with_the_least_overshoot_first() -> None:
    rules = edition([item("a", 30), item("b", 20), item("c", 15)], base=80)
    assert shape(next_up(scored(rules))) == [[(2, 20)], [(1, 30), (1, 15)], [(1, 30), (1, 20)]]


def test_items_with_the_same_points_are_alternatives_in_one_part() -> None:
    rules = edition([item("gift", 20), item("award", 20), item("hours", unknown="not said")])
    (way,) = found(next_up(scored(rules))).ways
    assert [(part.count, {it.id for it in part.items}) for part in way] == [(1, {"gift", "award"})]


def test_no_item_in_a_direction_gives_the_distance_and_no_way() -> None:
    up = found(next_up(scored(edition([DOWN]))))
    down = found(next_down(scored(edition([UP]))))
    assert (up.distance, up.ways, up.held) == (20, (), False)
    assert (down.distance, down.ways, down.held) == (21, (), False)


def test_an_item_of_unknown_value_is_no_way() -> None:
    rules = edition([item("hours", unknown="not published")])
    assert found(next_up(scored(rules))).ways == ()


@settings(max_examples=200)
@given(
    REAL_LIVES,
    st.sampled_from(REAL_2014.line_tables),
    st.sampled_from(Reading),
    st.integers(0, 9),
)
def test_each_way_really_crosses_the_line_whichever_alternative_is_taken(
    events: list[Event], table: LineTable, reading: Reading, choice: int
) -> None:
    ledger = lived(events, table, reading)
    up, down = next_up(ledger), next_down(ledger)
    for way in up.ways if up else ():
        assert place(walked(ledger, way, choice)) <= REAL_2014.rank[found(up).grade]
    for way in down.ways if down else ():
        assert place(walked(ledger, way, choice)) >= REAL_2014.rank[found(down).grade]


@settings(max_examples=200)
@given(REAL_LIVES, st.sampled_from(REAL_2014.line_tables), st.sampled_from(Reading))
def test_one_event_fewer_even_of_the_largest_kind_cannot_cross_the_line(
    events: list[Event], table: LineTable, reading: Reading
) -> None:
    ledger = lived(events, table, reading)
    for reach, sign in ((next_up(ledger), 1), (next_down(ledger), -1)):
        sizes = [(it.points or 0) * sign for it in REAL_2014.items]
        for way in reach.ways if reach else ():
            if all(part.points is not None for part in way):
                count = sum(part.count for part in way)
                assert (count - 1) * max(sizes) < found(reach).distance


@settings(max_examples=100)
@given(REAL_LIVES, st.sampled_from(REAL_2014.line_tables))
def test_ways_differ_are_few_and_are_equally_short(events: list[Event], table: LineTable) -> None:
    ledger = lived(events, table, Reading.SCORE_SET)
    for reach in (next_up(ledger), next_down(ledger)):
        ways = reach.ways if reach else ()
        assert len(ways) <= MOST_WAYS
        assert len({tuple((part.count, part.points) for part in way) for way in ways}) == len(ways)
        counts = {sum(p.count for p in way) for way in ways if way[0].points is not None}
        assert len(counts) <= 1
        assert all(part.count > 0 for way in ways for part in way)


SMALL_ITEMS = st.lists(
    st.tuples(st.integers(1, 12), st.one_of(st.none(), st.integers(1, 3))),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150)
@given(SMALL_ITEMS, st.integers(1, 40), st.sampled_from([1, -1]))
def test_ways_are_exactly_as_short_as_the_best_that_trying_everything_finds(
    sizes: list[tuple[int, int | None]], distance: int, sign: int
) -> None:
    """Caps are whole multiples of the points here: an event counts in full or not at all."""
    items = [
        item(f"act-{number}", sign * size, cap=times and sign * size * times)
        for number, (size, times) in enumerate(sizes)
    ]
    line = 100 + distance if sign > 0 else 101 - distance
    ledger = scored(edition(items, table=lines({"high": line})))
    reach = found(next_up(ledger) if sign > 0 else next_down(ledger))
    assert reach.distance == distance

    fewest, overshoot = tried_out(items, distance)
    if fewest is None:
        counts = {sum(part.count for part in way) for way in reach.ways}
        assert all(count > BRUTE_FORCE_MOST for count in counts)
        return
    assert [sum(part.count for part in way) for way in reach.ways] == [fewest] * len(reach.ways)
    first = sum(part.count * abs(part.points or 0) for part in reach.ways[0])
    assert first - distance == overshoot
    for way in reach.ways:
        for choice in range(len(items)):
            assert walked(ledger, way, choice).grade == reach.grade


def tried_out(items: list[Item], distance: int) -> tuple[int | None, int]:
    """The fewest events that cover a distance, and their least overshoot, by trying every list."""
    for count in range(1, BRUTE_FORCE_MOST + 1):
        gains = [gain(chosen) for chosen in combinations_with_replacement(items, count)]
        enough = [it - distance for it in gains if it >= distance]
        if enough:
            return count, min(enough)
    return None, 0


def gain(chosen: tuple[Item, ...]) -> int:
    """What a list of events adds up to, each item held to its yearly cap."""
    total = 0
    for it in set(chosen):
        raw = chosen.count(it) * abs(it.points or 0)
        total += raw if it.cap_per_year is None else min(raw, abs(it.cap_per_year))
    return total


# Yearly caps -----------------------------------------------------------------------------------


def test_a_yearly_cap_limits_how_often_an_item_is_in_a_way() -> None:
    rules = edition([item("gift", 10, cap=10), item("hours", 4)])
    assert shape(next_up(scored(rules))) == [[(1, 10), (3, 4)]]


def test_where_yearly_caps_end_before_the_line_there_is_no_way() -> None:
    rules = edition([item("gift", 10, cap=10), item("hours", 4, cap=8)])
    up = found(next_up(scored(rules)))
    assert (up.distance, up.ways) == (20, ())


def test_a_cap_that_an_event_would_only_partly_pass_is_not_stretched() -> None:
    rules = edition([item("gift", 10, cap=19), item("hours", 1)])
    assert shape(next_up(scored(rules))) == [[(1, 10), (10, 1)]]


def test_a_capped_item_is_no_alternative_to_one_without_a_cap() -> None:
    rules = edition([item("gift", 10, cap=10), item("hours", 10)])
    ledger = scored(rules)
    for way in found(next_up(ledger)).ways:
        assert all(walked(ledger, way, choice).grade == "high" for choice in range(2))


# Items that set a grade ------------------------------------------------------------------------

FALL = item("fall", sets="low", law="offence")


def test_an_item_that_sets_a_worse_grade_is_the_last_way_down() -> None:
    down = found(next_down(scored(edition([DOWN, FALL]))))
    assert shape(down) == [[(21, -1)], [(1, None)]]
    assert down.ways[-1][0].items == (FALL,)


def test_an_item_that_sets_a_grade_keeps_its_place_among_the_few_ways() -> None:
    plain = [item("a", -30), item("b", -20), item("c", -15), item("d", -10)]
    ways = shape(next_down(at(edition([*plain, FALL, UP, DOWN]), 119)))
    assert len(ways) == MOST_WAYS
    assert ways[-1] == [(1, None)]


def test_an_item_that_sets_the_present_grade_or_a_better_one_is_no_way_down() -> None:
    rules = edition([DOWN, item("slip", sets="fair", law="offence")], base=100)
    assert shape(next_down(scored(rules))) == [[(21, -1)]]


def test_drunk_driving_is_a_way_down_from_an_a_and_none_from_a_c() -> None:
    from_a = found(next_down(scored(REAL_2014)))
    assert [it.id for it in from_a.ways[-1][0].items] == ["drunk-driving"]
    from_c = found(next_down(scored(REAL_2014, "drunk-driving")))
    assert (from_c.grade, from_c.distance) == ("D", 250)
    assert all(part.points is not None for way in from_c.ways for part in way)


# Ends, and no score ----------------------------------------------------------------------------


def test_the_best_grade_has_nothing_above_and_the_worst_nothing_below() -> None:
    assert next_up(at(edition(), 500)) is None
    assert next_down(at(edition(), -500)) is None


def test_without_lines_or_without_consent_there_is_nothing_to_reach() -> None:
    for ledger in (
        scored(edition(base=None), "up"),
        scored(edition(consent="required"), "up", consent=False),
    ):
        assert next_up(ledger) is None
        assert next_down(ledger) is None


# A grade that is held --------------------------------------------------------------------------


def held(*more: Event | str) -> Ledger:
    """Somebody with 130 points who is held to "fair", and then does more."""
    rules = edition([UP, DOWN, item("slip", sets="fair", law="offence")], base=130)
    return scored(rules, "slip", *more, reading=Reading.GRADE_CAPPED)


def test_a_held_grade_names_the_line_above_it_and_offers_no_way() -> None:
    up = found(next_up(held()))
    assert (up.grade, up.line, up.distance, up.ways, up.held) == ("high", 120, 0, (), True)


@pytest.mark.parametrize(("lost", "distance"), [(9, 0), (10, 0), (11, 1), (50, 40)])
def test_a_held_grade_says_how_many_points_are_missing_besides(lost: int, distance: int) -> None:
    up = found(next_up(held(*steps(-lost))))
    assert (up.held, up.grade, up.distance) == (True, "high", distance)


def test_whoever_is_held_and_has_fallen_lower_can_climb_back_to_the_held_grade() -> None:
    up = found(next_up(held(*steps(-51))))
    assert (up.held, up.grade, up.distance) == (False, "fair", 1)


def test_the_way_down_from_a_held_grade_starts_at_the_score_that_stayed() -> None:
    down = found(next_down(held()))
    assert (down.grade, down.line, down.distance) == ("low", 79, 51)


@settings(max_examples=100)
@given(REAL_LIVES, st.integers(1, MAX_COUNT))
def test_where_a_grade_is_held_no_number_of_awards_lifts_it(
    events: list[Event], awards: int
) -> None:
    ledger = lived(events, REAL_2014.line_tables[0], Reading.GRADE_CAPPED)
    up = next_up(ledger)
    if up is not None and up.held:
        richer = with_more(ledger, [Event(LATER, "city-award", awards)])
        assert richer.grade == ledger.grade == ledger.held_at
        assert up.ways == ()
