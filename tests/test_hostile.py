"""No address shows a traceback, and what stands in it is shown as it stands or not at all.

The usual run opens each page twice. ``SOCIAL_CREDIT_HOSTILE=10000 pytest tests/test_hostile.py``
opens ten thousand addresses.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.ui.frame import PAGES
from tests.hostile import HOST, Address, addresses, names, sound
from tests.servers import ROOT

COUNT = int(os.environ.get("SOCIAL_CREDIT_HOSTILE", str(2 * len(PAGES))))
AT_ONCE = 50
ACTIVE = ("javascript:", "onerror=", "<script>", "onload=")
LINKED = tuple(f"{start}{HOST}" for start in ("//", "//www.", "www.", "@"))
"""What Markdown makes a link of, escaped or not."""
LITERAL = frozenset({("Code", "code_text"), ("TextInput", "value"), ("TextInput", "default")})
"""What is shown letter by letter, never as Markdown: code to copy, and fields to type in."""


def open_(address: Address) -> AppTest:
    """A page as somebody finds it who comes by an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{address.page}.py")
    for name, value in address.query:
        app.query_params[name] = [*app.query_params.get(name, []), value]
    return app.run()


def texts(message: Message) -> Iterator[tuple[str, str, str]]:
    """All texts within a message that a browser is sent: its kind, its field, the text."""
    for field, value in message.ListFields():
        for it in value if field.is_repeated else (value,):
            if isinstance(it, Message):
                yield from texts(it)
            elif isinstance(it, str):
                yield message.DESCRIPTOR.name, field.name, it


def sent(app: AppTest) -> Iterator[tuple[str, str, str]]:
    """All texts of a page."""
    for node in app._tree:
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            yield from texts(proto)


def active(app: AppTest) -> list[tuple[str, str, str]]:
    """Where something of an address stands unescaped, so that a browser could act on it."""
    return [
        (kind, field, text[:300])
        for kind, field, text in sent(app)
        if (kind, field) not in LITERAL
        and (any(it in text for it in ACTIVE) or any(it in text.replace("\\", "") for it in LINKED))
    ]


@pytest.mark.parametrize("first", range(0, COUNT, AT_ONCE))
def test_no_hostile_address_shows_a_traceback_or_gets_its_markup_in(first: int) -> None:
    lost = load().words["common"]("lost")
    for address in list(addresses(min(first + AT_ONCE, COUNT)))[first:]:
        app = open_(address)
        assert not app.exception, (address, app.exception[0].stack_trace)
        assert app.title, address
        assert lost not in [it.value for it in app.error], address
        assert not active(app), address


def test_the_addresses_use_real_parameters_and_real_values() -> None:
    assert {"life", "lines_at", "node", "source_search"} <= set(names())
    assert {"life", "lines_at", "node"} <= {name for name, _ in sound()}
    assert len(set(addresses(200))) == 200
    assert {it.page for it in addresses(len(PAGES))} == {page.name for page in PAGES}


def test_markup_that_is_shown_unescaped_would_be_found() -> None:
    app = AppTest.from_string(f"import streamlit as st\nst.markdown('[a](https://{HOST}/)')").run()
    assert active(app)


def test_markup_in_a_note_is_shown_as_it_stands() -> None:
    app = open_(Address("sources", ((f"https://{HOST}/", "1"), ("source_search", "<script>"))))
    assert not active(app)
    assert any("evil" in text for kind, _, text in sent(app) if kind == "Alert")
