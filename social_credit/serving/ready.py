"""What is done once before the first visitor, so that no visitor waits for it."""

from __future__ import annotations

import gc
from importlib import import_module
from pkgutil import iter_modules

from social_credit import ui


def make_ready() -> None:
    """Import what the pages need, and keep the search for garbage away from it.

    Modules and content stay for as long as the process lives; a full collection would else look
    through all of them, and stop every visitor for a tenth of a second.
    """
    for module in iter_modules(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    gc.collect()
    gc.freeze()
