"""Files that nobody means well with, for where a visitor's own rules are brought in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from social_credit.own_scheme import LONGEST_GRADE, LONGEST_NAME, OwnScheme, copy_of
from social_credit.own_scheme_yaml import MOST_BYTES, to_yaml
from tests.hostile import MARKUP, STRANGE
from tests.own_schemes import BASES

SIGNS = "&*!{}[]:-#|>%@`\"'\\\n\t 0aé\x00\ud800"
"""Signs that mean something in YAML, or that are none."""

TRICKS = (
    "!!python/object/apply:os.system [ls]",
    "!!python/name:os.system",
    "&a [*a, *a]",
    "<<: *a",
    "%YAML 9.9",
    "--- # another document\n",
    '"\\ud800"',
    '"\\U7fffffff"',
    "9" * 5_000,
    "[" * 2_000,
    "{a: " * 2_000,
    "? " * 2_000,
    "- " * 2_000,
    "a\n" * 3_000,
    "  - {}\n" * 1_000,
    "\t\tx: 1",
)
HEAPS = (*TRICKS, "- a\n", "k: 1\n", "#\n", " ", '"', "start: 1\n", "- {grade: A}\n")


@cache
def _sound() -> tuple[OwnScheme, ...]:
    return tuple(copy_of(base) for base in BASES.values())


def files(count: int) -> Iterator[bytes]:
    """So many files, no larger than is read but for a few; the same ones each time."""
    kinds = (damaged, misshapen, decorated, strange, heaped)
    for turn in range(count):
        lots = Random(f"file {turn}")
        yield kinds[turn % len(kinds)](lots)


def damaged(lots: Random) -> bytes:
    """A sound file with up to five things wrong in it."""
    text = to_yaml(lots.choice(_sound()))
    for _ in range(lots.randint(1, 5)):
        start = lots.randrange(len(text) + 1)
        end = min(len(text), start + lots.choice((0, 1, 20)))
        put = lots.choice((lots.choice(SIGNS), lots.choice(TRICKS), lots.choice(STRANGE)))
        text = lots.choice((text[:start] + put + text[end:], text[:start] + text[end:]))
    return text.encode(errors="surrogatepass")


def misshapen(lots: Random) -> bytes:
    """A sound file where a part, or a part of a part, is something else altogether."""
    data: dict[str, Any] = lots.choice(_sound()).model_dump(mode="json", exclude_none=True)
    part = lots.choice(sorted(data))
    rows = data[part]
    if isinstance(rows, list) and rows and lots.random() < 0.7:
        row = lots.choice(rows)
        row[lots.choice((*row, "more"))] = _anything(lots, 2)
    else:
        data[part] = _anything(lots, 4)
    return json.dumps(data, ensure_ascii=lots.random() < 0.5).encode(errors="surrogatepass")


def _anything(lots: Random, depth: int) -> Any:
    """A value of any kind, with others in it to some depth."""
    simple: tuple[Callable[[], Any], ...] = (
        lambda: None,
        lambda: lots.choice((True, False)),
        lambda: lots.choice((0, -1, 10_001, 2**63, -(10**39), 1.5, 1e300)),
        lambda: lots.choice((*MARKUP, *STRANGE)),
    )
    nested: tuple[Callable[[], Any], ...] = (
        lambda: [_anything(lots, depth - 1) for _ in range(lots.randint(0, 3))],
        lambda: {
            lots.choice(STRANGE): _anything(lots, depth - 1) for _ in range(lots.randint(0, 3))
        },
    )
    return lots.choice(simple + nested * bool(depth))()


def decorated(lots: Random) -> bytes:
    """A file that may well be read, with markup for its name and its grades."""
    scheme = lots.choice(_sound())
    grades = [
        it.model_copy(update={"grade": f"{place}{lots.choice(MARKUP)}"[:LONGEST_GRADE].strip()})
        for place, it in enumerate(scheme.grades)
    ]
    renamed = {old.grade: new.grade for old, new in zip(scheme.grades, grades, strict=True)}
    items = [
        it.model_copy(update={"sets_grade": renamed[it.sets_grade]}) if it.sets_grade else it
        for it in scheme.items
    ]
    name = lots.choice(MARKUP)[:LONGEST_NAME].replace("\n", " ").strip()
    update = {"name": name, "grades": tuple(grades), "items": tuple(items)}
    return to_yaml(scheme.model_copy(update=update)).encode()


def strange(lots: Random) -> bytes:
    """Bytes that are no text, or text in another writing."""
    text = to_yaml(lots.choice(_sound()))
    return lots.choice(
        (
            lots.randbytes(lots.choice((1, 40, 4_000))),
            text.encode(lots.choice(("utf-16", "utf-32", "utf-7", "utf-8-sig"))),
            text.encode() + lots.randbytes(3),
            lots.choice((*MARKUP, *STRANGE, *TRICKS)).encode(errors="surrogatepass"),
            b"PK\x03\x04" + lots.randbytes(400),
        )
    )


def heaped(lots: Random) -> bytes:
    """One thing again and again, up to the size that is read and one byte more."""
    thing = lots.choice(HEAPS)
    size = lots.choice((1_000, 20_000, MOST_BYTES, MOST_BYTES + 1))
    head = lots.choice(("", "format: 1\nitems:\n", "grades:\n"))
    text = (head + thing * (size // len(thing) + 1)).encode(errors="surrogatepass")
    return text[:size]
