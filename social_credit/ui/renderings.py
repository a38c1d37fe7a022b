"""One Chinese term in its several English lives: who uses which, and a sentence read with each."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from social_credit.content import load
from social_credit.glossary import Term
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice
from social_credit.ui.marks import badge, small, words
from social_credit.ui.passages import link
from social_credit.ui.term import term_link
from social_credit.value import Confidence

_ASKED = "chengxin"
"""The term of the bet."""

_OURS = "ours"


def lives_bet() -> None:
    """How many of four English words stand for one Chinese word?"""
    say, term = words("translation"), load().glossary.term(_ASKED)
    st.header(say("lives.heading"), anchor=False)
    st.markdown(say("lives.lead"))
    with st.container(border=True):
        guess = bet(
            say("lives.bet.question", zh=term.zh, pinyin=term.pinyin),
            say.section("lives.bet.options"),
            key="gaps_lives_bet",
            right="four",
        )
        if guess is None:
            return
        right = "lives.bet.right" if guess == "four" else "lives.bet.wrong"
        st.markdown(say(right, zh=term.zh))
        st.markdown(
            "\n".join(f"- *{word}*: {_links(sources)}" for word, sources in used(term).items())
        )
        st.markdown(small(say("lives.bet.pairing", zh=term.zh)))


def lives() -> None:
    """The term that the visitor picks: a sentence of ours with each of its English words."""
    say, glossary = words("translation"), load().glossary
    terms = {it: glossary.term(it) for it in say.section("lives.sentence")}
    names = {
        it: say("lives.name", zh=term.zh, pinyin=term.pinyin, ours=term.ours)
        for it, term in terms.items()
    }
    chosen = choice("select", say("lives.pick"), names, key="gaps_term", first=_ASKED)
    term = terms[chosen or _ASKED]
    found = used(term)
    st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('lives.ours_note')}")
    st.markdown(say.count("lives.shown", len(found), zh=term.zh))
    for word, sources in found.items():
        _reading(term, _slug(word), word, small(say("lives.used", sources=_links(sources))))
    if term.ours.casefold() not in found:
        _reading(term, _OURS, term.ours, small(say("lives.used_by_us")))
    st.markdown(say("lives.why", zh=term.zh, ours=_form(term, _OURS, term.ours), why=term.why))
    if term.node is not None:
        node = load().outline.node(term.node)
        link(node, label=say("lives.node", id=node.id, title=node.title))
    term_link(term)


def _reading(term: Term, key: str, word: str, users: str) -> None:
    """The sentence with one of the words in its place, who uses that word, what a reader thinks."""
    say = words("translation")
    sentence = say(f"lives.sentence.{term.id}", word=f"**{_form(term, key, word)}**")
    thinks = say(f"lives.feel.{term.id}.{key}")
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"{sentence}\n\n{thinks}\n\n{users}")


def used(term: Term) -> dict[str, list[str]]:
    """The English words of a term, case aside, each with the ids of the sources that use it."""
    found: dict[str, list[str]] = {}
    for rendering in term.renderings:
        for word in rendering.words:
            found.setdefault(word.casefold(), []).append(rendering.source)
    return found


def _form(term: Term, key: str, word: str) -> str:
    """A word as the sentence needs it, such as the noun of an adjective."""
    return words("translation").section(f"lives.form.{term.id}").get(key, word)


def _slug(word: str) -> str:
    """
    >>> _slug("breach of trust")
    'breach-of-trust'
    """
    return re.sub(r"[^a-z]+", "-", word.casefold()).strip("-")


def _links(sources: Iterable[str]) -> str:
    register = load().sources
    return "; ".join(f"[{register[it].title}](sources?source={it})" for it in sources)
