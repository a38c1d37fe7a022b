"""Addresses that nobody means well with: made by lot, the same ones from the same number."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from urllib.parse import unquote_plus

from social_credit.ui.controls import _KNOWN
from social_credit.ui.frame import PAGES
from tests.servers import ROOT

HOST = "evil.example"
MARKUP = (
    f"<img src=https://{HOST}/a.png onerror=window.hit=1>",
    "<script>window.hit=1</script>",
    f"[a](https://{HOST}/)",
    "[a](javascript:window.hit=1)",
    f"![a](https://{HOST}/a.png)",
    f"https://{HOST}/",
    f"HTTP://www.{HOST}/ www.{HOST} a@{HOST}",
    f"<https://{HOST}/>",
    f"[a]: https://{HOST}/\n[a]",
    "`](javascript:window.hit=1)`",
    "\\[a](javascript:window.hit=1)",
    "&lt;script&gt;window.hit=1",
    f"$\\href{{javascript:window.hit=1}}{{a}}$ https://{HOST}",
    f":material/bolt: :red[https://{HOST}/]",
    "<svg/onload=window.hit=1>",
    "</style><script>window.hit=1</script>",
    f"<a href=https://{HOST}/>a</a>",
)
"""Whatever of these is shown must be shown as it stands."""

STRANGE = (
    *("", " ", "\n", "\x00", "\ufeff", "\u202etxt", "\u0301" * 40, "😀" * 50, "失信" * 30),
    *("-1", "0", "1e309", "NaN", "inf", "-0.0", "٣", "1_000", "+7", "9" * 400, "0x10", "1.5"),
    *("0000-00-00", "9999-12-31", "2014-02-30", "10000-01-01", "0001-01-01", "2018", "2018-13"),
    *("None", "null", "true", "[]", "{}", "{name}", "{0.__class__}", "%s", "%n", "__proto__"),
    *("' OR 1=1 --", '"; DROP TABLE poll_rooms; --', "../../../etc/passwd", "=cmd|'/c calc'!A1"),
    *("a\r\nSet-Cookie: x=1", "~" * 200, "." * 200, "1." * 2000, "1.1~" + "x.1-01-01.1~" * 500),
    *("x" * 20_000, "(" * 3000, "a" * 64, "\\" * 99, "1.1~traffic-ticket.1-03-01.99999999999~"),
)


@dataclass(frozen=True)
class Address:
    """A page and the parameters behind its question mark."""

    page: str
    query: tuple[tuple[str, str], ...]


@cache
def names() -> tuple[str, ...]:
    """The names of all parameters that some page may read, and more, found in the code."""
    found = set()
    for file in (*ROOT.glob("pages/*.py"), *ROOT.glob("social_credit/ui/**/*.py")):
        for part in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                found.add(part.value)
    known = {it for it in found if it.startswith(_KNOWN) and re.fullmatch(r"[a-z0-9_]+", it)}
    return tuple(sorted(known | {"present"}))


@cache
def sound() -> tuple[tuple[str, str], ...]:
    """Parameters with values that mean something: those that the tests open pages with."""
    found = set()
    for file in ROOT.glob("tests/**/test_*.py"):
        text = file.read_text(encoding="utf-8")
        for name, value in re.findall(r"[?&]([a-z_]+)=([^&\s\"'{}]+)", text):
            found.add((name, unquote_plus(value)))
        for part in ast.walk(ast.parse(text)):
            if isinstance(part, ast.Call) and getattr(part.func, "id", "") == "opened":
                for given in part.keywords:
                    if given.arg and isinstance(given.value, ast.Constant):
                        found.add((given.arg, str(given.value.value)))
    return tuple(sorted(found))


def spoiled(value: str, lots: Random) -> str:
    """A sound value with something wrong in it."""
    at = lots.randrange(len(value) + 1)
    return lots.choice(
        (
            value[:at],
            value[:at] + lots.choice(".~-|,;:0 9é\x00") + value[at:],
            value[:at] + value[at + 1 :],
            value[at:] + value[:at],
            value * lots.choice((2, 50)),
            value.swapcase(),
            value + lots.choice(MARKUP),
        )
    )


def addresses(count: int) -> Iterator[Address]:
    """So many addresses, page by page in turn; the same ones each time."""
    pages = [page.name for page in PAGES]
    for turn in range(count):
        lots = Random(f"address {turn}")
        page = pages[turn % len(pages)]
        own = [name for name in names() if name.startswith(page.partition("_")[0])] or names()
        query = []
        for _ in range(lots.choice((1, 3, 8, 20))):
            name = lots.choice(lots.choice((own, names())))
            value = lots.choice((lots.choice(MARKUP), lots.choice(STRANGE)))
            if lots.random() < 0.4 and sound():
                name, value = lots.choice(sound())
                value = spoiled(value, lots) if lots.random() < 0.8 else value
            if lots.random() < 0.05:
                name = lots.choice((*MARKUP, *STRANGE))
            query.append((name, value))
        yield Address(page, tuple(query))
