"""A visitor's own scheme as a short code for the address, and back.

``1~rongcheng-2014~n~1000~Mine~2.1~A.960~D.~traffic-ticket.-5.-15~`` says: version 1, copied from
``rongcheng-2014``, no consent, start 1,000, its name, two grades and one item; A from 960, then D;
a ticket takes 5, at most 15 a year. An item that sets a grade reads ``drunk-driving.!C``. Every
part is closed by a tilde, so a code cut short shows. Signs that mean something here are written
%7E and the like in names.
"""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import quote, unquote

from pydantic import ValidationError

from social_credit.own_scheme import MOST_GRADES, MOST_ITEMS, OwnGrade, OwnItem, OwnScheme

VERSION = "1"
MAX_LENGTH = 8_000
"""No code within the bounds of a scheme is longer."""

_CONSENT = {"n": "none", "r": "required"}
_MOST_DIGITS = 6
_HEAD = 6


class Trouble(StrEnum):
    """Why a code was refused."""

    TOO_LONG = "too-long"
    VERSION = "version"
    CUT_SHORT = "cut-short"
    PART = "part"


class _BadPart(ValueError):
    """A part of a code that says nothing."""


def encode(scheme: OwnScheme) -> str:
    """The code of a scheme.

    >>> encode(OwnScheme(name="My own", copied_from="rongcheng-2014", start=100))
    '1~rongcheng-2014~n~100~My%20own~0.0~'
    """
    consent = {word: sign for sign, word in _CONSENT.items()}[scheme.consent]
    head = [VERSION, scheme.copied_from, consent, str(scheme.start), _safe(scheme.name)]
    counts = f"{len(scheme.grades)}.{len(scheme.items)}"
    grades = [f"{_safe(it.grade)}.{_number(it.line)}" for it in scheme.grades]
    return "~".join([*head, counts, *grades, *map(_item_code, scheme.items), ""])


def decode(code: str) -> OwnScheme | Trouble:
    """Read a code; never raises, whatever the text. A code is taken whole or not at all.

    Whether the scheme is sound is another question; see ``own_scheme_checks.faults``.

    >>> decode("1~rongcheng-2014~n~100~My%20own~0.0~").name
    'My own'
    >>> decode("1~rongcheng-2014~n~100~My%20")
    <Trouble.CUT_SHORT: 'cut-short'>
    """
    if len(code) > MAX_LENGTH:
        return Trouble.TOO_LONG
    *parts, tail = code.split("~")
    if (parts or [tail])[0] != VERSION:
        return Trouble.VERSION
    if tail or len(parts) < _HEAD:
        return Trouble.CUT_SHORT
    try:
        grades, items = _counts(parts[_HEAD - 1])
        if len(parts) != _HEAD + grades + items:
            return Trouble.CUT_SHORT
        _, base, consent, start, name, _, *rest = parts
        return OwnScheme.model_validate(
            {
                "name": unquote(name),
                "copied_from": base,
                "consent": _CONSENT.get(consent),
                "start": _whole(start),
                "grades": tuple(map(_grade, rest[:grades])),
                "items": tuple(map(_item, rest[grades:])),
            }
        )
    except (_BadPart, ValidationError):
        return Trouble.PART


def _item_code(item: OwnItem) -> str:
    if item.sets_grade is not None:
        return f"{item.conduct}.!{_safe(item.sets_grade)}"
    cap = "" if item.cap_per_year is None else f".{item.cap_per_year}"
    return f"{item.conduct}.{item.points}{cap}"


def _counts(part: str) -> tuple[int, int]:
    grades, _, items = part.partition(".")
    counts = _whole(grades), _whole(items)
    if not (0 <= counts[0] <= MOST_GRADES and 0 <= counts[1] <= MOST_ITEMS):
        raise _BadPart
    return counts


def _grade(part: str) -> OwnGrade:
    label, dot, line = part.partition(".")
    if not dot:
        raise _BadPart
    return OwnGrade(grade=unquote(label), line=_whole(line) if line else None)


def _item(part: str) -> OwnItem:
    conduct, _, effect = part.partition(".")
    if effect.startswith("!"):
        return OwnItem(conduct=conduct, sets_grade=unquote(effect[1:]))
    points, dot, cap = effect.partition(".")
    return OwnItem(
        conduct=conduct, points=_whole(points), cap_per_year=_whole(cap) if dot else None
    )


def _whole(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise _BadPart
    return int(text)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _safe(text: str) -> str:
    """Text with no sign in it that divides a code."""
    return quote(text, safe="").replace("~", "%7E").replace(".", "%2E")
