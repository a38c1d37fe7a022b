"""The way of one judgment onto the courts' list and off it, and one reported case told in turns.

A step names who acts, on what ground, whether it takes a score, what it closes or opens and how one
leaves it; each answer is sourced, or says that nothing on record tells. What a list closes is never
put down to a score: a step that takes one may close no door.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, Self

from pydantic import model_validator

from social_credit.value import Frozen, Id, Sourced, Text, Unknown, problem


class Answer(Sourced):
    """What is on record about one question, in our words."""

    text: Text


class Need(Answer):
    """Whether a step takes a score, and how we know."""

    score: bool


class Door(Answer):
    """Something that a listed person may no longer do."""

    id: Id
    name: Text


class Way(Frozen):
    """A way on from a step; not ``on_record`` where nobody is reported to have gone it."""

    to: Id
    label: Text
    on_record: bool = True


class Step(Frozen):
    """A step of the way; without ``ways`` it is an end.

    ``short`` is its title where there is little room. ``closes`` are doors by id, ``passages`` are
    passages of the Outline or a later document.
    """

    id: Id
    title: Text
    short: Text
    who: Answer | Unknown
    ground: Answer | Unknown
    score: Need | Unknown
    effect: Answer | Unknown
    leave: Answer | Unknown | None = None
    closes: tuple[Id, ...] = ()
    ways: tuple[Way, ...] = ()
    passages: tuple[str, ...] = ()

    @property
    def takes_score(self) -> bool | None:
        """Whether it takes a score; None where nothing on record tells."""
        return self.score.score if isinstance(self.score, Need) else None

    @property
    def answers(self) -> dict[str, Answer | Unknown]:
        """The answers by question, in the order in which they are read."""
        found = {"who": self.who, "ground": self.ground, "score": self.score, "effect": self.effect}
        return found | ({"leave": self.leave} if self.leave else {})


class Option(Frozen):
    """One thing that may happen next."""

    id: Id
    text: Text


class Happened(Answer):
    """What did happen: the id of an option, and how it was."""

    option: Id


class Turn(Frozen):
    """A turn of a case: what is known so far, a question, and what happened or that none knows.

    ``silent`` is what the report does not say. ``step`` is the step of the list it belongs to.
    """

    id: Id
    step: Id
    story: Answer
    question: Text
    options: tuple[Option, ...]
    happened: Happened | Unknown
    silent: Text | None = None

    @model_validator(mode="after")
    def _happened_was_an_option(self) -> Self:
        ids = [option.id for option in self.options]
        if len(set(ids)) < max(len(ids), 2):
            raise problem(
                "turn '{id}' needs two options or more, each with an id of its own", id=self.id
            )
        if isinstance(self.happened, Happened) and self.happened.option not in ids:
            raise problem(
                "turn '{id}' has no option '{option}'; what happened is one of {ids}",
                id=self.id,
                option=self.happened.option,
                ids=", ".join(ids),
            )
        return self

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((it for it in self.options if it.id == option_id), None)


class Place(NamedTuple):
    """Where a step stands when the way is drawn: rows from the top, columns from the left."""

    row: int
    column: int


class ScoreCount(NamedTuple):
    """How many steps take no score, how many take one, and of how many nothing on record tells."""

    without: int
    with_score: int
    unknown: int


COLUMNS = 3
"""How many boxes stand side by side at most; a phone has room for no more."""


class ListWalk(Frozen):
    """The doors, the steps in reading order (the first begins, the last ends), and the case.

    >>> from social_credit.content import load
    >>> walk = load().list_walk
    >>> [step.id for step in walk.before("entry")], walk.closed_at("entry")
    (['not-obeyed'], ())
    """

    doors: tuple[Door, ...]
    steps: tuple[Step, ...]
    case: tuple[Turn, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Step]:
        """The steps by id."""
        return MappingProxyType({step.id: step for step in self.steps})

    def step(self, step_id: str) -> Step:
        """The step with this id.

        Raises:
            KeyError: there is none.
        """
        if step_id not in self.by_id:
            raise KeyError(f"content/list_walk.yaml has no step {step_id!r}")
        return self.by_id[step_id]

    def before(self, step_id: str) -> tuple[Step, ...]:
        """The steps from which a way leads straight to this one."""
        return tuple(it for it in self.steps if any(way.to == step_id for way in it.ways))

    def closed_at(self, step_id: str) -> tuple[Door, ...]:
        """The doors that are closed once this step is taken.

        Steps of one row happen side by side, so what any of them closes is closed at each of them.
        """
        row = self.places[step_id].row
        closed = {door for it in self.steps if self.places[it.id].row <= row for door in it.closes}
        return tuple(door for door in self.doors if door.id in closed)

    def closer(self, door_id: str) -> Step:
        """The step that closes a door.

        Raises:
            KeyError: none does.
        """
        for step in self.steps:
            if door_id in step.closes:
                return step
        raise KeyError(f"no step of content/list_walk.yaml closes {door_id!r}")

    @cached_property
    def score_count(self) -> ScoreCount:
        """The steps counted by whether they take a score."""
        found = [step.takes_score for step in self.steps]
        return ScoreCount(found.count(False), found.count(True), found.count(None))

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each step stands: below those that lead to it, or beside them if it is a dead end.

        An end other than the last step is such a dead end. A row that has one keeps its middle for
        the way on.
        """
        rows: dict[str, int] = {}
        for step in self.steps:  # a way leads only to later steps
            above = [rows[it.id] for it in self.before(step.id)]
            rows[step.id] = max(above, default=-1) + (0 if self._dead_end(step) else 1)
        places: dict[str, Place] = {}
        for row in range(max(rows.values()) + 1):
            main = [it.id for it in self.steps if rows[it.id] == row and not self._dead_end(it)]
            beside = [it.id for it in self.steps if rows[it.id] == row and self._dead_end(it)]
            first = max(COLUMNS - len(main), 0) // 2
            for column, step_id in enumerate([*main, *beside], start=first):
                places[step_id] = Place(row, column)
        return MappingProxyType(places)

    def _dead_end(self, step: Step) -> bool:
        return not step.ways and step is not self.steps[-1]

    @property
    def answerable(self) -> tuple[Turn, ...]:
        """The turns of the case whose outcome is on record."""
        return tuple(turn for turn in self.case if isinstance(turn.happened, Happened))


def guesses(turns: Sequence[Turn], asked: Sequence[str | None]) -> tuple[str, ...]:
    """The guesses from the first turn on, up to one that is missing or is no option of its turn.

    >>> from social_credit.content import load
    >>> guesses(load().list_walk.case, ["score", None, "account"])
    ('score',)
    """
    found: list[str] = []
    for turn, guess in zip(turns, asked, strict=False):
        if guess is None or turn.option(guess) is None:
            break
        found.append(guess)
    return tuple(found)


def guessed_right(turns: Sequence[Turn], made: Sequence[str]) -> int:
    """How many guesses are what happened; a turn whose outcome nobody knows counts for nothing."""
    return sum(
        isinstance(turn.happened, Happened) and turn.happened.option == guess
        for turn, guess in zip(turns, made, strict=False)
    )
