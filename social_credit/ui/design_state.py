"""The visitor's scheme: read from the address, changed by writing the address, undone likewise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from social_credit.any_life import live
from social_credit.city import score_distribution
from social_credit.city_lattice import LatticeTooWide
from social_credit.city_sums import ScoreDistribution
from social_credit.content import load
from social_credit.own_scheme import (
    Conduct,
    OwnScheme,
    can_be_copied,
    catalogue,
    copy_of,
    edition_of,
)
from social_credit.own_scheme_checks import faults
from social_credit.own_scheme_code import Trouble, decode, encode
from social_credit.own_tasks import Tried
from social_credit.population import Population
from social_credit.scheme import Edition
from social_credit.ui import city_state
from social_credit.ui.controls import note_ignored
from social_credit.ui.marks import words

FROM, CODE, KEPT = "design_from", "design_code", "design_kept"
YEAR = city_state.MAX_YEARS
_UNDO, _VERSION, _TABLES = "_design_undo", "_design_version", "_design_tables"
_MOST_UNDO = 50


@lru_cache(maxsize=1)
def known() -> Mapping[str, Conduct]:
    """The kinds of conduct that a scheme can count."""
    return catalogue(load().editions, words("design")("per"))


@lru_cache(maxsize=1)
def bases() -> Mapping[str, Edition]:
    """The schemes that can be copied, by id: those with a base and lines first."""
    able = filter(can_be_copied, load().editions)
    ordered = sorted(able, key=lambda it: (not it.line_tables, it.start is None))
    return {edition.id: edition for edition in ordered}


@lru_cache(maxsize=32)
def original(base: str) -> OwnScheme:
    """The untouched copy of a scheme."""
    return copy_of(bases()[base])


def current(base: str) -> OwnScheme:
    """The scheme in the address; without a code there, an untouched copy of ``base``."""
    return _read(CODE) or original(base)


def kept() -> OwnScheme | None:
    """The scheme that the visitor put aside to compare with."""
    return _read(KEPT)


def _read(parameter: str) -> OwnScheme | None:
    code = st.query_params.get(parameter)
    if code is None:
        return None
    scheme = _sound(code)
    if isinstance(scheme, OwnScheme):
        return scheme
    note_ignored(words("design")(f"ignored.{scheme}"))
    return None


@lru_cache(maxsize=256)
def _sound(code: str) -> OwnScheme | str:
    """The scheme of a code, or the name of what is wrong with it."""
    scheme = decode(code)
    if isinstance(scheme, Trouble):
        return scheme.value
    return "unsound" if faults(scheme, known(), bases()) else scheme


def change(scheme: OwnScheme, *, same_tables: bool = False) -> None:
    """Put a scheme in the address, and keep what was there for undo.

    With ``same_tables`` the tables, which show what they hold already, stay as they are.
    """
    _remember()
    untouched, tables = scheme == original(scheme.copied_from), tables_version()
    _put(scheme.copied_from, None if untouched else encode(scheme))
    if same_tables:
        st.session_state[_TABLES] = tables


def can_undo() -> bool:
    """Whether there is a change of this visit to take back."""
    return bool(st.session_state.get(_UNDO))


def undo() -> None:
    """Take the last change back."""
    if can_undo():
        _put(*st.session_state[_UNDO].pop())


def afresh() -> None:
    """Go back to the untouched copy."""
    if CODE in st.query_params:
        _remember()
    _put(_picked(), None)


def keep(scheme: OwnScheme) -> None:
    """Put a scheme aside to compare with."""
    st.query_params[KEPT] = encode(scheme)


def drop_kept() -> None:
    """Compare with the scheme on record again."""
    st.query_params.pop(KEPT, None)


def version() -> int:
    """Counts the changes of this visit, so that the fields start afresh with each."""
    return int(st.session_state.get(_VERSION, 0))


def tables_version() -> int:
    """The change of this visit with which the tables last started afresh."""
    return int(st.session_state.get(_TABLES, 0))


def follow_address() -> None:
    """Let a link that holds a scheme, and not what it was copied from, pick that."""
    scheme = _sound(st.query_params.get(CODE, ""))
    if isinstance(scheme, OwnScheme) and not {FROM} & {*st.session_state, *st.query_params}:
        st.session_state[FROM] = scheme.copied_from


def _remember() -> None:
    """Keep the scheme of the address for undo, with what it was copied from."""
    code = st.query_params.get(CODE)
    scheme = _sound(code or "")
    base = scheme.copied_from if isinstance(scheme, OwnScheme) else _picked()
    st.session_state.setdefault(_UNDO, []).append((base, code))
    del st.session_state[_UNDO][:-_MOST_UNDO]


def _picked() -> str:
    return str(st.session_state.get(FROM) or next(iter(bases())))


def _put(base: str, code: str | None) -> None:
    st.session_state[_VERSION] = st.session_state[_TABLES] = version() + 1
    if st.session_state.get(FROM) != base:
        st.session_state[FROM] = base
    if code is None:
        st.query_params.pop(CODE, None)
    else:
        st.query_params[CODE] = code


@lru_cache(maxsize=16)
def tried(scheme: OwnScheme) -> Tried:
    """A scheme with the invented lives and the made-up city run through it."""
    edition = edition_of(scheme, known())
    runs = {life.id: live(edition, life.events) for life in load().lives}
    return Tried(edition, runs, _city(edition), YEAR)


def _city(edition: Edition) -> ScoreDistribution | None:
    try:
        return score_distribution(edition, under(edition), YEAR)
    except LatticeTooWide:
        return None


def under(edition: Edition) -> Population:
    """The city's residents, of whom nothing is recorded that the scheme does not count."""
    city = city_state.calibrated(or_better=True)
    groups = tuple(
        group.model_copy(
            update={"rates": tuple(it for it in group.rates if it.item in edition.item_of)}
        )
        for group in city.groups
    )
    return city.model_copy(update={"groups": groups})
