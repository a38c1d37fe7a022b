"""Who is speaking?: one page read closely, then any source, with the same seven questions."""

from __future__ import annotations

import streamlit as st

from social_credit.ui import voices
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import words
from social_credit.ui.voices_exercise import exercise

say = words("voices")

head("voices")
st.markdown(say("intro"))
ignored = st.container()

exercise()
voices.check_list()
voices.picked()
voices.voices_by_kind()
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "voices", voices.rows, key="voices_download")

with ignored:
    show_ignored()
foot(
    "voices",
    voices.sources(),
    {
        "myths": say("next_myths"),
        "translation": say("next_translation"),
        "sources": say("next_sources"),
    },
)
