"""Messages that are sent at once, though the browser has not yet confirmed the one before."""

from __future__ import annotations

import socket

import uvicorn


def send_at_once() -> None:
    """Have every connection of the server send without waiting (``TCP_NODELAY``).

    Streamlit opens its socket so that asyncio leaves it as it is, and what a page sends after its
    first message waited for a browser that confirms after 40 ms (Nagle's algorithm). A connection
    takes over what is set for the socket that listens.
    """
    begin = uvicorn.Server.startup

    async def startup(self: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        for listening in sockets or ():
            if listening.family in (socket.AF_INET, socket.AF_INET6):
                listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await begin(self, sockets)

    uvicorn.Server.startup = startup  # type: ignore[method-assign]
