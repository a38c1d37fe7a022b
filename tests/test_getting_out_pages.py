"""Getting out says what the rules give an invented record, and where they are silent."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.repair import Record, RepairRules
from social_credit.ui import repair_picture, repair_rules
from social_credit.ui.getting_out import EXAMPLE_ENTERED, EXAMPLE_FULFILLED, outcomes
from tests.test_pages import opened, text_of

REPAIR = load().repair
SAY = load().words["getting_out"]


def errors(app: AppTest) -> str:
    return "\n".join(it.value for it in app.error)


def test_the_bet_is_answered_with_the_times_on_record() -> None:
    app = opened("getting_out")
    assert SAY("bet.after") not in text_of(app)
    app.radio(key="out_bet").set_value("day").run()
    said = text_of(app)
    assert "No. At the least: 12 months. At the most: 36 months." in said
    assert SAY("bet.after") in said
    app.radio(key="out_bet").set_value("year").run()
    assert "Right. At the least: 12 months." in text_of(app)


def test_the_page_says_that_the_record_is_invented() -> None:
    assert SAY("invented") in text_of(opened("getting_out"))


def test_the_first_record_has_two_days_under_the_rules_of_2026_and_none_before() -> None:
    said = text_of(opened("getting_out"))
    assert SAY("answer.finding", known=1, rules=4) in said
    assert "from **10 August 2026**; down by itself on **4 May 2027**" in said
    assert said.count(SAY("answer.nothing")) == 3
    assert SAY("answer.waited", least="4 August 2026") in said


def test_the_first_record_does_not_give_the_answer_to_the_bet_away() -> None:
    stays = SAY("answer.stayed")
    assert stays not in text_of(opened("getting_out"))
    assert stays in text_of(opened("getting_out", out_gravity="serious"))


@pytest.mark.parametrize(
    ("gravity", "says"),
    [
        ("minor", "Down by itself on **4 August 2026**; the duty is fulfilled too late"),
        ("ordinary", "from **10 August 2026**; down by itself on **4 May 2027**"),
        ("serious", "from **4 May 2027**; down by itself on **4 May 2029**"),
    ],
)
def test_gravity_changes_the_days(gravity: str, says: str) -> None:
    assert says in text_of(opened("getting_out", out_gravity=gravity))


def test_a_minor_entry_whose_duty_is_fulfilled_in_time_has_a_last_day_and_no_first() -> None:
    said = text_of(opened("getting_out", out_gravity="minor", out_fulfilled="2026-08-03"))
    assert SAY("answer.silent_lapses", last="4 August 2026") in said


def test_a_private_person_is_given_no_day_by_any_rules() -> None:
    app = opened("getting_out", out_kind="A breach by a private person")
    said = text_of(app)
    assert SAY("answer.finding_all_silent", rules=4) in said
    assert said.count(SAY("answer.nothing")) == 4
    assert SAY("gravity_note") in said


def test_a_name_on_the_courts_list_is_given_no_day_for_one_kind_of_conduct_has_no_term() -> None:
    app = opened(
        "getting_out",
        out_kind="A name on the courts' list of judgment defaulters",
        out_entered="2017-05-01",
        out_fulfilled="",
    )
    said = text_of(app)
    assert SAY("answer.finding_all_silent", rules=4) in said
    assert said.count(SAY("answer.nothing")) == 4


def test_an_open_duty_is_said_and_the_entry_lapses() -> None:
    app = opened("getting_out")
    app.text_input(key="out_fulfilled").set_value("").run()
    assert not app.exception
    assert not app.error
    assert SAY("answer.lapse", day="4 May 2027") in text_of(app)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-02-29", "February 2026 has 28 days; write 01 to 28"),
        ("2028-02-30", "February 2028 has 29 days"),
        ("2026-13-01", "There are twelve months"),
        ("4 May 2026", "Write year, month and day with hyphens between, such as 2026-05-04"),
        ("1999-12-31", "begins with 2000-01-01"),
        ("2040-01-01", "ends with 2039-12-31"),
    ],
)
def test_a_day_that_cannot_be_used_is_named_with_what_would_be_right(typed: str, says: str) -> None:
    for key in ("out_entered", "out_fulfilled"):
        app = opened("getting_out", **{key: typed})
        assert not app.exception
        assert says in errors(app)
        assert "cannot be used" in errors(app)
    assert SAY("bad_day.open") in errors(app)


def test_an_entry_without_a_day_is_asked_for_one() -> None:
    app = opened("getting_out")
    app.text_input(key="out_entered").set_value("").run()
    assert "type the day of the entry" in errors(app)
    assert "4 May 2026" in errors(app)


def test_what_is_typed_is_shown_as_typed_and_never_as_markup() -> None:
    app = opened("getting_out", out_entered="<script>*x*</script>")
    assert not app.exception
    assert "<script>" not in errors(app)


def test_a_day_in_the_address_is_the_record_s() -> None:
    app = opened("getting_out", out_entered="2026-06-30")
    assert app.text_input(key="out_entered").value == "2026-06-30"
    assert "**30 June 2027**" in text_of(app)


@pytest.mark.parametrize(
    ("entered", "rules"),
    [
        ("2014-06-13", None),
        ("2014-06-14", 0),
        ("2019-07-15", 0),
        ("2019-07-16", 1),
        ("2023-05-01", 2),
        ("2026-03-31", 2),
        ("2026-04-01", 3),
    ],
)
def test_the_rules_of_the_day_of_entry_are_named(entered: str, rules: int | None) -> None:
    said = text_of(opened("getting_out", out_entered=entered, out_fulfilled=""))
    if rules is None:
        assert SAY("before", day="14 June 2014") in said
    else:
        assert f"latest of the four: **{REPAIR.rules[rules].name}**" in said


@pytest.mark.parametrize("rules", REPAIR.rules, ids=lambda rules: rules.id)
def test_each_set_of_rules_shows_all_that_is_on_record(rules: RepairRules) -> None:
    app = opened("getting_out", out_rules=rules.name)
    said = text_of(app)
    assert not app.exception
    assert rules.summary in said
    for statement in rules.says:
        assert statement.text in said


def test_the_downloads_have_a_row_for_each_answer_and_each_term() -> None:
    record = Record("organisation", "serious", EXAMPLE_ENTERED, EXAMPLE_FULFILLED)
    rows = repair_picture.rows(record, outcomes(record))
    assert [row["may_be_down_from"] for row in rows] == ["", "", "", "2027-05-04"]
    assert [row["until"] for row in rows] == ["2019-07-15", "2023-04-30", "2026-03-31", ""]
    terms = repair_rules.rows()
    assert len(terms) == sum(len(rules.terms) for rules in REPAIR.rules)
    assert all((row["shortest_months"] is None) == bool(row["shortest_unknown"]) for row in terms)


def test_the_table_says_where_nothing_is_on_record() -> None:
    record = Record("organisation", "serious", EXAMPLE_ENTERED, EXAMPLE_FULFILLED)
    table = repair_picture.table(record, outcomes(record))
    assert list(table[SAY("table.earliest")]) == [SAY("table.none")] * 3 + ["4 May 2027"]
