"""To take away, the foot of every page, and a page within another."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from social_credit.content import load
from social_credit.ui.frame import PAGES
from social_credit.ui.handouts import titles
from social_credit.ui.stage import WALKS
from social_credit.ui.take_away import CALCULATORS
from tests.test_pages import ROOT, opened, text_of

COMMON = load().words["common"]


def codes(app: AppTest) -> list[str]:
    return [it.value for it in app.code]


def embedded(page: str, **query: str) -> AppTest:
    """A page within another, as its frame asks for it."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.context["is_embedded"] = True
    app.context["url"] = f"https://example.org/{page}"
    app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


# The page


def test_there_is_a_hand_out_for_every_edition_and_three_more() -> None:
    assert set(titles()) == {
        *(edition.id for edition in load().editions),
        "glossary",
        "timeline",
        "claims",
    }


@pytest.mark.parametrize("name", titles())
def test_every_hand_out_can_be_chosen_by_address(name: str) -> None:
    app = opened("take_away", take_sheet=titles()[name])
    assert not app.exception
    assert app.selectbox(key="take_sheet").value == name


def test_the_line_for_another_page_names_the_calculator_that_was_chosen() -> None:
    app = opened("take_away")
    app.selectbox(key="take_embed").set_value("getting_out").run()
    (line,) = [it for it in codes(app) if it.startswith("<iframe")]
    assert "/getting_out?embed=true" in line
    assert COMMON("pages.getting_out") in line


def test_every_calculator_for_other_pages_is_a_page_of_the_menu() -> None:
    assert set(CALCULATORS) <= {page.name for page in PAGES}


def test_the_list_of_tables_opens_when_asked_for() -> None:
    app = opened("take_away")
    assert not app.table
    app.session_state["_take_tables"] = True
    app.run()
    assert "editions_items" in [*app.table[0].value.iloc[:, 0]]


# The foot


def foot_of(page: str, **query: str) -> AppTest:
    app = opened(page, **query)
    app.session_state[f"_foot_{page}"] = True
    return app.run()


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_can_be_cited(page: str) -> None:
    app = foot_of(page)
    assert not app.exception
    assert any(COMMON(f"pages.{page}") in it for it in codes(app))


def test_a_citation_holds_what_was_chosen_on_the_page() -> None:
    app = foot_of("take_away", take_sheet=titles()["timeline"])
    assert any("?take_sheet=A+timeline+of+social+credit" in it for it in codes(app))


def test_the_style_of_the_citation_can_be_chosen() -> None:
    app = foot_of("doors")
    app.radio(key="_cite_doors").set_value("bibtex").run()
    assert any(it.startswith("@misc{social-credit-explained-one-record") for it in codes(app))


def test_the_sources_of_a_page_stand_at_its_foot_with_their_addresses() -> None:
    said = text_of(foot_of("home"))
    assert load().sources["fp-2018"].url in said


def test_a_foot_that_nobody_opened_holds_nothing() -> None:
    assert not opened("home").code


# Within another page


@pytest.mark.parametrize("page", CALCULATORS)
def test_a_page_within_another_says_where_it_comes_from_and_has_no_foot(page: str) -> None:
    app = embedded(page)
    assert not app.exception
    said = text_of(app)
    assert f"[{COMMON('site.name')}](https://example.org/{page})" in said
    assert COMMON("foot.leaves_out") not in said
    assert COMMON("foot.next") not in said


def test_the_link_out_of_a_frame_opens_the_site_in_the_same_state() -> None:
    said = text_of(embedded("grade_lines", lines_at="1050.1030.940.850.600"))
    assert "https://example.org/grade_lines?lines_at=1050.1030.940.850.600)" in said


def test_a_page_by_itself_has_its_foot_and_no_such_line() -> None:
    said = text_of(opened("grade_lines"))
    assert COMMON("foot.leaves_out") in said
    assert "where this page stands" not in said


# In front of a class


def shows(app: AppTest) -> list[Button]:
    """The buttons that show the answer to a bet."""
    return [it for it in app.button if str(it.key).endswith("_show_answer")]


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_before_a_class_every_page_shows_its_answer_when_asked_and_without_a_bet(page: str) -> None:
    app = opened(page, present="1")
    assert not app.exception
    for button in shows(app):
        if not button.disabled:
            app = button.click().run()
            assert not app.exception
            assert COMMON("bet.unbet") in text_of(app)


def test_before_a_class_a_bet_is_answered_only_when_asked_for() -> None:
    say = load().words["doors"]
    app = opened("doors", present="1")
    app.radio(key="doors_bet").set_value("five").run()
    assert len(shows(app)) == 1
    before = text_of(app)
    app = shows(app)[0].click().run()
    assert len(text_of(app)) > len(before)
    assert COMMON("bet.unbet") not in text_of(app)
    assert say("answers") in text_of(app)
    shown = str(app.query_params["present_answers"])
    assert not shows(opened("doors", present="1", present_answers=shown)), "nor after a reload"


def test_a_bet_whose_right_answer_is_not_given_waits_for_the_class_to_bet() -> None:
    app = opened("pillar_judiciary", present="1")
    assert [it.disabled for it in shows(app)] == [True]
    assert COMMON("bet.first") in text_of(app)


def test_a_page_by_itself_has_no_button_for_the_answer() -> None:
    assert not shows(opened("doors"))


@pytest.mark.parametrize("step", ["1", "999", "0", "-1", "1e9", "x", "٣", "9" * 40])
def test_any_step_in_the_address_opens_the_page(step: str) -> None:
    app = opened("doors", present=step, present_for=step)
    assert not app.exception
    assert COMMON("ignored.title") not in text_of(app)


def test_a_citation_does_not_say_that_the_page_was_before_a_class() -> None:
    assert not any("present" in it for it in codes(foot_of("doors", present="3", present_for="5")))


@pytest.mark.parametrize("page", WALKS)
def test_a_walk_has_the_buttons_that_the_keys_press(page: str) -> None:
    keys = {button.key for button in opened(page).button}
    assert set(WALKS[page]) <= keys
