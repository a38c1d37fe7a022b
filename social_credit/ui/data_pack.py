"""All data as one file, made once, when somebody asks for it."""

from __future__ import annotations

from functools import cache

from social_credit.content import load
from social_credit.data_pack import Dictionary, pack, tables_of
from social_credit.ui.marks import words


def dictionary() -> Dictionary:
    """The words of the data dictionary."""
    say = words("data_pack")
    return Dictionary(
        say("about"), say.section("tables"), say.section("columns"), say.section("own")
    )


@cache
def packed() -> bytes:
    """The whole file."""
    return pack(load(), dictionary())


@cache
def sizes() -> tuple[tuple[str, str, int], ...]:
    """Each table with what a row of it is and how many there are."""
    about = words("data_pack").section("tables")
    rows = tables_of(load()).rows
    return tuple((name, about.get(name, ""), len(rows[name])) for name in rows)
