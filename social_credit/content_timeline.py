"""Reads the timeline: what happened, and what was promised."""

from __future__ import annotations

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.outline import Outline
from social_credit.timeline import Timeline, timeline_faults

_FILE = "timeline.yaml"


def read_timeline(reading: Reading, uses: Uses, outline: Outline | None) -> Timeline:
    """The timeline in order of date; what is wrong in it is reported, and it is then empty."""
    written = reading.read(_FILE, Timeline)
    if written is None:
        return Timeline(events=())
    reading.by_id(_FILE, "events", written.events)
    reading.by_id(_FILE, "promises", written.promises)
    nodes = outline.by_id if outline and reading.all_read("outline/part-") else None
    reading.report_all(_FILE, timeline_faults(written, nodes))
    uses.gather(_FILE, "timeline", written)
    return written.in_order()
