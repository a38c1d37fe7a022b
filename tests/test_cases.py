"""Worked cases: each says in a sentence what a scheme makes of a life, and is scored here.

A case in ``tests/cases/*.yaml`` has a ``name``, an ``edition``, the day it is scored for
(``as_of``) and ``events``; if need be the ``start``, the line ``table``, the ``reading`` and
``consent``. It
expects a score and a grade (and, where they matter, the changes and statuses line by line, or that
the base is unknown), or that the life is refused for a reason, with words of the message.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest

from social_credit.content import load
from social_credit.events import Event, EventRefused, Reason
from social_credit.ledger import Ledger, Reading, Status, score
from social_credit.value import DayField, Frozen
from social_credit.yaml_text import read_yaml

FOLDER = Path(__file__).parent / "cases"


class Happening(Frozen):
    on: DayField
    item: str
    count: int = 1


class Outcome(Frozen):
    score: int | None
    grade: str | None
    changes: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()
    base: Literal["known", "unknown"] = "known"


class Refusal(Frozen):
    refused: Reason
    says: str


class Case(Frozen):
    name: str
    edition: str
    start: str | None = None
    table: str | None = None
    reading: Reading = Reading.SCORE_SET
    consent: bool = True
    as_of: DayField
    events: tuple[Happening, ...]
    expect: Outcome | Refusal

    def ledger(self) -> Ledger:
        edition = load().edition(self.edition)
        if self.start:
            edition = edition.starting(self.start)
        return score(
            edition,
            [Event(event.on, event.item, event.count) for event in self.events],
            as_of=self.as_of,
            table=edition.table(self.table) if self.table else None,
            reading=self.reading,
            consent=self.consent,
        )


CASES = [
    Case.model_validate_json(json.dumps(told))
    for file in sorted(FOLDER.glob("*.yaml"))
    for told in read_yaml(file.read_text(encoding="utf-8")).data
]
SCORED = [(case, case.expect) for case in CASES if isinstance(case.expect, Outcome)]
REFUSED = [(case, case.expect) for case in CASES if isinstance(case.expect, Refusal)]


@pytest.mark.parametrize(("case", "expect"), SCORED, ids=[case.name for case, _ in SCORED])
def test_a_life_is_scored_as_the_case_says(case: Case, expect: Outcome) -> None:
    ledger = case.ledger()
    found = Outcome(
        score=ledger.score,
        grade=ledger.grade,
        changes=tuple(line.change for line in ledger.lines),
        statuses=tuple(line.status for line in ledger.lines),
        base="known" if ledger.start_known else "unknown",
    )
    told = expect.model_fields_set | {"base"}
    assert found.model_dump(include=told) == expect.model_dump(include=told)


@pytest.mark.parametrize(("case", "expect"), REFUSED, ids=[case.name for case, _ in REFUSED])
def test_a_life_is_refused_as_the_case_says(case: Case, expect: Refusal) -> None:
    with pytest.raises(EventRefused) as refused:
        case.ledger()
    assert refused.value.reason is expect.refused
    assert expect.says in str(refused.value)


def test_the_name_of_each_case_is_a_sentence_of_its_own() -> None:
    names = [case.name for case in CASES]
    assert [name for name in names if not re.fullmatch(r"[A-Z]\S* \S+ .*\w", name)] == []
    assert [name for name in names if names.count(name) > 1] == []


def test_there_are_at_least_thirty_cases() -> None:
    assert len(CASES) >= 30


def test_every_edition_is_in_a_case() -> None:
    assert {case.edition for case, _ in SCORED} == {edition.id for edition in load().editions}


def test_every_start_of_every_edition_is_in_a_case() -> None:
    shown = {(case.edition, case.start) for case, _ in SCORED}
    assert {(it.id, start.id) for it in load().editions for start in it.starts} <= shown


def test_every_item_of_every_edition_that_has_its_own_is_in_a_case() -> None:
    shown = {(case.edition, event.item) for case, _ in SCORED for event in case.events}
    own = {
        (edition.id, item.id)
        for edition in load().editions
        if edition.carried_from is None
        for item in edition.items
    }
    assert own - shown == set()


def test_every_line_table_and_both_readings_are_in_a_case() -> None:
    tables = {table.id for edition in load().editions for table in edition.line_tables}
    assert tables - {case.table for case, _ in SCORED} == set()
    assert {case.reading for case, _ in SCORED} == set(Reading)


def test_every_status_and_every_reason_is_in_a_case() -> None:
    """Save for a yearly cap: no rule that was read has one, so small editions show it."""
    shown = {status for _, expect in SCORED for status in expect.statuses}
    assert shown == set(Status) - {Status.CAPPED}
    assert {expect.refused for _, expect in REFUSED} == set(Reason)
