"""Every page runs, answers its bet, survives any address, and never shows a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.navigation.page import Page
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.ui.frame import PAGES

ROOT = Path(__file__).resolve().parents[1]


def opened(page: str, **query: str) -> AppTest:
    """A page that a visitor comes to by an address, run once."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def text_of(app: AppTest) -> str:
    """All that the page says, as Markdown."""
    return "\n".join(
        element.value
        for kind in (app.title, app.header, app.subheader, app.markdown, app.info)
        for element in kind
    )


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_runs_and_says_what_it_answers(page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert load().words[page]("answers") in text_of(app)


def test_every_file_of_pages_stands_in_the_menu() -> None:
    assert {file.stem for file in (ROOT / "pages").glob("*.py")} == {page.name for page in PAGES}


def test_every_visit_has_pages_of_its_own_for_streamlit_marks_the_one_that_may_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    menus: list[dict[str, list[Page]]] = []

    def navigation(menu: dict[str, list[Page]], **more: Any) -> Page:
        menus.append(menu)
        return shown(menu, **more)

    shown = streamlit.navigation
    monkeypatch.setattr(streamlit, "navigation", navigation)
    for _ in range(2):
        AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    first, second = ([page for section in menu.values() for page in section] for menu in menus)
    assert [page.title for page in first] == [page.title for page in second]
    assert not any(one is other for one, other in zip(first, second, strict=True))


def test_home_answers_only_after_the_bet() -> None:
    say = load().words["home"]
    app = opened("home")
    assert say("answer.heading") not in text_of(app)
    app = opened("home", home_bet=say("bet.options.everyone"))
    assert say("answer.heading") in text_of(app)
    assert say("bet.wrong") in text_of(app)


def test_a_bet_on_what_is_on_record_is_told_so() -> None:
    say = load().words["home"]
    assert say("bet.right") in text_of(opened("home", home_bet=say("bet.options.some")))


def test_the_options_of_the_first_bet_are_links_to_the_page_with_that_bet() -> None:
    options = load().words["home"].section("bet.options")
    yours = load().words["common"]("bet.yours")
    said = text_of(opened("home", home_bet=options["some"]))
    for option, text in options.items():
        link = f"- [{text}](?{urlencode({'home_bet': text})})"
        assert f"{link} ***{yours}***\n" in said if option == "some" else f"{link}\n" in f"{said}\n"


def test_before_a_class_the_first_bet_is_asked_as_any_other() -> None:
    options = load().words["home"].section("bet.options")
    assert opened("home").radio.len == 0
    assert opened("home", present="2").radio(key="home_bet").options == list(options.values())


def test_a_bet_that_the_first_page_does_not_offer_is_named_as_ignored() -> None:
    said = text_of(opened("home", home_bet="Maybe"))
    assert load().words["common"]("ignored.title") in said
    assert "Maybe" in said


def test_the_bet_on_order_is_answered_with_the_numbers_of_the_model() -> None:
    app = opened("score_a_life")
    app.radio(key="life_bet").set_value("same").run()
    said = text_of(app)
    assert "1,030" in said
    assert "849 (C)" in said
    assert "879 (B)" in said


@pytest.mark.parametrize("life", load().lives, ids=lambda life: life.id)
def test_every_invented_life_is_drawn_with_its_story(life: object) -> None:
    app = opened("score_a_life", life_who=life.name)
    assert not app.exception
    assert life.story in text_of(app)


@pytest.mark.parametrize("edition", load().calculable, ids=lambda edition: edition.id)
def test_every_rulebook_scores_a_life_without_an_error(edition: object) -> None:
    app = opened("score_a_life", life_who="The volunteer", life_rules=edition.name)
    assert not app.exception
    assert app.selectbox(key="life_rules").value == edition.id


def test_adding_an_event_changes_the_score_and_undo_takes_it_back() -> None:
    app = opened("score_a_life", life_who="The man with nothing on file")
    assert "**1,000** points: grade **A**" in text_of(app)
    app.button(key="life_add").click().run()
    assert [toast.value for toast in app.toast] == ["Added: Traffic ticket."]
    assert "**995** points" in text_of(app)
    assert app.query_params["life"] == "1.1~traffic-ticket.1-03-01.1~"
    app.button(key="life_undo").click().run()
    assert "**1,000** points" in text_of(app)
    assert "life" not in app.query_params


def test_without_a_day_nothing_is_added_and_the_page_says_what_would_be_right() -> None:
    app = opened("score_a_life", life_who="The man with nothing on file")
    app.date_input[0].set_value(None)
    app.button(key="life_add").click().run()
    assert [toast.value for toast in app.toast] == [
        load().words["score_a_life"](
            "edit.bad_day", first="1 January 2014", last="31 December 2023"
        )
    ]
    assert "life" not in app.query_params


def test_an_event_that_no_rulebook_has_is_not_added() -> None:
    app = opened("score_a_life", life_who="The man with nothing on file")
    (act,) = (it for it in app.selectbox if (it.key or "").startswith("life_add_act"))
    act.options.append("no-such-act")
    act.select("no-such-act")
    app.button(key="life_add").click().run()
    assert not app.exception
    assert "life" not in app.query_params


def test_removing_an_event_by_form_leaves_the_others() -> None:
    app = opened("score_a_life", life="1.2~traffic-ticket.1-03-14.2~city-award.2-06-01.1~")
    assert "**1,020** points" in text_of(app)
    app.session_state["life_change_events"] = True
    app.run()
    app.button(key="life_change_remove").click().run()
    assert app.query_params["life"] == "1.1~city-award.2-06-01.1~"


def test_without_consent_the_2021_rules_compute_no_score() -> None:
    rules = load().edition("rongcheng-2021").name
    app = opened("score_a_life", life_who="The courier", life_rules=rules, life_consent="No")
    assert "there is **no score**" in text_of(app)
    assert load().words["score_a_life"]("doors.consent_low_score") in text_of(app)


def test_another_line_table_changes_the_late_payers_letter_and_the_page_says_so() -> None:
    app = opened("score_a_life", life_who="The late payer")
    assert "grade **B**" in text_of(app)
    assert "“As printed in 2018”: **855** points and grade **C**" in text_of(app)


def test_a_source_in_the_address_is_shown_alone_with_what_cites_it() -> None:
    app = opened("sources", source="fp-2018")
    said = text_of(app)
    assert load().sources["fp-2018"].good_for in said
    assert load().sources["kurier-2019"].good_for not in said
    assert "item: Drunk driving" in said


def test_a_search_that_fits_no_source_says_so() -> None:
    app = opened("sources", source_search="zzzz")
    assert load().words["sources"]("none") in text_of(app)


def test_an_address_with_unknown_parts_shows_the_page_with_a_note() -> None:
    app = opened("score_a_life", nonsense="1", life_rules="Atlantis", life="9.1~x~")
    said = text_of(app)
    assert not app.exception
    assert "nonsense" in said
    assert "Atlantis" in said
    assert load().words["common"]("ignored.title") in said


@pytest.mark.parametrize(
    "life",
    [
        "x" * 100_000,
        "1.3~traffic-ticket.1-03-14.2~city-aw",
        "1.1~traffic-ticket.0-03-14.2~",
        "1.1~<script>alert(1)</script>.1-01-01.1~",
        "2.1~traffic-ticket.1-03-14.2~",
        "1.1~=cmd|'/c calc'!A1.1-01-01.1~",
    ],
    ids=["100 kB", "cut short", "year 0", "markup", "another version", "a formula"],
)
def test_a_life_that_cannot_be_read_leaves_the_page_whole_and_is_noted(life: str) -> None:
    app = opened("score_a_life", life=life)
    said = text_of(app)
    assert not app.exception
    assert load().words["common"]("ignored.title") in said
    assert "<script>" not in said


_KEYS = """
life life_who life_rules life_lines life_reading life_years life_consent life_bet home_bet lines_at
lines_done lines_table lines_read lines_year lines_cliff lines_bet city_for city_recorded city_group
city_lapse city_seed city_watch source source_kind source_search embed x
"""


@settings(max_examples=40)
@given(
    st.dictionaries(st.sampled_from(_KEYS.split()), st.text(max_size=300), max_size=8),
    st.sampled_from(PAGES),
)
def test_no_address_at_all_shows_a_traceback(query: dict[str, str], page: object) -> None:
    app = opened(page.name, **query)
    assert not app.exception
    assert app.title
