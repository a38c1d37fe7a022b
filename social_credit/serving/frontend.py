"""Streamlit's built front end: where it lies, and what its scripts are called."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_FIRST_SCRIPT = re.compile(r'src="\./static/js/index\.([\w-]+)\.js"')


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
def script_of(part: str) -> str | None:
    """The script of a part of the front end; None where this version does not have that part.

    ``part`` is the name of an element as the build names its file, without its hash.

    >>> (script_of("PageLink") or "").split(".")[0]
    'PageLink'
    >>> script_of("NoSuchPart")
    """
    found = sorted(path.name for path in (folder() / "static/js").glob(f"{part}.*.js"))
    return found[0] if found else None
