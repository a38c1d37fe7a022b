"""The ledger of a life on the page: the step chart, the lines with reasons, the downloads."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from social_credit.charts.life_steps import Labels, life_steps
from social_credit.content import load
from social_credit.export import Cell
from social_credit.ledger import Ledger, LedgerLine, Reading, Status
from social_credit.ui.chart import show_figure
from social_credit.ui.downloads import csv_button, json_button
from social_credit.ui.life_rules import Scored
from social_credit.ui.marks import badge, cited, in_words, small, source_link, source_note, words
from social_credit.value import Sourced, Unknown

_MINUS = "−"


def signed(number: int) -> str:
    """A change with its sign.

    >>> signed(-5), signed(30), signed(0)
    ('−5', '+30', '0')
    """
    return f"{_MINUS}{-number:,}" if number < 0 else f"+{number:,}" if number else "0"


def finding(scored: Scored) -> str:
    """The result of a scoring in one sentence."""
    say, ledger = words("score_a_life"), scored.ledger
    day = in_words(scored.rules.as_of)
    if not ledger.scored:
        statuses = [line.status for line in ledger.lines]
        return say(
            "now.finding_no_score",
            day=day,
            recorded=statuses.count(Status.RECORDED),
            unrewarded=statuses.count(Status.NOT_REWARDED),
        )
    key = "now.finding" if ledger.grade else "now.finding_no_grade"
    return say(key, day=day, score=f"{ledger.score:,}", grade=ledger.grade)


def chart(scored: Scored) -> None:
    """The score stepping through time; nothing where there is no score."""
    ledger, rules = scored.ledger, scored.rules
    if not ledger.scored:
        return
    say = words("score_a_life")
    hover = [f"{say('chart.start')}: {ledger.start:,}"]
    hover += [
        say(
            "chart.hover",
            day=in_words(line.event.day),
            act=_act(line),
            change=signed(line.change),
            after=f"{line.after:,}",
        )
        for line in ledger.lines
    ]
    held = ledger.held_at and say("chart.held", grade=ledger.held_at)
    axis = say("chart.axis_score") if ledger.start_known else say("now.unknown_base")
    show_figure(
        life_steps(ledger, rules.first_day, rules.as_of, Labels(axis, hover, held)),
        key="life_chart",
        alt=say(
            "chart.alt" if ledger.grade else "chart.alt_no_grade",
            years=rules.years,
            start=f"{ledger.start:,}",
            end=f"{ledger.score:,}",
            grades=", ".join(grade.id for grade in ledger.edition.grades),
            grade=ledger.grade,
        ),
    )


def table(scored: Scored) -> None:
    """The ledger line by line, each with why and with a link to its source."""
    say, ledger = words("score_a_life"), scored.ledger
    st.header(say("ledger.heading"), anchor=False)
    rows = [_start_row(ledger), *(_row(ledger, line) for line in ledger.lines)]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("ledger.alt"))
    if ledger.scored and ledger.lines:
        changes = " ".join(
            f"{'+' if line.change >= 0 else _MINUS} {abs(line.change):,}" for line in ledger.lines
        )
        st.markdown(
            small(
                say(
                    "ledger.sum",
                    start=f"{ledger.start:,}",
                    changes=changes,
                    score=f"{ledger.score:,}",
                )
            )
        )
    _where_from(ledger)


def left_out(scored: Scored) -> None:
    """The events that these rules do not score, each with the reason."""
    if not scored.refused:
        return
    say, acts = words("score_a_life"), load().acts
    st.markdown(f"**{say('left_out.heading')}**")
    st.markdown(
        "\n".join(
            "- "
            + say(
                f"left_out.{why.reason.value}",
                act=acts.get(why.event.item, why.event.item),
                day=in_words(why.event.day),
                limit=in_words(why.limit) if isinstance(why.limit, date) else why.limit,
            )
            for why in scored.refused
        )
    )


def downloads(scored: Scored) -> None:
    """The ledger as CSV and JSON, made when they are asked for."""
    say = words("score_a_life")
    name = say("download.file")
    csv_button(
        say("download.csv"), name, lambda: ledger_rows(scored.ledger), key="life_download_csv"
    )
    json_button(say("download.json"), name, lambda: ledger_data(scored), key="life_download_json")


def sources_of(scored: Scored) -> set[str]:
    """The ids of the sources that the base, the lines and the items of a ledger rest on."""
    ledger = scored.ledger
    lines = scored.rules.table.lines.values() if scored.rules.table else ()
    things = (ledger.edition.base, *lines, *(line.item for line in ledger.lines))
    return cited(thing for thing in things if isinstance(thing, Sourced))


def ledger_rows(ledger: Ledger) -> list[dict[str, Cell]]:
    """The ledger as rows of plain cells, the start first."""
    start: dict[str, Cell] = {
        "date": None,
        "item": "start",
        "name": None,
        "count": None,
        "status": "start" if ledger.start_known else "start-unknown",
        "before": None,
        "change": 0,
        "after": ledger.start if ledger.scored else None,
        "grade_before": None,
        "grade_after": ledger.start_grade,
        "confidence": _base_confidence(ledger),
        "sources": "; ".join(_sources(ledger.edition.base)),
    }
    return [start, *(_cells(line) for line in ledger.lines)]


def _cells(line: LedgerLine) -> dict[str, Cell]:
    return {
        "date": line.event.day.isoformat(),
        "item": line.item.id,
        "name": line.item.name,
        "count": line.event.count,
        "status": line.status.value,
        "before": line.before,
        "change": line.change,
        "after": line.after,
        "grade_before": line.grade_before,
        "grade_after": line.grade_after,
        "confidence": line.item.confidence.value,
        "sources": "; ".join(_sources(line.item)),
    }


def ledger_data(scored: Scored) -> dict[str, Any]:
    """The ledger with what it was scored under and every source it names."""
    ledger, rules = scored.ledger, scored.rules
    register = load().sources
    return {
        "edition": rules.edition.id,
        "lines": rules.table.id if rules.table else None,
        "reading": rules.reading.value,
        "consent": rules.consent,
        "as_of": rules.as_of.isoformat(),
        "score": ledger.score,
        "grade": ledger.grade,
        "ledger": ledger_rows(ledger),
        "not_scored": [
            {
                "date": why.event.day.isoformat(),
                "item": why.event.item,
                "count": why.event.count,
                "reason": why.reason.value,
            }
            for why in scored.refused
        ],
        "sources": {
            source: register[source].model_dump(mode="json", exclude_none=True, exclude={"date"})
            | {"date": str(register[source].date or register[source].date_note)}
            for source in sorted(sources_of(scored))
        },
    }


def _sources(value: object) -> list[str]:
    if not isinstance(value, Sourced):
        return []
    return [f"{citation.source}: {citation.at}" for citation in value.sources]


def _base_confidence(ledger: Ledger) -> str | None:
    base = ledger.edition.base
    return None if isinstance(base, Unknown) else base.confidence.value


def _act(line: LedgerLine) -> str:
    count = line.event.count
    if count == 1:
        return line.item.name
    return words("score_a_life")("ledger.times", act=line.item.name, count=f"{count:,}")


def _start_row(ledger: Ledger) -> dict[str, str]:
    say, base = words("score_a_life"), ledger.edition.base
    unknown = isinstance(base, Unknown)
    return {
        say("ledger.act"): f"**{say('ledger.start')}**  \n"
        + small(say("ledger.start_unknown" if unknown else "ledger.start_why")),
        say("ledger.change"): "",
        say("ledger.stands"): _stands(ledger.start, ledger.start_grade) if ledger.scored else "",
        say("ledger.source"): "" if isinstance(base, Unknown) else _sure(base),
    }


def _row(ledger: Ledger, line: LedgerLine) -> dict[str, str]:
    say = words("score_a_life")
    moved = line.grade_before != line.grade_after
    grade = f"{line.grade_before} → {line.grade_after}" if moved else line.grade_after
    why = small(f"{in_words(line.event.day)}: {_why(ledger, line)}")
    return {
        say("ledger.act"): f"**{_act(line)}**  \n{why}",
        say("ledger.change"): signed(line.change) if ledger.scored else "",
        say("ledger.stands"): "" if line.after is None else _stands(line.after, grade),
        say("ledger.source"): _sure(line.item),
    }


def _stands(score: int, grade: str | None) -> str:
    return f"{score:,} **{grade}**" if grade else f"{score:,}"


def _sure(value: Sourced) -> str:
    parts = [badge(value.confidence)]
    if value.sources:
        parts.append(small(source_link(value.sources[0])))
    if len(value.sources) > 1:
        say = words("score_a_life")
        parts.append(small(say.count("ledger.more_sources", len(value.sources) - 1)))
    return "  \n".join(parts)


def _where_from(ledger: Ledger) -> None:
    """Every value that the ledger counts with, once, with its full note."""
    say = words("score_a_life")
    base = ledger.edition.base
    notes = [] if isinstance(base, Unknown) else [(say("ledger.start"), source_note(base))]
    items = {line.item.id: line.item for line in ledger.lines}
    notes += [
        (item.name, f"{say(f'law.{item.law}').capitalize()}.  \n{source_note(item)}")
        for item in items.values()
    ]
    if notes:
        with st.expander(say("ledger.on_whose_word"), icon=":material/menu_book:"):
            for name, note in notes:
                st.markdown(f"**{name}**  \n{note}")


def _why(ledger: Ledger, line: LedgerLine) -> str:
    say, item, status = words("score_a_life"), line.item, line.status
    values = {
        "points": signed(item.points or 0),
        "per": item.per,
        "up_to": signed(item.points_up_to or 0),
        "cap": signed(item.cap_per_year or 0),
        "grade": item.sets_grade or line.grade_after,
        "after": f"{line.after:,}" if line.after is not None else "",
    }
    if status is Status.COUNTED and item.sets_grade:
        key = "set" if ledger.reading is Reading.SCORE_SET else "capped_grade"
    elif status is Status.COUNTED:
        key = "counted_range" if item.points_up_to else "counted"
    elif status is Status.NO_CHANGE and not item.sets_grade:
        key = "no-change-range"
    else:
        key = status.value
        values["grade"] = line.grade_after
    return say(f"ledger.status.{key}", **values)
