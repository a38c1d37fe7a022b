"""What a page says before Streamlit draws it, and while it is not connected."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from social_credit.words import Words

HOME = "home"


@dataclass(frozen=True)
class FirstWords:
    """The title of a page, its first sentence, and what search engines say of it."""

    title: str
    sentence: str
    about: str


def first_words(say: Words, page: Words) -> FirstWords:
    """The first words of a page, from the words that all pages share and its own.

    >>> from social_credit.content import load
    >>> words = load().words
    >>> first_words(words["common"], words["glossary"]).title
    'Glossary'
    """
    if page.name == HOME:
        return FirstWords(page("answers"), page("lead"), say("site.description"))
    sentence = say("head.answers", question=page("answers"))
    return FirstWords(say(f"pages.{page.name}"), sentence, say(f"page_help.{page.name}"))


def tab_title(say: Words, page: Words) -> str:
    """What the browser's tab says at first.

    >>> from social_credit.content import load
    >>> words = load().words
    >>> tab_title(words["common"], words["glossary"])
    'Glossary · Social Credit, Explained'
    """
    site = say("site.name")
    return site if page.name == HOME else f"{first_words(say, page).title} · {site}"


def said_first(say: Words, page: Words) -> str:
    """The first words as HTML, and words for readers without scripts."""
    first = first_words(say, page)
    return (
        f'<div id="first"><h1>{escape(first.title)}</h1><p>{escape(first.sentence)}</p>'
        f"<noscript><p>{escape(say('site.no_script'))}</p></noscript></div>"
    )


def said_of_connection(say: Words) -> str:
    """An empty line as HTML, and what the browser is to say there when the connection is lost."""
    spoken = " ".join(
        f'data-{key}="{escape(text)}"' for key, text in say.section("connection").items()
    )
    return f'<p id="connection" role="status" {spoken}></p>'
