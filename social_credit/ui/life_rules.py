"""Whose life, and under which rules: the controls at the top of Score a life."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from social_credit.content import Content
from social_credit.ledger import Event, EventRefused, Ledger, Reading, refusals, score
from social_credit.lives import MAX_YEARS, Life, LifeEvent, dated
from social_credit.scheme import Edition, LineTable
from social_credit.ui import life_state
from social_credit.ui.controls import choice, number
from social_credit.ui.marks import in_words, small, words


@dataclass(frozen=True)
class Rules:
    """What a life is scored under: the edition as on record, lines, reading, consent, years."""

    edition: Edition
    table: LineTable | None
    reading: Reading
    consent: bool
    years: int

    @property
    def first_year(self) -> int:
        """The calendar year of the life's first year: the edition's first whole one."""
        first = self.edition.first_day.value
        return first.year if (first.month, first.day) == (1, 1) else first.year + 1

    @property
    def first_day(self) -> date:
        return date(self.first_year, 1, 1)

    @property
    def as_of(self) -> date:
        return date(self.first_year + self.years - 1, 12, 31)


@dataclass(frozen=True)
class Scored:
    """A life under rules: its ledger, what was left out and why, and what lies past the record."""

    rules: Rules
    ledger: Ledger
    refused: tuple[EventRefused, ...]
    past_record: int


def pick_life(content: Content) -> Life | None:
    """The invented life that the visitor picked; None for an empty one."""
    say = words("score_a_life")
    options = {"": say("pick.empty")} | {life.id: life.name for life in content.lives}
    chosen = choice(
        "select",
        say("pick.who"),
        options,
        key="life_who",
        first="courier",
        on_change=life_state.forget,
    )
    return content.life(chosen) if chosen else None


def pick_rules(content: Content, years: int) -> Rules:
    """The controls for the rules; ``years`` is the length that the picked life has."""
    say = words("score_a_life")
    editions = {edition.id: edition.name for edition in content.editions}
    first = "rongcheng-2014"
    ordered = {first: editions[first], "rongcheng-2021": editions["rongcheng-2021"]} | editions
    edition = content.edition(
        choice("select", say("rules.edition"), ordered, key="life_rules", first=first) or first
    )
    table = None
    if edition.line_tables:
        tables = {it.id: it.name for it in edition.line_tables}
        default = next(iter(tables))
        table = edition.table(
            choice("select", say("rules.table"), tables, key="life_lines", first=default) or default
        )
        if table.note:
            st.markdown(table.note)
    reading = Reading.SCORE_SET
    if any(item.sets_grade for item in edition.items):
        readings = {it.value: say(f"rules.readings.{it.value}") for it in Reading}
        reading = Reading(
            choice("radio", say("rules.reading"), readings, key="life_reading", first=reading.value)
            or reading.value
        )
    consent = True
    if edition.asks_consent:
        answers = say.section("rules.consents")
        consent = (
            choice("radio", say("rules.consent"), answers, key="life_consent", first="yes") != "no"
        )
    years = number(
        say("pick.years"),
        1,
        MAX_YEARS,
        key="life_years",
        first=years,
        help=say("pick.years_help"),
    )
    return Rules(edition, table, reading, consent, years)


def score_life(rules: Rules, events: tuple[LifeEvent, ...]) -> Scored:
    """Score what these rules can score; keep the rest with the reason."""
    edition = rules.edition.run_on()
    verdicts = tuple(refusals(edition, dated(events, rules.first_year), rules.as_of))
    good: list[Event] = [event for event, refused in verdicts if refused is None]
    ledger = score(
        edition,
        good,
        as_of=rules.as_of,
        table=rules.table,
        reading=rules.reading,
        consent=rules.consent,
    )
    past = sum(not rules.edition.holds_on(event.day) for event in good)
    return Scored(rules, ledger, tuple(why for _, why in verdicts if why), past)


def otherwise(content: Content, scored: Scored, events: tuple[LifeEvent, ...]) -> None:
    """The same life under each other reading, line table and city edition, in sentences."""
    say, rules = words("score_a_life"), scored.rules
    lines: list[str] = []
    changed = 0
    for what, other in _other_rules(content, rules):
        there = score_life(other, events)
        if not there.ledger.scored:
            lines.append(say("otherwise.no_score", what=what))
            continue
        if there.ledger.grade is None:
            missing = say.count("otherwise.uncounted", len(there.refused)) if there.refused else ""
            lines.append(
                say("otherwise.no_grade", what=what, score=there.ledger.score, uncounted=missing)
            )
            continue
        same = there.ledger.grade == scored.ledger.grade
        changed += not same
        lines.append(
            say(
                "otherwise.same" if same else "otherwise.other",
                what=what,
                score=f"{there.ledger.score:,}",
                grade=there.ledger.grade,
            )
        )
    if not lines:
        return
    st.subheader(say("otherwise.heading"), anchor=False)
    st.markdown(
        say.count("otherwise.sentence_other", changed)
        if changed
        else say("otherwise.sentence_same")
    )
    st.markdown("\n".join(f"- {line}" for line in lines))


def _other_rules(content: Content, rules: Rules) -> list[tuple[str, Rules]]:
    say, edition = words("score_a_life"), rules.edition
    found: list[tuple[str, Rules]] = []
    if any(item.sets_grade for item in edition.items):
        for reading in Reading:
            if reading is not rules.reading:
                what = say("otherwise.reading", reading=say(f"rules.readings.{reading.value}"))
                found.append((what, replace(rules, reading=reading)))
    for table in edition.line_tables:
        if table is not rules.table:
            what = say("otherwise.table", table=table.name)
            found.append((what, replace(rules, table=table)))
    for other in content.editions:
        if other.scheme != edition.scheme:
            continue
        lines = other.line_tables[0] if other.line_tables else None
        changed = replace(rules, edition=other, table=lines, consent=True)
        if other is not edition:
            found.append((say("otherwise.edition", edition=other.name), changed))
        if other.asks_consent and rules.consent:
            what = say("otherwise.consent_no", edition=other.name)
            found.append((what, replace(changed, consent=False)))
    return found


def past_record_note(scored: Scored) -> None:
    """Say it where rules run on past the last day that they are on record for."""
    last = scored.rules.edition.last_day
    if scored.past_record and last:
        say = words("score_a_life")
        st.markdown(
            small(
                say(
                    "rules.run_on",
                    first=in_words(scored.rules.edition.first_day.value),
                    last=in_words(last.value),
                    count=scored.past_record,
                )
            )
        )
