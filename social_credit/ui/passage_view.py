"""One passage whole: where it stands, what it says, and what there is to know about it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from social_credit.content import load
from social_credit.later import LaterDocument, Measure
from social_credit.outline import Node, Outline
from social_credit.passages import Document
from social_credit.ui.findings import finding_card
from social_credit.ui.marks import small, words
from social_credit.ui.passages import PAGE, chinese_title, link, tags
from social_credit.ui.term import term_link

Text = Outline | LaterDocument


def passage(shown: Node | Measure) -> None:
    """All of a passage, from the way down to it to the ones before and after."""
    text = load().text_of(shown.id)
    _way_down(text, shown)
    st.header(f"{shown.id} {shown.title}", anchor=False)
    _says(shown)
    _below(text, shown)
    _places(text.document, shown)
    _size(text, shown)
    if isinstance(shown, Node):
        _translation(load().outline, shown)
        _later(shown)
        _terms(shown)
    else:
        _earlier(shown)
    _on(text, shown)


def document_link(document: Document) -> None:
    """A link to the page about a whole document."""
    label = words("passage")(f"document_link.{document.id}")
    if document.id == load().outline.document.id:
        st.page_link("pages/outline.py", label=label, icon=":material/account_tree:")
    else:
        chosen = {"since_document": words("since_2014")(f"document.{document.id}")}
        st.page_link(
            "pages/since_2014.py", label=label, icon=":material/history:", query_params=chosen
        )


def _way_down(text: Text, shown: Node | Measure) -> None:
    with st.container(horizontal=True, gap="small"):
        document_link(text.document)
        for above in text.ancestors(shown.id):
            link(above)


def _says(shown: Node | Measure) -> None:
    say = words("passage")
    if chinese := chinese_title(shown):
        st.markdown(f"### {chinese}")
    st.markdown(shown.summary)
    if badges := tags(shown):
        st.markdown(badges)
    if shown.untagged:
        st.markdown(small(say("view.untagged", why=shown.untagged)))
    if shown.note:
        st.markdown(say("view.note", note=shown.note))


def _below(text: Text, shown: Node | Measure) -> None:
    if below := text.children(shown.id):
        st.subheader(words("passage")("view.below_heading"), anchor=False)
        _links(below)


def _places(document: Document, shown: Node | Measure) -> None:
    say, register = words("passage"), load().sources
    st.subheader(say("view.where"), anchor=False)
    sources = {
        register[it.source].language: f"[{register[it.source].title}](sources?source={it.source})"
        for it in document.sources
    }
    lines = [say("view.en", at=shown.at.en, source=sources["en"])]
    if isinstance(shown, Node):
        lines.append(say("view.zh", at=shown.at.zh, source=sources["zh"]))
    st.markdown("\n".join(f"- {line}" for line in lines))


def _size(text: Text, shown: Node | Measure) -> None:
    say = words("passage")
    if isinstance(shown, Measure):
        parts = [say("view.no_length")]
    elif shown.length_zh:
        parts = [say.count("view.own_length", shown.length_zh)]
    else:
        parts = [say("view.heading_only")]
    if shown.measures:
        parts.append(say.count("view.own_measures", shown.measures))
    elif not isinstance(shown, Node) or shown.length_zh:
        parts.append(say("view.no_measures"))
    if text.children(shown.id):
        measures = f"{text.measures(shown.id):,}"
        if isinstance(text, Outline):
            length = f"{text.length_zh(shown.id):,}"
            parts.append(say("view.below_length", measures=measures, length=length))
        else:
            parts.append(say("view.below", measures=measures))
    st.markdown(f"**{say('view.size')}.** {' '.join(parts)}")


def _translation(outline: Outline, shown: Node) -> None:
    say, found = words("passage"), outline.findings_of(shown.id)
    st.subheader(say("view.findings"), anchor=False)
    if not found:
        st.markdown(say("view.findings_none"))
    for finding in found:
        finding_card(finding)


def _later(shown: Node) -> None:
    say, content = words("passage"), load()
    links, gone = content.crosswalk.links_from(shown.id), content.crosswalk.gone_from(shown.id)
    st.subheader(say("view.later"), anchor=False)
    for row in links:
        linked(row.kind, row.why, content.passage(row.later))
    for old in gone:
        st.markdown(say("view.gone", what=old.what, why=old.why))
    st.markdown(small(say("view.caution") if links else say("view.later_none")))


def _earlier(shown: Measure) -> None:
    say, content = words("passage"), load()
    links, new = content.crosswalk.links_to(shown.id), content.crosswalk.new_in(shown.id)
    st.subheader(say("view.earlier"), anchor=False)
    for row in links:
        linked(row.kind, row.why, content.passage(row.node))
    for added in new:
        st.markdown(say("view.new", what=added.what, why=added.why))
    st.markdown(small(say("view.caution") if links else say("view.earlier_none")))


def linked(kind: str, why: str, *passages: Node | Measure) -> None:
    """A link of the crosswalk: its kind and reason, with the passages to go to."""
    with st.container(border=True, gap="small"):
        st.markdown(f":violet-badge[{words('since_2014')(f'kind.{kind}')}] {why}")
        _links(passages)


def _terms(shown: Node) -> None:
    terms = load().glossary.used_at(shown.id)
    if terms:
        st.subheader(words("passage")("view.terms"), anchor=False)
        for term in terms:
            term_link(term)


def _on(text: Text, shown: Node | Measure) -> None:
    say = words("passage")
    st.divider()
    before, after = text.previous(shown.id), text.next(shown.id)
    if before is not None:
        link(before, label=say("previous", id=before.id, title=before.title))
    if after is not None:
        link(after, label=say("next", id=after.id, title=after.title))
    st.page_link(PAGE, label=say("all"), icon=":material/search:")


def _links(passages: Iterable[Node | Measure]) -> None:
    with st.container(gap="xsmall"):
        for it in passages:
            link(it)
