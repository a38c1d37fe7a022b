"""How a list works."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("list_walk")
show_ignored()
foot("list_walk", (), {})
