"""Published figures: one measure a series, sources there, nothing mixed; how two travelled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from social_credit.content import load
from social_credit.numbers import GROUPS, MEASURES
from social_credit.ui.numbers import rows_of_points
from social_credit.value import Confidence

ROOT = Path(__file__).parent.parent
CONTENT = load()
NUMBERS = CONTENT.numbers
POINTS = [(series, point) for series in NUMBERS.series for point in series.points]


# The figures that the site has


def test_every_figure_belongs_to_exactly_one_series() -> None:
    written = yaml.safe_load((ROOT / "content/numbers.yaml").read_text(encoding="utf-8"))
    rows = rows_of_points()
    assert len(rows) == sum(len(it["points"]) for it in written["series"]) == len(POINTS)
    assert {row["series"] for row in rows} == NUMBERS.by_id.keys()
    assert len(NUMBERS.by_id) == len(NUMBERS.series)


def test_all_points_of_a_series_are_of_its_one_measure() -> None:
    for row in rows_of_points():
        found = NUMBERS.series_of(str(row["series"]))
        assert row["measure"] == found.measure
        assert row["unit"] == found.unit


def test_every_measure_and_every_group_has_a_series() -> None:
    assert {it.measure for it in NUMBERS.series} == set(MEASURES)
    assert {it.group for it in NUMBERS.series} == set(GROUPS)


def test_every_source_is_in_the_register_and_knows_what_cites_it() -> None:
    for found, it in POINTS:
        assert it.sources, found.id
        for citation in it.sources:
            uses = CONTENT.uses[citation.source]
            assert any(use.where == "numbers" and use.label == it.text for use in uses)


def test_no_figure_rests_on_memory_alone() -> None:
    assert {it.confidence for _, it in POINTS} <= {
        Confidence.DOCUMENTED,
        Confidence.REPORTED,
        Confidence.DISPUTED,
    }


def test_the_figures_are_as_the_sources_give_them() -> None:
    def values(name: str) -> list[float]:
        return [it.value for it in NUMBERS.series_of(name).points]

    assert values("ever-listed") == [8_870_000, 13_000_000, 13_490_000, 14_500_000]
    assert values("flights-refused") == [11_000_000, 17_460_000, 20_470_000, 27_300_000]
    assert values("trains-refused") == [4_000_000, 5_470_000, 5_710_000, 6_000_000]
    assert values("listed-now") == [5_700_000, 8_540_000]
    assert values("added") == [2_457_000]
    assert values("returned-by-repair") == [2_821_000, 1_970_000]


def test_13_49_million_is_of_march_2019_and_not_of_2018() -> None:
    (found,) = [it for _, it in POINTS if it.value == 13_490_000]
    assert str(found.as_of) == "2019-03"


def test_the_figure_of_foreign_policy_stands_alone_and_disputed() -> None:
    found = NUMBERS.series_of("court-list-170000")
    assert [it.confidence for it in found.points] == [Confidence.DISPUTED]
    counted = NUMBERS.series_of("barred-from-heading-firms").points[0]
    assert counted.value == found.points[0].value


def test_a_year_s_count_of_refused_flights_is_kept_apart_from_the_total() -> None:
    year, total = (NUMBERS.series_of(it) for it in ("flights-refused-in-2018", "flights-refused"))
    assert (year.measure, total.measure) == ("per-year", "running-total")
    assert year.points[0].confidence is Confidence.DISPUTED


def test_planes_and_trains_of_march_2019_add_up_to_the_headline() -> None:
    parts = [
        next(it.value for it in NUMBERS.series_of(name).points if str(it.as_of) == "2019-03")
        for name in ("flights-refused", "trains-refused")
    ]
    assert sum(parts) == 26_180_000 > NUMBERS.series_of("tickets-refused-together").points[0].value


def test_shares_in_words_are_those_of_the_figures() -> None:
    checked = 0
    for _, it in POINTS:
        said = re.search(r"([\d.]+) per cent of all", it.text)
        if said and it.share is not None:
            assert 100 * it.share == pytest.approx(float(said[1]), abs=0.01)
            checked += 1
    assert checked == 2


def test_the_three_groups_of_tax_grades_of_2020_have_the_published_shares() -> None:
    points = [it for it in NUMBERS.series_of("tax-grades").points if str(it.as_of) == "2020"]
    total = sum(it.value for it in points)
    shares = {it.part: 100 * it.value / total for it in points}
    assert shares["B and M"] == pytest.approx(84.67, abs=0.02)
    assert shares["C and D"] == pytest.approx(9.48, abs=0.02)


# How figures travelled


def test_both_numbers_travel_and_their_stops_are_dated_in_order() -> None:
    assert {it.number for it in NUMBERS.travels} == {"170,000", "17.5 million"}
    for travel in NUMBERS.travels:
        days = [stop.as_of.last for stop in travel.stops]
        assert days == sorted(days)
        assert {stop.counts for stop in travel.stops} <= {it.id for it in travel.options}


def test_a_number_counts_more_than_one_thing_on_its_way() -> None:
    for travel in NUMBERS.travels:
        assert len({stop.counts for stop in travel.stops}) > 1


def test_a_stop_without_a_copy_is_called_unverified_and_cites_nothing() -> None:
    unseen = [
        stop
        for travel in NUMBERS.travels
        for stop in travel.stops
        if stop.confidence is Confidence.UNVERIFIED
    ]
    assert [stop.counts for stop in unseen] == ["people"]
    assert unseen[0].sources == ()
