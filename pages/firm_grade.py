"""A firm's grade."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("firm_grade")
show_ignored()
foot("firm_grade", (), {})
