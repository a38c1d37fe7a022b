"""The entrance: what stands round the app for browsers, and the frame round every page.

``streamlit run`` imports this file once before it opens a port, and that is when all content is
read and checked: with a mistake in it the server says so and does not start. After that Streamlit
runs the same file as a script for every visit. What an operator may set stands in the environment:
``SOCIAL_CREDIT_FRAMES``, the origins that may show the site in a frame, and ``SOCIAL_CREDIT_URL``,
its own address.
"""

from __future__ import annotations

import os
import sys

import streamlit as st
from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager

from social_credit.content import load
from social_credit.content_errors import ContentError

if __name__ == "__main__":
    from social_credit.ui.frame import site

    site()
else:
    from starlette.middleware import Middleware

    from social_credit.charts import library
    from social_credit.serving.addresses import for_machines, paths_of
    from social_credit.serving.at_once import send_at_once
    from social_credit.serving.front_page import front_page
    from social_credit.serving.headers import Guard, failed
    from social_credit.serving.hosts import frames_of, own_address
    from social_credit.serving.logs import without_visits
    from social_credit.serving.middleware import Serving

    try:
        content = load()
        frames = frames_of(os.environ.get("SOCIAL_CREDIT_FRAMES", ""))
        address = own_address(os.environ.get("SOCIAL_CREDIT_URL", ""))
    except (ContentError, ValueError) as error:
        sys.exit(str(error))

    from social_credit.ui.frame import PAGES, lost, menu_is_served, sections
    from social_credit.ui.own_address import own_addresses
    from social_credit.ui.ready import make_ready
    from social_credit.ui.together import send_together

    # Until somebody has opened this file, Streamlit would serve a file of pages/ by itself, bare of
    # the frame, to a visitor who comes by a link.
    PagesManager.uses_pages_directory = False
    # Streamlit asks another host for the server's own number when a stranger opens a websocket.
    net_util.get_external_ip = lambda: None
    without_visits()
    make_ready()
    send_at_once()
    send_together()
    menu_is_served()
    paths = paths_of([page.name for page in PAGES], own_addresses())
    words = content.words
    pages = {it.name: front_page(words["common"], words[it.name], sections()) for it in PAGES}
    pages[""] = pages.pop("home")
    app = st.App(
        __file__,
        routes=for_machines(paths, address),
        middleware=[
            Middleware(Guard, frames=frames),
            Middleware(Serving, pages=pages, files={library.ADDRESS: library.FILE}),
        ],
        on_script_error=lost,
        exception_handlers={Exception: failed},
    )
