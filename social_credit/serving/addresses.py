"""Addresses for machines: is the site alive, what may be read, and which pages there are."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from social_credit.serving.hosts import asked_host

_AN_HOUR = "private, max-age=3600"
_NO_ADDRESS = "The address of this site is not known; its operator can set SOCIAL_CREDIT_URL."


def paths_of(pages: Iterable[str], things: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """The path of every page by its name, and of everything that a page shows alone.

    ``things`` are such a page, the parameter that names the thing, and its value.

    >>> paths_of(["home", "glossary"], [("passage", "node", "2.1")])
    ('/', '/glossary', '/passage?node=2.1')
    """
    return (
        *("/" if page == "home" else f"/{page}" for page in pages),
        *(f"/{page}?{urlencode({name: value})}" for page, name, value in things),
    )


def sitemap(address: str, paths: Iterable[str]) -> str:
    """All paths of the site as a sitemap, in the format of sitemaps.org.

    >>> sitemap("https://score.example.org", ["/"]).splitlines()[2]
    '<url><loc>https://score.example.org/</loc></url>'
    """
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *(f"<url><loc>{escape(address + path)}</loc></url>" for path in paths),
            "</urlset>\n",
        )
    )


def address_of(request: Request, own: str | None) -> str | None:
    """The address of the site: its operator's, else the one that was asked; None for a bad one."""
    host = asked_host(request.headers)
    if own or not host:
        return own
    return f"{request.url.scheme}://{host}{request.scope.get('root_path', '')}"


def for_machines(paths: Iterable[str], own: str | None) -> list[Route]:
    """``/healthz`` for probes, ``/robots.txt`` and ``/sitemap.xml``.

    ``own`` is the address of the site, without a slash at its end; None: the one that is asked.
    """
    listed = tuple(paths)

    def healthz(_: Request) -> Response:
        return PlainTextResponse("ok\n", headers={"cache-control": "no-store"})

    def robots(request: Request) -> Response:
        address = address_of(request, own)
        lines = "User-agent: *\nAllow: /\n"
        lines += f"Sitemap: {address}/sitemap.xml\n" if address else ""
        return PlainTextResponse(lines, headers={"cache-control": _AN_HOUR})

    def pages(request: Request) -> Response:
        address = address_of(request, own)
        if address is None:
            return PlainTextResponse(_NO_ADDRESS, status_code=400)
        return Response(
            sitemap(address, listed),
            media_type="application/xml",
            headers={"cache-control": _AN_HOUR},
        )

    return [Route("/healthz", healthz), Route("/robots.txt", robots), Route("/sitemap.xml", pages)]
