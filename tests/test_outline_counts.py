"""Filters over passages, and how much of the Outline is about whom."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.outline import Node
from social_credit.outline_counts import Count, matrix, share_of, shares
from social_credit.passages import INSTRUMENTS, WHO, Who

OUTLINE = load().outline
NODES = OUTLINE.nodes
OPINIONS, PLAN = load().later

some_who = st.sets(st.sampled_from(WHO))
some_instruments = st.sets(st.sampled_from(INSTRUMENTS))


# Filters


def shares_a_tag(chosen: Collection[str], own: Collection[str]) -> bool:
    return not chosen or any(tag in own for tag in chosen)


@given(some_who, some_instruments)
def test_a_filter_finds_what_shares_a_tag_of_each_kind(who: Any, tools: Any) -> None:
    assert OUTLINE.filtered(who, tools) == tuple(
        node
        for node in NODES
        if shares_a_tag(who, node.who) and shares_a_tag(tools, node.instruments)
    )


def test_no_choice_is_any_and_any_choice_leaves_the_headings_out() -> None:
    assert OUTLINE.filtered() == NODES
    everything = OUTLINE.filtered(who=WHO, instruments=INSTRUMENTS)
    assert all(node.length_zh for node in everything)


@given(some_who, some_who, some_instruments)
def test_another_tag_of_a_kind_widens_and_another_kind_narrows(
    who: Any, more: Any, tools: Any
) -> None:
    if who:
        assert OUTLINE.lit(who) <= OUTLINE.lit(who | more)
    assert OUTLINE.lit(who, tools) <= OUTLINE.lit(who)


def test_a_filter_works_on_the_later_documents_too() -> None:
    assert [it.id for it in PLAN.filtered(who=["citizens"])] == ["A.7", "A.10"]
    assert [it.id for it in OPINIONS.filtered(instruments=["complaint"])] == ["O.3.6"]


# How much is about whom


def paragraphs_by_groups() -> dict[frozenset[str], Count]:
    """Every paragraph, sorted by exactly which groups it names."""
    found: dict[frozenset[str], list[Node]] = {}
    for node in NODES:
        if not any(other.id.startswith(f"{node.id}.") for other in NODES):
            found.setdefault(frozenset(node.who), []).append(node)
    return {groups: Count.of(nodes) for groups, nodes in found.items()}


def added(counts: Collection[Count]) -> Count:
    return Count(sum(it.paragraphs for it in counts), sum(it.length_zh for it in counts))


def test_a_paragraph_is_a_node_with_text_and_nothing_below_it() -> None:
    paragraphs = OUTLINE.paragraphs()
    assert all(node.length_zh for node in paragraphs)
    openings = [node.id for node in NODES if node.length_zh and node not in paragraphs]
    assert openings == ["I.3", "II.1", "II.2", "II.3", "II.4", "III", "IV", "V"]


def test_the_shares_of_the_groups_add_up() -> None:
    sorted_out = paragraphs_by_groups()
    for group, share in shares(OUTLINE.paragraphs()).items():
        assert share.whole == added(sorted_out.values())
        assert share.named == added([it for who, it in sorted_out.items() if group in who])
        assert share.only == sorted_out.get(frozenset([group]), Count(0, 0))


@given(some_who)
def test_the_share_of_several_groups_counts_each_paragraph_once(groups: set[Who]) -> None:
    sorted_out = paragraphs_by_groups()
    share = share_of(OUTLINE.paragraphs(), groups)
    assert share.named == added([it for who, it in sorted_out.items() if who & groups])
    assert share.only == added([it for who, it in sorted_out.items() if who and who <= groups])


def test_shares_can_be_asked_for_one_pillar() -> None:
    courts = shares(OUTLINE.paragraphs("II.4"))["courts-and-police"]
    assert courts.named == courts.whole
    assert courts.whole.paragraphs == 6


# Fields by instruments


@pytest.mark.parametrize("pillar", OUTLINE.pillars, ids=lambda it: it.id)
def test_a_matrix_says_of_each_field_which_instruments_it_uses(pillar: Node) -> None:
    table = matrix(OUTLINE, pillar.id)
    assert table.fields == OUTLINE.children(pillar.id)
    assert table.instruments == INSTRUMENTS
    for field, row in zip(table.fields, table.cells, strict=True):
        used = {it for it, cell in zip(table.instruments, row, strict=True) if cell}
        assert used == set(field.instruments)
