"""Modules of a component, which Streamlit takes as one script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_IMPORT = re.compile(r'^import \{ [^{}]+ \} from "\./([a-z]+\.js)";\n', re.MULTILINE)


def joined(folder: Path, names: Sequence[str]) -> str:
    """Join ES modules into one script; ``names`` are files of ``folder``.

    The rule: an import of another module is one line of the form ``import { a, b } from "./x.js";``
    and ``x.js`` stands earlier in ``names``. Joined, what it names is there already, so the line
    goes. No two modules declare the same name at their top level.

    >>> joined(Path(__file__).parent / "chart", ["look.js", "chart.js"]).count("import {")
    0

    Raises:
        ValueError: if a module imports one that does not stand before it.
        OSError: if there is no such file.
    """
    texts: list[str] = []
    for place, name in enumerate(names):
        text = (folder / name).read_text(encoding="utf-8")
        for imported in _IMPORT.findall(text):
            if imported not in names[:place]:
                raise ValueError(f"{name} imports {imported}, which does not stand before it")
        texts.append(_IMPORT.sub("", text))
    return "\n".join(texts)
