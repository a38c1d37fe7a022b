"""The parts of the page Myths and facts: one claim at a time, then its verdict; or all of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.calibration import LEVELS
from social_credit.claims import THEMES, VERDICTS, Claim, Verdict
from social_credit.claims_code import Answers, Given
from social_credit.content import load
from social_credit.export import Cell
from social_credit.timeline import Evidence
from social_credit.ui import myths_state as state
from social_credit.ui.controls import choice
from social_credit.ui.events import event_lines
from social_credit.ui.marks import cited, small, source_note, words
from social_credit.ui.passages import link
from social_credit.value import Sourced

_ANY = "any"


def chosen_claims() -> tuple[Claim, ...]:
    """The claims of the theme that the visitor picks, or all."""
    say = words("myths")
    options = {_ANY: say("theme.any")} | {it: say(f"theme.{it}") for it in THEMES}
    theme = choice(
        "select",
        say("theme.label"),
        options,
        key="myths_theme",
        first=_ANY,
        on_change=state.leave,
    )
    return load().claims.about(None if theme in (None, _ANY) else theme)


def progress(claims: Sequence[Claim], given: Answers) -> None:
    """How many of the claims are done, in a sentence."""
    say = words("myths")
    done = [it for claim in claims if (it := given.of(claim.code))]
    if not done:
        return
    parts = [say("progress.some", done=len(done), all=len(claims))]
    skipped = sum(it.verdict is None for it in done)
    if skipped:
        parts.append(say.count("progress.skipped", skipped))
    if len(done) == len(claims):
        parts.append(say("progress.over"))
    st.markdown(" ".join(parts))


def one(claim: Claim, claims: Sequence[Claim], given: Answers) -> None:
    """A claim to mark; once it is marked or skipped, its verdict."""
    answer = given.of(claim.code)
    with st.container(border=True, key="card_claim"):
        st.header(f"“{claim.claim}”", anchor=False)
        if answer is None:
            _question(claim, claims)
        else:
            _reply(claim, answer)
            st.markdown(_verdict(claim))
            _buttons(claim, claims, given)  # above the evidence, so that on a phone they are near
            st.markdown(_evidence(claim))
            _links(claim)


def _question(claim: Claim, claims: Sequence[Claim]) -> None:
    say = words("myths")
    verdict = st.radio(
        say("mark.label"),
        VERDICTS,
        None,
        lambda it: say(f"mark.{it}"),
        key=f"_myths_mark_{claim.code}",
    )
    sure = st.radio(
        say("sure.label"),
        LEVELS,
        None,
        lambda it: say(f"sure.{it}"),
        key=f"_myths_sure_{claim.code}",
    )
    with st.container(horizontal=True):
        if verdict is not None and sure is not None:
            st.button(
                say("button.show"),
                on_click=state.mark,
                args=(claim, verdict, sure),
                key="myths_show",
                type="primary",
            )
        st.button(say("button.skip"), on_click=state.skip, args=(claim, claims), key="myths_skip")
    if verdict is None or sure is None:
        st.markdown(small(say("prompt")))


def _reply(claim: Claim, answer: Given) -> None:
    say = words("myths")
    if answer.verdict is None:
        st.markdown(say("reply.skipped"))
        return
    key = "reply.right" if answer.verdict == claim.verdict else "reply.wrong"
    st.markdown(say(key, mark=say(f"verdict.{answer.verdict}"), sure=answer.sure))


def badge(verdict: Verdict) -> str:
    """A verdict as Markdown, with its sign and colour.

    >>> badge("false")
    ':red-badge[✘ false]'
    """
    say = words("myths")
    sign, colour = say(f"verdict_sign.{verdict}"), say(f"verdict_colour.{verdict}")
    return f":{colour}-badge[{sign} {say(f'verdict.{verdict}')}]"


def _verdict(claim: Claim) -> str:
    """The verdict, in a word and in a few sentences, as Markdown."""
    say = words("myths")
    lines = [say("card.verdict", badge=badge(claim.verdict))]
    if claim.depends_on:
        lines.append(f"**{say('card.depends', on=claim.depends_on)}**")
    return "\n\n".join([*lines, claim.finding])


def _evidence(claim: Claim) -> str:
    """The evidence on both sides and the origin, as Markdown."""
    say = words("myths")
    lines: list[str] = []
    sides = {"for": claim.evidence_for, "against": claim.evidence_against}
    for side, evidence in sides.items():
        lines.append(f"**{say(f'card.{side}')}**")
        lines.append("\n".join(f"- {_piece(it)}" for it in evidence) or say(f"card.nothing_{side}"))
    lines.append(f"**{say('card.origin')}**")
    origin = claim.origin
    lines.append(_piece(origin) if isinstance(origin, Evidence) else origin.unknown)
    return "\n\n".join(lines)


def _piece(evidence: Evidence) -> str:
    note = source_note(evidence).replace("  \n", " · ")
    if evidence.as_of is None:
        note += f" · {words('myths')('card.undated')}"
    return f"{evidence.text}  \n  {small(note)}"


def _links(claim: Claim) -> None:
    """Where the site has more on a claim: events, passages and pages."""
    say, common, content = words("myths"), words("common"), load()
    if claim.events:
        st.markdown(f"**{say('card.events')}**\n\n{event_lines(claim.events)}")
    with st.container(gap="xsmall"):
        st.markdown(f"**{say('card.more')}**")
        for node in claim.passages:
            year, title = content.text_of(node).document.year, content.passage(node).title
            label = say("card.passage", year=year, id=node, title=title)
            link(content.passage(node), label=label)
        for page in claim.pages:
            label = common(f"pages.{page}")
            st.page_link(f"pages/{page}.py", label=label, icon=":material/arrow_forward:")


def _buttons(claim: Claim, claims: Sequence[Claim], given: Answers) -> None:
    say = words("myths")
    is_last = state.first_open(claims, given) is None
    with st.container(horizontal=True):
        st.button(
            say("button.finish" if is_last else "button.next"),
            on_click=state.go_on,
            args=(claim, claims),
            key="myths_next",
            type="primary",
        )
        st.button(say("button.again"), on_click=state.ask_again, args=(claim,), key="myths_again")


def every_verdict(claims: Sequence[Claim]) -> None:
    """All claims, open, for readers and for paper."""
    say = words("myths")
    st.header(say("all.heading"), anchor=False)
    for claim in claims:
        with st.container(border=True):
            st.markdown(f"### “{claim.claim}”\n\n{_verdict(claim)}\n\n{_evidence(claim)}")


def sources() -> set[str]:
    """The ids of all sources of evidence and origins."""
    found: list[Sourced] = []
    for claim in load().claims.claims:
        found += claim.evidence
        if isinstance(claim.origin, Evidence):
            found.append(claim.origin)
    return cited(found)


def rows() -> list[dict[str, Cell]]:
    """A row for each piece of evidence, with its claim and the verdict on it."""
    return [
        {
            "id": claim.id,
            "theme": claim.theme,
            "claim": claim.claim,
            "verdict": claim.verdict,
            "depends_on": claim.depends_on,
            "finding": claim.finding,
            "speaks": side,
            "evidence": it.text,
            "as_of": str(it.as_of or ""),
            "confidence": it.confidence.value,
            "sources": "; ".join(f"{place.source}: {place.at}" for place in it.sources),
            "note": it.note,
            "origin": claim.origin.text
            if isinstance(claim.origin, Evidence)
            else claim.origin.unknown,
        }
        for claim in load().claims.claims
        for side, evidence in (("for", claim.evidence_for), ("against", claim.evidence_against))
        for it in evidence
    ]
