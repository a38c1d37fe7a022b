"""The page Mistakes on a list: bet, dials in the address, extremes, and the line to compare."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.export import csv_text
from social_credit.lists import ListRules, on_list
from social_credit.ui.list_dials import Setting
from social_credit.ui.list_mistakes import days_of, last_day, rows_of
from tests.test_pages import opened, text_of

SAY = load().words["list_mistakes"]
START = load().lists.start


def betting(**query: str) -> AppTest:
    """The page after a bet, with some dials turned in the address."""
    return opened("list_mistakes", mistakes_bet=SAY("bet.options.thousands"), **query)


def test_the_answer_opens_only_after_the_bet() -> None:
    app = opened("list_mistakes")
    assert "6,042" not in text_of(app)
    assert not app.slider
    app.radio(key="mistakes_bet").set_value("thousands").run()
    assert "67.13 × 90 is about **6,042**" in text_of(app)
    assert "**6,042** people are on it by mistake on any day" in text_of(app)


@pytest.mark.parametrize(
    ("guess", "verdict"),
    [("tens", "low"), ("hundreds", "low"), ("thousands", "right"), ("ten_thousands", "high")],
)
def test_the_reveal_speaks_to_the_bet(guess: str, verdict: str) -> None:
    app = opened("list_mistakes")
    app.radio(key="mistakes_bet").set_value(guess).run()
    assert f"**{SAY(f'bet.{verdict}')}**" in text_of(app)


def test_a_shared_setting_opens_without_a_bet() -> None:
    app = opened("list_mistakes", mistakes_corrected="0")
    assert SAY("finding.no_wait") in text_of(app)


def test_the_page_says_what_one_day_saves() -> None:
    assert "**one day faster saves 24,502 person-days a year.**" in text_of(betting())


def test_moving_the_one_dial_changes_the_numbers_and_says_what_they_were() -> None:
    app = betting()
    assert "dashed line, it was" not in text_of(app)
    app.slider(key="mistakes_corrected").set_value(30).run()
    assert "**4,028** people are on it by mistake" in text_of(app)
    assert "it was 6,042; now it is 2,014 fewer." in text_of(app)


def test_every_dial_is_taken_from_the_address() -> None:
    app = betting(
        mistakes_share="50",
        mistakes_noticed="10",
        mistakes_corrected="20",
        mistakes_entries="1,000 a day",
        mistakes_term="no term",
        mistakes_earned="365 days",
        mistakes_waits=SAY("choices.by_chance"),
    )
    assert "**1,500** people are on it by mistake" in text_of(app)
    assert "about 348,250 names stand on the settled list" in text_of(app)


def test_a_dial_set_wrongly_in_the_address_is_told_and_left_at_its_start() -> None:
    app = betting(mistakes_term="forever", mistakes_before="1.2.3")
    said = text_of(app)
    assert "“forever” is not a choice" in said
    assert "is not a setting of a list" in said
    assert "**6,042**" in said


def test_no_mistakes_means_nobody_and_keeps_the_line_of_before() -> None:
    app = betting(mistakes_corrected="40")
    app.button(key="mistakes_to_perfect").click().run()
    said = text_of(app)
    assert SAY("finding.none") in said
    assert "it was 4,699; now it is 4,699 fewer." in said
    assert app.query_params["mistakes_before"] == "6713.10.30.40.730.1108.a"


def test_everything_at_once_means_nobody() -> None:
    app = betting(mistakes_never="true")
    app.button(key="mistakes_to_at_once").click().run()
    assert SAY("finding.none") in text_of(app)


def test_a_list_that_nobody_leaves_says_that_it_never_settles() -> None:
    app = betting()
    app.button(key="mistakes_to_nobody").click().run()
    said = text_of(app)
    assert "**never settles**" in said
    assert "grows by 67.1 a day" in said
    assert "grows by 6,713 names a day" in said
    assert "it settled at 6,042." in said
    app.button(key="mistakes_to_start").click().run()
    assert "**6,042** people" in text_of(app)
    assert SAY("finding.compared_grows") in text_of(app)


def test_a_setting_can_be_kept_to_compare_and_let_go_again() -> None:
    app = betting(mistakes_corrected="30")
    app.button(key="mistakes_keep").click().run()
    app.slider(key="mistakes_corrected").set_value(90).run()
    assert "it was 4,028; now it is 4,028 more." in text_of(app)
    app.button(key="mistakes_drop").click().run()
    assert "mistakes_before" not in app.query_params
    assert "it was 6,042; now it is 2,014 more." in text_of(app)


def test_the_page_says_where_the_term_makes_a_faster_correction_idle() -> None:
    said = text_of(betting(mistakes_corrected="720", mistakes_noticed="100"))
    assert "saves nothing here. The term of 730 days" in said


def test_where_nobody_corrects_the_term_is_what_ends_a_mistake() -> None:
    said = text_of(betting(mistakes_never="true"))
    assert "Only the term ends it, after 730 days." in said
    assert "**49,005**" in said


def test_each_dial_shows_its_record_or_the_word_illustrative() -> None:
    said, figures = text_of(betting()), load().lists.figures
    assert said.count("illustrative]") >= 4  # the page's own, and three dials
    for figure in (figures.added, figures.returned, figures.listed, figures.stay):
        assert figure.text in said
    assert "(sources?source=medium-2018)" in said


def test_the_table_opens_behind_the_picture() -> None:
    app = betting()
    assert not app.table
    app.session_state["_mistakes"] = True
    app.run()
    assert [next(iter(table.value.columns)) for table in app.table] == [SAY("columns.day")]


# Rows and pictures


def test_the_rows_to_download_are_those_of_the_model_day_by_day() -> None:
    setting = Setting(START, None)
    rows = rows_of(setting, list(range(last_day(setting) + 1)))
    read = list(csv.DictReader(io.StringIO(csv_text(rows))))
    assert len(read) == last_day(setting) + 1
    assert float(read[90]["wrong"]) == on_list(START, 90).wrong
    assert read[90]["before"] == ""


@given(
    corrected=st.none() | st.integers(0, 730),
    noticed=st.integers(0, 730),
    term=st.none() | st.integers(1, 1825),
)
@settings(max_examples=50)
def test_a_picture_shows_the_settled_part_unless_that_is_years_away(
    corrected: int | None, noticed: int, term: int | None
) -> None:
    rules = ListRules(100, 0.1, noticed, corrected, term)
    setting = Setting(rules, None)
    days = days_of(setting)
    assert days == sorted(set(days))
    assert (days[0], days[-1]) == (0, last_day(setting))
    ends = [end for end in (term, None if corrected is None else noticed + corrected) if end]
    if ends and 1.2 * min(ends) <= 1825:
        assert on_list(rules, days[-1]).wrong == pytest.approx(on_list(rules, 10_000).wrong)
