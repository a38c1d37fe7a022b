"""A city over years says what the exact model gives, and keeps it in the address."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.city import score_distribution, transitions
from social_credit.city_sums import ScoreDistribution, grade_shares
from social_credit.population import Population, recorded, with_share
from tests.city_pages import (
    OWN,
    RESIDENTS,
    a_or_better,
    below_a,
    figures,
    grown,
    people,
    says,
    whole,
)
from tests.test_pages import opened, text_of
from tests.towns import rongcheng


def city_of(
    years: int = 10,
    kept: float = 1.0,
    group: tuple[str, float] | None = None,
    lapse: int | None = None,
) -> tuple[Population, ScoreDistribution]:
    """The residents and the city of some choices."""
    residents = recorded(people(), kept)
    if group is not None:
        residents = with_share(residents, *group)
    return residents, score_distribution(rongcheng(), residents, years, lapse_after=lapse)


@pytest.mark.parametrize(
    ("query", "choices"),
    [
        ({}, {}),
        ({"city_for": "1"}, {"years": 1}),
        ({"city_for": "4", "city_recorded": "30"}, {"years": 4, "kept": 0.3}),
        ({"city_group": "Drivers often on the road", "city_share_drivers": "40"}, {"group": 40}),
    ],
    ids=["as it opens", "one year", "less recorded", "more drivers"],
)
def test_the_sentence_of_the_finding_says_what_the_model_gives(
    query: dict[str, str], choices: dict[str, float]
) -> None:
    if "group" in choices:
        choices = {"group": ("drivers", 0.4)}
    residents, city = city_of(**choices)
    flows = transitions(rongcheng(), residents, city.years) * RESIDENTS
    fell = sum(flows[old, new] for old in range(6) for new in range(old + 1, 6))
    rose = sum(flows[old, new] for old in range(6) for new in range(old))
    app = opened("city_years", **query)
    assert not app.info
    told = figures(app, "city_years", "finding")
    assert told["years"] == str(city.years)
    assert told["now"] == a_or_better(city, city.years)
    # Fifteen flows are each rounded to a resident.
    assert abs(whole(told["fell"]) - fell) <= 8
    assert abs(whole(told["rose"]) - rose) <= 8
    assert whole(told["mode"]) == city.first + int(city.mass[-1].argmax())


def test_the_table_behind_the_bars_has_the_share_of_each_grade_in_each_year() -> None:
    app = opened("city_years", city_for="3")
    assert not app.table
    app.session_state["_city_shares_table"] = True
    app.run()
    rows = app.table[0].value.to_numpy().tolist()
    assert [row[1:] for row in rows] == [
        [f"{100 * share:.1f}" for share in grade_shares(grown(3), year, OWN)] for year in range(4)
    ]


def test_the_table_behind_the_flows_counts_everybody_once() -> None:
    app = opened("city_years")
    app.session_state["_city_flows_table"] = True
    app.run()
    flows = transitions(rongcheng(), people(), 10) * RESIDENTS
    rows = app.table[0].value.to_numpy().tolist()
    assert [[whole(count) for count in row[1:]] for row in rows] == flows.round().tolist()


def test_the_largest_flow_is_named_with_its_residents() -> None:
    flows = transitions(rongcheng(), people(), 10) * RESIDENTS
    stayed = sum(flows[grade, grade] for grade in range(6)) / RESIDENTS
    grades = [grade.id for grade in rongcheng().grades]
    largest, old, new = max(
        (flows[old, new], old, new) for old in range(6) for new in range(6) if old != new
    )
    told = figures(opened("city_years"), "city_years", "flows.sentence")
    assert (told["from_grade"], told["to_grade"]) == (grades[old], grades[new])
    assert whole(told["residents"]) == round(largest)
    assert told["stayed"] == f"{100 * stayed:.1f}"


def share_now(app: AppTest) -> float:
    """The share with an A or better that the finding tells."""
    return float(figures(app, "city_years", "finding")["now"])


def test_where_less_is_recorded_fewer_stand_below_an_a() -> None:
    app = opened("city_years")
    shares = []
    for kept in (100, 60, 20):
        app.slider(key="city_recorded").set_value(kept).run()
        shares.append(share_now(app))
    assert shares[0] < shares[1] < shares[2]


def test_where_records_lapse_more_hold_an_a_and_the_page_tells_both() -> None:
    app = opened("city_years")
    before = share_now(app)
    assert not figures(app, "city_years", "finding_kept")
    app.selectbox(key="city_lapse").set_value("2").run()
    _, forgets = city_of(lapse=2)
    assert share_now(app) > before
    assert f"{share_now(app):.1f}" == a_or_better(forgets, 10)
    assert figures(app, "city_years", "finding_kept")["kept"] == f"{before:.1f}"
    told = figures(app, "city_years", "lapse.sentence")
    assert told == {
        "years": "10",
        "lapse": "2",
        "kept": f"{before:.1f}",
        "lapsing": a_or_better(forgets, 10),
    }


def test_another_share_of_a_group_makes_another_city() -> None:
    app = opened("city_years")
    before = share_now(app)
    app.slider(key="city_share_quiet").set_value(80).run()
    _, quieter = city_of(group=("quiet", 0.8))
    assert share_now(app) > before
    assert f"{share_now(app):.1f}" == a_or_better(quieter, 10)
    app.slider(key="city_share_quiet").set_value(30).run()
    assert share_now(app) == before


def test_two_districts_that_live_alike_differ_by_what_is_recorded() -> None:
    app = opened("city_years", city_bet="The one where everything is recorded")
    for watched in (30, 70):
        app.slider(key="city_watch").set_value(watched).run()
        _, other = city_of(kept=watched / 100)
        told = figures(app, "city_years", "districts.sentence")
        assert told["first"] == below_a(grown(), 10)
        assert told["second"] == below_a(other, 10)
        assert float(told["second"]) < float(told["first"])
        assert told["second_best"] == f"{100 * grade_shares(other, 10, OWN)[0]:.1f}"


@pytest.mark.parametrize("option", ["watched", "unwatched", "same"])
def test_the_bet_on_two_districts_is_answered_with_the_shares_below_an_a(option: str) -> None:
    app = opened("city_years")
    assert not figures(app, "city_years", "bet.reveal")
    assert not figures(app, "city_years", "districts.sentence")
    assert says(app, "common", "bet.waits")
    app.radio(key="city_bet").set_value(option).run()
    _, unwatched = city_of(kept=0.3)
    told = figures(app, "city_years", "bet.reveal")
    assert told == {"watched": below_a(grown(), 10), "unwatched": below_a(unwatched, 10)}
    assert figures(app, "city_years", "districts.sentence")
    assert not says(app, "common", "bet.waits")
    assert says(app, "city_years", "bet.right") is (option == "watched")
    assert says(app, "city_years", "bet.wrong") is (option != "watched")


def three(app: AppTest) -> list[str]:
    """How the three residents end."""
    ends = [line for line in text_of(app).splitlines() if re.match(r"- \d: .+ ends at ", line)]
    assert len(ends) == 3
    return ends


def test_everybody_sees_the_same_three_residents_until_they_draw_others() -> None:
    app = opened("city_years")
    first = three(app)
    assert three(opened("city_years")) == first
    assert three(opened("city_years", city_seed="1")) == first
    app.button(key="city_three").click().run()
    assert three(app) != first
    assert three(opened("city_years", city_seed=app.query_params["city_seed"])) == three(app)


@pytest.mark.parametrize("seed", ["", "-1", "x", "٣", "9" * 5_000])
def test_a_seed_that_is_no_number_draws_the_usual_three(seed: str) -> None:
    assert three(opened("city_years", city_seed=seed)) == three(opened("city_years"))
