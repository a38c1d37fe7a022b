"""No address and no file shows a traceback; what stands in it is shown as it stands or not at all.

Each page is opened twice here, and a few files are brought in. ``python -m benchmarks.hostile``
does the same ten thousand and two thousand times, over the network with one server.
"""

from __future__ import annotations

import time

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.own_scheme import OwnScheme
from social_credit.own_scheme_yaml import MOST_BYTES, from_yaml
from social_credit.ui.frame import PAGES
from tests.hostile import HOST, Address, addresses, names, sound
from tests.hostile_files import files
from tests.own_schemes import BASES, KNOWN
from tests.sent import active, texts
from tests.servers import ROOT
from tests.test_pages import opened

LOST = load().words["common"]("lost")
ADDRESSES = 2 * len(PAGES)
FILES_READ, FILES_SHOWN = 200, 25
AT_ONCE = 12


def open_(address: Address) -> AppTest:
    """A page as somebody finds it who comes by an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{address.page}.py")
    for name, value in address.query:
        app.query_params[name] = [*app.query_params.get(name, []), value]
    return app.run()


def messages(app: AppTest) -> list[Message]:
    """All elements of a page as a browser is sent them."""
    protos = (getattr(node, "proto", None) for node in app._tree)
    return [it for it in protos if isinstance(it, Message)]


def check(app: AppTest, cause: object) -> None:
    """A page is whole, and nothing on it could act."""
    assert not app.exception, (cause, app.exception[0].stack_trace)
    assert app.title, cause
    assert LOST not in [it.value for it in app.error], cause
    assert not active(messages(app)), cause


@pytest.mark.parametrize("first", range(0, ADDRESSES, AT_ONCE))
def test_no_hostile_address_shows_a_traceback_or_gets_its_markup_in(first: int) -> None:
    for address in list(addresses(min(first + AT_ONCE, ADDRESSES)))[first:]:
        check(open_(address), address)


def test_no_hostile_file_makes_reading_fail_or_last() -> None:
    for turn, file in enumerate(files(FILES_READ)):
        begun = time.process_time()
        assert isinstance(from_yaml(file, "mine.yaml", KNOWN, BASES), OwnScheme | tuple), turn
        assert time.process_time() - begun < 1, turn


def test_no_hostile_file_shows_a_traceback_or_gets_its_markup_in() -> None:
    page = opened("design")
    for turn, file in enumerate(files(FILES_SHOWN)):
        page.file_uploader(key="design_upload").upload("own.yaml", file)
        check(page.button(key="design_read").click().run(), turn)


def test_the_files_are_refused_for_many_reasons_and_some_are_read() -> None:
    found = [from_yaml(file, "mine.yaml", KNOWN, BASES) for file in files(FILES_READ)]
    read = [it for it in found if isinstance(it, OwnScheme)]
    reasons = {it[0].message[:20] for it in found if isinstance(it, tuple)}
    assert any("<" in it.name for it in read)
    assert len(reasons) > 10
    assert max(map(len, files(FILES_READ))) == MOST_BYTES + 1
    assert list(files(20)) == list(files(20))


def test_the_addresses_use_real_parameters_and_real_values() -> None:
    assert {"life", "lines_at", "node", "source_search"} <= set(names())
    assert {"life", "lines_at", "node"} <= {name for name, _ in sound()}
    assert len(set(addresses(200))) == 200
    assert {it.page for it in addresses(len(PAGES))} == {page.name for page in PAGES}


@pytest.mark.parametrize("shown", ["st.markdown('{}')", "st.table([{{'a': '{}'}}])"])
def test_markup_that_is_shown_unescaped_would_be_found(shown: str) -> None:
    code = f"import streamlit as st\n{shown.format(f'[a](https://{HOST}/)')}"
    assert active(messages(AppTest.from_string(code).run()))


def test_markup_in_a_note_is_shown_as_it_stands() -> None:
    app = open_(Address("sources", ((f"https://{HOST}/", "1"), ("source_search", "<script>"))))
    assert not active(messages(app))
    said = [text for it in messages(app) for kind, _, text in texts(it) if kind == "Alert"]
    assert any("evil" in text for text in said)
