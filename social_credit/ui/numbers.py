"""The published figures on the page The numbers: filters, a card for each series, table, rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import streamlit as st

from social_credit.charts.numbers import Dot, parts_chart, series_chart
from social_credit.content import load
from social_credit.export import Cell
from social_credit.numbers import GROUPS, MEASURES, Point, Series
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.marks import badge, mark, small, source_note, words
from social_credit.ui.numbers_said import amount, finding, rounded, short, tick, when
from social_credit.value import Confidence

_ALL = "all"


@dataclass(frozen=True)
class Filter:
    """What the visitor wants to see; None for everything."""

    group: str | None
    measure: str | None
    confidence: str | None

    def series(self) -> list[Series]:
        """The series of the group and measure that have a point of that confidence."""
        return [
            it
            for it in load().numbers.series
            if self.group in (None, it.group)
            and self.measure in (None, it.measure)
            and (
                self.confidence is None
                or any(point.confidence == self.confidence for point in it.points)
            )
        ]


def filters() -> Filter:
    """The three filters, kept in the address."""
    say, common = words("numbers"), words("common")
    every = {_ALL: say("filter.all")}
    used = {point.confidence for it in load().numbers.series for point in it.points}
    sure = {it.value: common(f"confidence.{it.value}") for it in Confidence if it in used}
    columns = st.columns(3)
    with columns[0]:
        groups = {it: say(f"group.{it}") for it in GROUPS} | every
        group = choice("select", say("filter.group"), groups, key="numbers_group", first=GROUPS[0])
    with columns[1]:
        measures = every | {it: say(f"measure.{it}") for it in MEASURES}
        measure = choice(
            "select", say("filter.measure"), measures, key="numbers_measure", first=_ALL
        )
    with columns[2]:
        confidence = choice(
            "select", say("filter.sure"), every | sure, key="numbers_sure", first=_ALL
        )
    return Filter(*(None if it == _ALL else it for it in (group, measure, confidence)))


def figures(wanted: Filter) -> None:
    """A card for each series that fits, two in a row where there is room."""
    say, found = words("numbers"), wanted.series()
    if not found:
        st.markdown(say("filter.none"))
        return
    points = say.count("points", sum(len(it.points) for it in found))
    st.markdown(f"**{say.count('series', len(found), points=points)}**")
    if wanted.measure:
        st.markdown(say(f"measure_means.{wanted.measure}"))
    for place in range(0, len(found), 2):
        for column, series in zip(st.columns(2), found[place : place + 2], strict=False):
            with column:
                card(series)
    used = {point.confidence for it in found for point in it.points}
    signs = [
        f"{mark(it)} {words('common')(f'confidence.{it.value}')}" for it in Confidence if it in used
    ]
    st.markdown(small(say("figures.signs", signs=", ".join(signs))))


def card(series: Series) -> None:
    """One series: its measure, finding, figure, what it counts, and the sources of its points."""
    say = words("numbers")
    said = finding(series)
    sure = {point.confidence for point in series.points}
    badges = " ".join(
        [
            f":gray-badge[{say(f'measure.{series.measure}')}]",
            *(badge(it) for it in Confidence if it in sure),
        ]
    )
    with st.container(border=True, gap="small"):
        st.markdown(f"**{series.title}**  \n{badges}\n\n{said}")
        dots = list(dots_of(series))
        if len(dots) > 1:
            show_figure(
                figure(series.id),
                key=f"numbers_chart_{series.id}",
                alt=say(
                    "figures.alt",
                    title=series.title,
                    measure=say(f"measure.{series.measure}"),
                    points="; ".join(dot.hover.replace("<br>", " ") for dot in dots),
                    finding=said.replace("*", ""),
                ),
            )
        notes = [
            say("figures.disputed", note=point.note)
            for point in series.points
            if point.confidence is Confidence.DISPUTED
        ]
        counts = say("figures.counts", what=series.counts)
        not_counts = say("figures.not_counts", what=series.not_counts)
        st.markdown(small("\n".join([counts, not_counts, *notes])))
        _sources(series)


@cache
def figure(series_id: str) -> Any:
    """The figure of a series; no choice changes it, so it is drawn once and only read after."""
    series = load().numbers.series_of(series_id)
    dots = list(dots_of(series))
    if series.in_parts:
        return parts_chart(dots)
    return series_chart(series.measure, dots, top_of(series))


def _sources(series: Series) -> None:
    """Where the points are from: at hand for one, behind a click for several."""
    say = words("numbers")
    notes = [
        f"**{amount(it, series.unit)}**, {when(it)}{f', {it.part}' if it.part else ''}: {it.text}"
        f"  \n{source_note(it)}"
        for it in series.points
    ]
    box = st.expander(
        say.count("figures.sources", len(series.points)),
        icon=":material/menu_book:",
        on_change="rerun",
        key=f"_numbers_from_{series.id}",
    )
    if box.open:
        box.markdown("\n\n".join([*notes, say("figures.why", why=series.why)]))


def dots_of(series: Series) -> Iterator[Dot]:
    """The points of a series as they are drawn, after each year that its change leads back to."""
    say = words("numbers")
    known = {it.as_of.first.year for it in series.points if it.whole_year and not it.part}
    for point in series.points:
        first, last = point.period if series.measure == "per-year" else (point.as_of.last,) * 2
        before = point.year_before
        if before is not None and first.year - 1 not in known:
            label = short(rounded(before, 3), "about")
            yield Dot(
                first.replace(year=first.year - 1),
                last.replace(year=last.year - 1),
                before,
                label,
                str(first.year - 1),
                say("figures.worked_out", n=label, when=first.year - 1),
                point.confidence.value,
                worked_out=True,
            )
        part = f"{point.part}, {when(point)}" if point.part else ""
        yield Dot(
            first,
            last,
            point.value,
            short(point.value, point.bound),
            part or tick(point),
            f"{mark(point.confidence)} {amount(point, series.unit)}<br>{part or when(point)}",
            point.confidence.value,
        )


def top_of(series: Series) -> float:
    """The upper end of a figure: the highest value of all that are drawn in its group.

    So two figures of one group can be held against each other, though no figure has both.
    """
    return max(
        dot.value
        for other in load().numbers.series
        if other.group == series.group and not other.in_parts
        for dots in [list(dots_of(other))]
        if len(dots) > 1
        for dot in dots
    )


def table(wanted: Filter) -> None:
    """All points of the series that fit, made when it is opened."""
    say = words("numbers")
    box = st.expander(
        say("table.title"), icon=":material/table:", on_change="rerun", key="_numbers_table"
    )
    if not box.open:
        return
    cells = [
        {
            say("table.series"): f"{it.title}{f', {point.part}' if point.part else ''}",
            say("table.measure"): say(f"measure.{it.measure}"),
            say("table.when"): when(point),
            say("table.value"): amount(point, it.unit),
            say("table.sure"): f"{mark(point.confidence)} {point.confidence}",
        }
        for it in wanted.series()
        for point in it.points
    ]
    box.table(pd.DataFrame(cells), border="horizontal", hide_index=True, alt=say("table.alt"))


def rows_of_points() -> list[dict[str, Cell]]:
    """A row for each point of each series."""
    return [_row(it, point) for it in load().numbers.series for point in it.points]


def _row(series: Series, point: Point) -> dict[str, Cell]:
    first, last = point.period
    return {
        "series": series.id,
        "title": series.title,
        "measure": series.measure,
        "unit": series.unit,
        "counts": series.counts,
        "part": point.part,
        "date": str(point.as_of),
        "period_from": first.isoformat() if series.measure == "per-year" else None,
        "period_to": last.isoformat() if series.measure == "per-year" else None,
        "dated": point.dated,
        "bound": point.bound,
        "value": int(point.value) if point.value.is_integer() else point.value,
        "of": None if point.of is None else int(point.of),
        "change_per_cent": point.change,
        "text": point.text,
        "confidence": point.confidence.value,
        "sources": "; ".join(f"{it.source}: {it.at}" for it in point.sources),
        "note": point.note,
    }
