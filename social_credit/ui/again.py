"""A page that begins again, because what was pressed far down changes what stands above."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st
from streamlit.errors import StreamlitAPIException


def again() -> NoReturn:
    """Run the page again, without the menu round it where that was not run either."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:  # the whole site was being run: on arrival, after a lost line
        st.rerun()
