"""What follows from figures, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.numbers import Stay
from social_credit.numbers_sums import ever, gap, listed, net, stretches
from tests.figures import point, series

NUMBERS = load().numbers


values_that_rise = st.lists(st.integers(1, 10**9), min_size=2, max_size=6).map(sorted)


@given(values_that_rise)
def test_the_paces_of_a_total_lead_from_its_first_value_to_its_last(values: list[int]) -> None:
    total = series("running-total", *(point(it, f"20{10 + n}") for n, it in enumerate(values)))
    found = stretches(total)
    months = [(it.end.as_of.last - it.start.as_of.last).days / (365.25 / 12) for it in found]
    grown = sum(it.a_month * month for it, month in zip(found, months, strict=True))
    assert grown == pytest.approx(values[-1] - values[0], abs=1e-3)
    assert all(it.a_month >= 0 for it in found)


stays = st.builds(
    lambda on, years: Stay(on=on, off=on + years if years else None),
    st.integers(1, 20),
    st.integers(0, 9),
)


@given(st.lists(stays), st.integers(1, 25))
def test_a_total_never_falls_and_is_never_below_the_stock(names: list[Stay], year: int) -> None:
    assert ever(names, year) <= ever(names, year + 1)
    assert listed(names, year) <= ever(names, year)


@given(st.lists(stays), st.integers(2, 25))
def test_a_stock_changes_by_what_comes_less_what_goes(names: list[Stay], year: int) -> None:
    came = sum(it.on == year for it in names)
    went = sum(it.off == year for it in names)
    assert listed(names, year) - listed(names, year - 1) == came - went


def test_the_gap_is_between_the_nearest_two_points_and_the_total_comes_first() -> None:
    total = series("running-total", point(10, "2015"), point(20, "2018"), point(99, "2023"))
    stock = series("currently-listed", point(5, "2019"))
    found = gap(total, stock)
    assert (found.total.value, found.factor) == (20, 4)


def test_a_gap_and_a_net_change_need_the_right_measures() -> None:
    total, stock = (series(it, point(5, "2019")) for it in ("running-total", "currently-listed"))
    with pytest.raises(ValueError, match="not a running total and a stock"):
        gap(stock, total)
    with pytest.raises(ValueError, match="no figure for the whole year 2019"):
        net(total, total, 2019)
    with pytest.raises(ValueError, match="no pace"):
        stretches(stock)


def test_part_of_a_year_is_never_taken_for_the_year() -> None:
    added, left = NUMBERS.series_of("added"), NUMBERS.series_of("returned-by-repair")
    with pytest.raises(ValueError, match="whole year 2025"):
        net(left, added, 2025)


def test_the_invented_list_shows_the_factor_of_the_real_one() -> None:
    found = gap(NUMBERS.series_of("ever-listed"), NUMBERS.series_of("listed-now"))
    assert ever(NUMBERS.stays, 7) / listed(NUMBERS.stays, 7) == round(found.factor, 1) == 2.5
