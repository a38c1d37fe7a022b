"""From 2014 to now: what later documents carried on, what is new, and what is no longer said."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import since
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, words

say, content = words("since_2014"), load()

head("since_2014")
st.markdown(say("intro"))
ignored = st.container()
since.points_bet()

later = since.document()
since.groups(later)
since.picture(later)
since.changes(later)
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "crosswalk", since.rows_of_crosswalk, key="since_download")

with ignored:
    show_ignored()
foot(
    "since_2014",
    cited([content.outline.document, *(it.document for it in content.later)]),
    {
        "outline": say("next_outline"),
        "passage": say("next_passage"),
        "translation": say("next_translation"),
    },
)
