"""Pillar 3 of the Outline, field by field."""

from __future__ import annotations

from social_credit.ui.pillar import pillar

pillar("society", "II.3")
