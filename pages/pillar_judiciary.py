"""Pillar 4 of the Outline, field by field."""

from __future__ import annotations

from social_credit.ui.pillar import pillar

pillar("judiciary", "II.4")
