"""How a plan became a legend."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("legend")
show_ignored()
foot("legend", (), {})
