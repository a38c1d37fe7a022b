"""What the site says of claims: no verdict beyond its evidence, and where each came from."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pydantic import ValidationError

from social_credit.claims import THEMES, VERDICTS, Claim, Claims, claim_faults
from social_credit.content import load
from social_credit.timeline import Evidence
from social_credit.ui.frame import PAGES
from social_credit.value import Confidence, Unknown

CONTENT = load()
CLAIMS = CONTENT.claims.claims

every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda it: it.id)


# The claims of the site


def test_there_are_at_least_twenty_claims_of_every_verdict_and_theme() -> None:
    assert len(CLAIMS) >= 20
    assert {it.verdict for it in CLAIMS} == set(VERDICTS)
    assert {it.theme for it in CLAIMS} == set(THEMES)


def test_no_verdict_can_be_guessed_from_being_most_of_them() -> None:
    (_, most), *_ = Counter(it.verdict for it in CLAIMS).most_common(1)
    assert most <= len(CLAIMS) / 2
    assert all(len(CONTENT.claims.about(theme)) >= 5 for theme in THEMES)


def test_three_claims_in_a_row_never_have_the_same_verdict_and_theme() -> None:
    for three in zip(CLAIMS, CLAIMS[1:], CLAIMS[2:], strict=False):
        assert len({(it.verdict, it.theme) for it in three}) > 1


@every_claim
def test_every_verdict_has_evidence_with_a_source(claim: Claim) -> None:
    assert any(it.sources for it in claim.evidence)
    assert all(it.confidence.cites for it in claim.evidence)


@every_claim
def test_evidence_names_its_time_unless_its_sources_bear_no_date(claim: Claim) -> None:
    for evidence in claim.evidence:
        if evidence.as_of is None:
            for citation in evidence.sources:
                assert CONTENT.sources[citation.source].date is None, citation.source


@every_claim
def test_a_claim_is_a_sentence_and_its_finding_is_short(claim: Claim) -> None:
    assert claim.claim.endswith(".")
    assert len(claim.claim) <= 100
    assert claim.finding.endswith(".")
    assert len(claim.finding.split()) <= 75


@every_claim
def test_the_origin_is_on_record_or_said_to_be_unknown(claim: Claim) -> None:
    if isinstance(claim.origin, Evidence):
        assert claim.origin.sources
    else:
        assert re.match(r"We found no first text|Not on record", claim.origin.unknown)


@every_claim
def test_every_page_and_passage_and_event_that_it_names_is_there(claim: Claim) -> None:
    assert set(claim.pages) <= {page.name for page in PAGES}
    assert claim.pages
    assert set(claim.passages) <= set(CONTENT.passages)
    assert set(claim.events) <= set(CONTENT.timeline.event_of)


@every_claim
def test_documented_rests_on_an_official_text_or_a_translation(claim: Claim) -> None:
    found = [*claim.evidence, *([claim.origin] if isinstance(claim.origin, Evidence) else [])]
    for evidence in found:
        if evidence.confidence is Confidence.DOCUMENTED:
            kinds = {CONTENT.sources[it.source].kind for it in evidence.sources}
            assert kinds & {"official", "translation"}


@every_claim
def test_what_is_not_known_is_not_said_to_be_so_or_not(claim: Claim) -> None:
    if claim.verdict == "unknown":
        assert re.search(r"nothing that we read|not been|did not find|no other text", claim.finding)


def test_the_sum_of_refused_tickets_is_the_one_that_the_figures_give() -> None:
    series = CONTENT.numbers.by_id
    parts = [
        point.value
        for name in ("flights-refused", "trains-refused")
        for point in series[name].points
        if str(point.as_of) == "2018-12"
    ]
    assert sum(parts) == 22_930_000
    assert "22.93" in CONTENT.claims.claim("million-23").finding


def test_seeds_are_all_heard() -> None:
    cited = {it.source for claim in CLAIMS for piece in claim.evidence for it in piece.sources}
    with_seed = {it.id for it in CONTENT.sources.values() if it.seed}
    assert with_seed <= cited


def test_a_claim_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="no claim 'moon'"):
        CONTENT.claims.claim("moon")


# The rules


SOURCED = {"text": "T.", "confidence": "reported", "sources": {"a": "p. 1"}}
MADE_UP = {"text": "T.", "confidence": "illustrative"}


def claim_of(**changes: object) -> Claim:
    told = {
        "id": "a-claim",
        "code": "ac",
        "theme": "score",
        "claim": "C.",
        "verdict": "false",
        "finding": "F.",
        "evidence_for": (),
        "evidence_against": (SOURCED,),
        "origin": {"unknown": "Not on record."},
    }
    return Claim.model_validate(told | changes)


@pytest.mark.parametrize(
    ("verdict", "evidence_for", "evidence_against", "fits"),
    [
        ("true", (SOURCED,), (), True),
        ("true", (), (SOURCED,), False),
        ("true", (MADE_UP,), (SOURCED,), False),
        ("false", (), (SOURCED,), True),
        ("false", (SOURCED,), (), False),
        ("false", (SOURCED,), (MADE_UP,), False),
        ("unknown", (SOURCED,), (), True),
        ("unknown", (), (SOURCED,), True),
        ("unknown", (), (), False),
        ("unknown", (MADE_UP,), (), False),
    ],
)
def test_a_verdict_needs_a_source_on_its_own_side(
    verdict: str, evidence_for: object, evidence_against: object, fits: bool
) -> None:
    changes = {
        "verdict": verdict,
        "evidence_for": evidence_for,
        "evidence_against": evidence_against,
    }
    if fits:
        assert claim_of(**changes).verdict == verdict
    else:
        with pytest.raises(ValidationError, match=r"without a source|no evidence with a source"):
            claim_of(**changes)


@pytest.mark.parametrize(
    ("verdict", "on", "fits"),
    [("depends", "on the day", True), ("depends", None, False), ("false", "on the day", False)],
)
def test_what_depends_says_on_what_and_nothing_else_does(
    verdict: str, on: str | None, fits: bool
) -> None:
    changes = {"verdict": verdict, "depends_on": on, "evidence_for": (SOURCED,)}
    if fits:
        assert claim_of(**changes).depends_on == on
    else:
        with pytest.raises(ValidationError, match="says on what"):
            claim_of(**changes)


@pytest.mark.parametrize("side", ["evidence_for", "evidence_against"])
def test_what_depends_has_evidence_on_both_sides(side: str) -> None:
    both = {"verdict": "depends", "depends_on": "on the day", "evidence_for": (SOURCED,)}
    with pytest.raises(ValidationError, match=f"without a source in {side}"):
        claim_of(**(both | {side: ()}))


@pytest.mark.parametrize(("written", "word"), [(True, "true"), (False, "false")])
def test_a_bare_true_or_false_of_yaml_is_the_word(written: bool, word: str) -> None:
    assert claim_of(verdict=written, evidence_for=(SOURCED,)).verdict == word


@pytest.mark.parametrize("code", ["", "a", "abc", "A1", "ä1", "1a"])
def test_a_code_is_two_small_letters(code: str) -> None:
    with pytest.raises(ValidationError, match="two small letters"):
        claim_of(code=code)


def test_two_claims_of_one_code_are_a_fault_and_so_are_names_of_nothing() -> None:
    claims = Claims(
        claims=(claim_of(passages=("I", "X")), claim_of(id="another", events=("gone",)))
    )
    found = list(claim_faults(claims, {"I"}, {"here"}))
    assert [it.path for it in found] == [
        ("claims", 0, "passages", 1),
        ("claims", 1, "code"),
        ("claims", 1, "events", 0),
    ]
    assert [it.path for it in claim_faults(claims, None, None)] == [("claims", 1, "code")]


def test_an_origin_is_one_of_two_shapes() -> None:
    assert isinstance(claim_of().origin, Unknown)
    assert isinstance(claim_of(origin=SOURCED).origin, Evidence)
