"""What the parts of a unified social credit code stand for, and codes of real firms to try."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import StringConstraints
from stdnum import numdb

from social_credit.scheme import Fact
from social_credit.value import Frozen, Id, Sourced, Text

OneSign = Annotated[str, StringConstraints(pattern=r"^[0-9A-HJ-NPQRTUWXY]$")]


class Kind(Frozen):
    """What the second sign stands for, under one registrar."""

    sign: OneSign
    name: Text
    name_zh: Text


class Registrar(Sourced):
    """What the first sign stands for: the kind of office that keeps the register."""

    sign: OneSign
    name: Text
    name_zh: Text
    kinds: tuple[Kind, ...] = ()

    @cached_property
    def kind_of(self) -> dict[str, Kind]:
        """The kinds by sign."""
        return {kind.sign: kind for kind in self.kinds}


class Province(Frozen):
    """What the third and fourth sign stand for."""

    code: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]$")]
    name: Text
    name_zh: Text


class Provinces(Sourced):
    """The provinces and what is ranked with them."""

    table: tuple[Province, ...]


class Example(Sourced):
    """A real firm's code that anybody can look up."""

    id: Id
    name: Text
    name_zh: Text
    code: Text


class CodeBook(Frozen):
    """All that the site knows of the code beside its sums."""

    registrars: tuple[Registrar, ...]
    provinces: Provinces
    examples: tuple[Example, ...] = ()
    facts: tuple[Fact, ...] = ()

    @cached_property
    def registrar_of(self) -> dict[str, Registrar]:
        """The registrars by sign."""
        return {registrar.sign: registrar for registrar in self.registrars}

    @cached_property
    def province_of(self) -> dict[str, Province]:
        """The provinces by their two digits."""
        return {province.code: province for province in self.provinces.table}


def place_of(region: str) -> str | None:
    """The Chinese name of the district, county or city that six digits stand for.

    Source: the table in python-stdnum, which keeps old names with their years; the name that
    holds now is given. None where the table has none.

    >>> place_of("440300"), place_of("110108"), place_of("000000")
    ('深圳市', '海淀区', None)
    """
    for _, names in numdb.get("cn/loc").info(region):
        for name in names.get("county", "").split(","):
            years, bracket, rest = name.removeprefix("[").partition("]")
            if name and (not bracket or years.endswith("-")):
                return rest if bracket else name
    return None
