"""What the timeline holds, and how its dates are said."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from pydantic import ValidationError

from social_credit.content import load
from social_credit.timeline import KINDS, VERDICTS, NoEvidence, Timeline
from social_credit.ui.marks import moment_in_words
from social_credit.ui.timeline_bet import CANDIDATES
from social_credit.ui.timeline_words import span_in_words, when_in_words
from social_credit.value import Moment
from tests.timelines import entry, event, promise

TIMELINE = load().timeline


# The events of the site


def test_there_are_at_least_80_events_from_the_11th_century_to_2026() -> None:
    assert len(TIMELINE.events) >= 80
    assert TIMELINE.events[0].when.first.year == 1001
    assert TIMELINE.events[-1].when.first.year == 2026


def test_every_kind_of_event_and_every_verdict_occurs() -> None:
    assert {it.kind for it in TIMELINE.events} == set(KINDS)
    assert {it.verdict for it in TIMELINE.promises} <= set(VERDICTS)


def test_events_and_promises_stand_in_order_of_date() -> None:
    for one, next_one in pairwise(TIMELINE.events):
        assert one.when.order <= next_one.when.order
    for one_due, next_due in pairwise(TIMELINE.promises):
        assert one_due.due.order <= next_due.due.order


def test_every_promise_has_a_verdict_with_evidence_or_the_words_that_there_is_none() -> None:
    for it in TIMELINE.promises:
        if isinstance(it.evidence, NoEvidence):
            assert it.verdict == "not-found", it.id
            assert "found none" in it.evidence.none, it.id


def test_every_event_says_where_it_comes_from() -> None:
    assert all(it.sources or not it.confidence.cites for it in TIMELINE.events)


def test_the_bet_has_one_answer_and_it_is_the_countys_points() -> None:
    first, second, *_ = sorted(
        (TIMELINE.event(it) for it in CANDIDATES), key=lambda it: it.when.order
    )
    assert first.id == "suining-begins"
    assert first.when.last < second.when.first


# Dates


def test_a_less_precise_date_stands_before_the_days_in_it() -> None:
    written = [event(it, id=f"e-{it}") for it in ("2014-01-01", "2014-01", "2014", "2013-12-31")]
    told = Timeline(events=tuple(written)).in_order()
    assert [str(it.when) for it in told.events] == ["2013-12-31", "2014", "2014-01", "2014-01-01"]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2014", "2014"),
        ("2014-06", "June 2014"),
        ("2014-06-14", "14 June 2014"),
        ("1070", "1070"),
    ],
)
def test_a_date_is_said_no_more_precisely_than_it_is_known(when: str, said: str) -> None:
    assert moment_in_words(Moment.parse(when)) == said


def test_an_approximate_date_is_said_to_be_one() -> None:
    assert when_in_words(entry("1070", about=True)) == "about 1070"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1001", "1100", "11th century"),
        ("1000", "1099", "1000 to 1099"),
        ("1950", "1959", "1950s"),
        ("1950", "1960", "1950 to 1960"),
        ("1950-01", "1959", "January 1950 to 1959"),
        ("2022-09-09", "2022-10-09", "9 September 2022 to 9 October 2022"),
    ],
)
def test_only_whole_centuries_and_decades_are_called_by_name(
    start: str, end: str, said: str
) -> None:
    assert span_in_words(Moment.parse(start), Moment.parse(end)) == said


@pytest.mark.parametrize("until", ["2013", "2014", "2014-12-31"])
def test_an_end_that_is_not_after_the_beginning_is_refused(until: str) -> None:
    with pytest.raises(ValidationError, match="not after 2014"):
        event("2014", until=until)
    assert event("2014", until="2015").until == Moment.parse("2015")


def test_nobody_learns_of_an_event_before_it_happens() -> None:
    with pytest.raises(ValidationError, match="begins before it happened"):
        event("2018-03", learned="2018")
    assert event("2018-03", learned="2018-03-01").public_from == date(2018, 3, 1)


def test_a_forerunner_lies_before_2000() -> None:
    assert event("1999", kind="forerunner").kind == "forerunner"
    with pytest.raises(ValidationError, match="before 2000"):
        event("2000", kind="forerunner")


@pytest.mark.parametrize("verdict", ["kept", "partly", "changed"])
def test_a_verdict_other_than_not_found_needs_evidence(verdict: str) -> None:
    with pytest.raises(ValidationError, match="without evidence"):
        promise("2017", verdict=verdict)


def test_a_promise_without_a_verdict_is_refused() -> None:
    with pytest.raises(ValidationError, match="verdict"):
        promise("2017", verdict=None)
