"""The search for passages and terms: what to look for, the filters, and what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from social_credit.content import load
from social_credit.glossary import Term
from social_credit.later import Measure
from social_credit.outline import Node
from social_credit.outline_search import Hit
from social_credit.search_text import LONGEST_QUERY, words_of
from social_credit.ui.controls import choice
from social_credit.ui.marks import plain, small, words
from social_credit.ui.paging import first_of, more_button
from social_credit.ui.passage_view import document_link
from social_credit.ui.passages import link
from social_credit.ui.term import term_link

_QUERY = "passage_search"
_LIST = "passage_shown"
_TERMS = "terms"


@dataclass(frozen=True)
class Asked:
    """What the visitor is looking for; an empty text is any."""

    query: str
    document: str
    who: str
    instrument: str

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to look for yet."""
        return not (words_of(self.query) or self.document or self.who or self.instrument)

    def fits(self, thing: Node | Measure | Term) -> bool:
        """Whether a find is of the chosen document and has the chosen tags; terms have none."""
        if isinstance(thing, Term):
            return self.document in ("", _TERMS) and not (self.who or self.instrument)
        return self.document in ("", load().text_of(thing.id).document.id) and (
            (not self.who or self.who in thing.who)
            and (not self.instrument or self.instrument in thing.instruments)
        )


def controls() -> Asked:
    """The search box and the filters."""
    say, tags = words("passage"), words("passages")
    query = st.text_input(say("search"), key=_QUERY, bind="query-params", max_chars=LONGEST_QUERY)
    document_names = {
        "": say("document.any"),
        "outline": say("document.outline"),
        "O": say("document.O"),
        "A": say("document.A"),
        _TERMS: say("document.terms"),
    }
    with st.expander(say("filters"), icon=":material/tune:", expanded=_filtered()):
        document = _filter("passage_document", say("document.label"), document_names)
        who = _filter("passage_who", say("who.label"), {"": say("who.any")} | tags.section("who"))
        instrument = _filter(
            "passage_instrument",
            say("instruments.label"),
            {"": say("instruments.any")} | tags.section("instruments"),
        )
    return Asked(query, document, who, instrument)


def _filter(key: str, label: str, options: Mapping[str, str]) -> str:
    return choice("select", label, options, key=key, first="") or ""


def _filtered() -> bool:
    """Whether the visit began with a filter in the address, so that it is not hidden."""
    names = ("passage_document", "passage_who", "passage_instrument")
    brought = any(name in st.query_params for name in names)
    return bool(st.session_state.setdefault("_passage_filtered", brought))


def results(asked: Asked) -> None:
    """What was found, best first, some at a time; ways to begin where nothing was asked for."""
    if asked.nothing:
        _examples()
        _browse()
        return
    say, found = words("passage"), _found(asked)
    if not found:
        _nothing(asked)
        return
    st.markdown(f"**{say.count('found', len(found))}**")
    shown = first_of(found, key=_LIST, asked=asked)
    for hit in shown:
        _result(hit)
    more_button(len(found), len(shown), key=_LIST, asked=asked)


def _found(asked: Asked) -> Sequence[Hit | Node | Measure | Term]:
    content = load()
    if words_of(asked.query):
        return [hit for hit in content.search.find(asked.query) if asked.fits(hit.thing)]
    everything: tuple[Node | Measure | Term, ...] = (
        *content.outline.nodes,
        *(measure for later in content.later for measure in later.nodes),
        *content.glossary.terms,
    )
    return [thing for thing in everything if asked.fits(thing)]


def _result(found: Hit | Node | Measure | Term) -> None:
    say = words("passage")
    thing = found.thing if isinstance(found, Hit) else found
    if isinstance(thing, Term):
        where = say("term_result")
        term_link(thing)
    else:
        where = say(f"document.{load().text_of(thing.id).document.id}")
        link(thing)
    if isinstance(found, Hit):
        about = say("result", where=where, field=say(f"field.{found.field}"))
        st.markdown(f"{_bold(found)}  \n{small(about)}")
    else:
        st.markdown(small(say("listed", where=where)))


def _bold(hit: Hit) -> str:
    """The excerpt as Markdown with its matches in bold.

    >>> from social_credit.content import load
    >>> _bold(load().search.find("tour guides")[0]).count("**")
    4
    """
    parts, done = [], 0
    for start, end in hit.marks:
        parts += [plain(hit.excerpt[done:start]), f"**{plain(hit.excerpt[start:end])}**"]
        done = end
    return "".join([*parts, plain(hit.excerpt[done:])])


def _nothing(asked: Asked) -> None:
    say = words("passage")
    query = " ".join(asked.query.split())[:LONGEST_QUERY]
    st.markdown(f"**{say('none.query', query=plain(query)) if query else say('none.filters')}**")
    st.markdown(say("none.help"))
    _examples()


def _examples() -> None:
    say = words("passage")
    st.markdown(say("examples.lead"))
    with st.container(horizontal=True):
        for example in ("en", "zh", "pinyin"):
            text = say(f"examples.{example}")
            st.button(text, on_click=_look_for, args=(text,), key=f"passage_try_{example}")


def _look_for(query: str) -> None:
    st.session_state[_QUERY] = query


def _browse() -> None:
    content = load()
    st.markdown(f"**{words('passage')('browse')}**")
    for part in content.outline.parts:
        link(part)
    for later in content.later:
        document_link(later.document)
