"""Terms of the glossary, everywhere the same, and the list of them all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.content import load
from social_credit.export import Cell
from social_credit.glossary import Term
from social_credit.search_text import words_of
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import small, words
from social_credit.ui.paging import first_of, more_button
from social_credit.ui.passages import link

PAGE = "pages/glossary.py"
"""The page that shows one term: its address holds ``terms_id=`` and the id."""

_LIST = "terms_shown"


def term_link(term: Term, *, label: str | None = None) -> None:
    """A link to a term's own page."""
    st.page_link(
        PAGE,
        label=label
        or words("passage")("view.term", zh=term.zh, pinyin=term.pinyin, ours=term.ours),
        icon=":material/dictionary:",
        query_params={"terms_id": term.id},
    )


def by_pinyin() -> list[Term]:
    """All terms in the order of their pinyin without tones."""
    return sorted(load().glossary.terms, key=lambda it: "".join(words_of(it.pinyin)))


def matching(query: str, source: str | None) -> list[Term]:
    """The terms that a query finds and for which a source has English words, by pinyin."""
    terms = by_pinyin()
    if query.strip():
        found = {hit.id for hit in load().search.find(query) if hit.kind == "term"}
        terms = [term for term in terms if term.id in found]
    if source:
        terms = [it for it in terms if source in {row.source for row in it.renderings}]
    return terms


def finding() -> str:
    """How many terms have several lives in English, and the one that has most."""
    terms = load().glossary.terms
    most = max(terms, key=lambda it: it.lives)
    return words("glossary")(
        "finding",
        several=sum(term.lives > 1 for term in terms),
        terms=len(terms),
        zh=most.zh,
        pinyin=most.pinyin,
        most=most.lives,
        words=", ".join(dict.fromkeys(it for row in most.renderings for it in row.words)),
        ours=most.ours,
    )


def sources() -> set[str]:
    """The ids of the sources that have words for a term."""
    return {it.source for term in load().glossary.terms for it in term.renderings}


def term_list(terms: Sequence[Term], asked: object) -> None:
    """Terms as cards, some at a time."""
    shown = first_of(terms, key=_LIST, asked=asked)
    for term in shown:
        term_card(term)
    more_button(len(terms), len(shown), key=_LIST, asked=asked)


def term_card(term: Term, *, alone: bool = False) -> None:
    """A term with its meaning, what we call it and why, and what the sources say."""
    say, content = words("glossary"), load()
    renderings = "\n".join(
        "- "
        + say(
            "card.rendering",
            source=f"[{content.sources[it.source].title}](sources?source={it.source})",
            words=", ".join(it.words),
        )
        for it in term.renderings
    )
    heading = say("card.heading", zh=term.zh, pinyin=term.pinyin, ours=term.ours)
    with st.container(border=True, gap="small"):
        st.markdown(
            f"{heading}\n\n{say('card.means', words=term.means)}\n\n"
            f"{say('card.why', words=term.why)}\n\n{say('card.renderings')}\n\n{renderings}"
        )
        if term.why_no_node:
            st.markdown(small(say("card.no_node", why=term.why_no_node)))
        if term.node is not None:
            node = content.outline.node(term.node)
            link(node, label=say("card.node", id=node.id, title=node.title))
        if not alone:
            term_link(term, label=say("card.alone"))


def download() -> None:
    """The whole glossary as CSV, a row for each term and source."""
    say = words("glossary")
    csv_button(say("download"), "glossary", rows, key="terms_download")


def rows() -> list[dict[str, Cell]]:
    """A row for each term and source that has words for it; several words have ``; `` between."""
    return [
        {
            "id": term.id,
            "chinese": term.zh,
            "pinyin": term.pinyin,
            "ours": term.ours,
            "means": term.means,
            "why": term.why,
            "node": term.node or "",
            "source": rendering.source,
            "words": "; ".join(rendering.words),
        }
        for term in by_pinyin()
        for rendering in term.renderings
    ]
