"""The register of sources on the page: entries, filters, download."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from social_credit.content import Content
from social_credit.source import Source
from social_credit.ui.downloads import json_button
from social_credit.ui.marks import moment_in_words, small, words

_AT_ONCE = 25
_SHOWN = "_source_shown"


def matching(content: Content, kind: str | None, query: str, *, cited_only: bool) -> list[Source]:
    """The sources of a kind (or any) with every word in title, author, publisher or date."""
    wanted = query.casefold().split()
    return [
        source
        for source in content.sources.values()
        if (not kind or source.kind == kind)
        and (not cited_only or content.uses[source.id])
        and all(word in _searchable(source) for word in wanted)
    ]


def _searchable(source: Source) -> str:
    parts = [source.title, source.title_zh, source.author, source.publisher]
    if source.date:
        parts += [str(source.date), moment_in_words(source.date)]
    return " ".join(part for part in parts if part).casefold()


def entries(content: Content, sources: Sequence[Source]) -> None:
    """A list of entries, a page of them at a time."""
    say = words("sources")
    if not sources:
        st.markdown(say("none"))
        return
    st.markdown(f"**{say.count('found', len(sources))}**")
    shown = st.session_state.get(_SHOWN, _AT_ONCE)
    for source in sources[:shown]:
        entry(content, source)
    if len(sources) > shown:
        left = min(_AT_ONCE, len(sources) - shown)
        st.button(say("more", count=left), on_click=_more, key="source_more")


def _more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, _AT_ONCE) + _AT_ONCE


def show_all() -> None:
    """Leave the one source that the address named."""
    st.query_params.pop("source", None)


def entry(content: Content, source: Source, *, opened: bool = False) -> None:
    """One source: what it is, what it can carry, and what on the site cites it."""
    say = words("sources")
    title = f"[{source.title}]({source.url})" if source.url else source.title
    by = ", ".join(
        part
        for part in (
            source.author,
            source.publisher,
            moment_in_words(source.date) if source.date else say("undated"),
            source.language,
        )
        if part
    )
    tags = f":gray-badge[{say(f'kind.{source.kind}')}] "
    tags += f":gray-badge[{say('read', how=say(f'read_how.{source.read}'))}]"
    if source.seed:
        tags += f" :gray-badge[{say('seed', number=source.seed)}]"
    lines = [f"**{title}**", f"{source.title_zh}" if source.title_zh else "", by, tags]
    lines += [f"{say('good')} {source.good_for}", f"{say('not_good')} {source.not_for}"]
    lines += [note for note in (source.date_note, source.url_note) if note]
    with st.container(border=True):
        st.markdown("  \n".join(line for line in lines if line))
        _uses(content, source, opened=opened)


def _uses(content: Content, source: Source, *, opened: bool) -> None:
    say, common, found = words("sources"), words("common"), content.uses[source.id]
    if not found:
        st.markdown(small(say("uses.none")))
        return
    names = {edition.id: edition.name for edition in content.editions}
    with st.expander(say.count("uses", len(found)), expanded=opened):
        st.markdown(
            "\n".join(
                "- "
                + say(
                    "uses.use",
                    where=names.get(use.where, say("uses.evidence")),
                    what=common(f"uses.{use.part}", label=use.label),
                    confidence=common(f"confidence.{use.confidence}"),
                    at=use.at,
                )
                for use in found
            )
        )


def download(content: Content) -> None:
    """The whole register as JSON."""
    say = words("sources")
    json_button(
        say("download"),
        say("file"),
        lambda: [
            source.model_dump(mode="json", exclude_none=True, exclude={"date"})
            | {"date": str(source.date or source.date_note)}
            for source in content.sources.values()
        ],
        key="source_download",
    )
