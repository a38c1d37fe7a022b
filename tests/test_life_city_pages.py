"""Score a life says where a life stands in the city, as the exact model gives it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from tests.city_pages import RESIDENTS, below, figures, grown, says, whole
from tests.test_pages import opened, text_of


def standing(**query: str) -> AppTest:
    """Score a life with its city opened."""
    app = opened("score_a_life", **query)
    assert not figures(app, "score_a_life", "city.text")
    app.session_state["_life_city"] = True
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("life", load().lives, ids=lambda life: life.id)
def test_a_life_is_told_who_scores_lower_the_same_and_higher(life: object) -> None:
    app = standing(life_who=life.name)
    told = figures(app, "score_a_life", "city.text")
    score, years = whole(told["score"]), int(told["years"])
    assert years == life.years
    assert f"**{told['score']}** points" in text_of(app)
    city = below(years)
    lower, up_to = (city[at - grown().first] for at in (score, score + 1))
    assert told["residents"] == "740,000"
    assert whole(told["same"]) == up_to - lower
    shares = (told["below"], told["same_share"], told["above"])
    assert [float(share) for share in shares] == pytest.approx(
        [100 * part / RESIDENTS for part in (lower, up_to - lower, RESIDENTS - up_to)], abs=0.051
    )


def test_a_life_whose_score_has_no_known_start_is_told_why_it_stands_nowhere() -> None:
    village = next(edition for edition in load().calculable if edition.start is None)
    app = standing(life_rules=village.name)
    assert says(app, "score_a_life", "city.none")
