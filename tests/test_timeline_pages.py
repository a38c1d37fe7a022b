"""The page Timeline: its bet, its filters, the day to look back from, and its list."""

from __future__ import annotations

from datetime import date

import pytest

from social_credit.charts.timeline import Mark
from social_credit.content import load
from social_credit.timeline import KINDS
from social_credit.timeline_view import DEADLINE, entries, known_on
from social_credit.ui.timeline_controls import LOOKING_BACK, SINCE, Asked, axis, years
from social_credit.ui.timeline_list import rows, sources
from social_credit.ui.timeline_picture import finding, rows_of_lanes
from tests.test_pages import opened, text_of

TIMELINE, SAY, COMMON = load().timeline, load().words["timeline"], load().words["common"]
FIRST, LAST = years()


def asked(**more: object) -> Asked:
    usual = {"lanes": (), "first": FIRST, "last": LAST, "query": "", "day": None}
    return Asked(**{**usual, **more})  # type: ignore[arg-type]


# The bet


def test_the_bet_is_answered_with_all_four_events_in_order_of_date() -> None:
    app = opened("timeline")
    assert "Suining county starts" not in text_of(app)
    app.radio(key="time_bet").set_value("outline-published").run()
    said = text_of(app)
    assert "Not that one" in said
    order = ["suining-begins", "court-list-created", "outline-published", "zhima-launched"]
    places = [said.rindex(TIMELINE.event(it).title) for it in order]
    assert places == sorted(places)


def test_the_earliest_event_wins_the_bet() -> None:
    app = opened("timeline")
    app.radio(key="time_bet").set_value("suining-begins").run()
    assert "Right. The earliest of the four is of 1 January 2010" in text_of(app)


# What is in view


def test_without_filters_the_sentence_counts_everything() -> None:
    total = len(TIMELINE.events) + len(TIMELINE.promises)
    app = opened("timeline")
    assert f"**{total} entries** from {FIRST} to {LAST}" in text_of(app)


def test_the_sentence_counts_each_kind_and_agrees_with_one() -> None:
    one_list = asked(lanes=("list",), first=2010, last=2010)
    assert finding(one_list, one_list.in_view()) == "**1 entry** from 2010 to 2010: 1 list."
    both = asked(lanes=("list", "correction"), first=2010, last=2010)
    assert finding(both, both.in_view()).startswith(
        "**2 entries** from 2010 to 2010: 1 list and 1 correction. The fullest year is **2010**"
    )


def test_filters_come_from_the_address() -> None:
    app = opened("timeline", time_kinds="Lists", time_from="2013", time_to="2013")
    in_view = asked(lanes=("list",), first=2013, last=2013).in_view()
    said = text_of(app)
    assert in_view
    assert f"**{len(in_view)} entries**" in said
    for entry in in_view:
        assert entry.thing.text in said


@pytest.mark.parametrize("year", SINCE)
def test_a_button_shows_the_years_since_and_writes_them_into_the_address(year: int) -> None:
    app = opened("timeline")
    app.button(key=f"_time_since_{year}").click().run()
    assert app.query_params["time_from"] in (str(year), [str(year)])
    assert f"from {year} to {LAST}" in text_of(app)
    app.button(key="_time_whole").click().run()
    assert "time_from" not in app.query_params


def test_years_in_the_wrong_order_are_turned_round() -> None:
    app = opened("timeline", time_from="2016", time_to="2014")
    assert "from 2014 to 2016" in text_of(app)


def test_a_choice_that_nothing_fits_says_so_and_offers_a_way_back() -> None:
    app = opened("timeline", time_search="zzzz", time_kinds="Lists", time_known="2015-12-31")
    assert SAY("nothing") in text_of(app)
    app.button(key="_time_clear").click().run()
    assert not app.exception
    total = len(TIMELINE.events) + len(TIMELINE.promises)
    assert f"**{total} entries**" in text_of(app)


# What was known on a day


def test_looking_back_hides_what_came_later_and_says_how_much() -> None:
    app = opened("timeline", time_known="2015-12-31", time_all="true")
    known = known_on(entries(TIMELINE), date(2015, 12, 31))
    said = text_of(app)
    assert f"Looking back from **31 December 2015**: {known.hidden} entries are hidden" in said
    assert f"**{len(known.entries)} entries**" in said
    assert TIMELINE.event("aclu-post").text in said
    assert TIMELINE.event("laboratory-article").text not in said
    assert SAY("verdict_open") in said


def test_a_deadline_to_come_hides_its_evidence_too() -> None:
    app = opened("timeline", time_known="2015-12-31", time_from="2020", time_all="true")
    said = text_of(app)
    assert SAY("verdict_open") in said
    open_yet = [it for it in TIMELINE.promises if it.due.first.year >= 2020]
    for it in open_yet:
        assert getattr(it.evidence, "text", None) or getattr(it.evidence, "none", "") not in said


def test_a_verdict_is_given_with_its_evidence_or_the_words_that_there_is_none() -> None:
    app = opened("timeline", time_kinds="Deadlines", time_all="true")
    said = text_of(app)
    for it in TIMELINE.promises:
        assert (getattr(it.evidence, "text", None) or getattr(it.evidence, "none", "")) in said


@pytest.mark.parametrize("name", LOOKING_BACK)
def test_a_button_picks_a_day_and_another_goes_back_to_today(name: str) -> None:
    app = opened("timeline")
    app.button(key=f"_time_known_{name}").click().run()
    assert app.date_input(key="time_known").value == LOOKING_BACK[name]
    assert "Looking back from" in text_of(app)
    app.button(key="_time_today").click().run()
    assert "Looking back from" not in text_of(app)


def test_the_days_to_look_back_from_lie_after_the_reports_that_they_are_named_for() -> None:
    assert TIMELINE.event("aclu-post").when.last <= LOOKING_BACK["end_2015"]
    assert TIMELINE.event("laboratory-article").when.last == LOOKING_BACK["spring_2018"]


# Addresses that cannot be used


def test_a_year_without_an_end_leaves_the_address_free_for_one_that_is_typed() -> None:
    app = opened("timeline", time_from="inf")
    assert "time_from" not in app.query_params
    assert COMMON("ignored.title") in text_of(app)
    field = app.number_input(key="time_from")
    field.set_value(2014).run()
    assert not app.exception
    assert COMMON("ignored.title") not in text_of(app)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time_known", "yesterday"),
        ("time_known", "2014-02-30"),
        ("time_known", "1200-01-01"),
        ("time_from", "999"),
        ("time_from", "inf"),
        ("time_to", "-1e999"),
        ("time_to", "soon"),
        ("time_kinds", "Rumours"),
    ],
)
def test_a_value_that_is_no_choice_is_left_out_with_a_note(name: str, value: str) -> None:
    app = opened("timeline", **{name: value})
    said = text_of(app)
    assert not app.exception
    assert COMMON("ignored.title") in said
    assert f"**{len(TIMELINE.events) + len(TIMELINE.promises)} entries**" in said


# The list and the table


def test_a_long_list_is_closed_year_by_year_until_a_year_is_opened() -> None:
    app = opened("timeline")
    assert TIMELINE.event("outline-published").text not in text_of(app)
    assert "2014: 8 entries" in [it.label for it in app.expander]


def test_all_years_open_at_once_hold_every_entry_with_its_source() -> None:
    app = opened("timeline", time_all="true")
    said = text_of(app)
    for event in TIMELINE.events:
        assert event.title in said, event.id
        assert event.text in said, event.id
        for citation in event.sources:
            assert f"sources?source={citation.source}" in said


def test_no_entry_of_the_list_begins_with_a_sign_that_makes_a_list_of_its_own() -> None:
    said = text_of(opened("timeline", time_all="true"))
    assert not [line for line in said.splitlines() if line.startswith(("+ ", "* ", "- "))]


def test_the_download_has_a_row_for_each_entry_in_view() -> None:
    table = rows(asked().in_view())
    assert len(table) == len(TIMELINE.events) + len(TIMELINE.promises)
    assert {row["kind"] for row in table} == {*KINDS, DEADLINE}
    first = table[0]
    assert (first["when"], first["until"]) == ("1001", "1100")


def test_the_foot_lists_the_sources_of_events_promises_and_verdicts() -> None:
    assert {it.source for event in TIMELINE.events for it in event.sources} <= sources()


# The picture


def marks_of(lane: str, **more: object) -> list[Mark]:
    """The marks of one lane as the page draws them."""
    view = asked(lanes=(lane,), **more)
    return [mark for row in rows_of_lanes(view, view.in_view()) for mark in row.marks]


def test_looking_back_nothing_that_happened_lies_after_the_day() -> None:
    day = date(2015, 7, 1)
    for lane in KINDS:
        for mark in marks_of(lane, day=day):
            assert mark.low <= mark.at <= mark.high <= axis().after(day)
            assert mark.until is None or mark.until <= axis().after(day)


def test_a_span_under_way_is_drawn_up_to_the_day() -> None:
    day = date(2015, 7, 1)
    going = [mark for mark in marks_of("plan", day=day) if mark.under_way]
    assert going
    assert all(mark.until == axis().after(day) for mark in going)


def test_entries_that_share_a_date_share_a_mark_that_counts_them() -> None:
    marks = marks_of("deadline")
    assert sum(mark.count for mark in marks) == len(TIMELINE.promises)
    most = max(marks, key=lambda mark: mark.count)
    assert most.count > 4
    assert SAY("hover_more", count=most.count - 4) in most.hover


def test_a_deadline_stands_at_the_end_of_its_time_and_an_event_in_the_middle() -> None:
    assert all(mark.at == mark.high for mark in marks_of("deadline"))
    assert all(mark.at == (mark.low + mark.high) / 2 for mark in marks_of("press"))
