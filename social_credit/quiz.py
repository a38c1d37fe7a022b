"""The questions of the quiz, and which one comes next.

A question that was missed comes back after three others, and once it was then answered right, again
after seven. A question is known when it was right at first, or twice after it came back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import AfterValidator, BeforeValidator, Discriminator, Tag, model_validator

from social_credit.scheme_checks import Fault
from social_credit.value import Frozen, Id, Sourced, Text, problem

Level = Literal["school", "university"]
"""For readers of 15 and over, or for students; in this order they are asked."""

LEVELS: tuple[Level, ...] = get_args(Level)

FEWEST, MOST = 3, 4
"""So few and so many options a question has."""

AFTER_MISS, AFTER_RETURN = 3, 7
"""How many other answers lie between a miss and its return, and between that and the next."""

Kind = Literal["evidence", "claim", "event", "promise", "figure", "scheme", "poll"]
"""What of the site's content an answer can rest on."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Grounds = Mapping[str, Mapping[str, tuple[Sourced, ...]]]
"""What answers can rest on, by kind and name."""


class QuizOption(Frozen):
    """Something that can be answered. Only the right option has no ``why``: why it is wrong."""

    text: Text
    why: Text | None = None


class Ground(Frozen):
    """A thing elsewhere in content that an answer rests on, by kind and name."""

    kind: Kind
    name: Text


def _grounds(value: object) -> object:
    if not isinstance(value, list) or not value:
        raise problem(
            "rests_on is a list of 'kind: name', one a line; this says {value}", value=repr(value)
        )
    found = []
    for row in value:
        if not isinstance(row, dict) or len(row) != 1:
            raise problem(
                "rests_on is a list of 'kind: name', one a line; this says {value}", value=repr(row)
            )
        ((kind, name),) = row.items()
        if kind not in KINDS:
            raise problem(
                "an answer rests on one of {kinds}; this says '{kind}'",
                kinds=", ".join(KINDS),
                kind=kind,
            )
        found.append({"kind": kind, "name": name})
    return tuple(found)


class OnRecord(Sourced):
    """The answer, with its own sources."""

    text: Text


class Resting(Frozen):
    """The answer, with the sources of what it rests on elsewhere in content."""

    text: Text
    rests_on: Annotated[tuple[Ground, ...], BeforeValidator(_grounds)]


_OWN, _OTHERS = "sources of its own", "sources of others"
"""Unlike any key in a file, so that an error's place is not mistaken for one."""


def _own_or_others(value: Any) -> str:
    if isinstance(value, dict):
        return _OTHERS if "rests_on" in value else _OWN
    return _OTHERS if isinstance(value, Resting) else _OWN


def _code(value: str) -> str:
    if len(value) != 2 or not (value.isascii() and value.isalpha() and value.islower()):
        raise problem("a code is two small letters, like 'os'; this says '{value}'", value=value)
    return value


class QuizQuestion(Frozen):
    """A question with exactly one right option.

    ``code`` names it in addresses, as the place of an option in the file does. ``page`` is the page
    that explains the answer, opened ``at`` these parts of its address. Options ``in_order`` are
    never shuffled.
    """

    id: Id
    code: Annotated[str, AfterValidator(_code)]
    page: Text
    at: Mapping[str, Text] = {}
    level: Level
    question: Text
    options: tuple[QuizOption, ...]
    in_order: bool = False
    says: Annotated[
        Annotated[OnRecord, Tag(_OWN)] | Annotated[Resting, Tag(_OTHERS)],
        Discriminator(_own_or_others),
    ]

    @model_validator(mode="after")
    def _one_is_right_and_each_other_says_why_not(self) -> Self:
        if not FEWEST <= len(self.options) <= MOST:
            raise problem(
                "question '{id}' has {count} options; it needs {low} or {high}",
                id=self.id,
                count=len(self.options),
                low=FEWEST,
                high=MOST,
            )
        right = sum(option.why is None for option in self.options)
        if right != 1:
            raise problem(
                "question '{id}' has {right} options without 'why'; exactly one is right, and each "
                "wrong one says why it is wrong",
                id=self.id,
                right=right,
            )
        if len({option.text for option in self.options}) < len(self.options):
            raise problem("question '{id}' has two options with the same words", id=self.id)
        return self

    @cached_property
    def right(self) -> int:
        """The place of the right option in the file, from 0."""
        return next(n for n, option in enumerate(self.options) if option.why is None)


@dataclass(frozen=True)
class Quiz:
    """All questions, and by id what carries the sources of each answer.

    >>> from social_credit.content import load
    >>> load().quiz.by_code["lo"].id
    'lists-need-no-score'
    """

    questions: tuple[QuizQuestion, ...]
    sourced: Mapping[str, tuple[Sourced, ...]]

    @cached_property
    def by_code(self) -> Mapping[str, QuizQuestion]:
        """The questions by the code that addresses use, in the order of the files."""
        return MappingProxyType({it.code: it for it in self.questions})

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages that some question leads to, in the order of the files."""
        return tuple(dict.fromkeys(it.page for it in self.questions))

    def about(self, pages: Collection[str], level: Level | None) -> tuple[QuizQuestion, ...]:
        """The questions of some pages (of all, if none is named) and of one level or all."""
        return tuple(
            it
            for it in self.questions
            if (not pages or it.page in pages) and level in (None, it.level)
        )


def sourced_by(question: QuizQuestion, grounds: Grounds) -> tuple[Sourced, ...]:
    """What carries the sources of an answer: the answer itself, or what it rests on."""
    if isinstance(question.says, OnRecord):
        return (question.says,)
    found = (grounds.get(it.kind, {}).get(it.name, ()) for it in question.says.rests_on)
    return tuple(sourced for one in found for sourced in one)


def quiz_faults(
    questions: Sequence[QuizQuestion], grounds: Grounds, pages: Collection[str]
) -> Iterator[Fault]:
    """What stands twice, and what questions name and is not there.

    Kinds that ``grounds`` lacks are not checked. A fault's place begins with the position of the
    question.
    """
    codes: dict[str, str] = {}
    ids: set[str] = set()
    for place, one in enumerate(questions):
        if one.id in ids:
            yield Fault((place, "id"), f"'{one.id}' stands twice; give one another id")
        ids.add(one.id)
        if one.code in codes:
            yield Fault(
                (place, "code"),
                f"'{one.code}' is the code of '{codes[one.code]}' too; give one another",
            )
        codes.setdefault(one.code, one.id)
        if one.page not in pages:
            yield Fault(
                (place, "page"),
                f"there is no page '{one.page}'; name one that has words in content/words",
            )
        for row, it in enumerate(one.says.rests_on if isinstance(one.says, Resting) else ()):
            if it.kind in grounds and not grounds[it.kind].get(it.name):
                yield Fault(
                    (place, "says", "rests_on", row),
                    f"there is no {it.kind} '{it.name}' with sources; correct the name",
                )


class Tried(NamedTuple):
    """An answer as far as the order of questions goes: which question, and whether it was right."""

    code: str
    right: bool


def coming_back(tried: Sequence[Tried]) -> dict[str, int]:
    """The questions that come back, each with the number of all answers from which on it does.

    >>> coming_back([Tried("aa", False), Tried("bb", True)])
    {'aa': 4}
    >>> coming_back([*[Tried("aa", False)], *[Tried(it, True) for it in ("bb", "cc", "dd", "aa")]])
    {'aa': 12}
    """
    due: dict[str, int] = {}
    returned: set[str] = set()
    for answers, it in enumerate(tried, 1):
        if not it.right:
            due[it.code] = answers + AFTER_MISS
            returned.discard(it.code)
        elif it.code in due and it.code not in returned:
            due[it.code] = answers + AFTER_RETURN
            returned.add(it.code)
        else:
            due.pop(it.code, None)
    return due


def next_code(codes: Sequence[str], tried: Sequence[Tried]) -> str | None:
    """The question to ask after these answers; None when all are known.

    First come questions that are due, then new ones in the order of ``codes``. When there are no
    new ones left, those that wait come early, but not twice running, unless the last one was missed
    and is the only one left.

    >>> next_code(["aa", "bb"], [Tried("aa", False)])
    'bb'
    """
    chosen, seen = set(codes), {it.code for it in tried}
    waiting = {code: due for code, due in coming_back(tried).items() if code in chosen}
    by_due = sorted(waiting, key=lambda code: (waiting[code], code))
    if by_due and waiting[by_due[0]] <= len(tried):
        return by_due[0]
    new = next((code for code in codes if code not in seen), None)
    if new is not None or not by_due:
        return new
    last = tried[-1]
    early = [code for code in by_due if code != last.code]
    if early:
        return early[0]
    return None if last.right else last.code


def in_asking_order(questions: Sequence[QuizQuestion], seed: int) -> list[QuizQuestion]:
    """Questions as a seed mixes them, those for school first; any choice keeps their order."""
    return sorted(questions, key=lambda it: (LEVELS.index(it.level), _lot(seed, it.code)))


def option_order(question: QuizQuestion, seed: int, times: int) -> list[int]:
    """The places of a question's options as shown when it was asked so many times before."""
    places = list(range(len(question.options)))
    if question.in_order:
        return places
    return sorted(places, key=lambda it: _lot(seed, f"{question.code}{times}.{it}"))


def _lot(seed: int, text: str) -> bytes:
    """A lot that is the same on every machine and in every version of Python."""
    return hashlib.blake2b(f"{seed}:{text}".encode(), digest_size=8).digest()
