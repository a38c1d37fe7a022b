"""Scripts and styles packed small when they are first asked for; smaller where many ask."""

from __future__ import annotations

import gzip
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Lock, Thread, get_native_id
from types import MappingProxyType

import brotli

_PATH = re.compile(r"(?:^|/)static/((?:js|css)/[\w.-]+\.(?:js|css))$")
_TYPES: Mapping[str, str] = MappingProxyType(
    {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
)
_WEIGHT = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([0-9.]+)\s*)?")


def _brotli(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=9)
    return packed


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


_PACKERS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({"br": _brotli, "gzip": _gzip})
"""Ways to pack, the best first."""

MANY = 10
"""How often a file is asked for until it is worth a second packing, which takes seconds."""


@dataclass(frozen=True)
class PackedFile:
    """A file as it is sent: its bytes, how they are packed and what they are."""

    body: bytes
    encoding: str
    type: str


def asked_file(path: str, root: Path) -> Path | None:
    """The script or style of the front end that a request's path names; None for anything else.

    >>> asked_file("/static/js/../../secret.js", Path("."))
    """
    found = _PATH.search(path)
    file = root / "static" / found[1] if found else None
    return file if file and file.is_file() else None


def best_encoding(accepted: str) -> str | None:
    """The best way to pack that an ``Accept-Encoding`` header allows; None: as it is.

    >>> best_encoding("gzip, deflate, br"), best_encoding("br;q=0, gzip;q=0.5"), best_encoding("")
    ('br', 'gzip', None)
    """
    weights = {
        found[1].lower(): float(found[2] or 1)
        for part in accepted[:1000].split(",")
        if (found := _WEIGHT.fullmatch(part)) and re.fullmatch(r"\d*\.?\d*", found[2] or "1")
        if (found[2] or "1") != "."
    }
    usual = weights.get("*", 0)
    return next((name for name in _PACKERS if weights.get(name, usual) > 0), None)


def pack(data: bytes, encoding: str | None) -> bytes:
    """Bytes packed one way; None leaves them as they are.

    >>> len(pack(b"score " * 100, "br")) < len(pack(b"score " * 100, "gzip")) < 600
    True

    Raises:
        KeyError: there is no such way to pack.
    """
    return _PACKERS[encoding](data) if encoding else data


class Packer:
    """Files packed once and kept, for the build names its files by what is in them.

    A file that is asked for is packed at once, well and fast. Once ``MANY`` browsers have asked, a
    thread of the lowest priority packs it again as small as Brotli can: a tenth smaller, in twenty
    times the time. A server that few come to, or that soon ends, is spared that.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, str], PackedFile] = {}
        self._asked: Counter[Path] = Counter()
        self._one_at_a_time = Lock()
        self._again: Queue[Path] = Queue()
        self._thread: Thread | None = None

    def packed(self, file: Path, encoding: str) -> PackedFile:
        """A script or style packed one way.

        Raises:
            KeyError: there is no such way to pack, or it is another kind of file.
            OSError: the file cannot be read.
        """
        with self._one_at_a_time:  # a hall that comes at once has each file packed for it once
            if (file, encoding) not in self._kept:
                body = pack(file.read_bytes(), encoding)
                self._kept[file, encoding] = PackedFile(body, encoding, _TYPES[file.suffix])
            if encoding == "br":
                self._asked[file] += 1
                if self._asked[file] == MANY:
                    self._soon_again(file)
            return self._kept[file, encoding]

    def settle(self) -> None:
        """Wait until every file that many have asked for is as small as it gets."""
        self._again.join()

    def _soon_again(self, file: Path) -> None:
        self._again.put(file)
        if self._thread is None:
            self._thread = Thread(target=self._pack_again, name="packing", daemon=True)
            self._thread.start()

    def _pack_again(self) -> None:
        if sys.platform == "linux":  # where a thread has a priority of its own
            os.setpriority(os.PRIO_PROCESS, get_native_id(), 19)
        while True:
            file = self._again.get()
            body = brotli.compress(file.read_bytes(), quality=11)
            self._kept[file, "br"] = PackedFile(body, "br", _TYPES[file.suffix])
            self._again.task_done()
