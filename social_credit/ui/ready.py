"""What is done once before the first visitor, so that no visitor waits for it."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pkgutil import iter_modules

from social_credit import ui

OPEN_FILES = 65_536
"""Most files and sockets of one process; a visitor takes four, so this is more than enough."""


def make_ready() -> None:
    """Import what the pages need, keep the search for garbage away from it, allow many visitors.

    Modules and content stay for as long as the process lives; a full collection would else look
    through all of them, and stop every visitor for a tenth of a second.
    """
    for module in iter_modules(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    _allow_open_files()
    gc.collect()
    gc.freeze()


def _allow_open_files() -> None:
    """Many systems stop a process at 1,024 files unless it asks for more: 160 visitors or so."""
    if sys.platform == "win32":
        return
    import resource

    few, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
    if few != resource.RLIM_INFINITY and few < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
