"""The entrance: page settings, the menu, and the frame round every page.

``streamlit run`` imports this file once before it opens a port, and that is when all content is
read and checked: with a mistake in it the server says so and does not start. After that Streamlit
runs the same file as a script for every visit.
"""

from __future__ import annotations

import sys

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from social_credit.content import load
from social_credit.content_errors import ContentError

if __name__ == "__main__":
    from social_credit.ui.frame import site

    site()
else:
    try:
        load()
    except ContentError as error:
        sys.exit(str(error))

    from starlette.middleware import Middleware

    from social_credit.serving.front_page import front_page
    from social_credit.serving.middleware import Serving
    from social_credit.ui.frame import lost

    # Until somebody has opened this file, Streamlit would serve a file of pages/ by itself, bare of
    # the frame, to a visitor who comes by a link.
    PagesManager.uses_pages_directory = False
    app = st.App(
        __file__,
        middleware=[Middleware(Serving, page=front_page(load().words["common"]))],
        on_script_error=lost,
    )
