"""How a figure gets onto a page, and stays there.

Streamlit's own chart is named by what it shows: with one figure changed it is taken away and built
anew. This one keeps its place, and Plotly draws into it what is new. It is a Components v2
component; the library comes from the site itself, for the first chart of a visit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st

from social_credit.charts.figure import Figure, as_json
from social_credit.charts.library import ADDRESS
from social_credit.ui.marks import words
from social_credit.ui.scripts import joined

FOLDER = Path(__file__).parent

_MOUNT = st.components.v2.component(
    "social_credit_chart",
    html='<div class="chart" role="figure"></div>\n',
    css=(FOLDER / "chart.css").read_text(encoding="utf-8"),
    js=joined(FOLDER, ("look.js", "chart.js")),
    isolate_styles=False,  # the page's own styles reach it: on paper, on a projector
)


def show_figure(
    figure: Figure,
    *,
    key: str,
    alt: str,
    config: Mapping[str, Any] = MappingProxyType({}),
    on_press: Callable[[], None] | None = None,
) -> None:
    """Put up a figure, as high as its layout says and as wide as the page allows.

    Args:
        figure: what to draw; type and colours that it does not set are the page's.
        key: name of the chart on the page, by which it stays the same one.
        alt: what it shows, for who does not see it.
        config: goes to Plotly.
        on_press: called before the page runs when a point was pressed; its place in its trace is
            then ``st.session_state[key].pressed``.
    """
    data = {
        "figure": as_json(figure),
        "height": figure["layout"]["height"],
        "config": dict(config),
        "alt": alt,
        "presses": on_press is not None,
        "library": ADDRESS,
        "failed": words("common")("chart_failed"),
    }
    _MOUNT(key=key, data=data, on_pressed_change=on_press or _nothing)


def _nothing() -> None:
    """A component hears of an event only where somebody listens."""
