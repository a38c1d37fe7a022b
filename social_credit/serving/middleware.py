"""The ASGI middleware that serves the front page and the packed files, and lets all else pass."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import FileResponse, RedirectResponse, Response

from social_credit.serving.fonts import LATIN, is_icon_font, is_text_font, small_icons
from social_credit.serving.frontend import folder
from social_credit.serving.menu import ALONE, without_menu
from social_credit.serving.packed import Packer, asked_file, best_encoding, pack

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_EVER = "public, immutable, max-age=31536000"
A_WEEK = "public, max-age=604800"

TAB_ICON = "favicon.png"
"""Where Streamlit looks for the icon of the tab; ours lies elsewhere."""


class Serving:
    """Wraps an ASGI app. One of ``pages`` is sent wherever the app answers with a page of its own:
    the one with the name that the path ends in, else the one named ``""``. ``files`` are scripts
    from elsewhere, by their addresses from the site's root; an address never gets another file."""

    def __init__(self, app: ASGIApp, pages: Mapping[str, bytes], files: Mapping[str, Path]) -> None:
        self._app = app
        self._packer = Packer()
        self._pages = pages
        self._files = files
        self._packed: dict[tuple[str, bool, str | None], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        accepted = Headers(scope=scope).get("accept-encoding", "")
        ours, encoding = self._ours(scope["path"]), best_encoding(accepted)
        file = ours or asked_file(scope["path"], folder())
        if file and encoding:
            found = await run_sync(self._packer.packed, file, encoding)
            headers = {
                "content-encoding": found.encoding,
                "cache-control": FOR_EVER,
                "vary": "accept-encoding",
            }
            await Response(found.body, headers=headers, media_type=found.type)(scope, receive, send)
        elif ours:
            headers = {"cache-control": FOR_EVER, "vary": "accept-encoding"}
            await FileResponse(ours, headers=headers)(scope, receive, send)
        elif is_text_font(scope["path"]):
            # From where Streamlit's typefaces lie, static/media/; every page has those letters.
            response = RedirectResponse(f"../../{LATIN}", 301, {"cache-control": A_WEEK})
            await response(scope, receive, send)
        elif scope["path"].endswith(f"/{TAB_ICON}"):
            response = RedirectResponse("app/static/icon.svg", 301, {"cache-control": A_WEEK})
            await response(scope, receive, send)
        elif is_icon_font(scope["path"]) and (small := small_icons()):
            await _icons(scope, *small)(scope, receive, send)
        else:
            await self._app(scope, receive, self._with_our_page(scope, send, encoding))

    def _ours(self, path: str) -> Path | None:
        asked = (file for address, file in self._files.items() if path.endswith(f"/{address}"))
        return next(asked, None)

    def _page(self, scope: Scope, encoding: str | None) -> bytes:
        asked = scope["path"].rstrip("/").rpartition("/")[2]
        name = asked if asked in self._pages else ""
        alone = bool(ALONE.search(scope["query_string"]))
        key = name, alone, encoding
        if key not in self._packed:
            page = self._pages[name]
            self._packed[key] = pack(without_menu(page) if alone else page, encoding)
        return self._packed[key]

    def _with_our_page(self, scope: Scope, send: Send, encoding: str | None) -> Send:
        """Sends what the app sends, but our page in place of its own."""
        page, replaced = self._page(scope, encoding), False

        async def sender(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"].startswith("/app/static/") and message["status"] == 200:
                    headers.setdefault("cache-control", A_WEEK)
                if headers.get("content-type", "").startswith("text/html"):
                    its_page = "content-disposition" not in headers  # else a file to download
                    replaced = its_page and message["status"] == 200
                if replaced:
                    for name in ("etag", "last-modified", "accept-ranges", "content-encoding"):
                        del headers[name]
                    headers["content-length"] = str(len(page))
                    headers["vary"] = "accept-encoding"
                    if encoding:
                        headers["content-encoding"] = encoding
                await send(message)
            elif not replaced:
                await send(message)
            elif not message.get("more_body"):
                body = b"" if scope["method"] == "HEAD" else page
                await send({"type": "http.response.body", "body": body})

        return sender


def _icons(scope: Scope, body: bytes, etag: str) -> Response:
    """The icons. A browser asks each time, for the same address may get new icons with the site."""
    headers = {"cache-control": "no-cache", "etag": etag}
    if etag in Headers(scope=scope).get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="font/woff2")
