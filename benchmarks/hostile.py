"""What gets through of 10,000 hostile addresses, 2,000 files and 1,000 changes: nothing should.

    python -m benchmarks.hostile                  all of them, with one server
    python -m benchmarks.hostile 500 100 50       fewer

One process of the site (``uvicorn asgi:app``) answers visitors who come by addresses made to break
it (``tests/hostile.py``), bring in files made to break it (``tests/hostile_files.py``), and change
controls as no browser would. Counted are visits that saw a traceback, that saw the words for a
page that failed, whose text a browser could act on, or that came to no end. Ends with 1 where there
is any, where the process ended, or where its log holds a word of what was sent.

The words for a page that failed are not held against changes: who speaks nonsense to the server
may well be told that something went wrong, as long as nobody else is.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from urllib.error import URLError
from urllib.parse import quote, urlencode

import websockets
from google.protobuf.message import Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from social_credit.content import load
from tests.caller import calling, elements
from tests.hostile import HOST, MARKUP, STRANGE, Address, addresses
from tests.hostile_files import files
from tests.sent import active, texts
from tests.servers import Server, running

COUNTS = (10_000, 2_000, 1_000)
AT_ONCE = 4
LOST = load().words["common"]("lost")
SHOWN = 5
"""How many of the cases that went wrong are printed."""

Case = Callable[[str], Awaitable[set[str]]]


def wrong(came: Sequence[ForwardMsg]) -> set[str]:
    """What is wrong with a page that came."""
    found = elements(came)
    kinds = {it.DESCRIPTOR.name for it in found}
    said = {text for it in found if it.DESCRIPTOR.name == "Alert" for *_, text in texts(it)}
    return {
        what
        for what, so in {
            "a traceback": "Exception" in kinds,
            "a page that failed": LOST in said,
            "no title": "Heading" not in kinds,
            "text that could act": bool(active(came)),
        }.items()
        if so
    }


def state_of(found: Sequence[Message], key: str) -> WidgetState:
    """An empty change of the control with this key."""
    ids = (getattr(it, "id", "") for it in found)
    return WidgetState(id=next(it for it in ids if it.endswith(f"-{key}")))


def opened(address: Address) -> Case:
    """Somebody comes by an address."""

    async def case(site: str) -> set[str]:
        async with calling(site, address.page, query_of(address)) as caller:
            return wrong(await caller.run())

    return case


def query_of(address: Address) -> str:
    """The parameters as they stand in an address bar."""
    return urlencode(address.query, errors="replace")


def brought_in(turn: int, file: bytes) -> Case:
    """Somebody brings in a file, by turns as a file and pasted."""

    async def case(site: str) -> set[str]:
        async with calling(site, "design") as caller:
            found = elements(await caller.run())
            press = state_of(found, "design_read")
            press.trigger_value = True
            given = state_of(found, "design_upload" if turn % 2 else "design_paste")
            if turn % 2:
                name = f"{Random(turn).choice(MARKUP).replace('/', '')}.yaml"
                urls = await caller.upload(name, file)
                given.file_uploader_state_value.uploaded_file_info.add(
                    name=name, size=len(file), file_id=urls.file_id, file_urls=urls
                )
            else:
                given.string_value = file.decode(errors="replace")
            return wrong(await caller.run(given, press))

    return case


def changed(turn: int, address: Address) -> Case:
    """Somebody opens a page and sends what no browser would for up to five controls on it."""

    async def case(site: str) -> set[str]:
        lots = Random(f"change {turn}")
        async with calling(site, address.page) as caller:
            ids = [getattr(it, "id", "") for it in elements(await caller.run())]
            ids = [it for it in ids if it] or ["none"]
            states = [nonsense(lots, lots.choice(ids)) for _ in range(lots.randint(1, 5))]
            found = wrong(await caller.run(*states))
            return found - {"a page that failed", "no title"}

    return case


def nonsense(lots: Random, control: str) -> WidgetState:
    """A value for a control, of any kind."""
    state, text = WidgetState(id=control), lots.choice((*MARKUP, *STRANGE))
    match lots.randrange(9):
        case 0 | 1:
            state.string_value = text
        case 2:
            state.int_value = lots.choice((-(2**62), -1, 0, 7, 2**62))
        case 3:
            state.double_value = lots.choice((float("nan"), float("inf"), -1e308, 0.5))
        case 4:
            state.string_array_value.data.extend([text] * lots.choice((0, 1, 3)))
        case 5:
            state.int_array_value.data.extend(lots.choices((-1, 0, 5, 2**31), k=3))
        case 6:
            state.double_array_value.data.extend(lots.choices((-1.0, float("nan"), 1e300), k=3))
        case 7:
            state.json_value = lots.choice(("", "{", "[]", "null", f'{{"edited_rows": "{text}"}}'))
        case _:
            state.json_trigger_value = lots.choice(("{", "[1]", '{"event": "lines", "value": {}}'))
    return state


def cases(counts: Sequence[int]) -> Iterator[tuple[str, str, Case]]:
    """All cases: their kind, what to call one, and what it does."""
    for address in addresses(counts[0]):
        yield "addresses", f"/{address.page}?{quote(query_of(address)[:300])}", opened(address)
    for turn, file in enumerate(files(counts[1])):
        yield "files", f"file {turn}", brought_in(turn, file)
    for turn, address in enumerate(addresses(counts[2])):
        yield "changes", f"/{address.page}, change {turn}", changed(turn, address)


async def outcome(site: str, case: Case) -> set[str]:
    """What went wrong in a case."""
    try:
        return await case(site)
    except (TimeoutError, URLError, OSError, websockets.WebSocketException) as error:
        return {f"no end ({type(error).__name__})"}


def memory(server: Server) -> int:
    """The megabytes that the server's process holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


async def all_of(server: Server, counts: Sequence[int]) -> tuple[Counter[str], list[str]]:
    """Run every case, some at once: how many of which kind, and those that went wrong."""
    queue, done, went_wrong = cases(counts), Counter[str](), list[str]()

    async def one_after_another() -> None:
        for kind, name, case in queue:
            faults = await outcome(server.address, case)
            done[kind] += 1
            went_wrong.extend(f"{name}: {fault}" for fault in sorted(faults))
            if done.total() % 1_000 == 0:
                print(f"{done.total():7,} cases, {memory(server)} MB", flush=True)

    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
    return done, went_wrong


def main(counts: Sequence[int]) -> int:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        done, went_wrong = asyncio.run(all_of(server, counts))
        alive = server.process.poll() is None
        log = server.log.read_text()
    for kind, count in done.items():
        print(f"{count:7,} {kind}")
    print(f"{len(went_wrong):7,} went wrong")
    for name in islice(went_wrong, SHOWN):
        print(f"        {name}")
    quoted = HOST in log or "onerror" in log
    print(f"the process is {'still the same' if alive else 'gone'}")
    print(f"its log holds {'words of what was sent' if quoted else 'nothing of what was sent'}")
    print(f"{time.monotonic() - begun:.0f} seconds, {AT_ONCE} visitors at once")
    return int(bool(went_wrong) or not alive or quoted)


if __name__ == "__main__":
    given = tuple(int(it) for it in sys.argv[1:])
    sys.exit(main((*given, *COUNTS[len(given) :])))
