"""One life, many schemes: nothing is blank, names wait for the bet, a life travels along."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.any_life import Silence
from social_credit.content import load
from social_credit.ledger import Status
from social_credit.many_schemes import run_all
from social_credit.ui import many_cells
from social_credit.ui.many_events import rows_of
from social_credit.ui.many_life import FIRST
from tests.test_pages import opened, text_of

CONTENT = load()
SAY = CONTENT.words["many_schemes"]
NAMES = {it.id: it.name for it in CONTENT.editions}


def schemes(app: AppTest, column: str = "result.scheme") -> list[str]:
    """A column of what the page says of each scheme, of both tables."""
    both = [it.value for it in app.table if SAY("result.scheme") in it.value]
    return [text for one in both for text in one[SAY(column)]]


def test_no_scheme_is_named_before_the_bet() -> None:
    app = opened("many_schemes")
    said = text_of(app) + "".join(str(it.value.to_dict()) for it in app.table)
    said += " ".join(app.radio(key="many_bet").options)
    assert SAY("hidden", letter="V") in said
    assert not [name for name in NAMES.values() if name in said]


@pytest.mark.parametrize(
    ("guess", "verdict"), [("zhima-2015", "Right"), ("suining-2010", "county")]
)
def test_the_bet_names_the_companys_score_and_then_all_names_are_shown(
    guess: str, verdict: str
) -> None:
    app = opened("many_schemes")
    app.radio(key="many_bet").set_value(guess).run()
    assert verdict in text_of(app)
    assert CONTENT.edition("zhima-2015").name in text_of(app)
    assert set(schemes(app)) == set(NAMES.values())


def test_the_names_can_be_hidden_again() -> None:
    app = opened("many_schemes")
    app.radio(key="many_bet").set_value("zhima-2015").run()
    app.toggle(key="many_hide").set_value(True).run()
    assert all(name.startswith("Scheme") for name in schemes(app))


@pytest.mark.parametrize("life", CONTENT.lives, ids=lambda it: it.id)
@pytest.mark.parametrize("consent", [True, False])
def test_no_cell_is_blank_for_any_life_under_any_scheme(life: object, consent: bool) -> None:
    many = run_all(CONTENT.editions, life.events, consent=consent)
    for column in many.columns:
        for text in (many_cells.result(column), many_cells.way(column), many_cells.known(column)):
            assert text.strip()
        for cell in column.cells:
            assert many_cells.cell(cell).strip()


def test_four_kinds_of_nothing_have_four_words_and_four_signs() -> None:
    kinds = [Status.NO_VALUE, *Silence]
    assert len({SAY(f"status.{kind.value}") for kind in kinds}) == 4
    assert len({SAY(f"status.{kind.value}")[0] for kind in kinds}) == 4


def test_schemes_silent_on_all_of_a_life_stand_together_behind_a_click() -> None:
    app = opened("many_schemes")
    spoken, silent = (it.value[SAY("result.known")] for it in app.table[:2])
    assert not any(it.startswith("0 ") for it in spoken)
    assert all(it.startswith("0 ") for it in silent)
    assert app.expander[1].label == SAY.count("result.silent", len(silent))


def test_a_result_of_which_something_is_unknown_says_so() -> None:
    many = run_all([CONTENT.edition("suining-2010")], CONTENT.life("courier").events)
    assert many_cells.result(many.columns[0]) == "1,000, A, as far as known"


def test_a_scheme_of_which_neither_start_nor_effect_is_known_has_no_result() -> None:
    many = run_all([CONTENT.edition("zhima-2015")], CONTENT.life("courier").events)
    assert many_cells.result(many.columns[0]) == SAY("result.nothing")


def test_a_life_in_the_address_runs_here() -> None:
    app = opened("many_schemes", life="1.1~shopping-habits.1-03-01.1~", many_bet="x")
    assert SAY("life.brought") in text_of(app)
    events = next(it.value for it in app.table if it.value.columns[0] == SAY("events.what"))
    assert events.iloc[0, 0] == CONTENT.acts["shopping-habits"]


def test_an_act_can_be_added_and_taken_back() -> None:
    app = opened("many_schemes", _many_told="x")
    app.session_state["_many_told"] = True
    app.run()
    app.selectbox(key="_many_act").set_value("drunk-driving").run()
    app.button(key="many_add").click().run()
    assert app.query_params["life"].endswith("drunk-driving.5-06-01.1~")
    app.button(key="many_undo").click().run()
    assert "life" not in app.query_params


def test_without_consent_a_scheme_that_asks_for_it_has_no_result() -> None:
    app = opened("many_schemes", many_consent="false")
    assert SAY("result.stranger.consent") in set(schemes(app, "result.ends"))


def test_the_sentence_on_the_dispute_names_the_event_and_both_schemes() -> None:
    app = opened("many_schemes")
    app.radio(key="many_bet").set_value("zhima-2015").run()
    many = run_all(CONTENT.editions, CONTENT.life(FIRST).events)
    found = many.most_disputed()
    assert found is not None
    said = next(it.value for it in app.markdown if it.value.startswith("On “"))
    assert NAMES[many.columns[found.hardest].run.edition.id] in said
    assert NAMES[many.columns[found.mildest].run.edition.id] in said


def test_at_most_four_schemes_stand_side_by_side() -> None:
    app = opened("many_schemes")
    app.radio(key="many_bet").set_value("zhima-2015").run()
    app.multiselect(key="many_with").set_value(list(NAMES)[:5]).run()
    events = next(it.value for it in app.table if it.value.columns[0] == SAY("events.what"))
    assert len(events.columns) == 5
    app.toggle(key="many_hide").set_value(True).run()
    assert len(app.multiselect(key="many_with").value) == 5
    assert SAY("events.more", most=4) in text_of(app)


def test_the_download_has_a_row_for_each_scheme_and_event() -> None:
    events = CONTENT.life("courier").events
    rows = rows_of(run_all(CONTENT.editions, events), NAMES)
    assert len(rows) == len(events) * len(CONTENT.editions)
    assert all(row["status"] and row["ends at"] for row in rows)


def test_score_a_life_has_a_link_that_takes_the_life_along() -> None:
    say = CONTENT.words["score_a_life"]
    for query in ({"life_who": "The courier"}, {"life": "1.1~traffic-ticket.1-03-01.1~"}):
        app = opened("score_a_life", **query)
        links = [it.proto for it in app.get("page_link")]
        link = next(it for it in links if it.label == say("otherwise.many"))
        asked = "many_who=The+courier" if "life_who" in query else "life=1.1~traffic-ticket"
        assert asked in link.query_string
