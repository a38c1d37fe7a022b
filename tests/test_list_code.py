"""A list goes into the address and comes back; any text is a list or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.list_code import decode, encode
from social_credit.lists import ListRules
from tests.list_rules import rules


@given(rules)
def test_a_list_survives_the_way_through_the_address(rules: ListRules) -> None:
    assert decode(encode(rules)) == rules


@given(st.text(max_size=40) | st.from_regex(r"[0-9n.ac]{0,40}", fullmatch=True))
def test_any_text_is_a_list_or_none(text: str) -> None:
    found = decode(text)
    assert found is None or decode(encode(found)) == found


@pytest.mark.parametrize(
    "code",
    [
        "",
        "200.10.30.60.730.n",
        "200.10.30.60.730.n.b",
        "200.1001.30.60.730.n.a",
        "200.10.n.60.730.n.a",
        "200.10.30.60.0.n.a",
        "200.10.30.60.730.0.a",
        "-200.10.30.60.730.n.a",
        "٢٠٠.10.30.60.730.n.a",
    ],
)
def test_what_is_no_list_is_none(code: str) -> None:
    assert decode(code) is None
