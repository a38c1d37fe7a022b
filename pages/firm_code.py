"""The code on every firm."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("firm_code")
show_ignored()
foot("firm_code", (), {})
