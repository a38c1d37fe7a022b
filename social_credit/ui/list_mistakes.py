"""The parts of the page Mistakes on a list: the bet, what the list comes to, and the record."""

from __future__ import annotations

from math import log10

import pandas as pd
import streamlit as st

from social_credit.charts.lists import Names, wrongly_listed
from social_credit.content import load
from social_credit.export import Cell
from social_credit.lists import (
    Delays,
    ListRules,
    bends,
    growth_a_day,
    on_list,
    person_days_a_year,
    saved_a_year,
    settled,
)
from social_credit.ui import list_dials
from social_credit.ui.behind import table_behind
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.downloads import csv_button
from social_credit.ui.list_dials import BEFORE, Setting
from social_credit.ui.marks import small, source_note, words

_SIZES = ("tens", "hundreds", "thousands", "ten_thousands")
_LAST_DAYS = (30, 60, 90, 120, 180, 270, 365, 545, 730, 1095, 1460, 1825)
_POINTS = 120
_TABLE_ROWS = 10


def amount(number: float) -> str:
    """A number of people or days as it is shown: whole, or with one decimal below 100.

    >>> amount(6041.7), amount(67.13), amount(2.0), amount(0.04)
    ('6,042', '67.1', '2', '0')
    """
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}".removesuffix(".0")


def large(number: float) -> str:
    """A number as it is shown, from a million on in millions.

    >>> large(2_205_220.5), large(24_502.4)
    ('2.21 million', '24,502')
    """
    return f"{number / 1e6:,.2f} million" if number >= 1e6 else amount(number)


def size_bet() -> bool:
    """How many are wrongly listed on any day? Whether the page may go on to the answer.

    It may after the bet, and where the address already holds a setting that somebody shared.
    """
    say, start = words("list_mistakes"), load().lists.start
    wrong, days = settled(start).wrong, start.noticed_after + (start.corrected_after or 0)
    assert wrong is not None  # the dials start with a term
    with st.container(border=True):
        question = say(
            "bet.question",
            entries=amount(start.entries),
            share=amount(100 * start.mistaken),
            days=amount(days),
        )
        right = int(log10(wrong)) - 1
        options = say.section("bet.options")
        guess = bet(question, options, key="mistakes_bet", right=_SIZES[right])
        if guess is not None:
            off = _SIZES.index(guess) - right
            verdict = "bet.right" if off == 0 else "bet.low" if off < 0 else "bet.high"
            reveal = say(
                "bet.reveal",
                mistakes=f"{start.mistakes:.4g}",
                days=amount(days),
                wrong=amount(wrong),
            )
            st.markdown(f"**{say(verdict)}** {reveal}")
    return guess is not None or any(name.startswith("mistakes_") for name in st.query_params)


def finding(setting: Setting) -> None:
    """What the list comes to, in sentences."""
    st.markdown(" ".join(sentences(setting)))
    st.markdown(_whole(setting.now))


def sentences(setting: Setting) -> list[str]:
    """How many are wrongly listed, what one day saves, and what it was before."""
    say, rules, steady = words("list_mistakes"), setting.now, settled(setting.now)
    if steady.wrong is None or steady.waiting is None:
        return [say("finding.grows", mistakes=amount(rules.mistakes)), *_compared(setting)]
    if steady.wrong == 0:
        return [say("finding.none"), *_compared(setting)]
    told = say(
        "finding.wrong",
        wrong=amount(steady.wrong),
        unnoticed=amount(steady.unnoticed),
        waiting=amount(steady.waiting),
        person_days=large(person_days_a_year(rules) or 0),
    )
    return [told, *_compared(setting), _saved(rules)]


def _saved(rules: ListRules) -> str:
    say, saved = words("list_mistakes"), saved_a_year(rules)
    term = "" if rules.term is None else amount(rules.term)
    if saved is None:
        return say("finding.uncorrected", term=term)
    if rules.corrected_after == 0:
        return say("finding.no_wait")
    if saved == 0:
        return say("finding.saved_nothing", term=term)
    return say("finding.saved", saved=large(saved))


def _compared(setting: Setting) -> list[str]:
    say = words("list_mistakes")
    if setting.before is None:
        return []
    before, now = settled(setting.before).wrong, settled(setting.now).wrong
    if before is None:
        return [say("finding.compared_grows")]
    if now is None:
        return [say("finding.compared_settled", before=amount(before))]
    if amount(before) == amount(now):
        change = say("finding.same")
    else:
        change = say(
            "finding.fewer" if now < before else "finding.more", n=amount(abs(now - before))
        )
    return [say("finding.compared", before=amount(before), change=change)]


def _whole(rules: ListRules) -> str:
    """The list as a whole, right entries and mistakes together."""
    say, steady = words("list_mistakes"), settled(rules)
    if steady.right is None:
        return say("finding.whole_grows", growth=amount(growth_a_day(rules).total))
    if steady.total is None or steady.wrong is None or not steady.total:
        return ""
    return say(
        "finding.whole",
        total=large(steady.total),
        share=f"{100 * steady.wrong / steady.total:.2g}",
        entered=f"{100 * rules.mistaken:.2g}",
    )


def picture(setting: Setting) -> None:
    """The wrongly listed from the first day on, and the table behind it."""
    say = words("list_mistakes")
    st.header(say("picture.heading"), anchor=False)
    last, days = last_day(setting), days_of(setting)
    names = Names(
        say("picture.unnoticed"),
        say("picture.waiting"),
        say("picture.before"),
        say("picture.days"),
        say("picture.people"),
    )
    before = setting.before
    show_figure(
        wrongly_listed(
            days,
            [on_list(setting.now, day) for day in days],
            None if before is None else [on_list(before, day) for day in days],
            names,
        ),
        key="mistakes_path",
        alt=say(
            "picture.alt", days=f"{last:,}", finding=" ".join(sentences(setting)).replace("*", "")
        ),
    )
    table_behind("_mistakes", lambda: _table(setting), say("picture.table"), told=True)
    with st.container(horizontal=True):
        st.button(
            say("keep.keep"),
            on_click=list_dials.keep,
            args=(setting.now,),
            key="mistakes_keep",
            icon=":material/keep:",
        )
        if BEFORE in st.query_params:
            st.button(
                say("keep.drop"),
                on_click=list_dials.drop,
                key="mistakes_drop",
                icon=":material/keep_off:",
            )
    st.markdown(small(say("keep.note")))


def _table(setting: Setting) -> pd.DataFrame:
    say = words("list_mistakes")
    last = last_day(setting)
    days = {round(last * turn / _TABLE_ROWS) for turn in range(_TABLE_ROWS + 1)}
    days.update(round(day) for day in bends(setting.now) if day < last)
    rows = rows_of(setting, sorted(days))
    shown = ["day", "unnoticed", "waiting", *(["before"] if setting.before else [])]
    cells = [
        {say(f"columns.{name}"): amount(float(row[name] or 0)) for name in shown} for row in rows
    ]
    return pd.DataFrame(cells)


def rows_of(setting: Setting, days: list[int]) -> list[dict[str, Cell]]:
    """A row for each day with the people on the list, and the wrongly listed of before."""
    return [
        {
            "day": day,
            "unnoticed": now.unnoticed,
            "waiting": now.waiting,
            "wrong": now.wrong,
            "right": now.right,
            "before": None if setting.before is None else on_list(setting.before, day).wrong,
        }
        for day in days
        for now in (on_list(setting.now, day),)
    ]


def download(setting: Setting) -> None:
    """The people on the list on every day of the picture, as CSV."""
    csv_button(
        words("list_mistakes")("download"),
        "mistakes-on-a-list",
        lambda: rows_of(setting, list(range(last_day(setting) + 1))),
        key="mistakes_download",
    )


def last_day(setting: Setting) -> int:
    """The last day of the picture: some time after all that settles in it has settled."""
    both = [setting.now] if setting.before is None else [setting.now, setting.before]
    needed = 1.2 * max(_settles_by(rules) for rules in both)
    return next((day for day in _LAST_DAYS if day >= needed), _LAST_DAYS[-1])


def _settles_by(rules: ListRules) -> float:
    """The day by which the wrongly listed have settled, or nearly; else the last day."""
    if settled(rules).wrong is None:
        return _LAST_DAYS[-1]
    turns = bends(rules)
    if rules.delays is Delays.ALIKE or rules.corrected_after is None:
        return turns[-1] if turns else 0.0
    nearly = 5 * (rules.noticed_after + rules.corrected_after)
    return min(nearly, *turns) if turns else nearly


def days_of(setting: Setting) -> list[float]:
    """The days that the picture is drawn through, its bends among them."""
    last = last_day(setting)
    days = {last * turn / _POINTS for turn in range(_POINTS + 1)}
    for rules in (setting.now, setting.before):
        if rules is not None:
            days.update(day for day in bends(rules) if day < last)
    return sorted(days)


def record() -> None:
    """What the published figures say of the model, and it of them."""
    say, dials = words("list_mistakes"), load().lists
    figures = dials.figures
    st.header(say("record.heading"), anchor=False)
    st.markdown(
        say(
            "record.most",
            entries=amount(dials.entries_a_day),
            term=amount(dials.term),
            most=large(dials.entries_a_day * dials.term),
            listed=large(figures.listed.value),
        )
    )
    st.markdown(
        say(
            "record.year",
            returned=large(figures.returned.value),
            added=large(figures.added.value),
            shrunk=amount(figures.returned.value - figures.added.value),
        )
    )
    for figure in (figures.listed, figures.added, figures.returned, figures.stay):
        st.markdown(small(f"{figure.text}. {source_note(figure)}"))
