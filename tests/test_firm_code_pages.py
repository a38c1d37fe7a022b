"""The page on the code of firms: what it reads, what it calls wrong, and that nothing breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.credit_code import LONGEST, caught, invented
from social_credit.ui.firm_code import class_rows
from tests.test_pages import opened, text_of

SAY = load().words["firm_code"]
HUAWEI = "914403001922038216"


def said(app: AppTest) -> str:
    """All that the page says, notes and warnings too."""
    notes = [it.value for kind in (app.success, app.warning, app.info) for it in kind]
    return "\n".join([text_of(app), *notes])


def test_the_bet_is_answered_only_after_it_is_made() -> None:
    app = opened("firm_code")
    assert SAY("bet.reveal") not in said(app)
    app.radio(key="code_bet").set_value("single").run()
    assert SAY("bet.reveal") in said(app)
    assert SAY("bet.right") in said(app)


def test_the_page_opens_with_a_real_code_that_fits() -> None:
    app = opened("firm_code")
    assert SAY("result.good", code=HUAWEI) in said(app)
    assert "**831**" in said(app)
    assert "**540** ways; the check notices **540**" in said(app)


@pytest.mark.parametrize("example", load().codes.examples, ids=lambda example: example.id)
def test_a_company_can_be_picked_and_its_source_is_named(example: object) -> None:
    app = opened("firm_code")
    app.button(key=f"code_pick_{example.id}").click().run()
    assert app.text_input(key="code_text").value == example.code
    assert SAY("result.good", code=example.code) in said(app)
    assert example.name_zh in said(app)


def test_a_code_in_the_address_is_read() -> None:
    app = opened("firm_code", code_text="91110108551385082q")
    assert app.text_input(key="code_text").value == "91110108551385082q"
    assert SAY("result.good", code="91110108551385082Q") in said(app)
    assert SAY("try.tidied", code="91110108551385082Q") in said(app)


def test_a_wrong_sign_is_told_with_what_it_would_need_to_be_and_with_guesses() -> None:
    told = said(opened("firm_code", code_text=HUAWEI[:17] + "7"))
    assert SAY("fault.check", place=18, sign="7", should="6") in told
    assert SAY("guess.changed", place=18, sign="6", code=HUAWEI) in told
    assert SAY("slips.heading") not in told


def test_a_swap_is_guessed() -> None:
    told = said(opened("firm_code", code_text="914403001922038126"))
    assert SAY("guess.swapped", place=16, next=17, code=HUAWEI) in told


def test_a_letter_o_for_a_nought_is_named() -> None:
    told = said(opened("firm_code", code_text="9144O3001922038216"))
    assert SAY("fault.letter_should", place=5, sign="O", should="0") in told
    assert SAY("sum.none") in told


def test_a_code_that_is_too_short_shows_no_parts() -> None:
    told = said(opened("firm_code", code_text="9144"))
    assert SAY("fault.length", place=4) in told
    assert SAY("parts.heading") not in told


def test_without_a_code_the_page_asks_for_one() -> None:
    app = opened("firm_code")
    app.text_input(key="code_text").set_value("  ").run()
    assert SAY("try.empty") in said(app)


def test_markup_in_the_field_is_shown_as_it_stands() -> None:
    told = said(opened("firm_code", code_text="<b>**x**</b>:red[y]"))
    assert "<B>" not in told
    assert ":RED[Y]" not in told


def test_an_invented_code_is_made_from_its_number_and_called_invented() -> None:
    app = opened("firm_code", code_number="17")
    assert invented(17) in said(app)
    app.button(key="code_read").click().run()
    told = SAY("result.invented", code=invented(17), region="000000")
    assert told in said(app)


def test_the_set_for_class_is_half_sound_and_says_which() -> None:
    rows = class_rows()
    assert [row["sound"] for row in rows] == [True, False] * 20
    assert all(row["sound"] != caught(str(row["code"])) for row in rows)


@settings(max_examples=25, deadline=None)
@given(
    st.text(max_size=LONGEST + 40)
    | st.text("0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ*<", min_size=17, max_size=19)
)
def test_no_text_in_the_address_shows_a_traceback(text: str) -> None:
    assert not opened("firm_code", code_text=text).exception
