"""The page Design your own: an edit, its problems, undo, import, address, challenges."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.own_scheme import OwnItem, OwnScheme
from social_credit.own_scheme_code import decode, encode
from social_credit.own_scheme_yaml import to_yaml
from social_credit.ui import design_state
from tests.own_schemes import with_item, without_item
from tests.test_pages import opened, text_of

SAY = load().words["design"]
COPY = design_state.original("rongcheng-2014")


def in_address(app: AppTest) -> OwnScheme:
    scheme = decode(app.query_params["design_code"])
    assert isinstance(scheme, OwnScheme)
    return scheme


def told(app: AppTest) -> str:
    return "\n".join(it.value for it in (*app.warning, *app.error, *app.success, *app.info))


def with_form(app: AppTest, conduct: str, effect: str, points: int | None = None) -> AppTest:
    app.selectbox(key="design_pick").set_value(conduct).run()
    next(it for it in app.radio if it.key.startswith("design_effect")).set_value(effect).run()
    if points is not None:
        next(it for it in app.number_input if it.key.startswith("design_points")).set_value(
            points
        ).run()
    return app.button(key="design_save").click().run()


def tables(app: AppTest) -> list[str]:
    """By what the browser knows the two tables: one of another name is made anew, and empty."""
    return [it.proto.id for it in app.get("data_editor")]


def test_a_plain_field_leaves_the_tables_in_peace_and_all_else_makes_them_anew() -> None:
    app = opened("design")
    before = tables(app)
    app.number_input(key="design_start").set_value(1234).run()
    assert in_address(app).start == 1234
    assert tables(app) == before
    app.button(key="design_undo").click().run()
    undone = tables(app)
    assert not {*undone} & {*before}
    assert not {*tables(with_form(app, "late-utility-fees", "points", -7))} & {*before, *undone}


def test_the_city_answers_only_after_the_bet() -> None:
    app = opened("design")
    assert "hold the best grade, AAA" not in text_of(app)
    app.radio(key="design_bet").set_value("some").run()
    assert "**1.7 per cent** of 740,000 residents hold the best grade, AAA" in text_of(app)
    assert SAY("bet.right", bet=SAY("bet.options.some")) in text_of(app)


@pytest.mark.parametrize("base", design_state.bases())
def test_every_scheme_with_points_can_be_copied_and_is_drawn(base: str) -> None:
    app = opened("design", design_from=load().edition(base).name, design_bet=SAY("bet.options.few"))
    assert not app.exception
    assert app.selectbox(key="design_from").value == base
    assert SAY("sides.same") in text_of(app)


def test_an_edited_item_changes_the_lives_and_undo_takes_it_back() -> None:
    app = with_form(opened("design"), "traffic-ticket", "points", -50)
    assert not app.exception
    assert in_address(app) == with_item(COPY, OwnItem(conduct="traffic-ticket", points=-50))
    assert SAY.count("lives.finding", 1, other=SAY("against.original")) in text_of(app)
    assert SAY.count("sides.finding", 1) in text_of(app)
    app.button(key="design_undo").click().run()
    assert "design_code" not in app.query_params
    assert SAY("sides.same") in text_of(app)


def test_an_item_can_be_removed_by_form() -> None:
    app = with_form(opened("design"), "charity-gift", "nothing")
    assert in_address(app) == without_item(COPY, "charity-gift")


def test_a_fault_is_said_in_plain_words_and_the_last_sound_rules_stay() -> None:
    app = with_form(opened("design"), "traffic-ticket", "points", 0)
    assert "counts 0 points" in told(app).replace("\\", "")
    assert "design_code" not in app.query_params
    assert SAY("sides.same") in text_of(app)


def test_a_fault_is_forgotten_once_it_is_mended() -> None:
    app = with_form(opened("design"), "traffic-ticket", "points", 0)
    app = with_form(app, "traffic-ticket", "points", -4)
    assert told(app) == ""
    assert in_address(app).items[0].points == -4


def test_start_name_and_consent_are_edited_in_their_fields() -> None:
    app = opened("design")
    app.number_input(key="design_start").set_value(900).run()
    app.text_input(key="design_name").set_value("A *milder* one").run()
    app.selectbox(key="design_consent").set_value("required").run()
    found = in_address(app)
    assert (found.start, found.name, found.consent) == (900, "A *milder* one", "required")


def test_another_scheme_to_copy_drops_the_edits() -> None:
    app = with_form(opened("design"), "traffic-ticket", "points", -50)
    app.selectbox(key="design_from").set_value("suining-2010").run()
    assert "design_code" not in app.query_params
    assert app.number_input(key="design_start").value == 1000
    app.button(key="design_undo").click().run()
    assert app.selectbox(key="design_from").value == "rongcheng-2014"
    assert in_address(app).items[0].points == -50


def test_a_link_brings_the_same_rules() -> None:
    mine = with_item(COPY, OwnItem(conduct="elder-care", points=12))
    app = opened("design", design_code=encode(mine))
    assert in_address(app) == mine
    assert SAY("tasks.done", task=SAY("tasks.care")) in text_of(app)


def test_a_link_alone_tells_what_the_rules_were_copied_from() -> None:
    mine = design_state.original("suining-2010").model_copy(update={"start": 900})
    app = opened("design", design_code=encode(mine))
    assert app.selectbox(key="design_from").value == "suining-2010"
    assert in_address(app) == mine
    assert SAY.count("sides.finding", 1) in text_of(app)


def test_rules_put_aside_can_be_compared_with() -> None:
    mine = with_item(COPY, OwnItem(conduct="elder-care", points=12))
    app = opened("design", design_code=encode(mine))
    app.button(key="design_keep").click().run()
    app.radio(key="design_against").set_value("kept").run()
    assert SAY("sides.same") in text_of(app)
    app.radio(key="design_against").set_value("original").run()
    assert SAY.count("sides.finding", 1) in text_of(app)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("x" * 100_000, "too-long"),
        ("2~rongcheng-2014~n~1~x~0.0~", "version"),
        ("1~rongcheng-2014~n~1000~My%20", "cut-short"),
        ("1~rongcheng-2014~n~many~x~0.0~", "part"),
        ("1~atlantis~n~1~x~0.0~", "unsound"),
        ("1~rongcheng-2014~n~1~x~2.0~A.5~A.~", "unsound"),
    ],
)
def test_an_address_that_holds_no_sound_rules_is_noted_and_left_out(code: str, why: str) -> None:
    app = opened("design", design_code=code)
    assert not app.exception
    assert SAY(f"ignored.{why}") in text_of(app)


def test_pasted_rules_are_brought_in() -> None:
    mine = with_item(COPY, OwnItem(conduct="elder-care", points=12))
    app = opened("design")
    app.text_area(key="design_paste").set_value(to_yaml(mine)).run()
    app.button(key="design_read").click().run()
    assert in_address(app) == mine
    assert "brought in" in told(app)


def test_rules_copied_from_another_scheme_bring_that_scheme_along() -> None:
    other = design_state.original("suining-2010").model_copy(update={"name": "Milder"})
    app = opened("design")
    app.text_area(key="design_paste").set_value(to_yaml(other)).run()
    app.button(key="design_read").click().run()
    assert app.selectbox(key="design_from").value == "suining-2010"
    assert in_address(app) == other


def test_rules_with_a_mistake_are_refused_with_its_line_and_mend() -> None:
    text = to_yaml(COPY).replace("points: -5}", "points: minus five}", 1)
    app = opened("design")
    app.text_area(key="design_paste").set_value(text).run()
    app.button(key="design_read").click().run()
    said = told(app).replace("\\", "")
    assert "line 14" in said
    assert "needs a whole number; this says 'minus five'" in said
    assert "design_code" not in app.query_params


def test_names_are_shown_as_they_stand() -> None:
    mine = COPY.model_copy(update={"name": "**<b>x</b>**"})
    app = opened("design")
    app.text_area(key="design_paste").set_value(to_yaml(mine)).run()
    app.button(key="design_read").click().run()
    assert "**<b>" not in told(app)


def test_without_grades_the_city_says_what_is_missing() -> None:
    app = opened("design", design_from=load().edition("xichu-2018").name)
    assert SAY("city.no_grades") in text_of(app)
    assert SAY("copy.no_lines") in text_of(app)
