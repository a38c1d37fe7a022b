"""Ids of passages that count up in reading order have no fault, and others have one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from social_credit.outline import Node
from social_credit.outline_checks import node_faults
from social_credit.passages import NUMERALS


def bare(node_id: str) -> Node:
    """A node that is nothing but its id and some text."""
    return Node.model_construct(
        id=node_id, who=("citizens",), instruments=(), tone=(), length_zh=1, measures=0
    )


@st.composite
def trees(draw: st.DrawFn) -> list[str]:
    """Ids of a tree of up to three levels, in reading order."""
    ids = []
    for part in NUMERALS[: draw(st.integers(1, 10))]:
        ids.append(part)
        for section in range(1, 1 + draw(st.integers(0, 3))):
            ids.append(f"{part}.{section}")
            ids += [f"{part}.{section}.{n}" for n in range(1, 1 + draw(st.integers(0, 3)))]
    return ids


@given(trees())
def test_ids_that_count_up_in_reading_order_have_no_fault(ids: list[str]) -> None:
    assert list(node_faults([bare(node_id) for node_id in ids])) == []


@given(trees(), st.data())
def test_an_id_that_is_left_out_is_missed_where_it_should_be(
    ids: list[str], data: st.DataObject
) -> None:
    left_out = data.draw(st.sampled_from(ids))
    place = ids.index(left_out)
    stem, _, last = left_out.rpartition(".")
    number = NUMERALS.index(last) + 2 if last in NUMERALS else int(last) + 1
    sibling = f"{stem}.{number}" if stem else NUMERALS[number - 1] if number <= 10 else ""
    faults = list(node_faults([bare(it) for it in ids if it != left_out]))
    if sibling in ids or f"{left_out}.1" in ids:
        assert faults[0].path[0] >= place
        assert f"'{left_out}'" in faults[0].message
    else:
        assert faults == []


@given(st.lists(st.sampled_from([*NUMERALS, "I.1", "I.2", "I.1.1", "II.1", "X.1"]), max_size=12))
def test_ids_in_any_order_are_judged_without_a_crash(ids: list[str]) -> None:
    for fault in node_faults([bare(node_id) for node_id in ids]):
        assert 0 <= int(fault.path[0]) < len(ids)
        assert fault.message
