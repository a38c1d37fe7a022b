"""Worked cases of one life under many schemes: what each makes of each event, and where it ends.

A case in ``tests/cases/many-schemes/*.yaml`` has a ``life``, and for the schemes it names what they
make of each event: the points, or the word for why there are none. ``harshest`` are all schemes
under which it is known how harsh they are, in their order, and ``disputed`` is the event that
schemes differ on most, if there is one.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from social_credit.any_life import Silence
from social_credit.content import load
from social_credit.ledger import Status
from social_credit.lives import LifeDay, LifeEntry, LifeEvent
from social_credit.many_schemes import Cell, Column, ManySchemes, run_all
from social_credit.value import Frozen
from social_credit.yaml_text import read_yaml

FOLDER = Path(__file__).parent / "cases" / "many-schemes"


class Answer(Frozen):
    makes: tuple[int | str, ...]
    ends: tuple[int | None, str | None] | None = None


class Disputed(Frozen):
    act: str
    hardest: str
    mildest: str


class Case(Frozen):
    name: str
    life: tuple[LifeEntry, ...]
    under: dict[str, Answer]
    harshest: tuple[str, ...]
    disputed: Disputed | None

    def lived(self) -> ManySchemes:
        events = [LifeEvent(LifeDay.parse(it.on), it.act, it.count) for it in self.life]
        return run_all(load().editions, events)


CASES = [
    Case.model_validate_json(json.dumps(told))
    for file in sorted(FOLDER.glob("*.yaml"))
    for told in read_yaml(file.read_text(encoding="utf-8")).data
]
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def makes(cell: Cell) -> int | str:
    """What a scheme makes of an event, as a case tells it."""
    return cell.change or cell.status.value


def ends(column: Column) -> tuple[int | None, str | None] | None:
    """Where a life ends, as a case tells it; None where nobody can say."""
    run = column.run
    if run.ledger is None or (run.edition.gives == "score" and not run.ledger.start_known):
        return None
    found = run.score, run.grade
    return None if found == (None, None) else found


@EACH
def test_each_scheme_makes_of_each_event_what_its_sources_say(case: Case) -> None:
    columns = {column.run.edition.id: column for column in case.lived().columns}
    found = {it: tuple(makes(cell) for cell in columns[it].cells) for it in case.under}
    assert found == {it: answer.makes for it, answer in case.under.items()}


@EACH
def test_a_life_ends_where_the_sums_lead_or_nobody_can_say(case: Case) -> None:
    columns = {column.run.edition.id: column for column in case.lived().columns}
    found = {it: ends(columns[it]) for it in case.under}
    assert found == {it: answer.ends for it, answer in case.under.items()}


@EACH
def test_schemes_of_known_harshness_stand_in_their_order(case: Case) -> None:
    known = [
        column.run.edition.id
        for column in case.lived().by_harshness()
        if column.fall.share is not None or column.fall.loss is not None
    ]
    assert known == list(case.harshest)


@EACH
def test_the_event_that_schemes_differ_on_most_is_found(case: Case) -> None:
    many = case.lived()
    found = many.most_disputed()
    told = found and Disputed(
        act=many.events[found.event].act,
        hardest=many.columns[found.hardest].run.edition.id,
        mildest=many.columns[found.mildest].run.edition.id,
    )
    assert told == case.disputed


def test_every_scheme_and_every_kind_of_answer_is_in_a_case() -> None:
    answers = [answer for case in CASES for answer in case.under.values()]
    said = {it for answer in answers for it in answer.makes if isinstance(it, str)}
    assert {it.value for it in Silence} | {Status.NO_VALUE.value} <= said
    assert {it for case in CASES for it in case.under} == {it.id for it in load().editions}
