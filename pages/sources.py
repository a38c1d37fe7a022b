"""Sources: the register, filterable, each with what it is good for and what cites it."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.controls import choice, note_ignored, show_ignored
from social_credit.ui.frame import foot, head
from social_credit.ui.marks import plain, words
from social_credit.ui.register import download, entries, entry, matching, show_all

say, content = words("sources"), load()

head("sources")
st.markdown(say("intro", count=len(content.sources)))
ignored = st.container()

wanted = st.query_params.get("source", "")
if wanted in content.sources:
    st.markdown(say("one"))
    entry(content, content.sources[wanted], opened=True)
    st.button(say("all"), on_click=show_all, key="source_all")
else:
    if wanted:
        note_ignored(say("missing", name=plain(wanted[:40])))
    kinds = {"": say("filter.any")} | say.section("kind")
    kind = choice("select", say("filter.kind"), kinds, key="source_kind", first="")
    query = st.text_input(
        say("filter.search"), key="source_search", bind="query-params", max_chars=80
    )
    cited_only = st.toggle(say("filter.cited"), key="source_cited", bind="query-params")
    entries(content, matching(content, kind, query, cited_only=cited_only))

with ignored:
    show_ignored()
download(content)
foot("sources", (), {"about": say("next")})
