"""how_it_runs."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("how_it_runs")
show_ignored()
foot("how_it_runs", (), {})
