"""The questions that a class can be asked, each with its options and the answer on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, model_validator

from social_credit.scheme_checks import Fault
from social_credit.value import Frozen, Id, Sourced, Text, problem

_FEWEST, _MOST = 2, 6
"""So few and so many options a question has: big buttons, all on a phone at once."""


class PollOption(Frozen):
    """Something that one can bet on."""

    id: Id
    text: Text


def _options(value: object) -> object:
    if not isinstance(value, dict):
        raise problem(
            "options are written 'id: words', one a line; this says {value}", value=repr(value)
        )
    return tuple({"id": key, "text": text} for key, text in value.items())


def _enough(options: tuple[PollOption, ...]) -> tuple[PollOption, ...]:
    if not _FEWEST <= len(options) <= _MOST:
        raise problem(
            "a question has {low} to {high} options; this has {count}",
            low=_FEWEST,
            high=_MOST,
            count=len(options),
        )
    return options


class OnRecord(Sourced):
    """What the record says, in a sentence or two."""

    text: Text


class PollQuestion(Frozen):
    """A question that one can be wrong about. ``page`` is the page of the site that explains it."""

    id: Id
    question: Text
    options: Annotated[tuple[PollOption, ...], BeforeValidator(_options), AfterValidator(_enough)]
    answer: Id
    says: OnRecord
    page: Text

    @model_validator(mode="after")
    def _the_answer_can_be_chosen(self) -> Self:
        if self.answer not in {option.id for option in self.options}:
            raise problem(
                "the answer of '{id}' is '{answer}', which is none of its options; correct it",
                id=self.id,
                answer=self.answer,
            )
        return self

    @cached_property
    def text_of(self) -> Mapping[str, str]:
        """The words of the options by id, in order."""
        return MappingProxyType({option.id: option.text for option in self.options})


class PollQuestions(Frozen):
    """All questions.

    >>> from social_credit.content import load
    >>> load().poll.question("one-number").answer
    'some'
    """

    questions: tuple[PollQuestion, ...]

    @cached_property
    def by_id(self) -> Mapping[str, PollQuestion]:
        """The questions by id, in order."""
        return MappingProxyType({question.id: question for question in self.questions})

    def question(self, question_id: str) -> PollQuestion:
        """The question with this id.

        Raises:
            KeyError: there is none.
        """
        if question_id not in self.by_id:
            raise KeyError(f"there is no question {question_id!r} in content/poll.yaml")
        return self.by_id[question_id]


def poll_faults(poll: PollQuestions, pages: Mapping[str, object]) -> Iterator[Fault]:
    """Questions that send their reader to a page without words, so to none that there is."""
    for place, question in enumerate(poll.questions):
        if question.page not in pages:
            yield Fault(
                ("questions", place, "page"),
                f"there is no page '{question.page}'; name one that has words in content/words",
            )
