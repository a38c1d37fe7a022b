"""Reads ``repair.yaml``: credit repair as it stood under each set of rules."""

from __future__ import annotations

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.repair import Repair, repair_faults

_FILE = "repair.yaml"


def read_repair(reading: Reading, uses: Uses) -> Repair:
    """All sets of rules; what is wrong in them is reported."""
    repair = reading.read(_FILE, Repair)
    if repair is None:
        return Repair(rules=())
    reading.by_id(_FILE, "rules", repair.rules)
    uses.gather(_FILE, "repair", repair, part="repair")
    reading.report_all(_FILE, repair_faults(repair))
    return repair
