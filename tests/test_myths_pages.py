"""The page Myths and facts: mark, verdict, next, the result, and all of it in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.calibration import LEVELS, Said
from social_credit.claims import THEMES, Claim, Verdict
from social_credit.claims_code import Given, decode, encode
from social_credit.content import load
from social_credit.timeline import Evidence
from social_credit.ui import myths as page
from social_credit.ui.myths_result import overall, sentences
from tests.test_pages import opened, text_of

CLAIMS = load().claims.claims
KNOWN = load().claims.by_code
SAY = load().words["myths"]


def mark(app: AppTest, claim: Claim, verdict: Verdict, sure: int) -> AppTest:
    """Say something of the claim on show, and ask for the verdict."""
    app.radio(key=f"_myths_mark_{claim.code}").set_value(verdict)
    app.radio(key=f"_myths_sure_{claim.code}").set_value(sure).run()
    return app.button(key="myths_show").click().run()


def address_of(*given: Given) -> str:
    return encode(given)


def right_of(claim: Claim, sure: int = 90) -> Given:
    return Given(claim.code, claim.verdict, sure)


def wrong_of(claim: Claim, sure: int = 90) -> Given:
    return Given(claim.code, "false" if claim.verdict != "false" else "true", sure)


# One claim


def test_the_verdict_waits_for_a_mark_and_a_sureness() -> None:
    app = opened("myths")
    first = CLAIMS[0]
    assert first.finding not in text_of(app)
    assert SAY("prompt") in text_of(app)
    app.radio(key=f"_myths_mark_{first.code}").set_value("true").run()
    assert first.finding not in text_of(app)
    assert "myths_show" not in [it.key for it in app.button]
    app.radio(key=f"_myths_sure_{first.code}").set_value(70).run()
    assert first.finding not in text_of(app)
    app.button(key="myths_show").click().run()
    assert first.finding in text_of(app)
    assert page.badge(first.verdict) in text_of(app)


def test_the_reply_speaks_to_the_mark() -> None:
    first = CLAIMS[0]
    app = mark(opened("myths"), first, first.verdict, 90)
    assert SAY("reply.right", mark=first.verdict, sure=90) in text_of(app)
    app = mark(opened("myths"), first, "true", 99)
    assert SAY("reply.wrong", mark="true", sure=99) in text_of(app)


def test_an_answer_is_in_the_address_and_next_goes_on() -> None:
    app = mark(opened("myths"), CLAIMS[0], "false", 90)
    assert decode(app.query_params["myths_answers"], KNOWN).given == (
        Given(CLAIMS[0].code, "false", 90),
    )
    app.button(key="myths_next").click().run()
    assert CLAIMS[1].claim in app.header[0].value
    assert SAY("progress.some", done=1, all=len(CLAIMS)) in text_of(app)


def test_a_claim_can_be_skipped_and_is_counted_as_skipped() -> None:
    app = opened("myths")
    app.button(key="myths_skip").click().run()
    assert CLAIMS[1].claim in app.header[0].value
    assert SAY.count("progress.skipped", 1) in text_of(app)


def test_an_answer_can_be_given_again() -> None:
    app = mark(opened("myths"), CLAIMS[0], "true", 99)
    app.button(key="myths_again").click().run()
    assert CLAIMS[0].finding not in text_of(app)
    assert "myths_answers" not in app.query_params


def test_starting_over_forgets_all() -> None:
    app = opened("myths", myths_answers=address_of(*(right_of(it) for it in CLAIMS[:3])))
    app.button(key="myths_over").click().run()
    assert "myths_answers" not in app.query_params
    assert CLAIMS[0].claim in app.header[0].value


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda it: it.id)
def test_every_verdict_can_be_reached_and_shows_evidence_and_origin(claim: Claim) -> None:
    app = opened("myths", myths_answers=address_of(right_of(claim)), myths_at=claim.id)
    said = text_of(app)
    assert not app.exception
    assert SAY("reply.right", mark=SAY(f"verdict.{claim.verdict}"), sure=90) in said
    assert all(it.text in said for it in claim.evidence)
    origin = claim.origin
    assert (origin.text if isinstance(origin, Evidence) else origin.unknown) in said


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_asks_its_own_claims_and_ends_with_a_result(theme: str) -> None:
    claims = load().claims.about(theme)
    app = opened("myths", myths_theme=SAY(f"theme.{theme}"))
    assert claims[0].claim in app.header[0].value
    code = address_of(*(right_of(it) for it in claims))
    app = opened("myths", myths_theme=SAY(f"theme.{theme}"), myths_answers=code)
    assert SAY("result.right", right=len(claims), all=len(claims)) in text_of(app)


# The result


def test_when_all_are_done_the_result_tells_how_often_each_sureness_was_right() -> None:
    given = [right_of(it, 70) for it in CLAIMS[:20]] + [wrong_of(it, 90) for it in CLAIMS[20:]]
    said = text_of(opened("myths", myths_answers=address_of(*given)))
    assert SAY.count("result.bin", 20, sure=70, right=20) in said
    assert SAY.count("result.bin", len(CLAIMS) - 20, sure=90, right=0) in said
    assert SAY("result.wrong", sure="90") in said


def test_the_claims_that_one_was_sure_and_wrong_of_can_be_looked_at_again() -> None:
    given = [wrong_of(CLAIMS[0], 99), *(right_of(it, 50) for it in CLAIMS[1:])]
    app = opened("myths", myths_answers=address_of(*given))
    assert SAY("result.surprises") in text_of(app)
    app.button(key=f"myths_review_{CLAIMS[0].code}").click().run()
    assert app.query_params["myths_at"] == CLAIMS[0].id
    assert CLAIMS[0].finding in text_of(app)


def test_skipped_claims_do_not_count_and_nothing_marked_gives_no_numbers() -> None:
    code = address_of(*(Given(it.code) for it in CLAIMS))
    assert SAY("result.none") in text_of(opened("myths", myths_answers=code))


def test_the_result_so_far_is_shown_on_request() -> None:
    app = opened("myths", myths_answers=address_of(right_of(CLAIMS[0])))
    assert SAY("result.heading") not in text_of(app)
    app.toggle(key="myths_so_far").set_value(True).run()
    assert SAY("result.few") in text_of(app)


@pytest.mark.parametrize(
    ("right", "key"), [(4, "result.over"), (9, "result.fits"), (10, "result.under")]
)
def test_the_finding_says_whether_one_was_too_sure(right: int, key: str) -> None:
    said = [Said(90, n < right) for n in range(10)]
    gap = f"{abs(90 - 10 * right):.0f}"
    assert overall(said) == SAY(key, sure="90", share=f"{10 * right}", gap=gap)


def test_whoever_was_never_wrong_is_told_so() -> None:
    assert SAY("result.never_wrong") in sentences([Said(99, True)])


def test_plurals_fit_their_numbers() -> None:
    (line,) = [it for it in sentences([Said(50, True)]) if it.startswith("- ")]
    assert line.endswith("of 1** case.")


# All verdicts, downloads, addresses


def test_all_verdicts_stand_open_for_readers() -> None:
    app = opened("myths", myths_all="true")
    said = text_of(app)
    assert all(it.claim in said and it.finding in said for it in CLAIMS)
    assert not [it for it in app.button if it.key == "myths_skip"]


def test_the_download_has_a_row_for_each_piece_of_evidence() -> None:
    rows = page.rows()
    assert len(rows) == sum(len(it.evidence) for it in CLAIMS)
    assert {row["id"] for row in rows} == {it.id for it in CLAIMS}


@pytest.mark.parametrize(
    "query",
    [
        {"myths_answers": "x" * 50_000},
        {"myths_answers": "1ost9<script>"},
        {"myths_at": "no-such-claim"},
        {"myths_theme": "The moon"},
    ],
    ids=["long", "markup", "claim", "theme"],
)
def test_an_address_that_cannot_be_used_is_noted_and_the_page_goes_on(
    query: dict[str, str],
) -> None:
    app = opened("myths", **query)
    assert not app.exception
    assert load().words["common"]("ignored.title") in text_of(app)
    assert app.header


def test_every_sureness_has_its_words() -> None:
    assert list(SAY.section("sure")) == ["label", *map(str, LEVELS)]
