"""About: method, the five words, what the site does not do, what is kept, licence, citation."""

from __future__ import annotations

import streamlit as st

from social_credit import __version__
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head
from social_credit.ui.marks import badge, words
from social_credit.value import Confidence

say, common = words("about"), words("common")

head("about")
show_ignored()
for part in ("method", "words", "law", "reading", "not", "kept", "licence", "cite"):
    st.header(say(f"{part}.heading"), anchor=part)
    if part == "words":
        for word in Confidence:
            st.markdown(f"{badge(word)} {common(f'confidence_means.{word.value}')}")
        st.markdown(say("words.shape"))
    else:
        st.markdown(say(f"{part}.text", version=__version__))
foot("about", (), {"sources": say("next_sources"), "score_a_life": say("next_life")})
