"""Ready citations of a page in the state in which it stands: APA, Chicago, BibTeX.

Sources of the forms: the Publication Manual of the APA, 7th edition, on web pages of a group whose
content changes; the Chicago Manual of Style, 17th edition, on websites in a bibliography; and
BibTeX's ``misc`` entry, which its own styles know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from urllib.parse import quote

Style = Literal["plain", "apa", "chicago", "bibtex"]

STYLES: tuple[Style, ...] = get_args(Style)


@dataclass(frozen=True)
class CitedPage:
    """A page as it is cited.

    ``address`` holds the page's state; ``version`` and ``released`` are those of the site;
    ``visited`` is the day on which the visitor saw it, and ``month`` that month in words.
    """

    author: str
    title: str
    site: str
    version: str
    released: date
    address: str
    visited: date
    month: str


def cite(page: CitedPage, style: Style, forms: Mapping[str, str]) -> str:
    """A page in one of the styles. ``forms`` are the words of each, with names to fill in.

    >>> page = CitedPage("A class", "Who?", "Lines", "1.0", date(2026, 1, 2), "https://x.org/who",
    ...     date(2026, 3, 4), "March")
    >>> cite(page, "chicago", {"chicago": "{author} “{title}” {site}, {year}. {address}."})
    'A class. “Who?” Lines, 2026. https://x.org/who.'

    Raises:
        KeyError: the forms have no such style, or ask for what a page does not have.
    """
    if style == "bibtex":
        return _bibtex(page, forms["bibtex_note"])
    return forms[style].format(
        author=_ended(page.author),
        title=_ended(page.title) if style == "chicago" else page.title,
        site=page.site,
        version=page.version,
        year=page.released.year,
        address=page.address,
        day=page.visited.day,
        month=page.month,
        visited_year=page.visited.year,
    )


def _ended(text: str) -> str:
    """A text with a full stop, unless it ends with a sign of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _bibtex(page: CitedPage, note: str) -> str:
    visited = note.format(
        version=page.version,
        day=page.visited.day,
        month=page.month,
        visited_year=page.visited.year,
    )
    address = bibtex_address(page.address)
    fields = {
        # Two pairs of braces: a group is no family name with a first name.
        "author": f"{{{bibtex_text(page.author)}}}",
        "title": f"{{{bibtex_text(page.title)}}}",
        "howpublished": f"{bibtex_text(page.site)}, \\url{{{address}}}",
        "year": str(page.released.year),
        "note": bibtex_text(visited),
        "url": address,
        "urldate": page.visited.isoformat(),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{_key(page)},\n{lines}\n}}"


def _key(page: CitedPage) -> str:
    """What the entry is called: letters, digits and hyphens, which no BibTeX minds."""
    words = re.findall("[a-z0-9]+", f"{page.site} {page.title}".lower())
    return "-".join([*words, str(page.released.year)])


_SPECIAL: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash, so that these have to come in pairs.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}


def bibtex_text(text: str) -> str:
    r"""Text whose every sign stands for itself in BibTeX and TeX.

    >>> bibtex_text("50 % of A_b & {c")
    '50 \\% of A\\_b \\& \\textbraceleft{}c'
    """
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


def bibtex_address(address: str) -> str:
    r"""An address that ``\url`` takes as it is: no brace, backslash, blank or sign beyond ASCII.

    >>> bibtex_address("https://x.org/a?b={c}&d=诚~1")
    'https://x.org/a?b=%7Bc%7D&d=%E8%AF%9A~1'
    """
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~._-")
