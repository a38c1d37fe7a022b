"""A visitor without a browser: a websocket that speaks Streamlit's protocol.

As a browser does, it says with every change what all widgets of the page stand at, keeps the query
string that the page writes, and keeps large messages so that they need not be sent again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from random import Random
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import user_key_from_element_id

from social_credit.content import load
from tests.servers import Server

PATIENCE = 30
"""Seconds until a page that has not finished counts as lost."""

KEPT = 2
"""For how many runs a browser keeps a large message that no run has used."""

SEARCHES = ("court", "natural persons", "自然人", "shixin", "firms", "blacklist", "zzzz")


class Run(NamedTuple):
    """One run of a page: all that the server sent, and the seconds from asking to its end."""

    messages: list[ForwardMsg]
    seconds: float

    @property
    def fault(self) -> str | None:
        """What the page said where it failed: Streamlit's words, or ours."""
        for message in self.messages:
            element = message.delta.new_element
            if element.HasField("exception"):
                return element.exception.message
            if element.alert.body == load().words["common"]("lost"):
                return element.alert.body
        return None


class Drawn(NamedTuple):
    """A widget on the page: its kind, what the server said of it, and the part it belongs to."""

    kind: str
    its: Any
    part: str


class Visitor:
    """Somebody with one page of the site open.

    A page is a part of the site that is run without the menu round it, and may have parts in turn.
    """

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket
        self._page = ""
        self._query: dict[str, list[str]] = {}
        self._drawn: dict[str, Drawn] = {}
        self._whole_page = ""
        self._states: dict[str, WidgetState] = {}
        self._runs = 0
        self._large: dict[str, tuple[int, ForwardMsg]] = {}

    async def open(self, page: str, query: str = "") -> Run:
        """Go to a page by its name; ``""`` is the first."""
        self._query = parse_qs(query)
        self._drawn, self._states = {}, {}
        ask = BackMsg()
        ask.rerun_script.page_name = page
        return await self._run(ask)

    def go_on_as(self, other: Visitor) -> None:
        """Stand where another stood, as a browser does that was led to another process."""
        self._page, self._query = other._page, dict(other._query)
        self._drawn, self._whole_page = dict(other._drawn), other._whole_page
        self._states = dict(other._states)

    @property
    def keys(self) -> set[str]:
        """The keys of the widgets that can be changed."""
        return {_key(it.its) for it in self._changeable()}

    async def change(self, chance: Random, key: str | None = None) -> Run | None:
        """Change one widget of the page, any or the one with a key; None where none can be.

        Of a widget with several values any other is picked; into a text goes one of ``SEARCHES``.
        """
        able = [it for it in self._changeable() if key in (None, _key(it.its))]
        if not able:
            return None
        kind, drawn, part = chance.choice(able)
        ask = BackMsg()
        ask.rerun_script.fragment_id = part
        ask.rerun_script.page_script_hash = self._page
        if kind == "button":
            ask.rerun_script.widget_states.widgets.add(id=drawn.id, trigger_value=True)
        else:
            state = touched(kind, drawn, self._states[drawn.id], chance)
            self._states[drawn.id] = state
            self._bind(drawn, state, untouched(kind, drawn))
        return await self._run(ask)

    def _changeable(self) -> list[Drawn]:
        return [
            it
            for it in self._drawn.values()
            if not it.its.disabled
            and not (it.kind in ("selectbox", "radio") and len(it.its.options) < 2)
        ]

    def _bind(self, drawn: Any, state: WidgetState, first: WidgetState) -> None:
        """Write a value into the address where the widget is bound to it."""
        if not drawn.query_param_key:
            return
        if state == first and not drawn.set_value:
            self._query.pop(drawn.query_param_key, None)
        else:
            self._query[drawn.query_param_key] = _in_address(state)

    async def _run(self, ask: BackMsg) -> Run:
        """Ask for a run and take in what comes until the last of its runs has ended.

        Raises:
            TimeoutError: it did not end within ``PATIENCE`` seconds.
            websockets.ConnectionClosed: the server hung up.
        """
        rerun = ask.rerun_script
        rerun.query_string = urlencode(self._query, doseq=True)
        rerun.widget_states.widgets.extend(
            self._states[it] for it in self._drawn if it in self._states
        )
        rerun.cached_message_hashes.extend(self._large)
        came: list[ForwardMsg] = []
        self._runs += 1
        drawn: dict[str, Drawn] = {}
        begun = False
        start = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self._socket.send(ask.SerializeToString())
            while True:
                payload = await self._socket.recv()
                message = self._whole(ForwardMsg.FromString(payload))  # type: ignore[arg-type]
                came.append(message)
                match message.WhichOneof("type"):
                    case "new_session":
                        begun = True
                        drawn = self._stays(message.metadata.run.fragment_ids)
                    case "navigation":
                        self._page = message.navigation.page_script_hash
                    case "page_info_changed":
                        self._query = parse_qs(message.page_info_changed.query_string)
                    case "delta":
                        self._draw(message, drawn)
                    case "script_finished" if begun and _is_over(message):
                        break
        self._drawn = drawn
        self._large = {
            its: kept for its, kept in self._large.items() if kept[0] > self._runs - KEPT
        }
        return Run(came, time.perf_counter() - start)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """A message, or the one kept from before that it refers to."""
        if message.WhichOneof("type") == "ref_hash":
            _, message = self._large[message.ref_hash]
        if message.metadata.cacheable:
            self._large[message.hash] = (self._runs, message)
        return message

    def _stays(self, parts: Collection[str]) -> dict[str, Drawn]:
        """The widgets outside of the parts that are run; none where the whole site is."""
        if not parts:
            self._whole_page = ""
            return {}
        runs = {*parts, *(it.part for it in self._drawn.values() if self._whole_page in parts)}
        return {its: it for its, it in self._drawn.items() if not it.part or it.part not in runs}

    def _draw(self, message: ForwardMsg, drawn: dict[str, Drawn]) -> None:
        """Put up a widget, at what it stood at unless it is new or the page has set it."""
        part, element = message.delta.fragment_id, message.delta.new_element
        self._whole_page = self._whole_page or part
        kind = element.WhichOneof("type") or ""
        if kind in KINDS:
            its = getattr(element, kind)
            drawn[its.id] = Drawn(kind, its, part)
            if kind != "button" and (its.set_value or its.id not in self._states):
                self._states[its.id] = untouched(kind, its)


KINDS = frozenset(
    {
        *("button", "checkbox", "multiselect", "number_input"),
        *("radio", "selectbox", "slider", "text_area", "text_input"),
    }
)
"""The widgets that a visitor can change; what others stand at is not sent."""


def untouched(kind: str, drawn: Any) -> WidgetState:
    """What a browser says of a widget as the page has drawn it."""
    state = WidgetState(id=drawn.id)
    match kind:
        case "checkbox":
            state.bool_value = drawn.value if drawn.set_value else drawn.default
        case "radio" | "selectbox":
            if drawn.set_value and drawn.HasField("raw_value"):
                state.string_value = drawn.raw_value
            elif not drawn.set_value and drawn.HasField("default"):
                state.string_value = drawn.options[drawn.default]
        case "multiselect":
            chosen = (
                drawn.raw_values
                if drawn.set_value
                else map(drawn.options.__getitem__, drawn.default)
            )
            state.string_array_value.data.extend(chosen)
        case "slider":
            state.double_array_value.data.extend(drawn.value if drawn.set_value else drawn.default)
        case "number_input":
            state.double_value = drawn.value if drawn.set_value else drawn.default
        case "text_area" | "text_input":
            state.string_value = drawn.value if drawn.set_value else drawn.default
    return state


def touched(kind: str, drawn: Any, stands: WidgetState, chance: Random) -> WidgetState:
    """What a browser says of a widget, but a button, once somebody has changed it."""
    state = WidgetState(id=drawn.id)
    match kind:
        case "checkbox":
            state.bool_value = not stands.bool_value
        case "radio" | "selectbox":
            others = [it for it in drawn.options if it != stands.string_value]
            state.string_value = chance.choice(others)
        case "multiselect":
            state.string_array_value.data.append(chance.choice(drawn.options))
        case "slider":
            state.double_array_value.data.append(_step(drawn, chance))
        case "number_input":
            state.double_value = _step(drawn, chance)
        case "text_area" | "text_input":
            state.string_value = chance.choice(SEARCHES)
    return state


def _step(drawn: Any, chance: Random) -> float:
    """Any step between the ends of a slider or of a typed number."""
    steps = int((drawn.max - drawn.min) / drawn.step)
    return float(drawn.min + drawn.step * chance.randint(0, steps))


def _in_address(state: WidgetState) -> list[str]:
    """What a widget stands at, as it is written into the address."""
    match state.WhichOneof("value"):
        case "bool_value":
            return [str(state.bool_value).lower()]
        case "double_value":
            return [f"{state.double_value:g}"]
        case "double_array_value":
            return [f"{it:g}" for it in state.double_array_value.data]
        case "string_array_value":
            return list(state.string_array_value.data)
        case _:
            return [state.string_value]


def _key(drawn: Any) -> str:
    """The key that the page gave a widget."""
    return user_key_from_element_id(drawn.id) or ""


def _is_over(message: ForwardMsg) -> bool:
    """Whether nothing follows: a page that starts again by itself ends early before."""
    return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


@asynccontextmanager
async def visiting(site: Server, query: str = "") -> AsyncIterator[Visitor]:
    """Come to a server as a browser does, with a query string in the address."""
    address = f"ws://localhost:{site.port}/_stcore/stream?{query}"
    async with websockets.connect(
        address,
        origin=site.address,
        subprotocols=["streamlit"],
        max_size=None,
        open_timeout=PATIENCE,
    ) as socket:
        yield Visitor(socket)
