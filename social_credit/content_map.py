"""Reads the small map."""

from __future__ import annotations

from social_credit.coast import Coast
from social_credit.content_reading import Reading


def read_map(reading: Reading) -> Coast | None:
    """The coast and its cities; None, and problems, if they cannot be had."""
    return reading.read("map.yaml", Coast)
