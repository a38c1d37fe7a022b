"""Glossary: every term with its Chinese, its pinyin and the English words that stand for it."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.controls import choice, note_ignored, show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import plain, words
from social_credit.ui.own_address import keep_in_address
from social_credit.ui.term import PAGE, download, finding, matching, sources, term_card, term_list

say, content = words("glossary"), load()
glossary = content.glossary

head("glossary")
st.markdown(say("intro", terms=len(glossary.terms)))
ignored = st.container()

wanted = st.query_params.get("terms_id", "")
keep_in_address("terms_id", wanted if wanted in glossary.by_id else "")
if wanted in glossary.by_id:
    st.markdown(say("one"))
    term_card(glossary.term(wanted), alone=True)
    st.page_link(PAGE, label=say("all"), icon=":material/dictionary:")
else:
    if wanted:
        note_ignored(say("unknown", name=plain(wanted[:40])))
    st.markdown(finding())
    query = st.text_input(say("search"), key="terms_search", bind="query-params", max_chars=200)
    titles = {"": say("source.any")}
    titles |= {it: content.sources[it].title for it in sorted(sources())}
    source = choice("select", say("source.label"), titles, key="terms_source", first="")
    terms = matching(query, source)
    if terms:
        st.markdown(f"**{say.count('found', len(terms))}**")
        term_list(terms, (query, source))
    else:
        st.markdown(say("none"))
        st.page_link("pages/passage.py", label=say("none_link"), icon=":material/search:")

with st.container(horizontal=True):
    share()
    download()
with ignored:
    show_ignored()
foot(
    "glossary",
    sources(),
    {"translation": say("next_translation"), "passage": say("next_passage")},
)
