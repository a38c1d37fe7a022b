"""The dials of a list start where published figures put them."""

from __future__ import annotations

import pytest

from social_credit.content import load
from social_credit.lists import settled


def test_the_dials_start_where_the_published_figures_put_them() -> None:
    start, figures = load().lists.start, load().lists.figures
    assert start.entries == round(figures.added.value / 366)  # 2024 was a leap year
    assert start.term == figures.stay.value * 365
    assert start.earned_after == round(figures.listed.value / (figures.returned.value / 366))


def test_only_the_figures_cite_and_the_other_dials_are_illustrative() -> None:
    dials = load().lists
    for dial in (dials.mistaken, dials.noticed, dials.corrected):
        assert not dial.confidence.cites
        assert dial.note
    figures = dials.figures
    for figure in (figures.added, figures.returned, figures.listed, figures.stay):
        assert figure.sources


def test_the_list_of_the_first_dials_settles() -> None:
    steady = settled(load().lists.start)
    assert steady.total is not None
    assert steady.wrong == pytest.approx(67.13 * 90)
