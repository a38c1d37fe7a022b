"""What a run of a page says is sent together: when it ends, or when it has lasted for a while."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from social_credit.ui.together import MOST, send_together

RUNS, RESTS = AppSessionState.APP_IS_RUNNING, AppSessionState.APP_NOT_RUNNING


@dataclass(eq=False)
class Visit:
    """As much of a visit as knows what there is to send to it."""

    _state: AppSessionState = RESTS
    _browser_queue: ForwardMsgQueue = field(default_factory=ForwardMsgQueue)
    looked_after: asyncio.Event = field(default_factory=asyncio.Event)

    def _message_enqueued_callback(self) -> None:
        self.looked_after.set()

    def says_something(self) -> None:
        self._browser_queue.enqueue(ForwardMsg(session_event={"script_changed_on_disk": True}))

    def sent(self) -> int:
        """How many messages go out now."""
        return len(AppSession.flush_browser_queue(self))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _patched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "flush_browser_queue", AppSession.flush_browser_queue)
    send_together()


def test_a_message_of_a_run_waits_for_its_end_and_goes_with_the_others() -> None:
    async def visit() -> None:
        visit = Visit(RUNS)
        visit.says_something()
        assert visit.sent() == 0
        visit.says_something()
        assert visit.sent() == 0
        visit._state = RESTS
        assert visit.sent() == 2

    asyncio.run(visit())


def test_what_is_said_while_nothing_runs_goes_at_once() -> None:
    async def visit() -> None:
        visit = Visit(RESTS)
        visit.says_something()
        assert visit.sent() == 1

    asyncio.run(visit())


def test_what_a_long_run_says_goes_in_a_while_and_what_it_says_later_waits_anew() -> None:
    async def visit() -> None:
        visit = Visit(RUNS)
        visit.says_something()
        assert visit.sent() == 0
        await visit.looked_after.wait()
        assert visit.sent() == 1
        assert visit.sent() == 0
        visit.says_something()
        assert visit.sent() == 0
        visit.looked_after.clear()
        await visit.looked_after.wait()
        assert visit.sent() == 1

    asyncio.run(visit())


def test_a_run_that_has_ended_in_time_is_not_looked_after_again() -> None:
    async def visit() -> None:
        visit, later = Visit(RUNS), asyncio.Event()
        visit.says_something()
        assert visit.sent() == 0
        visit._state = RESTS
        assert visit.sent() == 1
        asyncio.get_running_loop().call_later(MOST, later.set)
        await later.wait()
        assert not visit.looked_after.is_set()

    asyncio.run(visit())


def test_visits_do_not_wait_for_each_other() -> None:
    async def visit() -> None:
        long, short = Visit(RUNS), Visit(RUNS)
        long.says_something()
        short.says_something()
        assert (long.sent(), short.sent()) == (0, 0)
        short._state = RESTS
        assert (long.sent(), short.sent()) == (0, 1)

    asyncio.run(visit())
