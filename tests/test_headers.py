"""What every answer tells the browser to refuse."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from social_credit.serving.headers import PLAIN, Guard, failed, policy
from social_credit.serving.hosts import asked_host, frames_of, own_address


def _fine(_: object) -> PlainTextResponse:
    return PlainTextResponse("fine", headers={"x-content-type-options": "theirs"})


def _breaks(_: object) -> PlainTextResponse:
    raise ValueError("what a visitor wrote")


APP = Starlette(
    routes=[Route("/fine", _fine), Route("/breaks", _breaks)],
    middleware=[Middleware(Guard, frames=["https://school.example"])],
    exception_handlers={Exception: failed},
)


def ask(path: str) -> tuple[int, Headers, bytes]:
    """Status, headers and body of an answer."""
    sent = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    async def receive() -> dict[str, object]:
        return await asyncio.get_running_loop().create_future()

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"score.example.org")],
    }
    try:
        asyncio.run(APP(scope, receive, send))
    except ValueError:
        assert path == "/breaks"
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], Headers(raw=sent[0]["headers"]), body


@pytest.mark.parametrize(("path", "status"), [("/fine", 200), ("/nothing", 404), ("/breaks", 500)])
def test_every_answer_carries_every_header_once(path: str, status: int) -> None:
    found, headers, body = ask(path)
    assert found == status
    for name, value in PLAIN.items():
        assert headers.getlist(name) == [value]
    assert len(headers.getlist("content-security-policy")) == 1
    assert b"what a visitor wrote" not in body


def test_the_policy_names_no_host_but_the_sites_own() -> None:
    said = policy("score.example.org")
    assert said.count("example.org") == said.count("//score.example.org") == 2
    assert "http:" not in said
    assert "https:" not in said
    assert "*" not in said
    assert "unsafe-eval" not in said
    assert "script-src 'self' blob:;" in said


def test_the_site_can_be_framed_by_itself_and_by_those_that_are_listed_only() -> None:
    assert policy(None).endswith("frame-ancestors 'self';")
    _, headers, _ = ask("/fine")
    assert headers["content-security-policy"].endswith(
        "frame-ancestors 'self' https://school.example;"
    )


@given(st.binary(max_size=80))
def test_no_host_that_a_browser_could_send_adds_a_rule(host: bytes) -> None:
    asked = asked_host(Headers(raw=[(b"host", host)]))
    assert policy(asked).count(";") == policy(None).count(";")
    assert asked is None or not set(asked) & set(" ;,'\"<>*/\\\n")


@pytest.mark.parametrize(
    "listed", ["school.example", "*", "https://", "https://a.example;b", "'none'", "javascript:x"]
)
def test_a_frame_that_is_no_origin_is_refused_with_what_to_write(listed: str) -> None:
    with pytest.raises(ValueError, match=r"write https://school\.example"):
        frames_of(listed)


@pytest.mark.parametrize(
    "given", ["score.example.org", "ftp://a.example", "https://a.example/?x", "https:///x"]
)
def test_an_own_address_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"SOCIAL_CREDIT_URL"):
        own_address(given)


def test_an_own_address_may_have_a_folder() -> None:
    assert own_address("https://a.example/score/") == "https://a.example/score"
