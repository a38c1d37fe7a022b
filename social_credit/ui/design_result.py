"""What a visitor's scheme makes of the city and the lives, beside another; its challenges."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from social_credit.any_life import Run
from social_credit.bands import below_counts, residents_per_grade, tenths_of_a_per_cent
from social_credit.charts.city import stacked_shares
from social_credit.content import load
from social_credit.own_scheme import Clause, OwnItem, OwnScheme, side_by_side
from social_credit.own_tasks import CARE, TASKS, Tried
from social_credit.ui import city_state, design_state
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.life_ledger import signed
from social_credit.ui.marks import plain, words

_BOUNDS = (("few", 0.01), ("some", 0.25), ("many", 0.75))


@dataclass(frozen=True)
class Pair:
    """A scheme to compare with, under a name, and the visitor's own."""

    other: OwnScheme
    other_name: str
    mine: OwnScheme

    @property
    def tried(self) -> tuple[Tried, Tried]:
        return design_state.tried(self.other), design_state.tried(self.mine)


def against(mine: OwnScheme) -> Pair:
    """What to compare with: the untouched copy, or rules that the visitor put aside."""
    say, kept = words("design"), design_state.kept()
    chosen: str | None = "original"
    if kept is not None:
        options = say.section("against.options")
        chosen = choice(
            "radio", say("against.label"), options, key="design_against", first="original"
        )
    with st.container(horizontal=True):
        st.button(
            say("against.keep"),
            icon=":material/bookmark_add:",
            on_click=design_state.keep,
            args=(mine,),
            disabled=mine == kept,
            key="design_keep",
        )
        if kept is not None:
            st.button(
                say("against.drop"),
                icon=":material/bookmark_remove:",
                on_click=design_state.drop_kept,
                key="design_drop",
            )
    if kept is not None and chosen == "kept":
        return Pair(kept, say("against.kept"), mine)
    return Pair(design_state.original(mine.copied_from), say("against.original"), mine)


def city(pair: Pair) -> None:
    """Bet first; then the city's grades under both sets of rules."""
    say = words("design")
    other, mine = pair.tried
    st.header(say("city.heading"), anchor=False)
    if mine.city is None:
        st.markdown(say("city.too_wide"))
        return
    if not mine.edition.grades:
        st.markdown(say("city.no_grades"))
        return
    options = say.section("bet.options")
    with st.container(border=True):
        guess = bet(say("bet.question"), options, key="design_bet")
        if guess is None:
            return
        told = "bet.right" if guess == _band(mine.shares[0]) else "bet.wrong"
        st.markdown(say(told, bet=options[guess]))
    _city_finding(pair, other, mine)
    labels = [it.grade for it in pair.mine.grades]
    if labels == [it.grade for it in pair.other.grades] and other.city is not None:
        figure = stacked_shares(
            [pair.other_name, say("against.mine")],
            [_normal(other.shares), _normal(mine.shares)],
            labels,
            ("", say("city.axis")),
            height=260,
        )
        show_figure(figure, key="design_chart", alt=say("city.chart"))
    _city_table(pair, other, mine)
    rates = {
        rate.item for group in city_state.calibrated(or_better=True).groups for rate in group.rates
    }
    silent = [it.name for it in mine.edition.items if it.id not in rates]
    if silent:
        st.markdown(say("city.silent", names="; ".join(silent)))


def _city_finding(pair: Pair, other: Tried, mine: Tried) -> None:
    say = words("design")
    values = {
        "share": _per_cent(_counts(mine)[0]),
        "residents": f"{city_state.residents():,}",
        "grade": plain(pair.mine.grades[0].grade),
        "other": pair.other_name,
    }
    if counts := _counts(other):
        st.markdown(say("city.finding", before=_per_cent(counts[0]), **values))
    else:
        st.markdown(say("city.finding_one", **values))


def _city_table(pair: Pair, other: Tried, mine: Tried) -> None:
    say = words("design")
    rows: dict[str, dict[str, str]] = {}
    sides = ((pair.mine, mine, say("against.mine")), (pair.other, other, pair.other_name))
    columns = [say("city.share", of=name) for _, _, name in sides]
    columns += [say("city.from", of=name) for _, _, name in sides]
    for scheme, result, name in sides:
        for grade, count in zip(scheme.grades, _counts(result), strict=False):
            row = rows.setdefault(grade.grade, dict.fromkeys(columns, say("sides.absent")))
            row[say("city.share", of=name)] = f"{_per_cent(count)} %"
            low = say("city.below") if grade.line is None else f"{grade.line:,}"
            row[say("city.from", of=name)] = low
    table = [{say("city.grade"): plain(grade)} | row for grade, row in rows.items()]
    st.table(table, border="horizontal", hide_index=True, alt=say("city.table"))


def lives(pair: Pair) -> None:
    """Each invented life's end under both sets of rules."""
    say = words("design")
    other, mine = pair.tried
    ends = [(life, _end(other.runs[life.id]), _end(mine.runs[life.id])) for life in load().lives]
    moved = sum(before != after for _, before, after in ends)
    st.header(say("lives.heading"), anchor=False)
    st.markdown(say.count("lives.finding", moved, other=pair.other_name))
    rows = [
        {
            say("lives.life"): life.name,
            pair.other_name: before,
            say("against.mine"): after,
            say("lives.change"): say("lives.same" if before == after else "lives.changed"),
        }
        for life, before, after in ends
    ]
    st.table(rows, border="horizontal", hide_index=True, alt=say("lives.table"))


def _end(run: Run) -> str:
    say = words("design")
    assert run.score is not None  # an own scheme scores people, and every life consents
    grade = plain(run.grade) if run.grade else say("lives.no_grade")
    return say("lives.end", score=f"{run.score:,}", grade=grade)


def sides(pair: Pair) -> None:
    """Both sets of rules, rule by rule."""
    say = words("design")
    clauses = side_by_side(pair.other, pair.mine)
    differ = [it for it in clauses if it.differs]
    st.header(say("sides.heading"), anchor=False)
    if differ:
        st.markdown(say.count("sides.finding", len(differ)))
    else:
        st.markdown(say("sides.same"))
    behind = st.expander(say("sides.open"), key="design_sides", on_change="rerun")
    if not behind.open:
        return
    with behind:
        every = st.toggle(say("sides.all"), key="design_all", bind="query-params")
        shown = clauses if every or not differ else differ
        rows = [
            {
                say("sides.rule"): _rule(it),
                pair.other_name: _said(it, it.left),
                say("against.mine"): _said(it, it.right),
            }
            for it in shown
        ]
        st.table(rows, border="horizontal", hide_index=True, alt=say("sides.heading"))


def _rule(clause: Clause) -> str:
    say, known = words("design"), design_state.known()
    of = known[clause.of].name if clause.part == "item" else plain(clause.of)
    return say(f"sides.parts.{clause.part}", of=of)


def _said(clause: Clause, value: int | str | OwnItem | None) -> str:
    say = words("design")
    match value:
        case None:
            return say("sides.absent")
        case int():
            return f"{value:,}"
        case str() if clause.part == "consent":
            return say(f"sides.consents.{value}")
        case str():
            return say("sides.lowest")
    if value.sets_grade is not None:
        return say("sides.sets", grade=plain(value.sets_grade))
    per, points = design_state.known()[value.conduct].per, signed(value.points or 0)
    if value.cap_per_year is None:
        return say("sides.effect", points=points, per=per)
    return say("sides.capped", points=points, per=per, cap=signed(value.cap_per_year))


def tasks(scheme: OwnScheme) -> None:
    """The challenges, each ticked while the rules as they stand meet it."""
    say, result = words("design"), design_state.tried(scheme)
    done = {name for name, is_met in TASKS.items() if is_met(result)}
    care = design_state.known()[CARE].name
    st.header(say("tasks.heading"), anchor=False)
    st.markdown(f"{say('tasks.intro')} {say('tasks.count', done=len(done), all=len(TASKS))}")
    for name in TASKS:
        state = "done" if name in done else "open"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(say(f"tasks.{state}", task=say(f"tasks.{name}")))
            if name not in done:
                with st.popover(say("tasks.hint"), type="tertiary", key=f"design_hint_{name}"):
                    st.markdown(say(f"tasks.{name}_hint", name=care))


def _counts(result: Tried) -> tuple[int, ...]:
    """Residents in each grade, best first; empty without grades or a city."""
    if result.city is None or not result.edition.grades:
        return ()
    below = below_counts(result.city.mass[result.year], city_state.residents())
    return residents_per_grade(below, result.city.first, result.lines)


def _normal(shares: tuple[float, ...]) -> list[float]:
    return [max(0.0, share) for share in shares]


def _per_cent(count: int) -> str:
    return f"{tenths_of_a_per_cent(count, city_state.residents()) / 10:.1f}"


def _band(share: float) -> str:
    return next((name for name, bound in _BOUNDS if share < bound), "most")
