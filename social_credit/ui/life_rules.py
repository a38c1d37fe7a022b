"""Whose life, and under which rules: the controls at the top of Score a life."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from social_credit.content import Content
from social_credit.events import Event, EventRefused, refusals
from social_credit.grades import LineTable
from social_credit.ledger import Ledger, Reading, score
from social_credit.life_code import encode
from social_credit.lives import MAX_YEARS, Life, LifeEvent, dated
from social_credit.scheme import Edition
from social_credit.ui import life_state
from social_credit.ui.controls import choice, number
from social_credit.ui.marks import in_words, small, words

FIRST_RULES = "rongcheng-2014"
"""The rulebook that the page opens with and that the invented lives were written for."""


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
        first = self.edition.begins
        assert first is not None
        return first.year if (first.month, first.day) == (1, 1) else first.year + 1

    def as_written(self, years: int) -> bool:
        """Whether these are the rules and years that the invented lives were written for."""
        return (
            self.edition.id == FIRST_RULES
            and self.table is self.edition.first_table
            and self.reading is Reading.SCORE_SET
            and self.years == years
        )

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
    editions = {edition.id: edition.name for edition in content.calculable}
    first = FIRST_RULES
    ordered = {first: editions[first], "rongcheng-2021": editions["rongcheng-2021"]} | editions
    edition = content.edition(
        choice("select", say("rules.edition"), ordered, key="life_rules", first=first) or first
    )
    table = None
    if edition.line_tables and edition.start is not None:
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
    say, now = words("score_a_life"), scored.ledger
    others = [(what, score_life(it, events)) for what, it in _other_rules(content, scored.rules)]
    if not others:
        return
    st.header(say("otherwise.heading"), anchor=False)
    if now.grade is not None:
        grades = [there.ledger.grade for _, there in others if there.ledger.scored]
        changed = sum(grade != now.grade for grade in grades)
        st.markdown(
            say.count("otherwise.sentence_other", changed)
            if changed
            else say("otherwise.sentence_same")
        )
    st.markdown("\n".join(f"- {_otherwise(what, now, there)}" for what, there in others))


def _otherwise(what: str, now: Ledger, there: Scored) -> str:
    say, other = words("score_a_life"), there.ledger
    if not other.scored:
        return say("otherwise.no_score", what=what)
    if other.grade is None:
        missing = say.count("otherwise.uncounted", len(there.refused)) if there.refused else ""
        return say("otherwise.no_grade", what=what, score=other.score, uncounted=missing)
    same_grade, same_score = other.grade == now.grade, other.score == now.score
    key = "same" if same_grade and same_score else "same_grade" if same_grade else "other"
    return say(f"otherwise.{key}", what=what, score=f"{other.score:,}", grade=other.grade)


def _other_rules(content: Content, rules: Rules) -> list[tuple[str, Rules]]:
    say, edition = words("score_a_life"), rules.edition
    found: list[tuple[str, Rules]] = []
    if any(item.sets_grade for item in edition.items):
        for reading in Reading:
            if reading is not rules.reading:
                what = say("otherwise.reading", reading=say(f"rules.readings.{reading.value}"))
                found.append((what, replace(rules, reading=reading)))
    for table in edition.line_tables:
        if rules.table is not None and table is not rules.table:
            what = say("otherwise.table", table=table.name)
            found.append((what, replace(rules, table=table)))
    for other in content.calculable:
        if other.scheme != edition.scheme:
            continue
        lines = other.first_table
        changed = replace(rules, edition=other, table=lines, consent=True)
        if other is not edition:
            found.append((say("otherwise.edition", edition=other.name), changed))
        if other.asks_consent and rules.consent:
            what = say("otherwise.consent_no", edition=other.name)
            found.append((what, replace(changed, consent=False)))
    return found


def take_along(life: Life | None, events: tuple[LifeEvent, ...]) -> None:
    """A link that runs this life, invented or the visitor's own, under all other schemes."""
    st.page_link(
        "pages/many_schemes.py",
        label=words("score_a_life")("otherwise.many"),
        icon=":material/alt_route:",
        query_params=(
            {"many_who": life.name}
            if life and not life_state.is_changed()
            else {life_state.CODE: encode(events)}
        ),
    )


def past_record_note(scored: Scored) -> None:
    """Say it where rules run on past the last day that they are on record for."""
    begins, ends = scored.rules.edition.begins, scored.rules.edition.ends
    if begins and ends and scored.rules.as_of > ends:
        say = words("score_a_life")
        st.markdown(
            small(
                say(
                    "rules.run_on",
                    first=in_words(begins),
                    last=in_words(ends),
                    count=scored.past_record,
                )
            )
        )
