"""Reads ``memoranda.yaml``: kinds of list, and who acts on them."""

from __future__ import annotations

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.memoranda import Memoranda, memoranda_faults

_FILE = "memoranda.yaml"


def read_memoranda(reading: Reading, uses: Uses) -> Memoranda:
    """All kinds of list; what is wrong with them is reported."""
    joint = reading.read(_FILE, Memoranda)
    if joint is None:
        return Memoranda(remarks=(), totals=(), bodies=(), measures=(), memoranda=())
    for part in ("remarks", "totals", "bodies", "measures", "memoranda"):
        reading.by_id(_FILE, part, getattr(joint, part))
    uses.gather(_FILE, "memoranda", joint, part="memoranda")
    reading.report_all(_FILE, memoranda_faults(joint))
    return joint
