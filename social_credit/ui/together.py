"""What a run of a page says, sent together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from weakref import WeakKeyDictionary

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState

MOST = 0.05
"""Seconds that a message of a run waits for the others."""


class _Wait:
    """Messages that wait for more, until the run ends or the time is up; that is then told."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self.is_over = False
        self._tell = tell
        self._timer = asyncio.get_running_loop().call_later(MOST, self._end)

    def _end(self) -> None:
        self.is_over = True
        self._tell()

    def drop(self) -> None:
        """Tell nothing more."""
        self._timer.cancel()


def send_together() -> None:
    """Have messages wait until the run of the page has ended, or a twentieth of a second is over.

    Streamlit looks every five milliseconds for what there is to send. A run takes some twenty, and
    came in pieces; the browser drew the page for each.
    """
    flush = AppSession.flush_browser_queue
    waits: WeakKeyDictionary[AppSession, _Wait] = WeakKeyDictionary()

    def flush_browser_queue(self: AppSession) -> list[ForwardMsg]:
        runs, tell = self._state is AppSessionState.APP_IS_RUNNING, self._message_enqueued_callback
        if runs and tell and not self._browser_queue.is_empty():
            if self not in waits:
                waits[self] = _Wait(tell)
            if not waits[self].is_over:
                return []
        if self in waits:
            waits.pop(self).drop()
        return flush(self)

    AppSession.flush_browser_queue = flush_browser_queue  # type: ignore[method-assign]
