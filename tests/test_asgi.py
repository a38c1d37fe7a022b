"""The site under an ASGI server of the host's own, started from another folder."""

from __future__ import annotations

import asyncio
import logging
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
import websockets
from starlette.datastructures import Headers
from starlette.requests import Request
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from social_credit.content import load
from social_credit.serving.addresses import for_machines, paths_of
from social_credit.serving.logs import NoVisits
from social_credit.ui.frame import PAGES
from tests.servers import Server, running
from tests.visitor import visiting

WRITTEN = "what-a-visitor-wrote"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("elsewhere")) as server:
        yield server


def get(site: Server, path: str, host: str | None = None) -> tuple[str, Headers]:
    """The answer to a request, and its headers."""
    headers = {"Host": host} if host else {}
    with urllib.request.urlopen(
        urllib.request.Request(f"{site.address}{path}", headers=headers), timeout=10
    ) as answer:
        return answer.read().decode(), Headers(dict(answer.headers))


async def visit(site: Server, page: str, query: str) -> list[ForwardMsg]:
    """One run of a page for a visitor, as a browser asks for it: all that the server sends."""
    async with visiting(site, query) as visitor:
        return (await visitor.open(page, query)).messages


def test_home_and_health_are_there(site: Server) -> None:
    page, headers = get(site, "/")
    assert "<title>Social Credit, Explained</title>" in page
    assert headers["content-type"].startswith("text/html")
    assert get(site, "/healthz")[0] == "ok\n"
    assert get(site, "/_stcore/health")[0] == "ok"


def test_the_sites_own_files_and_settings_are_found(site: Server) -> None:
    assert get(site, "/app/static/icon.svg")[0].startswith("<svg")


def test_a_page_runs_for_a_visitor(site: Server) -> None:
    came = asyncio.run(visit(site, "about", ""))
    words = b"".join(it.SerializeToString() for it in came).decode(errors="ignore")
    assert load().words["about"]("answers") in words


def test_the_log_holds_neither_addresses_nor_who_asked(site: Server) -> None:
    get(site, f"/sources?source_search={WRITTEN}")
    asyncio.run(visit(site, "sources", f"source_search={quote(WRITTEN)}&nonsense={WRITTEN}"))
    said = site.log.read_text()
    assert "startup complete" in said
    assert WRITTEN not in said
    assert "127.0.0.1:" not in said.replace(f"http://127.0.0.1:{site.port}", "")
    assert "sources" not in said


async def speak_nonsense(site: Server, message: bytes | str) -> None:
    """Open a websocket and send what no browser would; whatever comes back is fine."""
    address = f"ws://localhost:{site.port}/_stcore/stream"
    async with websockets.connect(
        address, origin=site.address, subprotocols=["streamlit"], max_size=None
    ) as socket:
        with suppress(websockets.ConnectionClosed, TimeoutError):
            await socket.send(message)
            await asyncio.wait_for(socket.recv(), 1)


def wild() -> Iterator[bytes | str]:
    """Messages that are none, that break off, and that ask for what is not there."""
    yield "text"
    yield b""
    yield b"\xff" * 1000
    ask = BackMsg()
    ask.rerun_script.query_string = "&".join(f"life={WRITTEN}{turn}" for turn in range(5000))
    ask.rerun_script.page_script_hash = WRITTEN
    ask.rerun_script.fragment_id = "none"
    yield ask.SerializeToString()[:-7]
    yield ask.SerializeToString()
    for key in ("$$ID-0-life_who", "$$ID-x-None", WRITTEN):
        state = ask.rerun_script.widget_states.widgets.add(id=key)
        state.int_value = 2**62
        state = ask.rerun_script.widget_states.widgets.add(id=key)
        state.json_value = "{" * 10_000
    ask.rerun_script.page_name = "score_a_life"
    yield ask.SerializeToString()
    yield BackMsg(debug_disconnect_websocket=True).SerializeToString()
    yield BackMsg(load_git_info=True, clear_cache=True).SerializeToString()


@pytest.mark.parametrize("message", list(wild()), ids=range(8))
def test_a_websocket_that_speaks_nonsense_harms_nobody_else(
    site: Server, message: bytes | str
) -> None:
    asyncio.run(speak_nonsense(site, message))
    assert get(site, "/healthz")[0] == "ok\n"
    came = asyncio.run(visit(site, "about", ""))
    words = b"".join(it.SerializeToString() for it in came).decode(errors="ignore")
    assert load().words["about"]("answers") in words
    assert WRITTEN not in site.log.read_text()


def test_a_websocket_from_another_site_is_refused_at_once(site: Server) -> None:
    async def from_elsewhere() -> None:
        address = f"ws://localhost:{site.port}/_stcore/stream"
        async with websockets.connect(address, origin="https://elsewhere.example"):
            pass

    before = time.monotonic()
    with pytest.raises(websockets.InvalidStatus, match="403"):
        asyncio.run(from_elsewhere())
    assert time.monotonic() - before < 1


def test_a_fault_is_logged_with_its_place_and_kind_but_not_its_words() -> None:
    try:
        raise ValueError(WRITTEN)
    except ValueError as error:
        try:
            raise KeyError(WRITTEN) from error
        except KeyError as second:
            fault = (type(second), second, second.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "", 0, "a page failed", (), fault)
    assert NoVisits().filter(record)
    said = logging.Formatter().format(record)
    assert "a page failed" in said
    assert "test_asgi.py" in said
    assert "ValueError" in said
    assert "KeyError" in said
    # The lines of code stand there, the value does not.
    assert WRITTEN not in said


def test_robots_may_read_all_and_are_told_where_the_sitemap_is(site: Server) -> None:
    said, _ = get(site, "/robots.txt", host="score.example.org")
    assert said.splitlines() == [
        "User-agent: *",
        "Allow: /",
        "Sitemap: http://score.example.org/sitemap.xml",
    ]


def test_the_sitemap_names_every_page_and_every_passage(site: Server) -> None:
    said, headers = get(site, "/sitemap.xml", host="score.example.org")
    assert headers["content-type"] == "application/xml"
    assert "<loc>http://score.example.org/</loc>" in said
    for page in PAGES[1:]:
        assert f"<loc>http://score.example.org/{page.name}</loc>" in said
    passages = [*load().outline.by_id, *(it.id for later in load().later for it in later.nodes)]
    for passage in passages:
        assert f"<loc>http://score.example.org/passage?node={quote(passage)}</loc>" in said
    assert said.count("<url>") == len(PAGES) + len(passages)


@pytest.mark.parametrize("host", ["a.example/<script>", "a.example;b", '"', "a b", "-.example"])
def test_a_host_that_is_none_gets_into_no_answer(host: str) -> None:
    routes = {route.path: route.endpoint for route in for_machines(paths_of(["home"], []), None)}
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "server": ("127.0.0.1", 80),
        "headers": [(b"host", host.encode())],
    }
    assert routes["/sitemap.xml"](Request(scope)).status_code == 400
    assert b"Sitemap" not in routes["/robots.txt"](Request(scope)).body


def test_the_operators_address_goes_before_the_one_that_was_asked(tmp_path: Path) -> None:
    with running(
        tmp_path,
        {
            "SOCIAL_CREDIT_URL": "https://own.example/",
            "SOCIAL_CREDIT_FRAMES": "https://school.example",
        },
    ) as site:
        said, headers = get(site, "/sitemap.xml", host="score.example.org")
    assert "<loc>https://own.example/glossary</loc>" in said
    assert "score.example.org" not in said
    assert "frame-ancestors 'self' https://school.example;" in headers["content-security-policy"]
