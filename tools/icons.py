"""Makes ``static/icons.*.woff2``: of Streamlit's 4,300 icons those that can be shown here.

    python -m tools.icons

The whole typeface is 375 kB, more than a third of a first visit. The part that is kept holds each
icon that Streamlit's front end or a file of ours names. It is named after the front end that it was
made for, and served with no other, so run this again after a new Streamlit or a new icon.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from social_credit.serving.fonts import icons, whole_icons
from social_credit.serving.frontend import folder

ROOT = Path(__file__).resolve().parents[1]
_NAMED = re.compile(r":material/([a-z0-9_]+):")
_VALUE = re.compile(r"^ *[a-z_-]+: ([a-z0-9_]+)$", re.MULTILINE)
"""A word that stands alone in a file of words, for code to put between ``:material/`` and ``:``."""

_QUOTED = re.compile(r"""["'`/:]([a-z0-9_]+)["'`:]""")


@cache
def needed() -> frozenset[str]:
    """Names of the icons that the front end or a file of ours may show, and a few more."""
    return frozenset(ALL_MATERIAL_ICONS) & {*_of_streamlit(), *_of_ours()}


def drawn(font: TTFont) -> dict[str, str]:
    """The icons of a typeface: the name that is written for each, and the glyph drawn instead."""
    letters = {glyph: chr(code).lower() for code, glyph in sorted(font.getBestCmap().items())}
    return {
        "".join(letters[part] for part in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items()
        for ligature in ligatures
    }


def _of_streamlit() -> Iterator[str]:
    for script in (folder() / "static/js").glob("*.js"):
        yield from _QUOTED.findall(script.read_text(encoding="utf-8"))


def _of_ours() -> Iterator[str]:
    for words in (ROOT / "content").glob("**/*.yaml"):
        yield from _NAMED.findall(words.read_text(encoding="utf-8"))
    for words in (ROOT / "content/words").glob("*.yaml"):
        yield from _VALUE.findall(words.read_text(encoding="utf-8"))
    for code in (*ROOT.glob("pages/*.py"), *ROOT.glob("social_credit/**/*.py")):
        for part in ast.walk(ast.parse(code.read_text(encoding="utf-8"))):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value
                yield from _NAMED.findall(part.value)


def main() -> None:
    options = subset.Options(flavor="woff2", layout_features=["*"], layout_closure=False)
    font = subset.load_font(whole_icons(), options)
    names, glyphs = needed(), drawn(font)
    part = subset.Subsetter(options)
    part.populate(
        unicodes=[ord(letter) for letter in set("".join(names))],
        glyphs=[glyphs[name] for name in names if name in glyphs],
    )
    part.subset(font)
    for old in (ROOT / "static").glob("icons.*.woff2"):
        old.unlink()
    subset.save_font(font, icons(), options)
    print(f"{icons().name}: {len(names)} icons, {icons().stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
