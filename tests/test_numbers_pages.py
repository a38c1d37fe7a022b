"""The page The numbers: a bet, an invented list, figures with filters, and two travels."""

from __future__ import annotations

import csv
import io

import pytest

from social_credit.content import load
from social_credit.export import csv_text
from social_credit.numbers import GROUPS, MEASURES
from social_credit.ui.numbers import Filter, rows_of_points
from social_credit.ui.numbers_said import amount, finding
from tests.test_pages import opened, text_of

NUMBERS, SAY = load().numbers, load().words["numbers"]
COMMON = load().words["common"]
STORY = {it.id: it for it in NUMBERS.travels}
FLIGHTS = "17.5 million: A total becomes a year, and tickets become people"


# The bet and the invented list


def test_the_page_answers_only_after_the_bet_and_with_the_stock() -> None:
    app = opened("numbers")
    assert "were on it in early 2020" not in text_of(app)
    assert COMMON("bet.waits") in text_of(app)
    app.radio(key="numbers_bet").set_value("same").run()
    said = text_of(app)
    assert "Not so: **5.7 million people** were on it in early 2020." in said
    assert "at least **2.5 times**" in said
    assert "and 5.7 million people were on it in early 2020" in said
    assert COMMON("bet.waits") not in said


def test_the_right_bet_is_the_one_that_the_figures_bear_out() -> None:
    app = opened("numbers")
    app.radio(key="numbers_bet").set_value("few").run()
    assert "Right: **5.7 million people**" in text_of(app)
    assert SAY("bet.options.few") == "Fewer than 6 million"
    assert NUMBERS.series_of("listed-now").points[0].value < 6_000_000


def test_on_the_invented_list_the_total_grows_while_the_list_does_not() -> None:
    app = opened("numbers")
    for year, total, now in ((2, 4, 4), (5, 8, 4), (7, 10, 4)):
        app.slider(key="numbers_year").set_value(year).run()
        assert f"**{total}** names have ever been listed, and **{now}** are" in text_of(app)
    assert app.success[0].value == SAY("stock.end")


def test_the_real_list_became_shorter_in_2024_by_what_the_flows_say() -> None:
    said = text_of(opened("numbers", numbers_bet=SAY("bet.options.few")))
    assert "2.457 million came and 2.821 million went by credit repair" in said
    assert "shorter by about 360,000 (our arithmetic)" in said


# The figures and their filters


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_in_the_address_shows_its_series_and_no_other(group: str) -> None:
    app = opened("numbers", numbers_group=SAY(f"group.{group}"))
    said = text_of(app)
    assert not app.exception
    for series in NUMBERS.series:
        assert (f"**{series.title}**" in said) == (series.group == group)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_in_the_address_shows_its_series_and_says_what_it_is(measure: str) -> None:
    app = opened(
        "numbers", numbers_group=SAY("filter.all"), numbers_measure=SAY(f"measure.{measure}")
    )
    said = text_of(app)
    assert SAY(f"measure_means.{measure}") in said
    for series in NUMBERS.series:
        assert (f"**{series.title}**  \n" in said) == (series.measure == measure)


def test_a_filter_that_fits_nothing_says_so() -> None:
    app = opened("numbers", numbers_measure=SAY("measure.per-year"))
    assert SAY("filter.none") in text_of(app)


def test_only_what_sources_dispute_is_shown_with_what_they_dispute() -> None:
    app = opened("numbers", numbers_group=SAY("filter.all"), numbers_sure="disputed")
    said = text_of(app)
    found = Filter(None, None, "disputed").series()
    assert len(found) == 6
    for series in found:
        assert all(str(point.note) in said for point in series.points)


def test_without_filters_every_series_is_there_with_its_finding() -> None:
    said = text_of(opened("numbers", numbers_group=SAY("filter.all")))
    for series in NUMBERS.series:
        assert finding(series) in said
        assert SAY("figures.counts", what=series.counts) in said


def test_what_a_source_says_about_exactness_is_said() -> None:
    series = NUMBERS.series_of("ever-listed")
    said = [amount(point, series.unit) for point in series.points]
    assert said == [
        "8.87 million names",
        "nearly 13 million names",
        "13.49 million names",
        "more than 14.5 million names",
    ]


def test_a_pace_is_told_only_between_exact_figures() -> None:
    flights, names = (finding(NUMBERS.series_of(it)) for it in ("flights-refused", "ever-listed"))
    assert "about 1 million a month from December 2018 to March 2019" in flights
    assert "about 2.1 million from March 2019 to 9 July 2019" in flights
    assert "a month" not in names


def test_the_download_has_a_row_for_each_point_with_measure_and_source() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(rows_of_points()))))
    assert len(rows) == sum(len(it.points) for it in NUMBERS.series)
    assert all(row["measure"] and row["date"] and row["sources"] for row in rows)
    (months,) = [row for row in rows if row["value"] == "1970000"]
    assert (months["period_from"], months["period_to"]) == ("2025-01-01", "2025-09-30")


# How a number travels


def test_a_stop_opens_only_when_the_one_before_has_been_answered() -> None:
    app = opened("numbers")
    stops = STORY["court-170000"].stops
    assert stops[0].text in text_of(app)
    assert stops[0].lost not in text_of(app)
    assert stops[1].text not in text_of(app)
    app.radio(key="numbers_at_court-170000_1").set_value("heads").run()
    assert "Right. Here it counts: **People barred from heading firms**." in text_of(app)
    assert stops[1].text in text_of(app)
    app.radio(key="numbers_at_court-170000_2").set_value("heads").run()
    said = text_of(app)
    assert "Not here. As it stands: **People on the courts' list**." in said
    assert STORY["court-170000"].lesson in said


def test_a_walk_can_be_shared_with_its_answers() -> None:
    answers = ["total", "year", "unclear", "people", "total"]
    texts = {it.id: it.text for it in STORY["flights-17-million"].options}
    asked = {f"numbers_at_flights-17-million_{n}": texts[it] for n, it in enumerate(answers, 1)}
    said = text_of(opened("numbers", numbers_story=FLIGHTS, **asked))
    assert said.count("Right. Here it counts") == 5
    assert STORY["flights-17-million"].lesson in said


def test_the_whole_way_can_be_read_without_answering() -> None:
    app = opened("numbers", numbers_story=FLIGHTS, numbers_whole="true")
    said = text_of(app)
    assert all(stop.lost in said for stop in STORY["flights-17-million"].stops)
    assert not [radio for radio in app.radio if str(radio.key).startswith("numbers_at_")]


def test_an_address_that_asks_for_a_group_that_is_not_there_is_told_so() -> None:
    app = opened("numbers", numbers_group="Atlantis")
    assert not app.exception
    assert "Atlantis" in text_of(app)
