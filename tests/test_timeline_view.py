"""What of a timeline was known on a day, and what of it is in view."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.timeline import Event, Timeline
from social_credit.timeline_view import (
    DEADLINE,
    between,
    counts,
    entries,
    fullest_year,
    known_on,
    of_lanes,
    with_words,
)
from social_credit.ui.timeline_words import when_in_words
from social_credit.value import Confidence
from tests.timelines import entry, event, promise

TIMELINE = load().timeline


# What was known on a day?


def test_a_day_hides_what_begins_later_and_nothing_else() -> None:
    found = [entry("2018-04-02"), entry("2018-04-03"), entry("2018-04-04")]
    known = known_on(found, date(2018, 4, 3))
    assert [str(it.when) for it in known.entries] == ["2018-04-02", "2018-04-03"]
    assert known.hidden == 1


def test_an_event_known_by_its_year_counts_from_the_first_of_january() -> None:
    assert known_on([entry("2018")], date(2017, 12, 31)).hidden == 1
    assert known_on([entry("2018")], date(2018, 1, 1)).hidden == 0


def test_what_the_public_learned_later_is_hidden_until_then() -> None:
    found = [entry("2013", learned="2018-04-03")]
    assert known_on(found, date(2018, 4, 2)).hidden == 1
    assert known_on(found, date(2018, 4, 3)).hidden == 0


def test_a_span_under_way_is_shown_as_begun_and_one_that_is_over_with_its_end() -> None:
    span = entry("2014", until="2017")
    (during,) = known_on([span], date(2017, 12, 30)).entries
    assert during.under_way
    assert during.until is None
    assert when_in_words(during) == "begun 2014, still going on"
    (after,) = known_on([span], date(2017, 12, 31)).entries
    assert not after.under_way
    assert when_in_words(after) == "2014 to 2017"


def test_a_deadline_is_known_before_its_verdict() -> None:
    told = Timeline(events=(event("2014-06-14"),), promises=(promise("2017"),))
    found = entries(told)
    assert known_on(found, date(2014, 6, 13)).entries == ()
    before = known_on(found, date(2017, 12, 30))
    assert [it.verdict for it in before.entries if it.lane == DEADLINE] == [None]
    assert before.verdicts_hidden == 1
    after = known_on(found, date(2017, 12, 31))
    assert [it.verdict for it in after.entries if it.lane == DEADLINE] == ["not-found"]
    assert after.verdicts_hidden == 0


def test_a_verdict_waits_for_its_evidence() -> None:
    shown = {
        "text": "It was.",
        "confidence": Confidence.ILLUSTRATIVE,
        "as_of": "2019-05",
    }
    kept = promise("2017", verdict="kept", evidence=shown)
    assert kept.verdict_from == date(2019, 5, 1)


@given(st.dates(date(1949, 1, 1), date(2027, 1, 1)))
def test_what_is_hidden_and_what_is_shown_add_up_to_everything(day: date) -> None:
    everything = entries(TIMELINE)
    known = known_on(everything, day)
    assert len(known.entries) + known.hidden == len(everything)
    for it in known.entries:
        if isinstance(it.thing, Event):
            assert it.thing.public_from <= day
        assert it.until is None or it.until.last <= day


@given(st.dates(date(1949, 1, 1), date(2027, 1, 1)), st.integers(0, 5_000))
def test_a_later_day_hides_no_more(day: date, days: int) -> None:
    everything = entries(TIMELINE)
    now, later = known_on(everything, day), known_on(everything, day + timedelta(days))
    assert later.hidden <= now.hidden


# What is in view?


def test_no_kinds_are_all_kinds() -> None:
    found = [entry("2014"), entry("2015", kind="law")]
    assert of_lanes(found, ()) == tuple(found)
    assert [it.lane for it in of_lanes(found, ["law"])] == ["law"]


def test_a_span_is_in_view_if_a_part_of_it_is() -> None:
    span = [entry("2014", until="2017")]
    assert between(span, 2017, 2026)
    assert between(span, 2001, 2014)
    assert not between(span, 2018, 2026)
    assert not between(span, 2001, 2013)


def test_all_words_must_stand_somewhere_in_an_entry_in_any_case() -> None:
    found = [entry("2014", title="A Town", text="It counts.", place="Jiangsu")]
    assert with_words(found, "town JIANGSU") == tuple(found)
    assert with_words(found, "town Shandong") == ()
    assert with_words(found, "  ") == tuple(found)


def test_counts_follow_the_order_of_the_kinds() -> None:
    found = [entry("2014", kind="press"), entry("2015"), entry("2016", kind="press")]
    assert list(counts(found).items()) == [("plan", 1), ("press", 2)]
    assert sum(counts(entries(TIMELINE)).values()) == len(TIMELINE.events) + len(TIMELINE.promises)


def test_of_two_fullest_years_the_earlier_is_named() -> None:
    assert fullest_year([entry("2016"), entry("2015")]) == (2015, 1)
    assert fullest_year([]) is None
