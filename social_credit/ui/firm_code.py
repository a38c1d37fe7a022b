"""The parts of the page on firms' codes: reading one, its sums, its slips, invented codes."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from social_credit.code_book import CodeBook, Example, place_of
from social_credit.content import load
from social_credit.credit_code import (
    INVENTED_REGION,
    LONGEST,
    SIGNS,
    CheckSum,
    Decoded,
    Fault,
    Finding,
    caught,
    decode,
    guesses,
    invented,
)
from social_credit.export import Cell
from social_credit.ui.bet import bet
from social_credit.ui.controls import number
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import badge, plain, small, source_note, words
from social_credit.ui.passages import link
from social_credit.value import Confidence

_TEXT = "code_text"
_SOFT = {Fault.REGISTRAR, Fault.KIND, Fault.PROVINCE}
_MOST_GUESSES = 8
_CLASS = 40
_PASSAGES = ("V.2.5", "A.3")


def slips_bet() -> None:
    """How many slips may a code hold?"""
    say = words("firm_code")
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="code_bet", right="single")
        if guess is not None:
            st.markdown(say("bet.right" if guess == "single" else "bet.wrong"))
            st.markdown(say("bet.reveal"))


def asked(book: CodeBook) -> Decoded | None:
    """The field, the companies to pick, and what the text in the field is read as."""
    say = words("firm_code")
    st.header(say("try.heading"), anchor=False)
    st.markdown(say("try.instruction"))
    first = book.examples[0].code if book.examples else ""
    text = st.text_input(
        say("try.field"),
        first,
        key=_TEXT,
        bind="query-params",
        help=say("try.help"),
        max_chars=LONGEST,
    )
    st.markdown(small(say("try.pick")))
    with st.container(horizontal=True):
        for example in book.examples:
            st.button(
                example.name, key=f"code_pick_{example.id}", on_click=_put, args=(example.code,)
            )
    if not text.strip():
        st.markdown(say("try.empty"))
        return None
    decoded = decode(text, book)
    if len(text) > LONGEST:
        st.markdown(small(say("try.longer", most=LONGEST)))
    if decoded.tidied:
        st.markdown(small(say("try.tidied", code=plain(decoded.code))))
    return decoded


def _put(code: str) -> None:
    st.session_state[_TEXT] = code


def verdict(decoded: Decoded, book: CodeBook) -> None:
    """Whether the code fits, what is wrong with it, and which single slip would explain that."""
    say, code = words("firm_code"), plain(decoded.code)
    faults = {finding.fault for finding in decoded.findings}
    made_up = decoded.code[2:8] == INVENTED_REGION and faults == {Fault.PROVINCE}
    if decoded.passes:
        st.success(say("result.good", code=code), icon=":material/check_circle:")
        for example in book.examples:
            if example.code == decoded.code:
                _whose(example)
        return
    if made_up:
        st.info(say("result.invented", code=code, region=INVENTED_REGION), icon=":material/draw:")
        return
    key = say("result.unknown", code=code)
    if not faults <= _SOFT:
        key = say.count("result.bad", len(decoded.findings), code=code)
    reasons = "\n".join(f"- {_reason(finding)}" for finding in decoded.findings)
    st.warning(f"{key}\n\n{reasons}", icon=":material/error:")
    found = guesses(decoded, book)
    if found:
        lines = [f"**{say.count('guess.heading', len(found))}**", ""]
        for guess in found[:_MOST_GUESSES]:
            swapped = "guess.swapped" if guess.swapped else "guess.changed"
            sign = guess.code[guess.place - 1]
            lines.append(
                "- "
                + say(swapped, place=guess.place, next=guess.place + 1, sign=sign, code=guess.code)
            )
        st.markdown("\n".join(lines))
    elif Fault.LENGTH not in faults and not faults <= _SOFT:
        st.markdown(say("guess.none"))


def _whose(example: Example) -> None:
    say = words("firm_code")
    with st.expander(say("try.source"), icon=":material/menu_book:"):
        st.markdown(f"**{example.name}** {example.name_zh}  \n{source_note(example)}")


def _reason(finding: Finding) -> str:
    say = words("firm_code")
    key = f"fault.{finding.fault.value}"
    if finding.fault is Fault.LETTER and finding.should:
        key = "fault.letter_should"
    return say(key, place=finding.place, sign=plain(finding.sign), should=finding.should or "")


def parts(decoded: Decoded) -> None:
    """The five parts of a code of 18 signs, and what each says."""
    if len(decoded.code) != 18:
        return
    say, code = words("firm_code"), decoded.code
    unknown = say("parts.unknown")
    registrar, kind, province = decoded.registrar, decoded.kind, decoded.province
    place = place_of(code[2:8]) if code[2:8].isascii() and code[2:8].isdigit() else None
    where = unknown if province is None else f"{province.name} {province.name_zh}"
    if place and province and place != province.name_zh:
        where = f"{where}, {place}"
    told = {
        "registrar": f"{registrar.name} {registrar.name_zh}" if registrar else unknown,
        "kind": f"{kind.name} {kind.name_zh}" if kind else unknown,
        "region": where,
        "body": say("parts.body", sign=plain(code[16])),
        "check": say("parts.check"),
    }
    signs = {
        "registrar": code[0],
        "kind": code[1],
        "region": code[2:8],
        "body": code[8:17],
        "check": code[17],
    }
    places, names = say.section("parts.places"), say.section("parts.names")
    rows = [
        {
            say("parts.sign"): f"**{plain(signs[part])}**  \n{small(places[part])}",
            say("parts.part"): names[part],
            say("parts.says"): text,
        }
        for part, text in told.items()
    ]
    st.header(say("parts.heading"), anchor=False)
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("parts.alt"))
    if registrar:
        st.markdown(small(source_note(registrar)))


def sums(decoded: Decoded) -> None:
    """Both check signs worked out, in a sentence, with the steps behind one click."""
    say = words("firm_code")
    st.header(say("sum.heading"), anchor=False)
    check, body = decoded.check, decoded.body_check
    if check is None or body is None:
        st.markdown(say("sum.none"))
        return
    key = "sum.finding" if check.remainder else "sum.finding_zero"
    st.markdown(say(key, total=f"{check.total:,}", remainder=check.remainder, sign=check.sign))
    _steps(say("sum.steps"), check, "_code_steps")
    told = say(
        "sum.body_finding", total=f"{body.total:,}", remainder=body.remainder, sign=body.sign
    )
    _steps(say("sum.body_steps"), body, "_code_body_steps", told)


def _steps(title: str, worked: CheckSum, key: str, told: str = "") -> None:
    say = words("firm_code")
    box = st.expander(title, icon=":material/calculate:", on_change="rerun", key=key)
    if not box.open:
        return
    if told:
        box.markdown(told)
    so_far, rows = 0, []
    for step in worked.steps:
        so_far += step.product
        rows.append(
            {
                say("sum.place"): str(step.place),
                say("sum.sign"): step.sign,
                say("sum.product"): f"{step.value} × {step.weight} = {step.product}",
                say("sum.running"): f"{so_far:,}",
            }
        )
    box.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=title)


def slips(decoded: Decoded) -> None:
    """How many single slips and swaps of neighbours the last sign notices, all tried out."""
    if decoded.check is None or decoded.check.sign != decoded.code[17]:
        return
    say, code = words("firm_code"), decoded.code
    singles, swaps = list(_changed(code)), list(_swapped(code))
    st.header(say("slips.heading"), anchor=False)
    st.markdown(
        say(
            "slips.sentence",
            singles=len(singles),
            caught=sum(map(caught, singles)),
            swaps=len(swaps),
            swaps_caught=sum(map(caught, swaps)),
        )
    )
    st.markdown(say("slips.ends"))
    st.markdown(say("slips.not_lies"))


def _changed(code: str) -> Iterable[str]:
    for place, old in enumerate(code):
        for sign in SIGNS:
            if sign != old:
                yield code[:place] + sign + code[place + 1 :]


def _swapped(code: str) -> Iterable[str]:
    for place in range(len(code) - 1):
        if code[place] != code[place + 1]:
            yield code[:place] + code[place + 1] + code[place] + code[place + 2 :]


def make() -> None:
    """An invented code for each number, and a set of them for class."""
    say = words("firm_code")
    st.header(say("make.heading"), anchor=False)
    st.markdown(say("make.text", region=INVENTED_REGION))
    chosen = number(say("make.number"), 1, 200, key="code_number", first=1)
    code = invented(chosen)
    st.markdown(f"{say('make.code', number=chosen, code=code)} {badge(Confidence.ILLUSTRATIVE)}")
    with st.container(horizontal=True):
        st.button(say("make.read"), on_click=_put, args=(code,), key="code_read")
        csv_button(say("make.download"), "invented-codes", class_rows, key="code_download")


def class_rows() -> list[dict[str, Cell]]:
    """Forty invented codes; every second one has one wrong sign, each time at another place.

    >>> [row["sound"] for row in class_rows()[:4]]
    [True, False, True, False]
    """
    rows: list[dict[str, Cell]] = []
    for place in range(_CLASS):
        code = invented(place + 1)
        if place % 2:
            spoilt = 8 + place % 10
            sign = SIGNS[(SIGNS.index(code[spoilt]) + 1) % len(SIGNS)]
            code = code[:spoilt] + sign + code[spoilt + 1 :]
        rows.append({"number": place + 1, "code": code, "sound": not caught(code)})
    return rows


def why(book: CodeBook) -> None:
    """Why a plan about trust needs one number for each firm, with what is on record."""
    say, content = words("firm_code"), load()
    st.header(say("why.heading"), anchor=False)
    st.markdown(say("why.text"))
    for fact in book.facts:
        st.markdown(f"{fact.text}  \n{small(source_note(fact))}")
    st.markdown(say("why.citizens"))
    st.markdown(small(say("why.passages")))
    for passage in _PASSAGES:
        link(content.passage(passage))
