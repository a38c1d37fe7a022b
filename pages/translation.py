"""What translation does to the plan: every finding, by what happened and where."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import streamlit as st

from social_credit.content import load
from social_credit.outline import FindingKind
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice, show_ignored
from social_credit.ui.downloads import csv_button
from social_credit.ui.findings import finding_list, finding_text, rows
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, words
from social_credit.ui.passages import link
from social_credit.ui.renderings import lives, lives_bet

say, outline = words("translation"), load().outline
lost = next(it for it in outline.findings if it.id == "judicial-files-lost")
kinds: Counter[FindingKind] = Counter(it.kind for it in outline.findings)

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

st.markdown(
    say(
        "finding",
        all=len(outline.findings),
        passages=len({it.node for it in outline.findings}),
        nodes=len(outline.nodes),
        bent=kinds["bent"],
        dropped=kinds["dropped"],
        merged=kinds["merged"],
        misplaced=kinds["misplaced"],
        other=kinds["other"],
    )
)
st.markdown(say("kind_means"))
kind_names = {"": say("filters.any_kind")}
kind_names |= {kind: say(f"kind.{kind}") for kind in get_args(FindingKind)}
part_names = {"": say("filters.any_part")}
part_names |= {part.id: f"{part.id} {part.title}" for part in outline.parts}
kind = choice("select", say("filters.kind"), kind_names, key="gaps_kind", first="")
part = choice("select", say("filters.part"), part_names, key="gaps_part", first="")
finding_list(
    [
        it
        for it in outline.findings
        if kind in ("", it.kind) and part in ("", outline.part_of(it.node).id)
    ],
    asked=(kind, part),
)

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
