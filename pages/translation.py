"""What translation does to the plan: every finding, by what happened and where."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.bet import bet
from social_credit.ui.controls import show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.findings import finding_text, picked_findings, rows, summary
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, words
from social_credit.ui.passages import link
from social_credit.ui.renderings import lives, lives_bet

say, outline = words("translation"), load().outline
lost = next(it for it in outline.findings if it.id == "judicial-files-lost")

head("translation")
st.markdown(say("intro"))
ignored = st.container()

with st.container(border=True):
    guess = bet(say("bet.question"), say.section("bet.options"), key="gaps_bet", right="title")
    if guess is not None:
        st.markdown(say("bet.right" if guess == "title" else "bet.wrong"))
        st.markdown(finding_text(lost))
        st.markdown(say("reveal"))
        link(outline.node(lost.node))

st.markdown(summary())
st.markdown(say("kind_means"))
picked_findings()

lives_bet()
lives()
st.markdown(say("terms"))
st.page_link("pages/glossary.py", label=say("terms_link"), icon=":material/dictionary:")
with st.container(horizontal=True):
    share()
    csv_button(say("download"), "translation", rows, key="gaps_download")
with ignored:
    show_ignored()
foot(
    "translation",
    cited([outline.document]),
    {"glossary": say("next_glossary"), "passage": say("next_passage")},
)
