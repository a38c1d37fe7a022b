"""What every answer tells the browser to refuse: other hosts, frames, guesses, sensors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from social_credit.serving.hosts import asked_host

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": (
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
            "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
        ),
    }
)
"""The headers that are the same for every answer."""


def policy(host: str | None, frames: Sequence[str] = ()) -> str:
    """The content security policy: nothing but what the site itself sends.

    ``host`` is the site's own as the browser names it; older browsers do not count a websocket to
    it as of the same origin. ``frames`` are the origins that may show the site, besides itself.

    Streamlit needs these doors: styles between the page's lines; letters of formulas and the tab's
    icon that come within its files (``data:``); and, for each component that Python hands over,
    such as the instrument, a script made in the browser (``blob:``).

    >>> "frame-ancestors 'self' https://school.example;" in policy(None, ["https://school.example"])
    True
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            " ".join(("frame-ancestors 'self'", *frames)) + ";",
        )
    )


def headers_for(request: Headers, frames: Sequence[str]) -> Mapping[str, str]:
    """All headers of the answer to a request."""
    return {**PLAIN, "content-security-policy": policy(asked_host(request), frames)}


class Guard:
    """Wraps an ASGI app: every answer carries the headers, whoever gives it."""

    def __init__(self, app: ASGIApp, frames: Sequence[str] = ()) -> None:
        self._app, self._frames = app, tuple(frames)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = headers_for(Headers(scope=scope), self._frames)

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in said.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, sender)


def failed(request: Request, _: Exception) -> Response:
    """The answer where something broke: given outside of every wrapper, so with its headers."""
    return PlainTextResponse(
        "Something went wrong.", status_code=500, headers=headers_for(request.headers, ())
    )
