"""The picture of a life: bands, letters, and a flag where a grade is held."""

from __future__ import annotations

from datetime import date

import pytest

from social_credit.charts.life_steps import Labels, life_steps
from social_credit.content import load
from social_credit.ledger import Event, Reading, score
from tests.drawn import checked

RONGCHENG = load().edition("rongcheng-2014")
FIRST, LAST = date(2014, 1, 1), date(2016, 12, 31)
DRIVEN = [Event(date(2015, 5, 1), "drunk-driving")]


def flags(reading: Reading, held: str | None) -> list[str]:
    ledger = score(RONGCHENG, DRIVEN, as_of=LAST, reading=reading)
    figure = checked(life_steps(ledger, FIRST, LAST, Labels("Points", ["start", "fall"], held)))
    return [note.text for note in figure.layout.annotations if "held" in note.text]


def test_a_grade_that_is_held_below_the_score_has_a_flag() -> None:
    assert flags(Reading.GRADE_CAPPED, "held at C") == ["<b>held at C</b>"]


@pytest.mark.parametrize("held", [None, "held at C"])
def test_where_the_score_itself_falls_there_is_no_flag(held: str | None) -> None:
    assert flags(Reading.SCORE_SET, held) == []
