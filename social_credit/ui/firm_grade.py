"""The parts of the page on firms' grades: the bet, the year and its ledger."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from social_credit.charts.life_steps import Labels, life_steps
from social_credit.content import load
from social_credit.firm import FirmYear, without_direct
from social_credit.ledger import LedgerLine, Status
from social_credit.reach import next_down
from social_credit.scheme import Edition, Fact, grade_at
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.downloads import csv_button
from social_credit.ui.firm_state import EDITION, Chosen
from social_credit.ui.life_ledger import ledger_rows, signed
from social_credit.ui.marks import in_words, mark, small, source_note, words
from social_credit.value import Unknown

_CITY = "rongcheng-2014"


def fact(edition: Edition, fact_id: str) -> Fact:
    """The fact of an edition with this id.

    Raises:
        StopIteration: there is none.
    """
    return next(it for it in edition.facts if it.id == fact_id)


def share_bet() -> bool:
    """How rare is an A? Whether told."""
    say, edition = words("firm_grade"), load().edition(EDITION)
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="firm_bet", right="few")
        if guess is None:
            return False
        st.markdown(say("bet.right" if guess == "few" else "bet.wrong"))
        rated, a, d = (fact(edition, it).value or 0 for it in ("rated-2019", "a-2019", "d-2019"))
        st.markdown(
            say(
                "bet.reveal",
                share=f"{100 * a / rated:.1f}",
                d=f"{100 * d / rated:.1f}",
                a=f"{a:,}",
                all=f"{rated:,}",
            )
        )
        in_a_city = fact(load().edition(_CITY), "share-a")
        st.markdown("  \n".join(source_note(it) for it in (fact(edition, "a-2019"), in_a_city)))
    return True


def finding(chosen: Chosen, result: FirmYear) -> str:
    """The result of the year in a sentence or three."""
    say, ledger, edition = words("firm_grade"), result.ledger, chosen.edition
    if ledger.table is None or ledger.score is None:
        return ""
    alone = grade_at(edition, ledger.table, ledger.score)
    values = {"year": chosen.year, "score": ledger.score, "grade": ledger.grade, "alone": alone}
    holder = _holder(result)
    why = holder.item.name[0].lower() + holder.item.name[1:] if holder else ""
    direct = without_direct(edition, chosen.events)
    if chosen.is_new:
        key = "now.new" if len(direct) == len(chosen.events) else "now.new_direct"
        told = [say(key, **values, why=f"“{why}”")]
    elif ledger.grade != alone:
        told = [say("now.held", **values, why=f"“{why}”")]
    else:
        told = [say("now.plain", **values)]
    if result.uncounted:
        told.append(say.count("now.uncounted", len(result.uncounted)))
    if len(direct) < len(chosen.events):
        other = chosen.graded(start=chosen.start, events=direct).ledger.grade
        same = other == ledger.grade
        told.append(say("now.without_same") if same else say("now.without", grade=other))
    down = next_down(ledger)
    if down and ledger.held_at is None:
        told.append(say.count("now.down", down.distance, grade=down.grade))
    return " ".join(told)


def _holder(result: FirmYear) -> LedgerLine | None:
    """The first line that set the grade at which the firm is held."""
    ledger = result.ledger
    return next((it for it in ledger.lines if it.item.sets_grade == ledger.held_at), None)


def chart(chosen: Chosen, result: FirmYear) -> None:
    """The points stepping down through the year; nothing in a first year."""
    say, ledger = words("firm_grade"), result.ledger
    if chosen.is_new:
        return
    hover = [f"{say('chart.start')}: {ledger.start}"]
    hover += [
        say(
            "chart.hover",
            day=in_words(line.event.day),
            act=_act(line),
            change=_change(line),
            after=line.after,
        )
        for line in ledger.lines
    ]
    first, last = date(chosen.year, 1, 1), date(chosen.year, 12, 31)
    show_figure(
        life_steps(ledger, first, last, Labels(say("chart.axis"), hover)),
        key="firm_chart",
        alt=say(
            "chart.alt",
            year=chosen.year,
            start=ledger.start,
            end=ledger.score,
            grade=ledger.grade,
        ),
    )


def _act(line: LedgerLine) -> str:
    if line.event.count == 1:
        return line.item.name
    return words("firm_grade")("ledger.times", act=line.item.name, count=line.event.count)


def _sure(line: LedgerLine) -> str:
    """The day, and how sure we are of what the item does."""
    word = line.item.confidence
    sure = words("common")(f"confidence.{word.value}")
    return f"{in_words(line.event.day)} · {mark(word)} {sure}"


def _change(line: LedgerLine) -> str:
    say = words("firm_grade")
    if line.item.sets_grade is None:
        return signed(line.change)
    if line.status is Status.NO_CHANGE:
        return say("ledger.none")
    return say("ledger.sets", grade=line.item.sets_grade)


def ledger_table(chosen: Chosen, result: FirmYear) -> None:
    """The ledger line by line, with every value's source behind one click."""
    say, ledger = words("firm_grade"), result.ledger
    act, change, stands = say("ledger.what"), say("ledger.change"), say("ledger.stands")

    def stand(score: int | None, grade: str | None) -> str:
        return f"**{grade}**" if chosen.is_new else f"{score} **{grade}**"

    rows = [
        {
            act: f"**{say('ledger.start')}**",
            change: "",
            stands: stand(ledger.start, ledger.start_grade),
        }
    ]
    if chosen.is_new:
        rows = []
    rows += [
        {
            act: f"{_act(line)}  \n{small(_sure(line))}",
            change: _change(line),
            stands: stand(line.after, line.grade_after),
        }
        for line in ledger.lines
    ]
    st.header(say("ledger.heading"), anchor=False)
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("ledger.alt"))
    box = st.expander(
        say("ledger.sources"), icon=":material/menu_book:", on_change="rerun", key="_firm_sources"
    )
    if box.open:
        base = ledger.edition.base
        if not isinstance(base, Unknown):
            box.markdown(f"**{say('ledger.start')}**  \n{source_note(base)}")
        for item in {line.item.id: line.item for line in ledger.lines}.values():
            box.markdown(f"**{item.name}**  \n{source_note(item)}")


def download(result: FirmYear) -> None:
    """The ledger as CSV."""
    csv_button(
        words("firm_grade")("ledger.download"),
        "firm-ledger",
        lambda: ledger_rows(result.ledger),
        key="firm_download",
    )


def other_starts(chosen: Chosen, result: FirmYear) -> None:
    """The same year from each start, and who starts there."""
    say, edition = words("firm_grade"), chosen.edition
    names = {None: say("starts.base")} | {it.id: it.name.lower() for it in edition.starts}
    ledgers = {it: chosen.graded(start=it, events=chosen.events).ledger for it in names}
    st.header(say("starts.heading"), anchor=False)
    st.markdown(say("starts.text"))
    if chosen.is_new:
        st.markdown(say("starts.new"))
        return
    differ = len({ledger.grade for ledger in ledgers.values()}) > 1
    st.markdown(say("starts.differ" if differ else "starts.same"))
    rows = [
        {
            say("starts.from"): f"**{ledger.start}**"
            if start == chosen.start
            else str(ledger.start),
            say("starts.who"): names[start],
            say("starts.result"): f"{ledger.score} **{ledger.grade}**",
        }
        for start, ledger in ledgers.items()
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("starts.alt"))
    sourced = [it for it in (edition.base, *edition.starts) if not isinstance(it, Unknown)]
    box = st.expander(
        say("lines.sources"), icon=":material/menu_book:", on_change="rerun", key="_firm_starts"
    )
    if box.open:
        for it in sourced:
            box.markdown(f"**{it.value}**  \n{source_note(it)}")
