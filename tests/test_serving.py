"""What browsers get: the first page in our words, and scripts packed small and kept."""

from __future__ import annotations

import asyncio
import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import FileResponse, JSONResponse

from social_credit.content import load
from social_credit.serving.fonts import LATIN, icons, whole_icons
from social_credit.serving.front_page import FIRST, LATER, PARTS, TOGETHER, front_page
from social_credit.serving.frontend import folder, script_of
from social_credit.serving.middleware import Serving
from social_credit.serving.packed import MANY, Packer, best_encoding
from social_credit.ui.frame import sections

ROOT = Path(__file__).resolve().parents[1]
PAGE = b'<html><nav id="menu">our page</nav></html>'
GLOSSARY = b"<html>our glossary</html>"
ADDRESSES = {"home": ""}
SCRIPT = next(path for path in (folder() / "static/js").glob("index.*.js"))


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


async def _streamlit(scope, receive, send):  # type: ignore[no-untyped-def]
    """Stands in for Streamlit: its page for every path, and one answer in JSON."""
    if scope["path"] == "/_stcore/host-config":
        await JSONResponse({"theirs": True})(scope, receive, send)
    else:
        await FileResponse(folder() / "index.html")(scope, receive, send)


def first_page(name: str) -> str:
    """What a browser gets first of a page."""
    words = load().words
    return front_page(words["common"], words[name], sections()).decode()


def ask(
    path: str, accept: str = "gzip, br", method: str = "GET", etag: str = "", query: str = ""
) -> Answer:
    """One request through the middleware."""
    sent = []

    async def receive() -> dict[str, object]:
        # Nothing more comes: a response that listens for the browser's leaving waits in vain.
        return await asyncio.get_running_loop().create_future()

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", accept.encode()), (b"if-none-match", etag.encode())],
    }
    pages = {"": PAGE, "glossary": GLOSSARY}
    serving = Serving(_streamlit, pages, files={"app/static/own.1.js": SCRIPT})
    asyncio.run(serving(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], headers, body)


@pytest.mark.parametrize("path", ["/", "/score_a_life", "/grade_lines?lines=1"])
def test_every_page_begins_with_ours_in_place_of_streamlits(path: str) -> None:
    answer = ask(path)
    assert brotli.decompress(answer.body) == PAGE
    assert answer.headers["content-type"].startswith("text/html")
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert "etag" not in answer.headers


@pytest.mark.parametrize("path", ["/glossary", "/glossary/", "/below/another/glossary"])
def test_a_page_with_first_words_of_its_own_begins_with_them(path: str) -> None:
    assert brotli.decompress(ask(path).body) == GLOSSARY


def test_the_page_is_sent_as_it_is_to_a_browser_that_unpacks_nothing() -> None:
    answer = ask("/", accept="")
    assert answer.body == PAGE
    assert "content-encoding" not in answer.headers


def test_a_question_about_the_page_alone_gets_its_headers_and_no_body() -> None:
    assert ask("/", method="HEAD").body == b""


def test_other_answers_pass_as_they_are() -> None:
    assert ask("/_stcore/host-config").body == b'{"theirs":true}'


@pytest.mark.parametrize(
    "path",
    [f"/static/js/{SCRIPT.name}", "/app/static/own.1.js", "/below/another/app/static/own.1.js"],
)
@pytest.mark.parametrize(
    ("accept", "unpack"), [("gzip, deflate, br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_script_comes_packed_and_may_be_kept_for_a_year(path: str, accept: str, unpack) -> None:  # type: ignore[no-untyped-def]
    answer = ask(path, accept)
    assert unpack(answer.body) == SCRIPT.read_bytes()
    assert len(answer.body) < 0.4 * SCRIPT.stat().st_size
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "accept-encoding"


def test_a_script_from_elsewhere_comes_as_it_is_to_a_browser_that_unpacks_nothing() -> None:
    answer = ask("/app/static/own.1.js", accept="")
    assert answer.body == SCRIPT.read_bytes()
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/nothing.js",
        "/static/js/..%2f..%2fapp.js",
        "/static/js/../index.js",
        "/app/static/own.2.js",
    ],
)
def test_a_script_that_is_not_there_is_left_to_streamlit(path: str) -> None:
    assert brotli.decompress(ask(path).body) == PAGE


def test_a_file_is_packed_at_once_and_where_many_ask_again_as_small_as_can_be() -> None:
    packer = Packer()
    file = min(
        (folder() / "static/js").glob("*.js"), key=lambda it: abs(it.stat().st_size - 50_000)
    )
    packer.packed(file, "gzip")  # whoever takes no Brotli does not count
    first = packer.packed(file, "br")
    for _ in range(MANY - 1):
        packer.settle()
        assert packer.packed(file, "br") is first
    packer.settle()
    second = packer.packed(file, "br")
    assert len(second.body) < len(first.body)
    assert brotli.decompress(second.body) == brotli.decompress(first.body) == file.read_bytes()
    assert packer.packed(file, "br") is second


def test_the_letters_that_every_page_has_are_not_sent_a_second_time() -> None:
    answer = ask("/static/media/SourceSansVF-Upright.ttf.BsWL4Kly.woff2")
    assert answer.status == 301
    address = urljoin("/static/media/", answer.headers["location"])
    assert address == f"/{LATIN}"
    assert (ROOT / address.removeprefix("/app/")).is_file()
    assert f"./{LATIN}" in first_page("home")


def test_icons_come_small_and_again_only_when_they_have_changed() -> None:
    path = f"/static/media/{whole_icons().name}"
    answer = ask(path)
    assert answer.body == icons().read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["cache-control"] == "no-cache"
    again = ask(path, etag=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert ask(path, etag='"older"').status == 200


@given(st.text(max_size=200))
def test_whatever_a_browser_says_it_accepts_gets_an_answer(accepted: str) -> None:
    assert best_encoding(accepted) in ("br", "gzip", None)


def test_a_way_to_pack_with_no_weight_is_refused() -> None:
    assert best_encoding("br;q=0, gzip;q=0.001") == "gzip"
    assert best_encoding("br;q=0, gzip;q=0.000") is None
    assert best_encoding("*") == "br"


def test_the_first_page_has_our_words_and_no_script_between_its_lines() -> None:
    page = first_page("home")
    assert "<title>Social Credit, Explained</title>" in page
    assert "no single score covers everybody" in page
    assert "agent" not in page.partition("<noscript>")[2]
    assert all("src=" in tag for tag in page.split("<script")[1:])


def test_a_page_can_be_read_before_any_script_has_run() -> None:
    words, page = load().words, first_page("doors")
    shown = page.partition("<body>")[2].partition('<div id="root">')[0]
    assert f"<h1>{words['common']('pages.doors')}</h1>" in shown
    assert words["doors"]("answers") in shown
    assert words["common"]("page_help.doors") in page.partition("<body>")[0]


def test_our_first_script_runs_before_streamlits_and_names_those_that_come_later() -> None:
    page = first_page("doors")
    script = page[page.index(f'<script type="module" src="./app/static/{FIRST}?') :]
    tag = script.partition("</script>")[0]
    assert all(f"./app/static/{name}?" in tag for name in LATER)
    assert script.index("</script>") < script.index(SCRIPT.name)
    for part in PARTS:
        name = script_of(part)
        assert name, f"Streamlit has no script for {part} any more"
        assert f"./static/js/{name}" in tag


def test_the_script_between_streamlit_and_its_line_is_there_before_the_line() -> None:
    page = first_page("doors")
    assert page.index(f'src="./app/static/{TOGETHER}?') < page.index(SCRIPT.name)


def test_home_opens_with_nothing_that_streamlit_would_have_to_fetch_first() -> None:
    assert 'data-parts=""' in first_page("home")


@pytest.mark.parametrize("path", ["/favicon.png", "/school/favicon.png"])
def test_the_icon_of_the_tab_is_ours_where_streamlit_looks_for_its_own(path: str) -> None:
    answer = ask(path)
    assert answer.status == 301
    icon = urljoin(f"https://host{path}", answer.headers["location"])
    assert icon == f"https://host{path.removesuffix('favicon.png')}app/static/icon.svg"


@pytest.mark.parametrize("name", ["home", "doors"])
def test_the_menu_stands_in_the_first_page_with_every_page_in_its_section(name: str) -> None:
    page, say = first_page(name), load().words["common"]
    menu = page.partition('<nav id="menu"')[2].partition("</nav>")[0]
    for section, names in sections().items():
        part = menu.partition(f"<summary>{say(f'sections.{section}')}<")[2].partition("</ul>")[0]
        assert re.findall(r'href="\./(\w*)"', part) == [it if it != "home" else "" for it in names]
    assert re.findall(r'href="\./(\w*)" aria-current="page"', menu) == [
        name if name != "home" else ""
    ]


@pytest.mark.parametrize(
    ("query", "alone"),
    [
        ("", False),
        ("embed=true", True),
        ("q=1&present=2", True),
        ("embed=false&represent=1", False),
    ],
)
def test_a_page_that_is_shown_alone_comes_without_the_menu(query: str, alone: bool) -> None:
    menu = ask("/", accept="", query=query).body.partition(b"<nav")[2]
    assert menu.startswith(b' id="menu" hidden' if alone else b' id="menu">')
