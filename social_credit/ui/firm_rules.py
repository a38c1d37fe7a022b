"""What is on record about the grades of firms: lines, doors, direct grades, numbers, gaps."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from social_credit.scheme import Edition
from social_credit.ui.bet import waits_for_the_bet
from social_credit.ui.marks import (
    badge,
    cited,
    moment_in_words,
    small,
    source_links,
    source_note,
    words,
)
from social_credit.value import Sourced


def lines(edition: Edition) -> None:
    """The grades with what each means, and what is on record as opened and closed by them."""
    say = words("firm_grade")
    st.header(say("lines.heading"), anchor=False)
    rows = [
        {
            say("lines.grade"): f"**{grade.id}**",
            say("lines.means"): f"{grade.meaning.value}  \n{small(_short(grade.meaning))}",
        }
        for grade in edition.grades
        if grade.meaning
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("lines.alt"))
    st.markdown(say("lines.m"))
    for kind in ("opens", "closes"):
        found = [
            f"- **{', '.join(it.grades)}**: {it.text}  \n  {small(_short(it))}"
            for it in edition.effects
            if it.kind == kind
        ]
        st.markdown(f"**{say(f'lines.{kind}')}**\n\n" + "\n".join(found))
    st.info(say("lines.lists"), icon=":material/hub:")


def direct(edition: Edition) -> None:
    """What rules out an A, and what sets a D at once."""
    say, worst = words("firm_grade"), edition.grades[-1].id
    box = st.expander(
        say("rules.heading"), icon=":material/gavel:", on_change="rerun", key="_firm_direct_list"
    )
    if not box.open:
        return
    for key, grade in (("rules.never", edition.grades[1].id), ("rules.direct", worst)):
        box.markdown(f"**{say(key)}**")
        found = [item for item in edition.items if item.sets_grade == grade]
        box.markdown("\n".join(f"- {it.name}  \n  {small(_short(it))}" for it in found))
    box.markdown(say("rules.follows"))


def _short(value: Sourced) -> str:
    return f"{badge(value.confidence)} {source_links(value.sources)}"


def results(edition: Edition, *, told: bool) -> None:
    """The published numbers of firms by grade, once the bet on them is ``told``."""
    say = words("firm_grade")
    st.header(say("results.heading"), anchor=False)
    if not told:
        waits_for_the_bet()
        return
    rows = [
        {
            say("results.what"): fact.text,
            say("results.value"): f"{fact.value:,}",
            say("results.source"): source_note(fact),
        }
        for fact in edition.facts
        if fact.about == "results"
    ]
    st.markdown(say("results.text"))
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("results.alt"))


def known(edition: Edition) -> None:
    """Who grades whom since when, and what is not on record."""
    say, uses = words("firm_grade"), words("common").section("uses")
    box = st.expander(
        say("known.heading"), icon=":material/fact_check:", on_change="rerun", key="_firm_known"
    )
    if not box.open:
        return
    for part in ("run_by", "covers", "consent", "first_day"):
        value = getattr(edition, part)
        text = moment_in_words(value.value) if part == "first_day" else value.value
        box.markdown(f"**{uses[part].capitalize()}** – {text}  \n{source_note(value)}")
    box.markdown(f"**{say('known.missing')}**")
    box.markdown("\n".join(f"- {it.what}. {it.why}" for it in edition.missing))


def sources_of(edition: Edition) -> set[str]:
    """The ids of all sources that the edition cites."""
    tables = [line for table in edition.line_tables for line in table.lines.values()]
    meanings = [grade.meaning for grade in edition.grades if grade.meaning]
    known = [
        getattr(edition, part) for part in ("run_by", "covers", "consent", "first_day", "base")
    ]
    values = (*known, *edition.starts, *edition.items, *edition.effects, *edition.facts)
    return cited(it for it in (*values, *tables, *meanings) if isinstance(it, Sourced))
