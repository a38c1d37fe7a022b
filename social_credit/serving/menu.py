"""The menu: what stands at the top of every page from its first moment, before Streamlit draws."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from social_credit.serving.first_words import HOME
from social_credit.words import Words

ALONE = re.compile(rb"(?:^|&)(?:embed=true|present=)")
"""What of an address shows a page alone: within another page, and to a class."""


_AS_STREAMLITS = 'data-testid="stTopNavLink"'
"""What tools that follow the menu of a Streamlit site look for."""


def menu(say: Words, sections: Mapping[str, Iterable[str]], here: str) -> str:
    """The menu as HTML: ``sections`` by name, each with its pages, and the page that it is on.

    It works without a script, for every entry is a link; ``static/menu.js`` adds what a link alone
    cannot do.

    >>> from social_credit.content import load
    >>> say = load().words["common"]
    >>> '<a href="./about" aria-current="page"' in menu(say, {"about": ["about"]}, "about")
    True
    """
    parts = "".join(_section(say, name, pages, here) for name, pages in sections.items())
    return (
        f'<nav id="menu" aria-label="{escape(say("menu"))}">'
        f'<a class="skip" href="#root">{escape(say("skip_menu"))}</a>'
        f'<button type="button" aria-expanded="false">{escape(say("menu"))}</button>'
        f"<div>{parts}</div></nav>"
    )


def without_menu(page: bytes) -> bytes:
    """A first page whose menu stays away until the script of the menu shows it.

    >>> without_menu(b'<nav id="menu" aria-label="Menu">')
    b'<nav id="menu" hidden aria-label="Menu">'
    """
    return page.replace(b'<nav id="menu"', b'<nav id="menu" hidden', 1)


def _section(say: Words, name: str, pages: Iterable[str], here: str) -> str:
    entries = "".join(_entry(say, page, here) for page in pages)
    heading = escape(say(f"sections.{name}"))
    return f'<details name="menu"><summary>{heading}</summary><ul>{entries}</ul></details>'


def _entry(say: Words, page: str, here: str) -> str:
    address = "./" if page == HOME else f"./{page}"
    current = ' aria-current="page"' if page == here else ""
    about = escape(say(f"page_help.{page}"))
    title = escape(say(f"pages.{page}"))
    return f'<li><a href="{address}"{current} title="{about}" {_AS_STREAMLITS}>{title}</a></li>'
