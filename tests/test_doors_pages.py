"""One record, many doors shows both directions of the network and leaves blanks blank."""

from __future__ import annotations

import pytest

from social_credit.content import load
from social_credit.memoranda import Memorandum, Named
from social_credit.ui import doors
from social_credit.value import Unknown
from tests.test_pages import opened, text_of

JOINT = load().memoranda
SAY = load().words["doors"]


def test_the_bet_is_answered_with_the_counts_of_signatories_and_their_source() -> None:
    app = opened("doors")
    assert "**51** bodies" not in text_of(app)
    app.radio(key="doors_bet").set_value("five").run()
    said = text_of(app)
    assert "No. **51** bodies signed" in said
    assert "**8** bodies signed" in said
    assert "sources?source=memoranda-law-review" in said


@pytest.mark.parametrize("one", JOINT.memoranda, ids=lambda one: one.id)
def test_a_kind_of_list_shows_its_measures_and_says_where_nobody_is_named(one: Memorandum) -> None:
    app = opened("doors", doors_list=one.name)
    said = text_of(app)
    assert not app.exception
    assert one.summary in said
    for tie in one.ties:
        assert tie.text in said
    for body in JOINT.bodies_of(one.id):
        assert body.name in said
    unnamed = any(not tie.bodies for tie in one.ties)
    assert (SAY("list.acts_unnamed") in said) == unnamed
    of_its_own = (one.signed_on, one.signatories, one.measures)
    assert said.count("not known. ") == sum(isinstance(it, Unknown) for it in of_its_own)


def test_the_memorandum_on_defaulters_has_its_day_and_its_counts() -> None:
    said = text_of(opened("doors", doors_list="Judgment defaulters"))
    assert "Bodies that signed: **44**" in said
    assert "Measures agreed: **55**" in said


@pytest.mark.parametrize("body", JOINT.bodies, ids=lambda body: body.id)
def test_a_body_shows_the_lists_that_it_acts_on(body: Named) -> None:
    app = opened("doors", doors_from="a body", doors_body=body.name)
    said = text_of(app)
    assert not app.exception
    for one, tie in JOINT.ties_of(body.id):
        measure = JOINT.measure(tie.measure).name
        assert f"**{SAY('body.tie', list=one.name, measure=measure)}**" in said
        assert tie.text in said


def test_the_page_says_that_no_text_tells_what_a_signatory_does() -> None:
    assert SAY("network.nobody_signed") in text_of(opened("doors"))


def test_an_address_with_a_list_that_is_not_there_shows_the_page_with_a_note() -> None:
    app = opened("doors", doors_list="Lost umbrellas")
    assert not app.exception
    assert "Lost umbrellas" in text_of(app)
    assert JOINT.memoranda[0].summary in text_of(app)


def test_the_download_has_a_row_for_each_tie_and_each_list_without_one() -> None:
    rows = doors.rows()
    bare = [one for one in JOINT.memoranda if not one.ties]
    assert len(rows) == sum(len(one.ties) for one in JOINT.memoranda) + len(bare)
    assert {row["list"] for row in rows} == {one.name for one in JOINT.memoranda}
    assert all(row["sources"] for row in rows)
    assert bare


def test_both_numbers_of_memoranda_are_shown_with_their_sources() -> None:
    said = text_of(opened("doors"))
    assert "**51** joint memoranda" in said
    assert "**53** memoranda" in said
    assert "sources?source=sta-2019-results" in said
