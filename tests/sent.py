"""What a browser is sent, and what of it somebody smuggled in by an address or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
from google.protobuf.message import Message
from streamlit.proto.Table_pb2 import Table

from tests.hostile import HOST

ACTIVE = ("javascript:", "onerror=", "<script>", "onload=")
LINKED = tuple(f"{start}{HOST}" for start in ("//", "//www.", "www.", "@"))
"""What Markdown makes a link of, escaped or not."""
_SIGNS = (HOST.partition(".")[0].encode(), *(it.encode() for it in ACTIVE))
"""A message that holds none of these needs no closer look."""
LITERAL = frozenset(
    (kind, field)
    for kind, fields in {
        # Code to copy, fields to type in, what the cells of a table to edit can be.
        "Code": ("code_text",),
        "TextInput": ("value", "default"),
        "TextArea": ("value", "default"),
        "Dataframe": ("columns", "editing_state"),
        # What the address bar is to hold.
        "PageInfo": ("query_string",),
    }.items()
    for field in fields
)
"""What is shown letter by letter, never as Markdown."""


def texts(message: Message) -> Iterator[tuple[str, str, str]]:
    """All texts within a message that a browser is sent: its kind, its field, the text."""
    for field, value in message.ListFields():
        for it in value if field.is_repeated else (value,):
            if isinstance(it, Message):
                yield from texts(it)
            elif isinstance(it, str):
                yield message.DESCRIPTOR.name, field.name, it
    if isinstance(message, Table):
        # Its cells and the names of its columns are Markdown.
        cells = pa.ipc.open_stream(message.arrow_data.data).read_all()
        for text in (
            *cells.column_names,
            *(it for row in cells.to_pylist() for it in row.values()),
        ):
            yield "Table", "cell", str(text)


def active(messages: Iterable[Message]) -> list[tuple[str, str, str]]:
    """Where something hostile stands unescaped, so that a browser could act on it."""
    return [
        (kind, field, text[:300])
        for message in messages
        if any(sign in message.SerializeToString() for sign in _SIGNS)
        for kind, field, text in texts(message)
        if (kind, field) not in LITERAL
        and (any(it in text for it in ACTIVE) or any(it in text.replace("\\", "") for it in LINKED))
    ]
