"""What a value is: never a naked number, always with its unit, date, sources and confidence."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

T = TypeVar("T")

MAX_POINTS = 1_000_000
"""No score, line or change on record comes near this; larger numbers are typing mistakes."""

MAX_COUNT_OF_ALL = 10_000_000_000
"""More people than live, and more firms than there are."""


def problem(message: str, **context: object) -> PydanticCustomError:
    """An error in content whose words say what is wrong and what would be right."""
    return PydanticCustomError("content", message, context)


class Frozen(BaseModel):
    """A checked object that never changes and takes no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A changed copy, which works out anew what the original had worked out and kept.

        Pydantic copies the values of cached properties too, and they speak of the original.
        """
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy


class Confidence(StrEnum):
    """How sure we are of a value; the five words of the house."""

    DOCUMENTED = "documented"
    REPORTED = "reported"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"
    ILLUSTRATIVE = "illustrative"

    @property
    def cites(self) -> bool:
        """Whether a value with this word must name a source (the others must not)."""
        return self not in (Confidence.UNVERIFIED, Confidence.ILLUSTRATIVE)


def _confidence(value: Any) -> Any:
    try:
        return Confidence(value)
    except ValueError:
        raise problem(
            "confidence is one of documented, reported, disputed, unverified, illustrative; "
            "this says '{value}'",
            value=str(value),
        ) from None


_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Moment(Frozen):
    """A date as precise as it is known: a year, a month or a day.

    >>> Moment.parse("2018").first, Moment.parse("2018").last
    (datetime.date(2018, 1, 1), datetime.date(2018, 12, 31))
    >>> str(Moment.parse("2014-06"))
    '2014-06'
    """

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            PydanticCustomError: another form, or a day that no calendar has.
        """
        match = _PARTIAL.fullmatch(text)
        if not match:
            raise problem(
                "a date is written YYYY, YYYY-MM or YYYY-MM-DD; this says '{text}'", text=text
            )
        year, month, day = match.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise problem("there is no such day as '{text}'", text=text) from None
        if month is None:
            return cls(first=first, last=date(first.year, 12, 31))
        if day is None:
            end = calendar.monthrange(first.year, first.month)[1]
            return cls(first=first, last=date(first.year, first.month, end))
        return cls(first=first, last=first)

    @property
    def order(self) -> tuple[date, int]:
        """What sorts moments: the first day, and of the same first day the less precise first.

        >>> sorted(map(Moment.parse, ("2014-01-01", "2014", "2014-01")), key=lambda it: it.order)[0]
        Moment(first=datetime.date(2014, 1, 1), last=datetime.date(2014, 12, 31))
        """
        return self.first, -self.last.toordinal()

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        if self.first.month == self.last.month:
            return self.first.isoformat()[:7]
        return self.first.isoformat()[:4]


def _moment(value: Any) -> Any:
    return value if isinstance(value, Moment) else Moment.parse(str(value))


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    moment = Moment.parse(str(value))
    if moment.first != moment.last:
        raise problem("this needs a whole day, YYYY-MM-DD; this says '{value}'", value=str(value))
    return moment.first


def _word(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise problem(
            "an id is made of small letters, digits and single hyphens, like 'traffic-ticket'; "
            "this says '{value}'",
            value=value,
        )
    return value


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


MomentField = Annotated[Moment, BeforeValidator(_moment)]
DayField = Annotated[date, BeforeValidator(_day)]
Id = Annotated[str, AfterValidator(_word)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), BeforeValidator(_text)
]
Points = Annotated[int, Field(ge=-MAX_POINTS, le=MAX_POINTS)]
Count = Annotated[int, Field(ge=0, le=MAX_COUNT_OF_ALL)]


class Citation(Frozen):
    """A place in a source: its id in the register and a locator that a reader can follow."""

    source: str
    at: str


def _citations(value: Any) -> Any:
    if isinstance(value, tuple):
        return value
    if not isinstance(value, dict):
        raise problem(
            "sources are written 'id: locator', one a line; this says {value}", value=repr(value)
        )
    for source, at in value.items():
        if not isinstance(at, str) or not at.strip():
            raise problem(
                "source '{source}' needs a locator, the article, paragraph or page to look at",
                source=str(source),
            )
    return tuple(Citation(source=str(source), at=at) for source, at in value.items())


class Sourced(Frozen):
    """Anything that the site claims: how sure we are, on whose word, as of when."""

    confidence: Annotated[Confidence, BeforeValidator(_confidence)]
    sources: Annotated[tuple[Citation, ...], BeforeValidator(_citations)] = ()
    as_of: MomentField | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _sources_fit_the_word(self) -> Self:
        if self.confidence.cites and not self.sources:
            raise problem(
                "a {word} value needs at least one source with a locator; without one the word is "
                "unverified or illustrative",
                word=self.confidence.value,
            )
        if not self.confidence.cites and self.sources:
            raise problem(
                "an {word} value carries no source; name one only with documented, reported or "
                "disputed",
                word=self.confidence.value,
            )
        if self.confidence is Confidence.DISPUTED and not self.note:
            raise problem("a disputed value needs a note that says how the sources disagree")
        return self


class Value(Sourced, Generic[T]):
    """One value with its unit.

    >>> Value[int].model_validate({"value": 1000, "unit": "points", "confidence": "illustrative"}
    ... ).value
    1000
    """

    value: T
    unit: Text | None = None


class Unknown(Frozen):
    """Something that nobody has published, or that we have not read: said, never filled in."""

    unknown: Text


KNOWN, UNKNOWN = "a known value", "an unknown value"
"""Unlike any key in a file, so that an error's place is not mistaken for one."""


def _known_or_not(value: Any) -> str:
    if isinstance(value, dict):
        return UNKNOWN if "unknown" in value else KNOWN
    return UNKNOWN if isinstance(value, Unknown) else KNOWN


KNOWN_OR_NOT = Discriminator(_known_or_not)

KnownNumber = Annotated[
    Annotated[Value[Points], Tag(KNOWN)] | Annotated[Unknown, Tag(UNKNOWN)], KNOWN_OR_NOT
]
"""A whole number on record, or the words of why there is none: ``{unknown: why}`` in YAML."""

KnownText = Annotated[
    Annotated[Value[Text], Tag(KNOWN)] | Annotated[Unknown, Tag(UNKNOWN)], KNOWN_OR_NOT
]
"""Words on record, or the words of why there are none."""

KnownCount = Annotated[
    Annotated[Value[Count], Tag(KNOWN)] | Annotated[Unknown, Tag(UNKNOWN)], KNOWN_OR_NOT
]
"""How many people or things, or the words of why that is not on record."""
