"""The site as it is started: by an ASGI server from another folder, and by ``streamlit run``."""

from __future__ import annotations

import asyncio
import logging
import re
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, quote_plus

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
from social_credit.ui.own_address import own_addresses
from tests.caller import calling
from tests.servers import PLAIN, SITE, Server, running
from tests.test_pages import opened

WRITTEN = "what-a-visitor-wrote"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("elsewhere")) as server:
        yield server


@pytest.fixture(scope="module", params=(SITE, PLAIN), ids=("uvicorn", "streamlit"))
def either(request: pytest.FixtureRequest, site: Server) -> Iterator[Server]:
    """The site, started in each of the two ways."""
    if request.param == "uvicorn":
        yield site
        return
    with running(site.log.parent, command=request.param) as server:
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
    async with calling(site.address, page, query) as caller:
        return await caller.run()


def test_home_and_health_are_there(either: Server) -> None:
    page, headers = get(either, "/")
    assert "<title>Social Credit, Explained</title>" in page
    assert headers["content-type"].startswith("text/html")
    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert get(either, "/healthz")[0] == "ok\n"
    assert get(either, "/_stcore/health")[0] == "ok"


def test_the_sites_own_files_and_settings_are_found(site: Server) -> None:
    assert get(site, "/app/static/icon.svg")[0].startswith("<svg")


def test_a_page_runs_for_a_visitor(site: Server) -> None:
    came = asyncio.run(visit(site, "about", ""))
    words = b"".join(it.SerializeToString() for it in came).decode(errors="ignore")
    assert load().words["about"]("answers") in words


def test_the_log_holds_neither_addresses_nor_who_asked(either: Server) -> None:
    get(either, f"/sources?source_search={WRITTEN}")
    asyncio.run(visit(either, "sources", f"source_search={quote(WRITTEN)}&nonsense={WRITTEN}"))
    asyncio.run(speak_nonsense(either, "text", WRITTEN))
    said = either.log.read_text()
    assert str(either.port) in said
    assert WRITTEN not in said
    assert "127.0.0.1:" not in said.replace(f"http://127.0.0.1:{either.port}", "")
    assert "sources" not in said


async def speak_nonsense(site: Server, message: bytes | str, query: str = "") -> None:
    """Open a websocket and send what no browser would; whatever comes back is fine."""
    address = f"ws://localhost:{site.port}/_stcore/stream?{query}"
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
    yield BackMsg(debug_shutdown_runtime=True).SerializeToString()
    yield BackMsg(load_git_info=True, clear_cache=True).SerializeToString()


@pytest.mark.parametrize("message", list(wild()), ids=range(9))
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


def test_robots_may_read_all_and_are_told_where_the_sitemap_is(either: Server) -> None:
    said, _ = get(either, "/robots.txt", host="score.example.org")
    assert said.splitlines() == [
        "User-agent: *",
        "Allow: /",
        "Sitemap: http://score.example.org/sitemap.xml",
    ]


def test_the_sitemap_names_every_page_and_all_that_a_page_shows_alone(either: Server) -> None:
    said, headers = get(either, "/sitemap.xml", host="score.example.org")
    assert headers["content-type"] == "application/xml"
    assert "<loc>http://score.example.org/</loc>" in said
    for page in PAGES[1:]:
        assert f"<loc>http://score.example.org/{page.name}</loc>" in said
    content = load()
    passages = [*content.outline.by_id, *(it.id for later in content.later for it in later.nodes)]
    for path, things in {
        "passage?node": passages,
        "glossary?terms_id": [term.id for term in content.glossary.terms],
        "scheme?scheme_id": [edition.name for edition in content.editions],
        "sources?source": list(content.sources),
    }.items():
        assert things
        for thing in things:
            assert f"<loc>http://score.example.org/{path}={quote_plus(thing)}</loc>" in said
    listed = re.findall("<loc>(.*)</loc>", said)
    assert len(listed) == len(set(listed)) == len(PAGES) + len(list(own_addresses()))


@pytest.mark.parametrize("page", sorted({page for page, *_ in own_addresses()}))
def test_what_the_sitemap_names_is_shown_alone(page: str) -> None:
    named = [(name, value) for other, name, value in own_addresses() if other == page]
    for name, value in (named[0], named[-1]):
        app = opened(page, **{name: value})
        assert not app.exception
        assert not app.info, "the address was not understood"
        assert app.query_params[name] == value


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
