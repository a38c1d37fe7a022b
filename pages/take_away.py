"""To take away."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("take_away")
show_ignored()
foot("take_away", (), {})
