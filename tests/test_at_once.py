"""A message waits for none before it: what the sockets of the server are told."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
import uvicorn

from social_credit.serving.at_once import send_at_once


async def _nothing(scope, receive, send):  # type: ignore[no-untyped-def]
    """An app that is never asked for anything."""


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server as the site starts it, for one test."""
    monkeypatch.setattr(uvicorn.Server, "startup", uvicorn.Server.startup)
    send_at_once()


async def _started(listening: socket.socket) -> uvicorn.Server:
    server = uvicorn.Server(uvicorn.Config(_nothing, lifespan="off", log_level="error"))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup(sockets=[listening])
    return server


async def _waits_for_none(listening: socket.socket) -> bool:
    """Whether a connection that the server accepts has been told not to wait."""
    server = await _started(listening)
    _, writer = await asyncio.open_connection(*listening.getsockname())
    while not server.server_state.connections:  # it is accepted on a later turn
        await asyncio.sleep(0)
    (connection,) = server.server_state.connections
    accepted: socket.socket = connection.transport.get_extra_info("socket")  # type: ignore[union-attr]
    told = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    writer.close()
    await server.shutdown(sockets=[listening])
    return bool(told)


@pytest.mark.usefixtures("patched")
def test_a_connection_to_a_socket_as_streamlit_opens_it_sends_at_once() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        assert asyncio.run(_waits_for_none(listening))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets of the machine's own")
@pytest.mark.usefixtures("patched")
def test_a_socket_of_the_machine_s_own_starts_as_it_is(tmp_path: Path) -> None:
    async def start() -> bool:
        server = await _started(listening)
        await server.shutdown(sockets=[listening])
        return server.started

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "site"))
        assert asyncio.run(start())
