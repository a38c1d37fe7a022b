"""What the site says of promises: none without a verdict, no verdict beyond its evidence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.charts.promises import Sign, rows_of_signs
from social_credit.content import load
from social_credit.timeline import VERDICTS, Evidence, NoEvidence, Promise, Verdict
from social_credit.value import Confidence
from tests.drawn import checked

CONTENT = load()
TIMELINE = CONTENT.timeline
PROMISES = TIMELINE.promises
GOALS = tuple(it for it in PROMISES if it.made == "outline-published")
STAGED = tuple(it for it in PROMISES if it.made == "staged-tasks")

every_promise = pytest.mark.parametrize("promise", PROMISES, ids=lambda it: it.id)


# What was promised


def test_there_are_at_least_twenty_promises() -> None:
    assert len(PROMISES) >= 20


def test_the_stages_are_those_of_the_overview() -> None:
    due = [str(it.due) for it in STAGED]
    assert due == ["2014-06"] * 4 + ["2015"] * 4 + ["2017"]


def test_the_goals_are_the_five_the_four_pillars_and_the_five_of_society() -> None:
    assert [str(it.due) for it in GOALS] == ["2020"] * 14
    assert {it.passage for it in GOALS} == {"I.3"}
    assert {it.made for it in PROMISES} - {"outline-published", "staged-tasks"} == {
        "beijing-plan",
        "law-on-the-programme",
    }


def test_a_stage_is_never_laid_to_the_outline_which_has_no_stages() -> None:
    for promise in STAGED:
        assert promise.passage is None
        assert [it.source for it in promise.sources] == ["what-is-social-credit"]
        assert promise.confidence is Confidence.REPORTED


def test_a_goal_is_documented_in_chinese_and_in_english() -> None:
    for promise in GOALS:
        assert promise.confidence is Confidence.DOCUMENTED
        assert {it.source for it in promise.sources} == {"outline-2014-zh", "outline-2014-creemers"}


def test_goals_stand_in_the_order_of_the_plan() -> None:
    pillars = [
        it.id for it in GOALS if it.id.split("-")[0] in ("government", "society", "commerce")
    ]
    assert pillars == ["government-2020", "commerce-2020", "society-2020"]
    assert GOALS[0].id == "basic-laws-2020"
    assert GOALS[-1].id == "order-2020"


@every_promise
def test_a_promise_is_due_after_it_was_made(promise: Promise) -> None:
    assert promise.due.last >= TIMELINE.event(promise.made).when.first


@every_promise
def test_a_promise_names_passages_that_are_there_and_each_once(promise: Promise) -> None:
    named = [*([promise.passage] if promise.passage else []), *promise.duties]
    assert len(set(named)) == len(named)
    for node in named:
        assert node in CONTENT.outline.by_id


@every_promise
def test_a_promise_is_told_in_one_or_two_sentences(promise: Promise) -> None:
    assert 1 <= promise.text.count(". ") + 1 <= 2
    assert promise.text.endswith(".")


# What became of it


@every_promise
def test_no_promise_is_without_a_verdict(promise: Promise) -> None:
    assert promise.verdict in VERDICTS


@every_promise
def test_every_verdict_but_not_found_has_evidence_with_a_source(promise: Promise) -> None:
    if promise.verdict != "not-found":
        assert isinstance(promise.evidence, Evidence)
        assert promise.evidence.sources
        assert promise.evidence.as_of is not None


@every_promise
def test_evidence_says_of_when_it_speaks_and_its_lack_that_we_looked(promise: Promise) -> None:
    if isinstance(promise.evidence, Evidence):
        assert promise.evidence.as_of
    else:
        assert promise.evidence.none.startswith("We found none: ")


@every_promise
def test_kept_means_on_record_by_the_deadline(promise: Promise) -> None:
    if promise.verdict == "kept":
        assert isinstance(promise.evidence, Evidence)
        assert promise.evidence.as_of
        assert promise.evidence.as_of.first <= promise.due.last


@every_promise
def test_no_verdict_rests_on_what_is_unverified_or_made_up(promise: Promise) -> None:
    if isinstance(promise.evidence, Evidence):
        assert promise.evidence.confidence.cites


@every_promise
def test_nothing_is_called_broken(promise: Promise) -> None:
    evidence = promise.evidence
    text = evidence.text if isinstance(evidence, Evidence) else evidence.none
    for word in ("broken", "failed", "missed"):
        assert word not in f"{text} {promise.text}".lower()


@pytest.mark.parametrize(("grade", "share"), [("2019", "4.89"), ("2020", "5.85")])
def test_the_tax_shares_are_those_that_the_figures_give(grade: str, share: str) -> None:
    (promise,) = [it for it in PROMISES if it.id == "commerce-2020"]
    assert isinstance(promise.evidence, Evidence)
    assert f"{share} per cent" in promise.evidence.text
    best = 100 - 84.67 - 9.48 if grade == "2020" else 100 * 1.256 / 25.69
    assert f"{best:.2f}" == share


def test_a_verdict_waits_for_its_deadline_and_for_its_evidence() -> None:
    late = [it for it in PROMISES if it.id in ("citizens-code", "government-plan")]
    assert {it.id: it.verdict_from for it in late} == {
        "government-plan": date(2014, 6, 30),
        "citizens-code": date(2016, 12, 30),
    }


@pytest.mark.parametrize("verdict", [it for it in VERDICTS if it != "not-found"])
def test_a_verdict_without_evidence_is_refused(verdict: Verdict) -> None:
    bare = {
        "id": "a-promise",
        "made": "outline-published",
        "text": "Something stands.",
        "due": "2020",
        "evidence": {"none": "We found none: we did not look."},
        "confidence": "documented",
        "sources": {"outline-2014-zh": "whole text"},
    }
    assert isinstance(Promise.model_validate(bare | {"verdict": "not-found"}).evidence, NoEvidence)
    with pytest.raises(ValueError, match="without evidence"):
        Promise.model_validate(bare | {"verdict": verdict})


# The picture

rows = st.dictionaries(
    st.integers(2000, 2030).map(str),
    st.lists(st.builds(Sign, st.sampled_from(VERDICTS), st.text(max_size=80)), max_size=30),
    min_size=1,
    max_size=6,
)


@given(rows)
def test_every_promise_has_a_place_of_its_own(rows: dict[str, list[Sign]]) -> None:
    figure = checked(rows_of_signs(rows))
    (trace,) = figure.data
    places = list(zip(trace.x, trace.y, strict=True))
    assert len(places) == len(set(places)) == sum(map(len, rows.values()))
    assert all(1 <= column <= 8 for column, _ in places)
    assert len(set(figure.layout.yaxis.tickvals)) == len(rows)


def test_verdicts_differ_in_shape_and_colour() -> None:
    (trace,) = checked(rows_of_signs({"2014": [Sign(it, it) for it in VERDICTS]})).data
    assert len(set(trace.marker.symbol)) == len(set(trace.marker.color)) == len(VERDICTS)
