"""Reads the way onto the courts' list and off it, with the case that is told in turns."""

from __future__ import annotations

from social_credit.content_outline import Texts
from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.list_walk import ListWalk
from social_credit.list_walk_checks import list_walk_faults

_FILE = "list_walk.yaml"


def read_list_walk(reading: Reading, uses: Uses, texts: Texts | None) -> ListWalk:
    """The way and the case; what is wrong in them is reported. Empty if they cannot be read.

    Passages that a step names are looked for in ``texts``; None, and they are not.
    """
    walk = reading.read(_FILE, ListWalk)
    if walk is None:
        return ListWalk(doors=(), steps=(), case=())
    for part in ("doors", "steps", "case"):
        reading.by_id(_FILE, part, getattr(walk, part))
    passages = None
    if texts and reading.all_read("outline/") and reading.all_read("measures/"):
        passages = {node.id for text in (texts.outline, *texts.later) for node in text.nodes}
    reading.report_all(_FILE, list_walk_faults(walk, passages))
    uses.gather(_FILE, "list_walk", walk, part="evidence")
    return walk
