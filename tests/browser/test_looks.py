"""Every page, light, dark and on a phone: no error, other host, barrier or sideways scroll."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from social_credit.ui.frame import PAGES
from tests.browser.conftest import go
from tests.browser.watch import Watch

LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 800}, "is_mobile": True, "has_touch": True},
}
STATES = [(page.name, "") for page in PAGES] + [
    ("home", "home_bet=Yes%2C+one+number+for+every+citizen"),
    ("score_a_life", "life_bet=Neither%2C+both+end+alike&life_who=The+man+with+a+system"),
    ("score_a_life", "life_rules=Rongcheng%2C+consent-based%2C+from+2021&life_consent=No"),
    ("sources", "source=fp-2018"),
    ("grade_lines", "lines_bet=About+1+in+2&lines_at=1050.1030.940.850.600&lines_anyway=true"),
]
# Streamlit's own menu is left out: its list markup is not ours to mend.
OURS = {"exclude": [["[data-testid=stSidebarNav]"]]}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("name", "query"), STATES, ids=lambda it: it[:30] or "as it opens")
def test_a_page_has_no_error_no_other_host_no_barrier_and_no_sideways_scroll(
    browser: Browser, site: str, name: str, query: str, look: str
) -> None:
    context = browser.new_context(**LOOKS[look])
    page = context.new_page()
    watch = Watch(page)
    go(page, f"{site}/{'' if name == 'home' else name}?{query}")
    assert not page.get_by_test_id("stException").count()
    assert watch.hosts == {urlsplit(site).netloc}
    assert watch.refused == []
    assert watch.charts_not_shown == []
    assert watch.icons_not_drawn == []
    assert watch.links_cut == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 2")
    found = Axe().run(page, context=OURS).response["violations"]
    grave = [
        (fault["id"], fault["nodes"][0]["html"])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
    assert grave == []
    context.close()
