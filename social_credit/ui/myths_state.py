"""Which claims a visitor has been asked and what they said: all of it in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.calibration import Said
from social_credit.claims import Claim, Verdict
from social_credit.claims_code import Answers, Given, decode, encode
from social_credit.content import load
from social_credit.ui.controls import note_ignored
from social_credit.ui.marks import plain, words

_ANSWERS, _AT = "myths_answers", "myths_at"


def answers() -> Answers:
    """What the address says of the visitor's answers; a note says what of it was ignored."""
    found = decode(st.query_params.get(_ANSWERS, ""), load().claims.by_code)
    if found.ignored:
        name = words("common")("pages.myths")
        note_ignored(words("common")("ignored.value", value=plain(found.ignored), name=name))
    return found


def asked(claims: Sequence[Claim], given: Answers) -> Claim | None:
    """The claim to show: the one that the address names, else the first open one, if any."""
    at = st.query_params.get(_AT, "")
    known = load().claims.by_id
    if at in known:
        return known[at]
    if at:
        name = words("common")("pages.myths")
        note_ignored(words("common")("ignored.value", value=plain(at[:40]), name=name))
    return first_open(claims, given)


def first_open(claims: Sequence[Claim], given: Answers) -> Claim | None:
    """The first claim that is neither answered nor skipped."""
    return next((it for it in claims if given.of(it.code) is None), None)


def said(claims: Sequence[Claim], given: Answers) -> list[tuple[Claim, Said]]:
    """Every claim that was marked, with how sure the visitor was and whether the mark fits."""
    found = []
    for claim in claims:
        answer = given.of(claim.code)
        if answer and answer.sure is not None:
            found.append((claim, Said(answer.sure, answer.verdict == claim.verdict)))
    return found


def mark(claim: Claim, verdict: Verdict, sure: int) -> None:
    """Keep a mark and stay with its claim, so that its verdict can be read."""
    _put(answers().with_answer(Given(claim.code, verdict, sure)))
    go(claim)


def skip(claim: Claim, claims: Sequence[Claim]) -> None:
    """Leave a claim unmarked and go on."""
    _put(answers().with_answer(Given(claim.code)))
    go_on(claim, claims)


def ask_again(claim: Claim) -> None:
    """Forget what was said of a claim and ask it anew."""
    _put(answers().without({claim.code}))
    go(claim)


def go(claim: Claim) -> None:
    """Show a claim."""
    st.query_params[_AT] = claim.id


def go_on(claim: Claim, claims: Sequence[Claim]) -> None:
    """Show the next open claim after one, or the first open one; the result if none is open."""
    given = answers()
    place = next((n for n, it in enumerate(claims) if it.id == claim.id), 0)
    following = first_open([*claims[place:], *claims[:place]], given)
    if following:
        go(following)
    else:
        leave()


def leave() -> None:
    """Stay with no claim in particular."""
    st.query_params.pop(_AT, None)


def start_over() -> None:
    """Forget all answers."""
    _put(Answers(()))
    leave()


def _put(given: Answers) -> None:
    code = encode(given.given)
    if code:
        st.query_params[_ANSWERS] = code
    else:
        st.query_params.pop(_ANSWERS, None)
