"""The page that a browser gets first: Streamlit's own, with our words to read until it is drawn,
and a head start on what every page of the site shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from pathlib import Path

from social_credit.serving.first_words import (
    HOME,
    first_words,
    said_first,
    said_of_connection,
    tab_title,
)
from social_credit.serving.frontend import folder, script_of
from social_credit.serving.menu import menu
from social_credit.words import Words

PARTS = ("Radio",)
"""What every page but Home shows on its first screen and Streamlit fetches only to draw it."""

FIRST = "waiting.js"
"""Our own script that runs before Streamlit's; it lies in ``static/``, as do those it fetches."""

TOGETHER = "together.js"
"""Another, which stands between Streamlit and its line to the server."""

LATER = ("menu.js", "focus.js", "popover.js", "names.js", "calm.js")
"""Our own scripts that run when the first words of a page stand."""

_PAPER = '<link rel="stylesheet" media="print" href="./app/static/print.css" />'

FONTS = ("source-serif-4-latin.woff2", "source-sans-3-latin.woff2")

_ITS_FONT = re.compile(r'\s*<link\s+rel="preload"[^>]*as="font"[^>]*/>')
_ITS_SCRIPT = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)?<script>.*?</script>", re.DOTALL)
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>")
_END_OF_HEAD = re.compile(r"\s*</head>")

_STATIC = Path(__file__).resolve().parents[2] / "static"
_STYLES = [Path(__file__).with_name(name) for name in ("screen.css", "menu.css")]


def front_page(say: Words, its: Words, sections: Mapping[str, Iterable[str]]) -> bytes:
    """Streamlit's page with the title, description and first words of one of ours.

    ``say`` has the words that all pages share, ``its`` those of the page; ``sections`` are those of
    the menu, each with its pages.

    What the pattern of a later Streamlit no longer has stays as that version made it. The page's
    one script between its lines is left out: it serves search engines' pre-renderers, and without
    it no script but those in files need be allowed.

    >>> from social_credit.content import load
    >>> words = load().words
    >>> b"<h1>Glossary</h1>" in front_page(words["common"], words["glossary"], {})
    True
    """
    page = (folder() / "index.html").read_text(encoding="utf-8")
    page = _ITS_SCRIPT.sub("", _ITS_FONT.sub("", page))
    top = "\n    ".join([f"<title>{escape(tab_title(say, its))}</title>", *_our_scripts(its.name)])
    page = _TITLE.sub(lambda _: top, page)
    said = "\n    ".join(
        [menu(say, sections, its.name), said_first(say, its), said_of_connection(say)]
    )
    page = _NO_SCRIPT.sub(lambda _: said, page)
    about = f'<meta name="description" content="{escape(first_words(say, its).about)}" />'
    style = f"<style>\n{''.join(it.read_text(encoding='utf-8') for it in _STYLES)}</style>"
    early = [about, _PAPER, *_fonts(), style]
    lines = "".join(f"\n    {line}" for line in early)
    return _END_OF_HEAD.sub(lambda _: f"{lines}\n  </head>", page, count=1).encode()


def _fonts() -> Iterable[str]:
    for name in FONTS:
        yield (
            f'<link rel="preload" href="./app/static/{name}" as="font" type="font/woff2" '
            "crossorigin />"
        )


def _our_scripts(page: str) -> Iterable[str]:
    wanted = () if page == HOME else PARTS
    parts = [f"./static/js/{found}" for part in wanted if (found := script_of(part))]
    yield f'<script type="module" src="{_address(TOGETHER)}"></script>'
    yield (
        f'<script type="module" src="{_address(FIRST)}" data-parts="{" ".join(parts)}" '
        f'data-later="{" ".join(map(_address, LATER))}"></script>'
    )


def _address(name: str) -> str:
    """A script of ours with what is in it in the address, for browsers keep them for a week."""
    version = sha256((_STATIC / name).read_bytes()).hexdigest()[:8]
    return f"./app/static/{name}?{version}"
