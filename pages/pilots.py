"""Pilots, contrasted: two counties as a story, then any schemes side by side."""

from __future__ import annotations

import streamlit as st

from social_credit.ui import pilots_matrix, pilots_scales, pilots_story, pilots_table
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words

say = words("pilots")

head("pilots")
st.markdown(say("intro"))
ignored = st.container()
pilots_story.story()

chosen = pilots_table.chosen()
pilots_table.table(chosen)
pilots_scales.scales(chosen)
pilots_matrix.matrix(chosen)
pilots_matrix.law(chosen)
with st.container(horizontal=True):
    share()
    pilots_table.download(chosen)

with ignored:
    show_ignored()
foot(
    "pilots",
    pilots_table.sources_of(chosen),
    {"scheme": say("next_scheme"), "many_schemes": say("next_many")},
    {"scheme": {"scheme_id": chosen[0].name}},
)
