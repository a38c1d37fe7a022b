"""How a figure gets onto a page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from social_credit.charts.figure import AsWritten, Figure


def show_figure(
    figure: Figure,
    *,
    key: str,
    alt: str,
    config: Mapping[str, Any] = MappingProxyType({}),
    **more: Any,
) -> Any:
    """Put up a figure, without Plotly's bar of buttons.

    ``alt`` says what it shows to who does not see it; ``config`` goes to Plotly, ``more`` to
    Streamlit. What a visitor has selected comes back, where the caller asks for it.
    """
    return st.plotly_chart(
        AsWritten(figure), key=key, alt=alt, config={"displayModeBar": False, **config}, **more
    )
