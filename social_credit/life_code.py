"""A life as a short code for the address, and back.

``1.2~traffic-ticket.2-03-14.2~city-award.3-06-01.1~`` says: version 1, two events; two tickets on
14 March of year 2, one award on 1 June of year 3. Every event is closed by a tilde, so a code cut
short shows; all characters stand in an address as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from social_credit.events import MAX_COUNT
from social_credit.lives import LifeDay, LifeEvent

VERSION = "1"
MAX_EVENTS = 200
MAX_LENGTH = 20_000
_SHOWN = 40


class Trouble(StrEnum):
    """Why a part of a code was ignored."""

    TOO_LONG = "too-long"
    VERSION = "version"
    CUT_SHORT = "cut-short"
    TOO_MANY = "too-many"
    EVENT = "event"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A part of a code that was ignored; ``text`` is at most 40 characters of it, as received."""

    trouble: Trouble
    text: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The events that a code holds, and what in it could not be used."""

    events: tuple[LifeEvent, ...]
    ignored: tuple[Ignored, ...] = ()


def encode(events: Iterable[LifeEvent]) -> str:
    """The code of a life.

    >>> encode([LifeEvent(LifeDay(2, 3, 14), "traffic-ticket", 2)])
    '1.1~traffic-ticket.2-03-14.2~'
    >>> encode([])
    '1.0~'
    """
    parts = [f"{event.act}.{event.on}.{event.count}" for event in events]
    return "~".join([f"{VERSION}.{len(parts)}", *parts, ""])


def decode(code: str, known: Collection[str]) -> Decoded:
    """Read a code; never raises, whatever the text.

    ``known`` are the acts that may occur. What cannot be used is left out and reported.

    >>> decode("1.2~traffic-ticket.2-03-14.2~city-aw", {"traffic-ticket"})
    ... # doctest: +NORMALIZE_WHITESPACE
    Decoded(events=(LifeEvent(on=LifeDay(year=2, month=3, day=14), act='traffic-ticket', count=2),),
            ignored=(Ignored(trouble=<Trouble.CUT_SHORT: 'cut-short'>, text='city-aw'),))
    """
    if len(code) > MAX_LENGTH:
        return Decoded((), (_ignored(Trouble.TOO_LONG, code),))
    head, *parts = code.split("~")
    version, _, promised = head.partition(".")
    if version != VERSION or not (promised.isascii() and promised.isdigit()):
        return Decoded((), (_ignored(Trouble.VERSION, code),))
    tail = parts.pop() if parts else head
    events: list[LifeEvent] = []
    ignored: list[Ignored] = []
    for part in parts[:MAX_EVENTS]:
        event = _event(part, known)
        if isinstance(event, LifeEvent):
            events.append(event)
        else:
            ignored.append(event)
    if len(parts) > MAX_EVENTS:
        ignored.append(_ignored(Trouble.TOO_MANY, parts[MAX_EVENTS]))
    if tail or len(parts) != int(promised[:9]):
        ignored.append(_ignored(Trouble.CUT_SHORT, tail))
    return Decoded(tuple(events), tuple(ignored))


def _event(part: str, known: Collection[str]) -> LifeEvent | Ignored:
    act, _, rest = part.partition(".")
    on, _, count = rest.partition(".")
    if act not in known:
        return _ignored(Trouble.ACT, act)
    if not (count.isascii() and count.isdigit() and len(count) <= len(str(MAX_COUNT))):
        return _ignored(Trouble.EVENT, part)
    if not 1 <= int(count) <= MAX_COUNT:
        return _ignored(Trouble.EVENT, part)
    try:
        return LifeEvent(LifeDay.parse(on), act, int(count))
    except ValueError:
        return _ignored(Trouble.EVENT, part)


def _ignored(trouble: Trouble, text: str) -> Ignored:
    return Ignored(trouble, text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
