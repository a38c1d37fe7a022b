"""The dials of the page Mistakes on a list, its extremes, and the setting kept to compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from social_credit import list_code
from social_credit.content import load
from social_credit.list_dials import OF, Dial, Figure
from social_credit.lists import Delays, ListRules
from social_credit.ui.controls import choice, note_ignored, number
from social_credit.ui.marks import plain, small, source_note, words

BEFORE = "mistakes_before"
_ENTRIES, _MISTAKEN, _NOTICED = "mistakes_entries", "mistakes_share", "mistakes_noticed"
_CORRECTED, _NEVER, _TERM = "mistakes_corrected", "mistakes_never", "mistakes_term"
_EARNED, _DELAYS = "mistakes_earned", "mistakes_waits"
_NONE = "none"


@dataclass(frozen=True)
class Setting:
    """The list as the dials stand, and the one to compare it with; None if that is the same."""

    now: ListRules
    before: ListRules | None


def set_list() -> Setting:
    """The dials one after the other: the correction first, the others behind one click."""
    say, dials = words("list_mistakes"), load().lists
    corrected = _turned(say("dials.corrected"), dials.corrected, _CORRECTED)
    st.markdown(say("presets.heading"))
    buttons = st.container(horizontal=True)
    with st.expander(say("dials.heading"), icon=":material/tune:"):
        noticed = _turned(say("dials.noticed"), dials.noticed, _NOTICED)
        never = st.toggle(
            say("dials.never"), key=_NEVER, bind="query-params", help=say("dials.never_help")
        )
        mistaken = _turned(say("dials.mistaken"), dials.mistaken, _MISTAKEN)
        entries = _chosen(say("dials.entries"), _entries(), _ENTRIES, dials.entries_a_day)
        _rests(say("rests.entries"), [dials.figures.added])
        term = _chosen(say("dials.term"), _terms(), _TERM, dials.term)
        _rests(say("rests.term"), [dials.figures.stay])
        earned = _chosen(
            say("dials.earned"), _earned(), _EARNED, dials.earned_after, say("dials.earned_help")
        )
        _rests(say("rests.earned"), [dials.figures.listed, dials.figures.returned])
        waits = choice("radio", say("dials.delays"), _waits(), key=_DELAYS, first=Delays.ALIKE)
    now = ListRules(
        entries=entries or 0,
        mistaken=mistaken / OF,
        noticed_after=noticed,
        corrected_after=None if never else corrected,
        term=term,
        earned_after=earned,
        delays=Delays(waits or Delays.ALIKE),
    )
    with buttons:
        for name in ("perfect", "at_once", "nobody", "start"):
            st.button(
                say(f"presets.{name}"), key=f"mistakes_to_{name}", on_click=_go, args=(name, now)
            )
    return Setting(now, _before(now))


def keep(rules: ListRules) -> None:
    """Keep a setting in the address, to compare others with it."""
    st.query_params[BEFORE] = list_code.encode(rules)


def drop() -> None:
    """Compare with the first setting again."""
    st.query_params.pop(BEFORE, None)


def _before(now: ListRules) -> ListRules | None:
    """The setting that the address keeps, or the first one; None where it is the one of now."""
    code, kept = st.query_params.get(BEFORE), load().lists.start
    if code is not None:
        rules = list_code.decode(code)
        if rules is None:
            note_ignored(words("list_mistakes")("ignored", text=plain(code[:40])))
        kept = rules or kept
    return None if kept == now else kept


def _go(name: str, now: ListRules) -> None:
    """Turn dials to an extreme, or all of them back, and keep the setting that was there."""
    dials, state = load().lists, st.session_state
    keep(now)
    match name:
        case "perfect":
            state[_MISTAKEN] = dials.mistaken.lowest
        case "at_once":
            state[_NOTICED], state[_CORRECTED] = dials.noticed.lowest, dials.corrected.lowest
            state[_NEVER] = False
        case "nobody":
            state[_TERM] = state[_EARNED] = _NONE
            state[_NEVER] = True
        case _:
            state[_MISTAKEN], state[_NOTICED] = dials.mistaken.value, dials.noticed.value
            state[_CORRECTED], state[_NEVER] = dials.corrected.value, False
            state[_ENTRIES], state[_TERM] = str(dials.entries_a_day), str(dials.term)
            state[_EARNED], state[_DELAYS] = str(dials.earned_after), Delays.ALIKE


def _turned(label: str, dial: Dial, key: str) -> int:
    value = number(label, dial.lowest, dial.highest, key=key, first=dial.value)
    st.markdown(small(source_note(dial)))
    return value


def _chosen(
    label: str, options: dict[str, str], key: str, first: int, help: str | None = None
) -> int | None:
    picked = choice("select", label, options, key=key, first=str(first), help=help)
    return None if picked in (None, _NONE) else int(picked)


def _rests(how: str, figures: Iterable[Figure]) -> None:
    """What published figures a dial rests on."""
    say = words("list_mistakes")
    st.markdown(small(how))
    for figure in figures:
        told = say("rests.figure", text=figure.text, value=f"{figure.value:,}", unit=figure.unit)
        st.markdown(small(f"{told}\n{source_note(figure)}"))


def _entries() -> dict[str, str]:
    say, dials = words("list_mistakes"), load().lists
    return {
        str(n): say(
            "choices.entries_record" if n == dials.entries_a_day else "choices.entries", n=f"{n:,}"
        )
        for n in sorted({*dials.entries, dials.entries_a_day})
    }


def _terms() -> dict[str, str]:
    say, dials = words("list_mistakes"), load().lists
    terms = {
        str(n): say("choices.term_record" if n == dials.term else "choices.days", n=f"{n:,}")
        for n in sorted({*dials.terms, dials.term})
    }
    return terms | {_NONE: say("choices.term_none")}


def _earned() -> dict[str, str]:
    say, dials = words("list_mistakes"), load().lists
    days = {
        str(n): say(
            "choices.earned_record" if n == dials.earned_after else "choices.days", n=f"{n:,}"
        )
        for n in sorted({*dials.earned, dials.earned_after})
    }
    return days | {_NONE: say("choices.earned_never")}


def _waits() -> dict[str, str]:
    say = words("list_mistakes")
    return {Delays.ALIKE: say("choices.alike"), Delays.BY_CHANCE: say("choices.by_chance")}
