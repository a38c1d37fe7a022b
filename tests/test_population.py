"""Populations: what is checked, what an edition cannot score, and the changed copies."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from social_credit.population import Group, Population, Rate, faults, recorded, scaled, with_share
from social_credit.value import Confidence
from tests.builders import DOWN, UP, edition, item
from tests.towns import OURS, alike, group, rate, rongcheng, rongcheng_city, town, towns

TWO = town(group("a", {"up": 1.0, "down": 2.0}, share=0.25), group("b", {"up": 3.0}, share=0.75))


def means(population: Population) -> dict[tuple[str, str], float]:
    return {(g.id, r.item): r.mean for g in population.groups for r in g.rates}


def test_a_rate_counts_only_what_is_recorded() -> None:
    assert rate("up", 3.0, recorded=0.5).mean == 1.5


@pytest.mark.parametrize("whole", [1 - 5e-10, 1.0, 1 + 5e-10])
def test_shares_that_add_up_to_one_but_for_rounding_are_taken(whole: float) -> None:
    half = group("a", {}, share=0.5)
    assert town(half, group("b", {}, share=whole - 0.5)).groups[0] == half


@pytest.mark.parametrize("whole", [0.9, 1 - 2e-9, 1 + 2e-9])
def test_shares_that_do_not_add_up_to_one_are_refused_with_their_sum(whole: float) -> None:
    with pytest.raises(ValidationError, match=r"add up to \d.*, and must add up to 1"):
        town(group("a", {}, share=0.5), group("b", {}, share=whole - 0.5))


def test_two_groups_with_one_id_are_refused() -> None:
    with pytest.raises(ValidationError, match="'a' stands twice among the groups"):
        town(group("a", {}, share=0.5), group("a", {}, share=0.5))


def test_two_rates_for_one_item_are_refused() -> None:
    with pytest.raises(ValidationError, match="group 'a' gives two rates for 'up'"):
        Group(
            id="a",
            name="a",
            why="A test.",
            share=1.0,
            dispersion=1.0,
            rates=(rate("up", 1.0), rate("up", 2.0)),
            confidence=OURS,
        )


@pytest.mark.parametrize("dispersion", [0.0, -1.0, math.inf, math.nan])
def test_a_dispersion_is_a_number_above_0(dispersion: float) -> None:
    with pytest.raises(ValidationError, match="dispersion"):
        group("a", {}, dispersion=dispersion)


@pytest.mark.parametrize("per_year", [-0.1, math.inf, math.nan])
def test_a_rate_is_a_number_of_0_or_more(per_year: float) -> None:
    with pytest.raises(ValidationError, match="per_year"):
        rate("up", per_year)


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_recorded_share_lies_between_0_and_1(share: float) -> None:
    with pytest.raises(ValidationError, match="recorded"):
        rate("up", 1.0, recorded=share)


def test_a_rate_without_a_reason_is_refused() -> None:
    with pytest.raises(ValidationError, match="why"):
        Rate.model_validate({"item": "up", "per_year": 1.0, "confidence": OURS})


def test_rates_that_an_edition_cannot_score_are_found_with_their_place() -> None:
    rules = edition(items=(UP, DOWN, item("secret", unknown="Not printed.")))
    population = town(
        group("a", {"up": 1.0}, share=0.5),
        group("b", {"down": 1.0, "secret": 1.0, "nowhere": 1.0}, share=0.5),
    )
    first, second = faults(population, rules)
    assert first.path == ("groups", 1, "rates", 1, "item")
    assert "nobody published what 'secret' counts" in first.message
    assert second.path == ("groups", 1, "rates", 2, "item")
    assert "small has no item 'nowhere'; use one of up, down, secret" in second.message


def test_a_population_that_an_edition_can_score_has_no_faults() -> None:
    assert faults(TWO, edition()) == ()


def test_a_group_is_found_by_its_id() -> None:
    assert TWO.group("b").share == 0.75
    with pytest.raises(KeyError, match="town has no group 'c'"):
        TWO.group("c")


@given(towns("up", "down"), st.floats(0, 10))
def test_scaling_multiplies_every_rate(population: Population, factor: float) -> None:
    before = means(population)
    assert means(scaled(population, factor)) == {key: m * factor for key, m in before.items()}


@pytest.mark.parametrize("factor", [-1.0, math.nan])
def test_rates_are_not_scaled_below_nothing(factor: float) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        scaled(TWO, factor)


def test_recording_less_lowers_every_mean_by_the_same_share() -> None:
    before = means(TWO)
    assert means(recorded(TWO, 0.5)) == {key: m / 2 for key, m in before.items()}
    assert means(recorded(TWO, 0.0)) == dict.fromkeys(before, 0.0)


def test_recorded_shares_multiply_and_leave_what_happens_alone() -> None:
    twice = recorded(recorded(TWO, 0.5), 0.5)
    assert twice == recorded(TWO, 0.25)
    assert [r.per_year for g in twice.groups for r in g.rates] == [1.0, 2.0, 3.0]


@pytest.mark.parametrize("share", [-0.01, 1.01, math.nan])
def test_no_less_than_nothing_and_no_more_than_all_is_recorded(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        recorded(TWO, share)


@given(towns("up", "down"), st.floats(0, 1))
def test_a_group_given_a_share_leaves_the_rest_to_the_others_in_proportion(
    population: Population, share: float
) -> None:
    before = [g.share for g in population.groups]
    if len(before) == 1:
        share = 1.0
    after = [g.share for g in with_share(population, "group-0", share).groups]
    assert after[0] == share
    assert math.isclose(sum(after), 1.0, abs_tol=1e-12)
    for other, was in zip(after[1:], before[1:], strict=True):
        assert math.isclose(other * (1 - before[0]), was * (1 - share), abs_tol=1e-12)


def test_a_group_that_is_everybody_cannot_shrink() -> None:
    with pytest.raises(ValueError, match="everybody is in 'all'"):
        with_share(alike({}), "all", 0.5)


def test_a_share_of_residents_lies_between_0_and_1() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        with_share(TWO, "a", 1.5)
    with pytest.raises(KeyError, match="no group 'c'"):
        with_share(TWO, "c", 0.5)


def test_the_default_population_fits_its_edition_and_the_adults_on_record() -> None:
    population, rules = rongcheng_city(), rongcheng()
    assert population.edition == rules.id
    assert faults(population, rules) == ()
    assert [fact.value for fact in rules.facts if fact.id == "adults"] == [population.residents]


def test_the_default_population_is_illustrative_throughout() -> None:
    population = rongcheng_city()
    parts = [population, *population.groups, *(r for g in population.groups for r in g.rates)]
    assert {part.confidence for part in parts} == {Confidence.ILLUSTRATIVE}
