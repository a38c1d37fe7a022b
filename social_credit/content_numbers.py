"""Reads the published figures and how some of them travelled."""

from __future__ import annotations

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.numbers import Numbers
from social_credit.numbers_checks import number_faults

_FILE = "numbers.yaml"


def read_numbers(reading: Reading, uses: Uses) -> Numbers:
    """All series and travels; what is wrong in them is reported, and they are then empty."""
    written = reading.read(_FILE, Numbers)
    if written is None:
        return Numbers(series=())
    for part in ("series", "travels"):
        reading.by_id(_FILE, part, getattr(written, part))
    reading.report_all(_FILE, number_faults(written))
    uses.gather(_FILE, "numbers", written)
    return written
