"""The page on firms' grades: its bet, the invented firms, a firm of one's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from tests.test_pages import opened, text_of

SAY = load().words["firm_grade"]
OWN = {"firm_who": SAY("pick.own")}


def published(app: AppTest) -> bool:
    """Whether the numbers of firms by grade are on the page."""
    return any(SAY("results.value") in it.value.columns for it in app.table)


def test_the_bet_is_answered_with_the_share_that_follows_from_the_numbers() -> None:
    app = opened("firm_grade")
    assert "4.9 in 100" not in text_of(app)
    assert not published(app)
    app.radio(key="firm_bet").set_value("most").run()
    said = text_of(app)
    assert "4.9 in 100" in said
    assert "1,256,000 of 25,690,000" in said
    assert SAY("bet.wrong") in said
    assert published(app)


@pytest.mark.parametrize("firm", load().firms, ids=lambda firm: firm.id)
def test_every_invented_firm_is_graded_with_its_story(firm: object) -> None:
    app = opened("firm_grade", firm_who=firm.name)
    assert not app.exception
    assert firm.story in text_of(app)
    assert firm.shows in text_of(app)
    assert "At the end of 2026" in text_of(app)


def test_a_spotless_firm_with_the_wrong_founder_has_a_d_and_is_told_of_the_a() -> None:
    app = opened("firm_grade", firm_who="The spotless firm with the wrong founder")
    said = text_of(app)
    assert "**93** points, which alone would be A. The grade is **D**" in said
    assert SAY("now.without", grade="A") in said


def test_a_new_firm_has_an_m_and_no_points() -> None:
    said = text_of(opened("firm_grade", firm_who="The new tea bar"))
    assert SAY("now.new", year=2026, grade="M") in said
    assert SAY.count("now.uncounted", 3) in said
    assert SAY("starts.new") in said


def test_a_firm_of_ones_own_starts_clean_at_100() -> None:
    said = text_of(opened("firm_grade", **OWN))
    assert "**100** points, grade **A**" in said
    assert SAY.count("now.down", 11, grade="B") in said


@pytest.mark.parametrize(
    ("late", "said"), [(2, "**90** points, grade **A**"), (3, "**85** points, grade **B**")]
)
def test_late_months_move_a_firm_of_ones_own_over_the_line(late: int, said: str) -> None:
    app = opened("firm_grade", **OWN)
    app.slider(key="firm_late").set_value(late).run()
    assert said in text_of(app)


def test_the_start_alone_can_decide_the_letter() -> None:
    said = text_of(opened("firm_grade", **OWN, firm_late="2"))
    assert SAY("starts.differ") in said


def test_everything_that_was_chosen_stands_in_the_address() -> None:
    direct = load().edition("taxpayer-2025").item_of["false-papers"].name
    app = opened(
        "firm_grade",
        **OWN,
        firm_start=SAY("own.other", points=93, name="no audit on file"),
        firm_kind=SAY("own.kinds.idle"),
        firm_withheld="4",
        firm_pledge="1",
        firm_export="2",
        firm_head="true",
        firm_past=SAY("own.pasts.score"),
        firm_direct=direct,
    )
    said = text_of(app)
    assert "**44** points" in said
    assert "The grade is **D**" in said
    assert SAY("now.without", grade="C") in said


def test_a_direct_d_the_year_before_holds_for_a_second_year() -> None:
    said = text_of(opened("firm_grade", **OWN, firm_past=SAY("own.pasts.direct")))
    assert "The grade is **D**" in said


@settings(max_examples=15, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "who",
                "start",
                "kind",
                "late",
                "withheld",
                "pledge",
                "export",
                "head",
                "past",
                "bar",
                "direct",
                "bet",
            ]
        ),
        st.text(max_size=60) | st.sampled_from(["12", "-1", "true", "1e9"]),
        max_size=6,
    )
)
def test_no_address_shows_a_traceback(chosen: dict[str, str]) -> None:
    query = {f"firm_{name}": value for name, value in chosen.items()}
    assert not opened("firm_grade", **OWN | query).exception
