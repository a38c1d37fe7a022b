"""Reads the voices and the exercise in reading one."""

from __future__ import annotations

from collections.abc import Mapping

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.source import Source
from social_credit.timeline import Timeline
from social_credit.voices import Voices, voice_faults

_FILE = "voices.yaml"


def read_voices(
    reading: Reading, uses: Uses, register: Mapping[str, Source], timeline: Timeline
) -> Voices | None:
    """All voices; what is wrong in them is reported. None if they cannot be read."""
    written = reading.read(_FILE, Voices)
    if written is None:
        return None
    reading.by_id(_FILE, "voices", written.voices)
    known = register if reading.all_read("sources.yaml") else None
    events = timeline.event_of if reading.all_read("timeline.yaml") else None
    reading.report_all(_FILE, voice_faults(written, known, events))
    uses.gather(_FILE, "voices", written)
    return written
