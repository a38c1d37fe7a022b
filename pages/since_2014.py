"""since_2014."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("since_2014")
show_ignored()
foot("since_2014", (), {})
