"""What a timeline is, what of it is in view or known on a day, and the axis that it lies on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from social_credit.charts.timeline import LOOKS, Mark, Row, lanes
from social_credit.content import load
from social_credit.timeline import KINDS, VERDICTS, Event, NoEvidence, Promise, Timeline
from social_credit.timeline_axis import TimeAxis, axis_for
from social_credit.timeline_view import (
    DEADLINE,
    LANES,
    Entry,
    between,
    counts,
    entries,
    fullest_year,
    known_on,
    of_lanes,
    with_words,
)
from social_credit.ui.marks import moment_in_words
from social_credit.ui.timeline_bet import CANDIDATES
from social_credit.ui.timeline_words import span_in_words, when_in_words
from social_credit.value import Confidence, Moment
from tests.figures import checked

TIMELINE = load().timeline


def event(when: str, **more: Any) -> Event:
    told = {"id": "it", "title": "It", "text": "It was.", "kind": "plan"}
    return Event.model_validate(
        {**told, "when": when, "confidence": Confidence.ILLUSTRATIVE, **more}
    )


def promise(due: str, **more: Any) -> Promise:
    told = {"id": "word", "made": "it", "text": "It will be.", "verdict": "not-found"}
    return Promise.model_validate(
        {
            **told,
            "due": due,
            "confidence": Confidence.ILLUSTRATIVE,
            "evidence": {"none": "We found none."},
            **more,
        }
    )


def entry(when: str, **more: Any) -> Entry:
    it = event(when, **more)
    return Entry(it, until=it.until)


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


# The axis

DAYS = st.lists(st.dates(date(1001, 1, 1), date(2026, 12, 31)), max_size=60)


@st.composite
def axes(draw: st.DrawFn) -> TimeAxis:
    first = draw(st.integers(1001, 2026))
    return axis_for(draw(DAYS), first, draw(st.integers(first, 2026)))


@given(axes(), st.dates(date(900, 1, 1), date(2100, 1, 1)), st.integers(0, 100_000))
def test_the_axis_never_turns_back(axis: TimeAxis, day: date, days: int) -> None:
    assert axis.at(day) <= axis.at(day + timedelta(days)) <= 1


@given(axes())
def test_the_ends_of_the_axis_are_0_and_1_and_its_breaks_grow(axis: TimeAxis) -> None:
    assert axis.places[0] == 0
    assert axis.places[-1] == pytest.approx(1)
    assert all(one < other for one, other in pairwise(axis.places))
    assert all(one < other for one, other in pairwise(axis.days))


@given(axes(), st.data())
def test_the_axis_can_be_read_backwards(axis: TimeAxis, data: st.DataObject) -> None:
    ordinal = data.draw(st.integers(axis.days[0], axis.days[-1]))
    day = date.fromordinal(ordinal)
    assert axis.day(axis.at(day)) == day


def test_days_beyond_the_axis_lie_at_its_ends() -> None:
    axis = axis_for([], 2014, 2020)
    assert axis.at(date(2013, 1, 1)) == 0
    assert axis.at(date(2030, 1, 1)) == pytest.approx(1)
    assert axis.after(date(2020, 12, 31)) == pytest.approx(1)


def test_a_year_with_events_has_more_room_than_one_without() -> None:
    axis = axis_for([date(2015, 3, day) for day in (1, 2, 3, 4)], 2014, 2016)
    rooms = [after - before for before, after in pairwise(axis.places)]
    assert rooms[1] == pytest.approx(5 * rooms[0])
    assert rooms[2] == pytest.approx(rooms[0])


def test_an_event_on_the_first_of_january_gives_room_to_its_own_year() -> None:
    axis = axis_for([date(2015, 1, 1)], 2014, 2015)
    assert axis.places[1] == pytest.approx(0.5 / 2)


@given(axes(), st.integers(1, 10))
def test_ticks_are_years_in_order_that_begin_with_the_first_and_keep_apart(
    axis: TimeAxis, most: int
) -> None:
    first, last = (date.fromordinal(day).year for day in (axis.days[0], axis.days[-1] - 1))
    years = axis.ticks(first, last, most)
    assert years[0] == first
    assert len(years) <= most + 1
    assert list(years) == sorted(set(years))
    assert years[-1] <= last


def test_the_nine_centuries_before_1900_take_less_room_than_the_years_since_2014() -> None:
    found = entries(TIMELINE)
    axis = axis_for([it.when.first for it in found], 1001, 2026)
    assert axis.at_year(1900) < 0.15
    assert 1 - axis.at_year(2014) > 0.5


# The picture


def test_every_kind_has_its_own_colour_and_its_own_shape() -> None:
    assert set(LOOKS) == set(LANES)
    colours, shapes = zip(*LOOKS.values(), strict=True)
    assert len(set(colours)) == len(set(shapes)) == len(LANES)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (
        it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["#FBFAF7", "#14171A"])
@pytest.mark.parametrize("lane", LANES)
def test_every_colour_stands_out_on_a_light_and_on_a_dark_page(lane: Any, ground: str) -> None:
    dark, light = sorted(luminance(it) for it in (LOOKS[lane][0], ground))
    assert (light + 0.05) / (dark + 0.05) >= 3


def drawn(*marks: Mark) -> dict[str, Any]:
    figure = checked(lanes([Row("plan", "● Plans", marks)], [(0.0, "2014")], (0.0, 1.0)))
    found: dict[str, Any] = figure.to_dict()
    return found


def test_marks_that_would_cover_each_other_stand_in_rows_below() -> None:
    (marks,) = drawn(Mark(0.5, 0.5, 0.5, "one"), Mark(0.51, 0.51, 0.51, "two"))["data"]
    assert marks["y"][0] < marks["y"][1]
    (marks,) = drawn(Mark(0.2, 0.2, 0.2, "one"), Mark(0.8, 0.8, 0.8, "two"))["data"]
    assert marks["y"][0] == marks["y"][1]


def test_a_span_is_a_broad_line_as_long_as_it_lasted_and_covers_nothing() -> None:
    bars, marks = drawn(Mark(0.2, 0.2, 0.2, "one", until=0.6), Mark(0.5, 0.5, 0.5, "two"))["data"]
    assert bars["base"][0] + bars["x"][0] == pytest.approx(0.6)
    assert marks["y"][0] < marks["y"][1]


def test_a_thin_line_shows_how_far_a_date_is_uncertain() -> None:
    (marks,) = drawn(Mark(0.5, 0.4, 0.6, "a year"))["data"]
    assert marks["error_x"]["array"][0] == pytest.approx(0.1)
    assert marks["error_x"]["arrayminus"][0] == pytest.approx(0.1)


def test_a_picture_lets_the_page_scroll_unless_it_may_be_moved() -> None:
    row = Row("plan", "● Plans", [Mark(0.5, 0.5, 0.5, "one")])
    still = checked(lanes([row], [], (0.0, 1.0))).to_dict()["layout"]
    moved = checked(lanes([row], [], (0.0, 1.0), movable=True)).to_dict()["layout"]
    assert (still["dragmode"], still["xaxis"]["fixedrange"]) == (False, True)
    assert (moved["dragmode"], moved["xaxis"]["fixedrange"]) == ("pan", False)
