"""Typefaces sent small: the Latin letters that every page preloads, and the icons that it may show.

Streamlit asks for both by their own addresses: for its text typeface before it has read the site's
settings, for all its 4,300 icons wherever one is shown.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from social_credit.serving.frontend import build, folder

LATIN = "app/static/source-sans-3-latin.woff2"
"""The address of the Latin letters, from the site's root."""

_STATIC = Path(__file__).resolve().parents[2] / "static"
_TEXT = re.compile(r"(?:^|/)static/media/SourceSansVF-Upright\.[\w.-]+\.woff2$")
_ICONS = re.compile(r"(?:^|/)static/media/MaterialSymbols-Rounded\.[\w.-]+\.woff2$")


def is_text_font(path: str) -> bool:
    """Whether a request's path names the upright typeface that Streamlit brings for its text.

    >>> is_text_font("/static/media/SourceSansVF-Upright.ttf.BsWL4Kly.woff2")
    True
    >>> is_text_font("/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2")
    False
    """
    return _TEXT.search(path) is not None


def is_icon_font(path: str) -> bool:
    """Whether a request's path names the typeface of all icons.

    >>> is_icon_font("/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2")
    True
    """
    return _ICONS.search(path) is not None


def whole_icons() -> Path:
    """The typeface of all icons, as it comes with Streamlit.

    Raises:
        FileNotFoundError: this version of Streamlit has none.
    """
    for found in (folder() / "static/media").glob("MaterialSymbols-Rounded.*.woff2"):
        return found
    raise FileNotFoundError("Streamlit has no typeface of icons")


def icons() -> Path:
    """Where the icons lie that the installed front end and our own files may show.

    For another front end, which may know other icons, there is no such file until
    ``python -m tools.icons`` has made it.

    >>> icons().name.startswith("icons.")
    True
    """
    return _STATIC / f"icons.{build()}.woff2"


@cache
def small_icons() -> tuple[bytes, str] | None:
    """The icons and their ``ETag``; None where they were not made for the installed front end."""
    if not icons().is_file():
        return None
    body = icons().read_bytes()
    return body, f'"{sha256(body).hexdigest()[:16]}"'
