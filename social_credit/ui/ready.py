"""What is done once before the first visitor, so that no visitor waits for it."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

from social_credit import ui

OPEN_FILES = 65_536
"""Most files and sockets of one process; a visitor takes four, so this is more than enough."""


MEMORY: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"arenas": (-8, 2), "mmap threshold": (-3, 65_536), "trim threshold": (-1, 131_072)}
)
"""Numbers of glibc's ``mallopt``, and what each is set to: heaps, and bytes."""


def make_ready() -> None:
    """Import what the pages need, keep the search for garbage away from it, allow many visitors,
    and hear every press.

    Modules and content stay for as long as the process lives; a full collection would else look
    through all of them, and stop every visitor for a tenth of a second.
    """
    for module in iter_modules(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    _allow_open_files()
    _give_memory_back()
    _run_whole_what_is_not_known()
    gc.collect()
    gc.freeze()


def _give_memory_back() -> None:
    """Have freed memory return to the machine, where the C library can be told so (glibc).

    It keeps a heap for every thread and each change is a thread, and what lies between the large
    arrays of a city stays with the process: memory rose for as long as visitors were there.
    """
    tell = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if tell is not None:
        for option, value in MEMORY.values():
            tell(option, value)


def _run_whole_what_is_not_known() -> None:
    """Where a part of a page is to be run that this visit has not shown yet, run all of it.

    So it is after a lost line, with another process: Streamlit would pass over every press in
    silence, for the visit there begins with the press itself.
    """
    request = AppSession.request_rerun

    def request_rerun(self: AppSession, client_state: ClientState | None) -> None:
        if client_state and not self.has_fragment(client_state.fragment_id):
            client_state.ClearField("fragment_id")
        request(self, client_state)

    AppSession.request_rerun = request_rerun  # type: ignore[method-assign]


def _allow_open_files() -> None:
    """Many systems stop a process at 1,024 files unless it asks for more: 160 visitors or so."""
    if sys.platform == "win32":
        return
    import resource

    few, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
    if few != resource.RLIM_INFINITY and few < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
