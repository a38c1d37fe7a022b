"""The table behind a picture: folded up, and made only when it is opened."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from social_credit.ui.marks import words


def table_behind(
    key: str, table: Callable[[], pd.DataFrame], alt: str, *, told: bool = False
) -> None:
    """A table to open below its picture. What it holds, ``alt``, is also written if ``told``."""
    box = st.expander(
        words("common")("foot.table"), icon=":material/table:", on_change="rerun", key=key
    )
    if not box.open:
        return
    if told:
        box.markdown(alt)
    box.table(table(), border="horizontal", hide_index=True, alt=alt)
