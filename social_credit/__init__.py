"""The rules, sums and pieces behind *Social Credit, Explained*."""

from __future__ import annotations

from datetime import date

__version__ = "0.1.0"
__released__ = date(2026, 11, 22)
