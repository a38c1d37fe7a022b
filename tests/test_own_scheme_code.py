"""A visitor's own scheme in the address: there and back, whatever it is; nothing else is taken."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.own_scheme import OwnItem, OwnScheme, copy_of
from social_credit.own_scheme_code import MAX_LENGTH, Trouble, decode, encode
from tests.own_schemes import BASES, KNOWN, own_schemes

RONGCHENG = copy_of(BASES["rongcheng-2014"])


@given(own_schemes())
def test_any_scheme_comes_back_from_its_code(scheme: OwnScheme) -> None:
    assert decode(encode(scheme)) == scheme


@given(own_schemes(), st.data())
def test_a_code_cut_short_is_never_taken_for_a_scheme(
    scheme: OwnScheme, data: st.DataObject
) -> None:
    code = encode(scheme)
    end = data.draw(st.integers(0, len(code) - 1))
    assert isinstance(decode(code[:end]), Trouble)


@given(st.text(max_size=300) | st.text("1~.!%-nrA0 ", max_size=80))
def test_no_text_makes_reading_fail(code: str) -> None:
    assert isinstance(decode(code), OwnScheme | Trouble)


def test_the_largest_scheme_has_a_code_within_the_limit() -> None:
    items = tuple(OwnItem(conduct=it, points=-500, cap_per_year=-10_000) for it in KNOWN)
    largest = RONGCHENG.model_copy(update={"items": items, "name": "荣" * 60})
    assert len(encode(largest)) <= MAX_LENGTH
    assert decode(encode(largest)) == largest


def test_the_copy_of_rongcheng_takes_no_more_than_a_short_address() -> None:
    assert len(quote(encode(RONGCHENG))) < 700


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        ("", Trouble.VERSION),
        ("2~rongcheng-2014~n~1~x~0.0~", Trouble.VERSION),
        ("1~rongcheng-2014~n~1~x~0.0", Trouble.CUT_SHORT),
        ("1~rongcheng-2014~n~1~x~0.1~", Trouble.CUT_SHORT),
        ("1~rongcheng-2014~x~1~x~0.0~", Trouble.PART),
        ("1~rongcheng-2014~n~1e3~x~0.0~", Trouble.PART),
        ("1~rongcheng-2014~n~10001~x~0.0~", Trouble.PART),
        ("1~rongcheng-2014~n~9999999999999~x~0.0~", Trouble.PART),
        ("1~rongcheng-2014~n~1~%00~0.0~", Trouble.PART),
        ("1~rongcheng-2014~n~1~~0.0~", Trouble.PART),
        ("1~rongcheng-2014~n~1~x~0.1~traffic-ticket.0~", Trouble.PART),
        ("1~rongcheng-2014~n~1~x~0.99999~", Trouble.PART),
        ("1~" * MAX_LENGTH, Trouble.TOO_LONG),
    ],
)
def test_what_a_code_cannot_say_is_refused_whole(code: str, trouble: Trouble) -> None:
    assert decode(code) is trouble
