"""Getting out."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("getting_out")
show_ignored()
foot("getting_out", (), {})
