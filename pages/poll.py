"""Class poll."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("poll")
show_ignored()
foot("poll", (), {})
