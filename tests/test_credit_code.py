"""The unified social credit code: what it says, and what its two check signs notice."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from social_credit.code_book import Example, place_of
from social_credit.content import load
from social_credit.credit_code import (
    LONGEST,
    MOST_INVENTED,
    SIGNS,
    WEIGHTS,
    Fault,
    body_sum,
    caught,
    check_sum,
    decode,
    guesses,
    invented,
)

BOOK = load().codes
EXAMPLES = BOOK.examples
HUAWEI = "914403001922038216"
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)

signs = st.sampled_from(SIGNS)


@st.composite
def sound_codes(draw: st.DrawFn) -> str:
    """Any code whose parts are in the tables and whose sums fit."""
    registrar = draw(st.sampled_from([it for it in BOOK.registrars if it.kinds]))
    kind = draw(st.sampled_from(registrar.kinds))
    province = draw(st.sampled_from(BOOK.provinces.table))
    rest = draw(st.text("0123456789", min_size=4, max_size=4))
    eight = draw(st.text(SIGNS, min_size=8, max_size=8))
    first = f"{registrar.sign}{kind.sign}{province.code}{rest}{eight}{body_sum(eight).sign}"
    return first + check_sum(first).sign


def faults(text: str) -> list[Fault]:
    return [finding.fault for finding in decode(text, BOOK).findings]


def changed(code: str, place: int, sign: str) -> str:
    """The code with another sign at a place counted from 0."""
    return code[:place] + sign + code[place + 1 :]


# Codes that are right


def test_there_are_five_companies_to_try_each_with_a_source() -> None:
    assert len(EXAMPLES) == 5
    assert all(example.sources for example in EXAMPLES)


@each_example
def test_a_real_code_validates_here_and_in_the_library(example: Example) -> None:
    assert decode(example.code, BOOK).passes
    assert uscc.is_valid(example.code)


@each_example
def test_a_real_code_is_that_of_a_firm_in_a_province(example: Example) -> None:
    decoded = decode(example.code, BOOK)
    assert decoded.registrar is not None
    assert decoded.registrar.sign == "9"
    assert decoded.kind is not None
    assert decoded.kind.name_zh == "企业"
    assert decoded.province is not None


@given(sound_codes())
def test_every_sound_code_passes(code: str) -> None:
    assert decode(code, BOOK).passes
    assert guesses(decode(code, BOOK), BOOK) == ()


@given(sound_codes())
def test_the_library_agrees_on_every_code_whose_first_signs_are_digits(code: str) -> None:
    """The library asks for digits there; the standard has the registrars A, N and Y too."""
    assert uscc.is_valid(code) == code[:2].isdigit()


@given(st.text(SIGNS, min_size=17, max_size=17))
def test_the_steps_of_the_sum_lead_to_the_librarys_check_sign(first: str) -> None:
    worked = check_sum(first)
    assert SIGNS[(31 - worked.remainder) % 31] == worked.sign == uscc.calc_check_digit(first)
    assert [step.weight for step in worked.steps] == list(WEIGHTS)


def test_the_weights_are_the_ones_on_record() -> None:
    printed = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    assert list(WEIGHTS) == printed


def test_the_sum_inside_the_body_gives_x_for_ten_and_0_for_eleven() -> None:
    found = {}
    for number in range(1, 200):
        worked = body_sum(f"PDY{number:05}")
        found[worked.remainder] = worked.sign
    assert found == {0: "0", 1: "X"} | {left: str(11 - left) for left in range(2, 11)}


def test_one_carmakers_body_is_the_organisation_code_that_is_on_record_for_it() -> None:
    byd = next(example for example in EXAMPLES if example.id == "byd")
    assert decode(byd.code, BOOK).body == "192317458"


# Single slips: every one, on every real code


@each_example
def test_every_change_of_a_single_sign_is_caught(example: Example) -> None:
    slips = [
        changed(example.code, place, sign)
        for place, sign in product(range(18), SIGNS)
        if sign != example.code[place]
    ]
    assert len(slips) == 18 * 30
    assert all(caught(slip) for slip in slips)
    assert not any(decode(slip, BOOK).passes for slip in slips)
    assert not any(uscc.is_valid(slip) for slip in slips)


@each_example
def test_every_letter_that_no_code_has_is_caught_at_its_place(example: Example) -> None:
    for place, sign in product(range(18), "IOSVZ"):
        found = decode(changed(example.code, place, sign), BOOK).findings
        assert [(it.fault, it.place) for it in found] == [(Fault.LETTER, place + 1)]


@each_example
def test_every_sign_that_is_missing_or_one_too_many_is_caught(example: Example) -> None:
    code = example.code
    for place in range(18):
        assert faults(code[:place] + code[place + 1 :]) == [Fault.LENGTH]
        assert faults(code[:place] + "7" + code[place:]) == [Fault.LENGTH]


@given(sound_codes(), st.integers(0, 17), signs)
def test_one_wrong_sign_is_caught_in_any_sound_code(code: str, place: int, sign: str) -> None:
    assert caught(changed(code, place, sign)) == (sign != code[place])


# Swaps, and what gets through


@given(sound_codes(), st.integers(0, 16))
def test_every_swap_of_unlike_neighbours_is_caught(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert caught(swapped) == (code[place] != code[place + 1])


@given(sound_codes())
def test_the_only_swap_that_the_sum_misses_is_the_first_sign_with_the_last(code: str) -> None:
    for one, other in combinations(range(18), 2):
        turned = changed(changed(code, one, code[other]), other, code[one])
        if turned != code:
            assert caught(turned) == ((one, other) != (0, 17))


@given(sound_codes(), st.integers(0, 16), st.integers(1, 17))
def test_two_wrong_signs_get_past_the_sum_once_in_thirty(code: str, one: int, step: int) -> None:
    other = (one + step) % 18
    pairs = [
        changed(changed(code, one, first), other, second)
        for first, second in product(SIGNS, SIGNS)
        if first != code[one] and second != code[other]
    ]
    assert len(pairs) == 900
    assert sum(not caught(pair) for pair in pairs) == 30


# What is wrong, in order


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [Fault.LENGTH]),
        ("9144030019220382", [Fault.LENGTH]),
        (HUAWEI[:4] + "O" + HUAWEI[5:], [Fault.LETTER]),
        (HUAWEI[:4] + "?" + HUAWEI[5:], [Fault.SIGN]),
        (HUAWEI[:4] + "中" + HUAWEI[5:], [Fault.SIGN]),
        ("91X403001922038216", [Fault.DIGIT, Fault.CHECK]),
        ("B1440300192203821" + check_sum("B1440300192203821").sign, [Fault.REGISTRAR]),
        ("95440300192203821" + check_sum("95440300192203821").sign, [Fault.KIND]),
        ("91990300192203821" + check_sum("91990300192203821").sign, [Fault.PROVINCE]),
        ("91440300192203822" + check_sum("91440300192203822").sign, [Fault.BODY]),
        (HUAWEI[:17] + "7", [Fault.CHECK]),
    ],
)
def test_each_way_to_be_wrong_has_its_own_name(text: str, found: list[Fault]) -> None:
    assert faults(text) == found


def test_a_wrong_check_sign_is_told_with_the_one_that_it_would_need_to_be() -> None:
    (finding,) = decode(HUAWEI[:17] + "7", BOOK).findings
    assert (finding.place, finding.sign, finding.should) == (18, "7", "6")


def test_a_wrong_body_is_told_with_the_sign_that_its_own_sum_asks_for() -> None:
    body, _ = decode("914403001922038226", BOOK).findings
    assert (body.fault, body.place, body.should) == (Fault.BODY, 17, "1")


def test_spaces_hyphens_small_letters_and_wide_digits_are_tidied_and_told() -> None:
    for text in (" 91 4403 00-1922 03821-6", "９１４４０３００１９２２０３８２１６"):
        decoded = decode(text, BOOK)
        assert decoded.passes
        assert decoded.tidied
    assert decode("91440300708461136t", BOOK).passes
    assert not decode(HUAWEI, BOOK).tidied


def test_a_registrar_without_a_table_of_kinds_takes_any_kind() -> None:
    first = "Y1440300192203821"
    assert decode(first + check_sum(first).sign, BOOK).passes


# Guesses


@given(sound_codes(), st.integers(0, 17), signs)
def test_the_right_code_is_always_among_the_guesses_for_one_slip(
    code: str, place: int, sign: str
) -> None:
    slipped = decode(changed(code, place, sign), BOOK)
    if not slipped.passes:
        found = guesses(slipped, BOOK)
        assert code in [guess.code for guess in found]
        assert all(decode(guess.code, BOOK).passes for guess in found)


@given(sound_codes(), st.integers(0, 16))
def test_the_right_code_is_always_among_the_guesses_for_a_swap(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        assert code in [guess.code for guess in guesses(decode(swapped, BOOK), BOOK)]


def test_for_a_letter_that_no_code_has_only_that_place_is_mended() -> None:
    found = guesses(decode(HUAWEI[:4] + "O" + HUAWEI[5:], BOOK), BOOK)
    assert [(guess.place, guess.code) for guess in found] == [(5, HUAWEI)]


# Any text at all


@given(st.text(max_size=100))
def test_no_text_at_all_raises(text: str) -> None:
    decoded = decode(text, BOOK)
    guesses(decoded, BOOK)
    assert decoded.passes or decoded.findings


@given(st.text(f"{SIGNS}IOSVZ -ßſ１٣Ａ中", min_size=16, max_size=20))
def test_no_text_that_is_nearly_a_code_raises(text: str) -> None:
    decoded = decode(text, BOOK)
    guesses(decoded, BOOK)
    if decoded.passes:
        assert uscc.is_valid(text) or not decoded.code[:2].isdigit()


def test_a_text_of_any_length_is_read_no_further_than_a_code_may_be() -> None:
    assert len(decode("9" * LONGEST, BOOK).code) == LONGEST
    assert len(decode("9" * 1_000_000, BOOK).code) == LONGEST + 1, "one more, to be told apart"


# Invented codes


@given(st.integers(1, MOST_INVENTED))
def test_an_invented_code_fits_in_its_sums_and_lies_in_no_place(number: int) -> None:
    code = invented(number)
    assert faults(code) == [Fault.PROVINCE]
    assert uscc.is_valid(code)
    assert place_of(code[2:8]) is None
    assert "PDY00001" <= code[8:16] <= "PDY99999"


def test_every_number_has_an_invented_code_of_its_own() -> None:
    assert len({invented(number) for number in range(1, 2_000)}) == 1_999


@pytest.mark.parametrize("number", [0, MOST_INVENTED + 1])
def test_a_number_without_an_invented_code_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 99999"):
        invented(number)


@pytest.mark.parametrize("text", ["", "9" * 16, "O" * 17])
def test_a_sum_of_other_signs_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="17 signs"):
        check_sum(text)


@pytest.mark.parametrize("text", ["", "PDY0001", "PDY000001", "pdy00001", "PDY0000-"])
def test_a_sum_of_what_is_no_organisation_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="eight signs"):
        body_sum(text)


# The tables


def test_no_sign_of_the_tables_is_one_that_no_code_has() -> None:
    used = {it.sign for it in BOOK.registrars} | {
        kind.sign for it in BOOK.registrars for kind in it.kinds
    }
    assert used <= set(SIGNS)


def test_the_provinces_are_those_of_the_librarys_table() -> None:
    from stdnum import numdb

    found = {}
    for code in range(10, 100):
        names = dict(
            pair for _, it in numdb.get("cn/loc").info(f"{code}0000") for pair in it.items()
        )
        if "province" in names:
            found[str(code)] = names["province"]
    assert {it.code: it.name_zh for it in BOOK.provinces.table} == found


@pytest.mark.parametrize(
    ("region", "name"),
    [("440300", "深圳市"), ("110108", "海淀区"), ("110000", "北京市"), ("110103", None)],
)
def test_a_place_has_the_name_that_holds_now(region: str, name: str | None) -> None:
    assert place_of(region) == name
