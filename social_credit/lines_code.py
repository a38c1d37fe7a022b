"""Grade lines as a short code for the address: ``1050.1030.960.850.600``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from social_credit.value import MAX_POINTS


def encode(lines: Sequence[int]) -> str:
    """The code of some lines, best grade first.

    >>> encode([1050, 1030])
    '1050.1030'
    """
    return ".".join(str(line) for line in lines)


def decode(code: str, count: int) -> tuple[int, ...] | None:
    """The lines of a code; None unless it holds exactly ``count`` falling whole numbers.

    Never raises, whatever the text.

    >>> decode("1050.1030", 2), decode("1030.1050", 2), decode("10.x", 2)
    ((1050, 1030), None, None)
    """
    parts = code[: count * 9].split(".")
    if code != code[: count * 9] or len(parts) != count:
        return None
    numbers = [part.removeprefix("-") for part in parts]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    lines = tuple(int(part) for part in parts)
    fits = all(abs(line) <= MAX_POINTS for line in lines)
    return lines if fits and all(upper > lower for upper, lower in pairwise(lines)) else None
