"""Reads the claims as they circulate."""

from __future__ import annotations

from social_credit.claims import Claims, claim_faults
from social_credit.content_outline import Texts
from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.timeline import Timeline

_FILE = "claims.yaml"


def read_claims(reading: Reading, uses: Uses, texts: Texts | None, timeline: Timeline) -> Claims:
    """All claims; what is wrong in them is reported, and they are then empty.

    Passages that a claim names are looked for in ``texts``; None, and they are not.
    """
    written = reading.read(_FILE, Claims)
    if written is None:
        return Claims(claims=())
    reading.by_id(_FILE, "claims", written.claims)
    passages = None
    if texts and reading.all_read("outline/") and reading.all_read("measures/"):
        passages = {node.id for text in (texts.outline, *texts.later) for node in text.nodes}
    events = timeline.event_of if reading.all_read("timeline.yaml") else None
    reading.report_all(_FILE, claim_faults(written, passages, events))
    uses.gather(_FILE, "claims", written)
    return written
