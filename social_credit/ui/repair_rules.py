"""What is on record of credit repair, one set of rules at a time, and as a table to take away."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.export import Cell
from social_credit.repair import Repair, RepairRules, Term
from social_credit.ui.controls import choice
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import cited, in_words, small, source_note, words
from social_credit.value import Sourced, Unknown, Value


def months(known: Value[int] | Unknown) -> str:
    """A time on show in words, as a sentence or two."""
    say = words("getting_out")
    if isinstance(known, Unknown):
        return say("rules.unknown", why=known.unknown)
    return say("rules.known", months=say.count("rules.months", known.value))


def on_record() -> None:
    """One set of rules, chosen by the visitor: what the texts say, and what they leave open."""
    say, repair = words("getting_out"), load().repair
    st.header(say("rules.heading"), anchor=False)
    by_id = {rules.id: rules for rules in repair.rules}
    last = repair.rules[-1].id
    names = {rules_id: rules.name for rules_id, rules in by_id.items()}
    chosen = choice("select", say("rules.label"), names, key="out_rules", first=last)
    rules = by_id[chosen or last]
    start = say("rules.from", day=in_words(rules.first_day.value))
    st.markdown(f"{start} {rules.summary}  \n{small(source_note(rules.first_day))}")
    st.markdown("\n".join(f"- {it.text}  \n  {_note(it)}" for it in rules.says))
    st.markdown(_known(say("rules.condition"), rules.condition))
    st.markdown(_known(say("rules.decides"), rules.decides))
    st.markdown(_known(say("rules.time"), rules.days_to_decide))
    st.markdown(f"**{say('rules.times')}**")
    st.markdown("\n".join(_term(term) for term in rules.terms))


def _note(value: Sourced) -> str:
    """A source note that stays in its item of a list."""
    return small(source_note(value)).replace("\n", "\n  ")


def _known(label: str, known: Value[str] | Value[int] | Unknown) -> str:
    say = words("getting_out")
    if isinstance(known, Unknown):
        return f"**{label}:** {say('rules.unknown', why=known.unknown)}"
    told = known.value
    text = say("rules.days", n=told, unit=known.unit) if isinstance(told, int) else told
    return f"**{label}:** {text}  \n{small(source_note(known))}"


def _term(term: Term) -> str:
    say = words("getting_out")
    gravity = say(f"gravity.{term.gravity}") if term.gravity else say("rules.any")
    heading = f"- **{say(f'kind.{term.kind}')}, {gravity}.**"
    short, long = (months(it) for it in (term.shortest, term.longest))
    least, most = say("rules.shortest", time=short), say("rules.longest", time=long)
    return f"{heading} {least} {most}"


def sources(repair: Repair) -> set[str]:
    """The ids of all sources that the rules cite."""
    found: list[Sourced] = []
    for rules in repair.rules:
        parts = (rules.first_day, *rules.says, rules.condition, rules.decides, rules.days_to_decide)
        times = (it for term in rules.terms for it in (term.shortest, term.longest))
        found += [it for it in (*parts, *times) if isinstance(it, Sourced)]
    return cited(found)


def download() -> None:
    """All times on record, as CSV."""
    say = words("getting_out")
    csv_button(say("download_rules"), "repair-rules", rows, key="out_rules_download")


def rows() -> list[dict[str, Cell]]:
    """A row for each term: months are numbers, or empty with the reason beside them."""
    return [_row(rules, term) for rules in load().repair.rules for term in rules.terms]


def _row(rules: RepairRules, term: Term) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "rules": rules.name,
        "from": rules.first_day.value.isoformat(),
        "kind": term.kind,
        "gravity": term.gravity or "any",
    }
    for name, known in (("shortest", term.shortest), ("longest", term.longest)):
        if isinstance(known, Unknown):
            told: tuple[Cell, ...] = (None, "", "", known.unknown)
        else:
            cites = "; ".join(f"{it.source}, {it.at}" for it in known.sources)
            told = (known.value, known.confidence.value, cites, "")
        columns = ("months", "confidence", "sources", "unknown")
        row |= {f"{name}_{column}": cell for column, cell in zip(columns, told, strict=True)}
    row["note"] = term.note or ""
    return row
