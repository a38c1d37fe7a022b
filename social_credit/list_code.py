"""The rules of a list as a short code for the address, and back.

Seven parts with dots between them: names a day, mistakes in ``OF`` entries, days until noticed,
days until corrected, days of the term, mean days until a duty is fulfilled, and how the waits
vary. A part that is never or none is ``n``.
"""

from __future__ import annotations

import re

from social_credit.list_dials import OF
from social_credit.lists import Delays, ListRules

_LETTERS = {Delays.ALIKE: "a", Delays.BY_CHANCE: "c"}
_CODE = re.compile(
    r"(\d{1,7})\.(\d{1,4})\.(\d{1,4})\.(\d{1,4}|n)\.(\d{1,4}|n)\.(\d{1,4}|n)\.([ac])"
)


def encode(rules: ListRules) -> str:
    """The code of rules in whole days and whole names.

    >>> encode(ListRules(200, 0.01, noticed_after=30, corrected_after=60, term=730))
    '200.10.30.60.730.n.a'
    """
    numbers = (
        rules.entries,
        rules.mistaken * OF,
        rules.noticed_after,
        rules.corrected_after,
        rules.term,
        rules.earned_after,
    )
    parts = ["n" if number is None else str(round(number)) for number in numbers]
    return ".".join([*parts, _LETTERS[rules.delays]])


def decode(code: str) -> ListRules | None:
    """The rules of a code; None if it is none.

    >>> decode("200.10.30.60.730.n.a") == ListRules(200, 0.01, 30, 60, term=730)
    True
    >>> decode("200.10.30.60.0.n.a") is None
    True
    """
    match = _CODE.fullmatch(code) if code.isascii() else None
    if match is None:
        return None
    entries, mistaken, noticed, *ends, letter = match.groups()
    corrected, term, earned = (None if part == "n" else int(part) for part in ends)
    delays = next(it for it, sign in _LETTERS.items() if sign == letter)
    try:
        return ListRules(
            int(entries), int(mistaken) / OF, int(noticed), corrected, term, earned, delays
        )
    except ValueError:
        return None
