"""What the grade of a life opened and closed, and what it would take to move."""

from __future__ import annotations

import streamlit as st

from social_credit.reach import Part, Reach, next_down, next_up
from social_credit.ui.life_ledger import signed
from social_credit.ui.life_rules import Scored
from social_credit.ui.marks import source_note, words


def doors(scored: Scored) -> None:
    """What is on record as opened and closed at this grade, each with its source."""
    say, ledger = words("score_a_life"), scored.ledger
    edition = scored.rules.edition
    st.header(say("doors.heading"), anchor=False)
    if ledger.grade is not None and edition.carried_from:
        st.markdown(say("doors.other_rules"))
    elif ledger.grade is not None:
        effects = edition.effects_of(ledger.grade)
        for kind in ("opens", "closes"):
            found = [effect for effect in effects if effect.kind == kind]
            if found:
                st.markdown(f"**{say(f'doors.{kind}', grade=ledger.grade)}**")
                for effect in found:
                    st.markdown(f"- {effect.text}  \n  {source_note(effect)}")
            else:
                st.markdown(say(f"doors.nothing_{kind}"))
    st.info(
        say("doors.consent_low_score" if edition.asks_consent else "doors.low_score"),
        icon=":material/rule:",
    )


def reach(scored: Scored) -> None:
    """The next line up and down, and the shortest lists of known items that cross it."""
    say, ledger = words("score_a_life"), scored.ledger
    st.header(say("reach.heading"), anchor=False)
    if ledger.grade is None:
        st.markdown(say("reach.none"))
        return
    for direction, found, end in (
        ("up", next_up(ledger), "top"),
        ("down", next_down(ledger), "bottom"),
    ):
        if found is None:
            st.markdown(say(f"reach.{end}"))
        elif found.held:
            st.markdown(
                say("reach.held", held=ledger.held_at, grade=found.grade, line=f"{found.line:,}")
            )
        else:
            st.markdown(_step(direction, found))


def _step(direction: str, found: Reach) -> str:
    say = words("score_a_life")
    said = say(
        f"reach.{direction}",
        grade=found.grade,
        distance=f"{found.distance:,}",
        line=f"{found.line:,}",
    )
    if not found.ways:
        return f"{said} {say('reach.no_way')}"
    ways = [f" {say('reach.plus')} ".join(_part(part) for part in way) for way in found.ways]
    return "\n".join([f"{said} {say('reach.ways')}:", "", *(f"- {way}" for way in ways)])


def _part(part: Part) -> str:
    say = words("score_a_life")
    names = "; ".join(item.name for item in part.items)
    items = names if len(part.items) == 1 else say("reach.any_of", items=names)
    if part.points is None:
        return say("reach.part_sets", items=items)
    return say("reach.part", count=part.count, items=items, points=signed(part.points))
