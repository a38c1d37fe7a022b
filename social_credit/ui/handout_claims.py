"""The hand-out on claims: first to be marked by hand, then with verdicts and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from social_credit.claims import Claim
from social_credit.content import load
from social_credit.handout import Block, Heading, Items, Line, Paragraph, Span, line_of
from social_credit.timeline import Evidence
from social_credit.ui.handout_parts import Cell, note, paragraph, table
from social_credit.ui.marks import cited, words
from social_credit.value import Unknown


def claims_sheet() -> tuple[list[Block], set[str]]:
    """The claims as a table with room for marks, and then one by one with their verdicts."""
    say, claims = words("handouts"), load().claims.claims
    columns = [say(f"claims.{key}") for key in ("claim", "mark", "sure")]
    rows: list[list[Cell]] = [
        [f"{place}. {claim.claim}", "", ""] for place, claim in enumerate(claims, start=1)
    ]
    blocks: list[Block] = [
        paragraph(say("claims.intro")),
        Heading(2, line_of(say("claims.ask"))),
        table(columns, rows),
        Heading(2, line_of(say("claims.answers"))),
    ]
    for place, claim in enumerate(claims, start=1):
        blocks += _answer(place, claim)
    told = [it for claim in claims for it in (*claim.evidence, claim.origin)]
    return blocks, cited([it for it in told if isinstance(it, Evidence)])


def _answer(place: int, claim: Claim) -> Iterator[Block]:
    say = words("handouts")
    yield Heading(3, (Span(f"{place}. {claim.claim}"),))
    if claim.depends_on:
        verdict = say("claims.depends", on=claim.depends_on)
    else:
        verdict = say("claims.verdict", verdict=say(f"claims.verdicts.{claim.verdict}"))
    yield Paragraph((*line_of(verdict), Span(f" {claim.finding}")))
    told = [(say("claims.for"), it) for it in claim.evidence_for]
    told += [(say("claims.against"), it) for it in claim.evidence_against]
    yield Items(tuple(_evidence(label, it) for label, it in told))
    origin = claim.origin
    if isinstance(origin, Unknown):
        why = words("handouts")("not_known", why=origin.unknown)
        yield Paragraph((Span(f"{say('claims.origin')} ", strong=True), Span(why)))
    else:
        yield Paragraph(_evidence(say("claims.origin"), origin))


def _evidence(label: str, it: Evidence) -> Line:
    return (
        Span(f"{label} ", strong=True),
        Span(f"{it.text} "),
        Span(f"({note(it)})", emphasis=True),
    )
