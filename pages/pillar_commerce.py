"""Pillar 2 of the Outline, field by field."""

from __future__ import annotations

from social_credit.ui.pillar import pillar

pillar("commerce", "II.2")
