"""The parts of the page Getting out: an invented record under four sets of rules."""

from __future__ import annotations

from datetime import date
from typing import cast

import streamlit as st

from social_credit.content import load
from social_credit.days import FIRST_DAY, LAST_DAY, BadDay, days_in, read_day
from social_credit.repair import Gravity, Kind, Outcome, Record, Term, outcome
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice
from social_credit.ui.marks import in_words, plain, small, source_note, words
from social_credit.ui.repair_rules import months
from social_credit.value import Unknown, Value

EXAMPLE_ENTERED, EXAMPLE_FULFILLED = date(2026, 5, 4), date(2026, 8, 10)
"""The record that the page begins with."""

_LONGEST_DAY = 40


def shortest_bet() -> None:
    """How long does a serious entry stay, even if the duty is fulfilled at once?"""
    say = words("getting_out")
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="out_bet", right="year")
        if guess is None:
            return
        term = load().repair.rules[-1].term("organisation", "serious")
        told = f"{say('rules.shortest', time=months(term.shortest))} "
        told += say("rules.longest", time=months(term.longest))
        st.markdown(say("bet.right" if guess == "year" else "bet.wrong", times=told))
        st.markdown(small("  \n".join(source_note(it) for it in known_of(term))))
        st.markdown(say("bet.after"))


def record() -> Record:
    """The record that the visitor makes up."""
    say = words("getting_out")
    st.header(say("record.heading"), anchor=False)
    st.markdown(say("record.instruction"))
    kind = choice(
        "radio", say("record.kind"), say.section("kind"), key="out_kind", first="organisation"
    )
    gravity = choice(
        "radio", say("record.gravity"), say.section("gravity"), key="out_gravity", first="ordinary"
    )
    if kind != "organisation":
        st.markdown(small(say("gravity_note")))
    left, right = st.columns(2)
    with left:
        entered = _day_field(
            say("record.entered"),
            "out_entered",
            EXAMPLE_ENTERED,
            say("record.day_help", example=EXAMPLE_ENTERED),
        )
    with right:
        fulfilled = _day_field(
            say("record.fulfilled"),
            "out_fulfilled",
            EXAMPLE_FULFILLED,
            say("record.fulfilled_help", example=EXAMPLE_FULFILLED),
        )
    return Record(cast(Kind, kind), cast(Gravity, gravity), entered or EXAMPLE_ENTERED, fulfilled)


def _day_field(label: str, key: str, first: date, help_text: str) -> date | None:
    """A day typed as YYYY-MM-DD and kept in the address; None, with a plain word, if it is none."""
    say = words("getting_out")
    typed = st.text_input(
        label,
        first.isoformat(),
        key=key,
        bind="query-params",
        max_chars=_LONGEST_DAY,
        help=help_text,
    ).strip()
    entered = key == "out_entered"
    if not typed:
        if entered:
            empty = say("bad_day.empty", label=label)
            st.error(f"{empty} {say('bad_day.kept', day=in_words(first))}")
        return None
    day = read_day(typed)
    if isinstance(day, date):
        return day
    kept = say("bad_day.kept", day=in_words(first)) if entered else say("bad_day.open")
    heading = say("bad_day.heading", label=label, typed=plain(typed))
    st.error(f"{heading} {_mend(day, typed)} {kept}")
    return None


def _mend(trouble: BadDay, typed: str) -> str:
    """What would be right instead of what was typed."""
    say = words("getting_out")
    if trouble is BadDay.NO_SUCH_DAY:
        year, month = int(typed[:4]), int(typed[5:7])
        name = words("common")(f"months.{month}")
        return say("bad_day.no_such_day", month=name, year=year, days=days_in(year, month))
    if trouble is BadDay.TOO_EARLY:
        return say("bad_day.too_early", first=FIRST_DAY)
    if trouble is BadDay.TOO_LATE:
        return say("bad_day.too_late", last=LAST_DAY)
    if trouble is BadDay.NO_SUCH_MONTH:
        return say("bad_day.no_such_month", example=EXAMPLE_ENTERED)
    return say("bad_day.form", example=EXAMPLE_ENTERED)


def outcomes(made_up: Record) -> tuple[Outcome, ...]:
    """What each set of rules makes of a record, the earliest rules first."""
    return tuple(outcome(rules, made_up) for rules in load().repair.rules)


def answers(made_up: Record, found: tuple[Outcome, ...]) -> None:
    """The four answers, each in words, with the silences."""
    say, repair = words("getting_out"), load().repair
    st.header(say("answer.heading"), anchor=False)
    st.markdown(finding(found))
    held = repair.in_force(made_up.entered)
    if held is None:
        under = say("before", day=in_words(repair.rules[0].first_day.value))
    else:
        under = say("entered_under", day=in_words(made_up.entered), name=held.name)
    st.markdown(f"{under} {say('also_as_if')}")
    for one in found:
        with st.container(border=True, gap="small"):
            st.markdown("\n\n".join(_answer(one, made_up, in_force=one.rules is held)))


def finding(found: tuple[Outcome, ...]) -> str:
    """How many of the rules give a day, in a sentence."""
    say = words("getting_out")
    known = sum(it.may_leave is not None or it.lapses is not None for it in found)
    if not known:
        return say("answer.finding_all_silent", rules=len(found))
    return say("answer.finding", rules=len(found), known=known)


def _answer(one: Outcome, made_up: Record, *, in_force: bool) -> list[str]:
    say, term = words("getting_out"), one.term
    badge = f" :gray-badge[{say('answer.in_force')}]" if in_force else ""
    parts = [f"**{one.rules.name}**{badge}", _days(one)]
    if one.way == "repair" and one.least and made_up.fulfilled:
        if made_up.fulfilled > one.least:
            parts.append(say("answer.waited", least=in_words(one.least)))
        elif made_up.fulfilled < one.least:
            parts.append(say("answer.stayed"))
    if one.lapses is None and one.may_leave:
        parts.append(say("answer.no_end"))
    silences = [it.unknown for it in (term.shortest, term.longest) if isinstance(it, Unknown)]
    silences += [term.note] if term.note else []
    parts += [small(" ".join(dict.fromkeys(silences)))] if silences else []
    parts += [small(note) for note in dict.fromkeys(map(source_note, known_of(term)))]
    return parts


def _days(one: Outcome) -> str:
    say = words("getting_out")
    last = in_words(one.lapses) if one.lapses else ""
    if one.way == "lapse":
        return say("answer.lapse", day=last)
    if one.way == "open":
        return say("answer.open")
    if one.may_leave:
        day = in_words(one.may_leave)
        if last:
            return say("answer.repair_lapses", day=day, last=last)
        return say("answer.repair", day=day)
    return say("answer.silent_lapses", last=last) if last else say("answer.nothing")


def known_of(term: Term) -> list[Value[int]]:
    """The times of a term that are on record."""
    return [it for it in (term.shortest, term.longest) if isinstance(it, Value)]
