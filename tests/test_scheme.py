"""What an edition says of itself: its days, its consent, its tables and what its grades open."""

from __future__ import annotations

from datetime import date

import pytest

from social_credit.scheme import Day, Edition, Effect
from social_credit.value import Confidence, Moment, Unknown
from tests.builders import edition, lines

NOT_SAID = Unknown(unknown="Nobody said.")
OURS = Confidence.ILLUSTRATIVE


def from_to(first: str | None, last: str | None) -> Edition:
    """An edition with these days, as precisely as they are written."""
    days = [
        None if it is None else Day(value=Moment.parse(it), confidence=OURS) for it in (first, last)
    ]
    return edition().model_copy(update={"first_day": days[0] or NOT_SAID, "last_day": days[1]})


# Days


@pytest.mark.parametrize(
    ("first", "begins", "dated"),
    [
        ("2014-06-15", date(2014, 6, 15), True),
        ("2014-06", date(2014, 6, 1), False),
        ("2014", date(2014, 1, 1), False),
        (None, None, False),
    ],
)
def test_an_edition_begins_on_the_earliest_day_that_it_can(
    first: str | None, begins: date | None, dated: bool
) -> None:
    rules = from_to(first, None)
    assert (rules.begins, rules.dated) == (begins, dated)


@pytest.mark.parametrize(
    ("last", "ends"),
    [("2018-06-15", date(2018, 6, 15)), ("2018-06", date(2018, 6, 30)), (None, None)],
)
def test_an_edition_ends_on_the_latest_day_that_it_can(last: str | None, ends: date | None) -> None:
    assert from_to("2014", last).ends == ends


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2014, 5, 31), False),
        (date(2014, 6, 1), True),
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), False),
    ],
)
def test_an_edition_holds_from_its_first_day_to_its_last(day: date, holds: bool) -> None:
    assert from_to("2014-06", "2018").holds_on(day) == holds


def test_without_a_first_day_on_record_no_day_is_held_and_without_a_last_none_is_too_late() -> None:
    assert not from_to(None, "2018").holds_on(date(2016, 1, 1))
    assert from_to("2014", None).holds_on(date(9999, 12, 31))


def test_an_edition_that_runs_on_differs_only_in_its_end() -> None:
    rules = from_to("2014", "2018")
    assert rules.run_on() == from_to("2014", None)
    assert rules.ends is not None


# Consent, tables, grades


def test_consent_is_asked_for_only_where_that_is_on_record() -> None:
    assert edition(consent="required").asks_consent
    assert not edition(consent="none").asks_consent
    assert not edition().model_copy(update={"consent": NOT_SAID}).asks_consent


def test_the_first_table_is_the_first_and_none_without_any() -> None:
    tables = tuple(lines({"high": 120, "fair": 80}, table_id=it) for it in ("one", "two"))
    rules = edition().model_copy(update={"line_tables": tables})
    assert rules.first_table is tables[0]
    assert rules.table("two") is tables[1]
    assert edition(base=None).first_table is None


def test_effects_are_those_of_the_grade_and_of_no_other() -> None:
    shared, own = (
        Effect(id=it, kind="opens", grades=grades, text=it, confidence=OURS)
        for it, grades in (("shared", ("high", "fair")), ("own", ("fair",)))
    )
    rules = edition().model_copy(update={"effects": (shared, own)})
    assert rules.effects_of("high") == (shared,)
    assert rules.effects_of("fair") == (shared, own)
    assert rules.effects_of("low") == ()
