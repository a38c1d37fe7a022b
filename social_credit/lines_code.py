"""Grade lines as a short code for the address: ``1050.1030.960.850.600``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

MAX_LINE = 10_000
"""Lines of an address lie between 0 and this, far above what any score on record reaches."""

_LONGEST = len(f"{MAX_LINE}.")


def encode(lines: Sequence[int]) -> str:
    """The code of some lines, best grade first.

    >>> encode([1050, 1030])
    '1050.1030'
    """
    return ".".join(str(line) for line in lines)


def decode(code: str, count: int) -> tuple[int, ...] | None:
    """The lines of a code; None unless it holds exactly ``count`` falling whole numbers.

    Never raises, whatever the text; numbers above ``MAX_LINE`` or below 0 are no lines.

    >>> decode("1050.1030", 2), decode("1030.1050", 2), decode("10.x", 2)
    ((1050, 1030), None, None)
    """
    parts = code.split(".") if len(code) <= count * _LONGEST else []
    if len(parts) != count or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    lines = tuple(int(part) for part in parts)
    falling = all(upper > lower for upper, lower in pairwise(lines))
    return lines if falling and max(lines) <= MAX_LINE else None
