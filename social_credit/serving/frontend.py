"""Streamlit's built front end: where it lies, and which of its scripts need which others."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_FIRST_SCRIPT = re.compile(r'src="\./static/js/index\.([\w-]+)\.js"')
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


@cache
def folder() -> Path:
    """The folder of the installed front end.

    >>> (folder() / "index.html").is_file()
    True

    Raises:
        ModuleNotFoundError: Streamlit is not installed.
    """
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("Streamlit is not installed; see requirements.txt")
    return Path(found.origin).parent / "static"


@cache
def build() -> str | None:
    """What the build calls itself: the part of its first script's name that changes with it.

    That script is named by what is in it, and it holds the names of all that it loads, so the same
    word means the same front end. None where a later build names its scripts another way.
    """
    found = _FIRST_SCRIPT.search((folder() / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else None


@cache
def scripts_of(part: str) -> tuple[str, ...]:
    """The scripts that a part of the front end needs at once, its own first.

    ``part`` is the name of an element as the build names its file, without its hash. A part that
    this version does not have needs none.

    >>> [name.split(".")[0] for name in scripts_of("PageLink")][0]
    'PageLink'
    >>> scripts_of("NoSuchPart")
    ()
    """
    waiting = sorted(path.name for path in (folder() / "static/js").glob(f"{part}.*.js"))
    found: list[str] = []
    while waiting:
        name = waiting.pop(0)
        path = folder() / "static/js" / name
        if name not in found and path.is_file():
            found.append(name)
            waiting += _IMPORT.findall(path.read_text(encoding="utf-8"))
    return tuple(found)
