"""Who says exactly what it is told to, and speaks Streamlit's protocol without a browser."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import websockets
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

_LIMIT = "a-line-that-no-file-holds"
PATIENCE = 60.0
"""Seconds to wait for the server's next message."""


@dataclass
class Caller:
    """One open page. ``site`` is the address of the site, ``page`` and ``query`` what is open."""

    site: str
    page: str
    query: str
    socket: websockets.ClientConnection

    async def run(self, *changed: WidgetState) -> list[ForwardMsg]:
        """Have the page run with these controls changed: all that comes until the run has ended.

        Raises:
            TimeoutError: nothing came for too long.
            websockets.ConnectionClosed: the server hung up.
        """
        ask = BackMsg()
        ask.rerun_script.query_string = self.query
        ask.rerun_script.page_name = self.page
        ask.rerun_script.widget_states.widgets.extend(changed)
        await self.socket.send(ask.SerializeToString())
        came: list[ForwardMsg] = []
        while not came or not _ended(came[-1]):
            came.append(await self._next())
            if came[-1].HasField("page_info_changed"):
                self.query = came[-1].page_info_changed.query_string
        return came

    async def upload(self, name: str, file: bytes) -> FileURLs:
        """Send a file, as a browser does before the page runs; where it lies then.

        Raises:
            urllib.error.URLError: it was not taken.
        """
        ask = BackMsg()
        ask.file_urls_request.request_id = "1"
        ask.file_urls_request.file_names.append(name)
        await self.socket.send(ask.SerializeToString())
        came = await self._next()
        while not came.HasField("file_urls_response"):
            came = await self._next()
        (found,) = came.file_urls_response.file_urls
        await asyncio.to_thread(self._put, found.upload_url, name, file)
        return found

    def _put(self, path: str, name: str, file: bytes) -> None:
        quoted = name.replace('"', "%22").replace("\n", "%0A")
        form = f'Content-Disposition: form-data; name="file"; filename="{quoted}"'
        headers = {
            "Content-Type": f"multipart/form-data; boundary={_LIMIT}",
            "Cookie": f"_streamlit_xsrf={_token(self.site)}",
            "X-Xsrftoken": _token(self.site),
        }
        body = f"--{_LIMIT}\r\n{form}\r\n\r\n".encode() + file + f"\r\n--{_LIMIT}--\r\n".encode()
        asked = urllib.request.Request(f"{self.site}{path}", body, headers, method="PUT")
        urllib.request.urlopen(asked, timeout=PATIENCE).close()

    async def _next(self) -> ForwardMsg:
        message = await asyncio.wait_for(self.socket.recv(), PATIENCE)
        return ForwardMsg.FromString(message)


@cache
def _token(site: str) -> str:
    """What Streamlit wants to hear with a file, so that no other site can send one."""
    with urllib.request.urlopen(f"{site}/_stcore/health", timeout=PATIENCE) as answer:
        said: str = answer.headers["Set-Cookie"]
    return said.partition("=")[2].partition(";")[0]


def _ended(message: ForwardMsg) -> bool:
    """Whether a run has ended, and not only to begin anew."""
    early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
    return message.HasField("script_finished") and message.script_finished != early


@asynccontextmanager
async def calling(site: str, page: str, query: str = "") -> AsyncIterator[Caller]:
    """A visit to a page, which is not run yet."""
    address = f"ws://{urlsplit(site).netloc}/_stcore/stream"
    async with websockets.connect(
        address, origin=site, subprotocols=["streamlit"], max_size=None
    ) as socket:
        yield Caller(site, page, query, socket)


def elements(came: Sequence[ForwardMsg]) -> list[Message]:
    """The elements within what came, each as its own kind of message."""
    found = [it.delta.new_element for it in came if it.delta.HasField("new_element")]
    kinds = [(it, it.WhichOneof("type")) for it in found]
    return [getattr(it, kind) for it, kind in kinds if kind]
