"""Find a passage: one passage whole where the address names it, else the search."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.later import Measure
from social_credit.outline import Node
from social_credit.ui import passage_search
from social_credit.ui.controls import note_ignored, show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, plain, words
from social_credit.ui.own_address import keep_in_address
from social_credit.ui.passage_view import passage

say, content = words("passage"), load()
documents = [content.outline.document, *(later.document for later in content.later)]
passages: dict[str, Node | Measure] = dict(content.outline.by_id)
passages |= {it.id: it for later in content.later for it in later.nodes}

head("passage")
ignored = st.container()

wanted = st.query_params.get("node", "")
keep_in_address("node", wanted if wanted in passages else "")
if wanted in passages:
    passage(passages[wanted])
else:
    if wanted:
        note_ignored(say("unknown", name=plain(wanted[:40])))
    st.markdown(say("intro", passages=len(passages), terms=len(content.glossary.terms)))
    passage_search.results(passage_search.controls())

share()
with ignored:
    show_ignored()
foot(
    "passage",
    cited(documents),
    {
        "outline": say("next_outline"),
        "since_2014": say("next_since"),
        "glossary": say("next_terms"),
    },
)
