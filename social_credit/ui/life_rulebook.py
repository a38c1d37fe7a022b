"""Everything on record about a rulebook, value by value, and what is not known of it."""

from __future__ import annotations

import streamlit as st

from social_credit.scheme import Edition
from social_credit.ui.life_rules import Scored
from social_credit.ui.marks import badge, moment_in_words, source_note, words
from social_credit.value import Sourced, Unknown


def deciding_line(scored: Scored) -> str:
    """How sure we are of the line that the grade rests on; nothing where there is no grade.

    The grade rests on its own line; the worst grade on the line above it.
    """
    ledger = scored.ledger
    if ledger.grade is None or ledger.table is None:
        return ""
    lines = ledger.table.lines
    grade = ledger.grade if ledger.grade in lines else list(lines)[-1]
    return words("score_a_life")("now.line", grade=grade, mark=badge(lines[grade].confidence))


def known(scored: Scored) -> None:
    """Behind one click: who ran it, whom it covered, its days, its facts, and what is missing."""
    say, edition = words("score_a_life"), scored.rules.edition
    box = st.expander(
        say("rules.known"), icon=":material/fact_check:", on_change="rerun", key="_life_known"
    )
    if not box.open:
        return
    box.markdown(edition.summary)
    for name, text, value in _values(edition):
        note = value.unknown if isinstance(value, Unknown) else source_note(value)
        box.markdown(f"**{name}** {text}  \n{note}")
    for fact in edition.facts:
        box.markdown(f"{fact.text}  \n{source_note(fact)}")
    if edition.missing:
        box.markdown(f"**{say('rules.missing')}**")
        box.markdown("\n".join(f"- {it.what}. {it.why}" for it in edition.missing))


def _values(edition: Edition) -> list[tuple[str, str, Sourced | Unknown]]:
    """Each single value of an edition: its name, the value in words, and the value itself."""
    say = words("common").section("uses")
    found: list[tuple[str, str, Sourced | Unknown]] = []
    for part in ("run_by", "covers", "consent", "people", "seen_by", "base"):
        value = getattr(edition, part)
        text = "" if isinstance(value, Unknown) else f"– {_text(value.value)}"
        found.append((say[part].capitalize(), text, value))
    for part in ("first_day", "last_day"):
        day = getattr(edition, part)
        if day is not None:
            text = "" if isinstance(day, Unknown) else f"– {moment_in_words(day.value)}"
            found.append((say[part].capitalize(), text, day))
    return found


def _text(value: int | str) -> str:
    return f"{value:,}" if isinstance(value, int) else value
