"""Reads ``lists.yaml``: the published figures and the dials of the model of a list."""

from __future__ import annotations

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.list_dials import ListDials

_LISTS = "lists.yaml"


def read_lists(reading: Reading, uses: Uses) -> ListDials | None:
    """The dials, with citations as evidence of the site's own; None, and problems, if malformed."""
    dials = reading.read(_LISTS, ListDials)
    if dials:
        uses.gather(_LISTS, "evidence", dials, part="evidence")
    return dials
