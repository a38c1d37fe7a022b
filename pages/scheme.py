"""A scheme on record: everything that is known of one scheme, and what is not."""

from __future__ import annotations

import streamlit as st

from social_credit.compare import Dimension, cell
from social_credit.ui import scheme_sheet
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say = words("scheme")

head("scheme")
st.markdown(say("intro"))
ignored = st.container()
edition = scheme_sheet.chosen()
scheme_sheet.portrait(edition)
scheme_sheet.record_bet(edition)
scheme_sheet.sheet(edition)
scheme_sheet.items(edition)
scheme_sheet.missing(edition)
with st.container(horizontal=True):
    share()
    csv_button(
        say("download"), edition.id, lambda: scheme_sheet.rows(edition), key="scheme_download"
    )

with ignored:
    show_ignored()
foot(
    "scheme",
    [str(it) for it in cell(edition, Dimension.SOURCES).values],
    {
        "pilots": say("next_pilots"),
        "many_schemes": say("next_many"),
        "sources": say("next_sources"),
    },
    {"pilots": {"pilots_with": scheme_sheet.beside(edition)}},
)
