"""One life, many schemes."""

from __future__ import annotations

from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head

head("many_schemes")
show_ignored()
foot("many_schemes", (), {})
