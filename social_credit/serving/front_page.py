"""The page that a browser gets first: Streamlit's own, with the site's name and words, and a head
start on what every page of the site shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from social_credit.serving.frontend import folder, scripts_of
from social_credit.words import Words

PARTS = ("Radio", "PageLink")
"""What nearly every page shows on its first screen and Streamlit fetches only when it is drawn."""

_PAPER = '<link rel="stylesheet" media="print" href="./app/static/print.css" />'

_LINKS = (
    "<style>"
    'a[data-testid="stPageLink-NavLink"] { height: auto }'
    'a[data-testid="stPageLink-NavLink"] :is(span, div, p):not([data-testid="stIconMaterial"])'
    " { white-space: normal; overflow: visible }"
    "</style>"
)
"""The words of a link to another page go on in a second line; Streamlit cuts them on a phone."""

FONTS = ("source-serif-4-latin.woff2", "source-sans-3-latin.woff2")

_ITS_FONT = re.compile(r'\s*<link\s+rel="preload"[^>]*as="font"[^>]*/>')
_ITS_SCRIPT = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)?<script>.*?</script>", re.DOTALL)
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>")
_END_OF_HEAD = re.compile(r"\s*</head>")


def front_page(say: Words) -> bytes:
    """Streamlit's page with our title, description and words for readers without scripts.

    What the pattern of a later Streamlit no longer has stays as that version made it. The page's
    one script between its lines is left out: it serves search engines' pre-renderers, and without
    it no script but those in files need be allowed.

    >>> from social_credit.content import load
    >>> b"<title>Social Credit, Explained</title>" in front_page(load().words["common"])
    True
    """
    page = (folder() / "index.html").read_text(encoding="utf-8")
    page = _ITS_SCRIPT.sub("", _ITS_FONT.sub("", page))
    page = _TITLE.sub(lambda _: f"<title>{escape(say('site.name'))}</title>", page)
    words = f"<noscript><p>{escape(say('site.no_script'))}</p></noscript>"
    page = _NO_SCRIPT.sub(lambda _: words, page)
    about = f'<meta name="description" content="{escape(say("site.description"))}" />'
    early = [about, _LINKS, _PAPER, *_fonts(), *_scripts(page)]
    lines = "".join(f"\n    {line}" for line in early)
    return _END_OF_HEAD.sub(lambda _: f"{lines}\n  </head>", page, count=1).encode()


def _fonts() -> Iterable[str]:
    for name in FONTS:
        yield (
            f'<link rel="preload" href="./app/static/{name}" as="font" type="font/woff2" '
            "crossorigin />"
        )


def _scripts(page: str) -> Iterable[str]:
    names = dict.fromkeys(name for part in PARTS for name in scripts_of(part))
    for name in names:
        if name not in page:
            yield f'<link rel="modulepreload" crossorigin href="./static/js/{name}" />'
