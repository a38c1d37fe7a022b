"""The parts of the page Promises: what was due when, and what is on record of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from social_credit.charts.promises import Sign, rows_of_signs
from social_credit.content import load
from social_credit.export import Cell
from social_credit.timeline import Evidence, Promise, Verdict
from social_credit.ui.behind import table_behind
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.marks import cited, small, source_note, words
from social_credit.ui.passages import link
from social_credit.value import Moment, Sourced

_GOALS_DUE = 2020
"""The year of the Outline's goals; what was due before belongs to the stages."""

_RANGES = {"none": (0, 0), "few": (1, 3), "half": (4, 6), "most": (7, 99)}
"""From how many to how many each answer to the bet means."""

_ANY = "any"

_BEST_FIRST: tuple[Verdict, ...] = ("kept", "partly", "changed", "not-found")


def numbers() -> dict[str, object]:
    """The numbers of the introduction."""
    outline, timeline = load().outline, load().timeline
    year = outline.document.year
    later = [it for it in timeline.promises if timeline.event(it.made).when.first.year > year]
    return {
        "measures": f"{sum(node.measures for node in outline.nodes):,}",
        "promises": len(timeline.promises),
        "later": len(later),
    }


def early(promises: Iterable[Promise]) -> list[Promise]:
    """The promises that were due before the year of the Outline's goals."""
    return [it for it in promises if it.due.last.year < _GOALS_DUE]


def tally(promises: Iterable[Promise]) -> dict[str, int]:
    """How many promises have each verdict; ``unfound`` for those that are not found."""
    counts = Counter(it.verdict for it in promises)
    return {
        "kept": counts["kept"],
        "partly": counts["partly"],
        "changed": counts["changed"],
        "unfound": counts["not-found"],
    }


def staged_bet() -> bool:
    """How many of the staged tasks are on record as done in time? True once the visitor has bet."""
    say, tasks = words("promises"), early(load().timeline.promises)
    counts = tally(tasks)
    with st.container(border=True):
        guess = bet(
            say("bet.question", tasks=len(tasks)), say.section("bet.options"), key="promise_bet"
        )
        if guess is None:
            return False
        low, high = _RANGES[guess]
        verdict = "bet.right" if low <= counts["kept"] <= high else "bet.wrong"
        st.markdown(say(verdict, tasks=len(tasks), kept=counts["kept"]))
        st.markdown(
            say(
                "bet.after",
                partly=counts["partly"],
                changed=counts["changed"],
                unfound=counts["unfound"],
            )
        )
    return True


def finding() -> str:
    """The result in a sentence."""
    promises = load().timeline.promises
    before = early(promises)
    after = [it for it in promises if it not in before]
    return words("promises")(
        "picture.sentence",
        promises=len(promises),
        early=len(before),
        early_found=len(before) - tally(before)["unfound"],
        late=len(after),
        late_found=len(after) - tally(after)["unfound"],
        **tally(promises),
    )


def picture() -> None:
    """One sign a promise, by the year in which it was due, and the table of counts behind them."""
    say, sentence = words("promises"), finding()
    st.header(say("picture.heading"), anchor=False)
    st.markdown(sentence)
    st.markdown("  ".join(badge(verdict) for verdict in _BEST_FIRST))
    signs = {
        str(year): [
            Sign(it.verdict, say("picture.hover", verdict=_word(it.verdict), text=it.text))
            for it in sorted(due_in(year), key=lambda it: _BEST_FIRST.index(it.verdict))
        ]
        for year in years()
    }
    show_figure(
        rows_of_signs(signs),
        key="promise_signs",
        alt=say("picture.alt", sentence=sentence.replace("*", "")),
    )
    st.markdown(small(say("picture.note")))
    table_behind("_promise_table", counts, say("picture.table"), told=True)


def years() -> list[int]:
    """The years in which promises were due, the earliest first."""
    return sorted({it.due.last.year for it in load().timeline.promises})


def due_in(year: int) -> list[Promise]:
    """The promises that were due in a year."""
    return [it for it in load().timeline.promises if it.due.last.year == year]


def counts() -> pd.DataFrame:
    """Numbers of promises by year and verdict."""
    say = words("promises")
    rows = []
    for year in years():
        found = Counter(it.verdict for it in due_in(year))
        rows.append(
            [str(year), *(str(found[verdict]) for verdict in _BEST_FIRST), str(len(due_in(year)))]
        )
    names = [say("picture.year"), *(_word(it) for it in _BEST_FIRST), say("picture.total")]
    return pd.DataFrame(rows, columns=names)


def judged() -> None:
    """What the four verdicts mean."""
    say = words("promises")
    st.header(say("judged.heading"), anchor=False)
    means = [f"- {badge(it)} {say(f'verdict_means.{it}')}" for it in _BEST_FIRST]
    st.markdown("\n".join([say("judged.text"), "", *means]))


def listing() -> None:
    """The promises of a year and verdict as cards."""
    say = words("promises")
    st.header(say("judged.list"), anchor=False)
    by_year = {str(it): str(it) for it in years()} | {_ANY: say("filter.any_year")}
    by_verdict = {_ANY: say("filter.any_verdict"), **say.section("verdict")}
    left, right = st.columns(2)
    with left:
        year = choice(
            "select", say("filter.year"), by_year, key="promise_year", first=str(years()[0])
        )
    with right:
        verdict = choice(
            "select", say("filter.verdict"), by_verdict, key="promise_verdict", first=_ANY
        )
    shown = [
        it
        for it in load().timeline.promises
        if year in (_ANY, str(it.due.last.year)) and verdict in (_ANY, it.verdict)
    ]
    st.markdown(f"**{say.count('list.shown', len(shown))}**" if shown else say("list.none"))
    last = None
    for promise in shown:
        if promise.due.last.year != last:
            last = promise.due.last.year
            st.markdown(f"### {say('list.year', year=last)}")
        card(promise)


def card(promise: Promise) -> None:
    """A promise with its deadline and verdict, what is on record, and the passages about it."""
    say, content = words("promises"), load()
    lines = [
        f"{badge(promise.verdict)} {due(promise.due)}",
        f"**{promise.text}**",
        small(say("card.made", title=content.timeline.event(promise.made).title)),
        small(source_note(promise)),
    ]
    if isinstance(promise.evidence, Evidence):
        lines.append(say("card.on_record", text=promise.evidence.text))
        lines.append(small(source_note(promise.evidence)))
    else:
        lines.append(promise.evidence.none)
    with st.container(border=True, gap="xsmall"):
        st.markdown("\n\n".join(lines))
        if nodes := nodes_of(promise):
            st.markdown(small(say("card.outline")))
            for node in nodes:
                link(content.passage(node))
        if later := carried_on(promise):
            st.markdown(small(say("card.later")))
            for node in later:
                year, title = content.text_of(node).document.year, content.passage(node).title
                label = say("card.later_link", year=year, id=node, title=title)
                link(content.passage(node), label=label)


def nodes_of(promise: Promise) -> list[str]:
    """The passages of the Outline about a promise: what makes it, and what repeats it undated."""
    return [*([promise.passage] if promise.passage else []), *promise.duties]


def carried_on(promise: Promise) -> list[str]:
    """The passages of later documents that are about the same thing, each once."""
    walk = load().crosswalk
    nodes = promise.duties or nodes_of(promise)
    return list(dict.fromkeys(row.later for node in nodes for row in walk.links_from(node)))


def due(moment: Moment) -> str:
    """A deadline in words."""
    say, day = words("promises"), moment.last
    if str(moment) == str(day.year):
        return say("due.year", year=day.year)
    return say("due.month", month=words("common")(f"months.{day.month}"), year=day.year)


def badge(verdict: Verdict) -> str:
    """A verdict as Markdown, with its sign and colour.

    >>> badge("not-found")
    ':gray-badge[○ not found]'
    """
    say = words("promises")
    sign, colour = say(f"verdict_sign.{verdict}"), say(f"verdict_colour.{verdict}")
    return f":{colour}-badge[{sign} {_word(verdict)}]"


def _word(verdict: Verdict) -> str:
    return words("promises")(f"verdict.{verdict}")


def sources() -> set[str]:
    """The ids of all sources of promises and of the evidence on them."""
    promises = load().timeline.promises
    found = [it.evidence for it in promises if isinstance(it.evidence, Evidence)]
    return cited([*promises, *found])


def rows() -> list[dict[str, Cell]]:
    """A row for each promise, the earliest deadline first."""
    return [_row(it) for it in load().timeline.promises]


def _row(promise: Promise) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "id": promise.id,
        "made": promise.made,
        "due": str(promise.due),
        "promise": promise.text,
        "confidence": promise.confidence.value,
        "sources": _places(promise),
        "verdict": promise.verdict,
        "outline": " ".join(nodes_of(promise)),
        "carried_on": " ".join(carried_on(promise)),
    }
    found = promise.evidence
    if isinstance(found, Evidence):
        return row | {
            "on_record": found.text,
            "evidence_as_of": str(found.as_of or ""),
            "evidence_confidence": found.confidence.value,
            "evidence_sources": _places(found),
        }
    empty = {"evidence_as_of": "", "evidence_confidence": "", "evidence_sources": ""}
    return row | {"on_record": found.none} | empty


def _places(value: Sourced) -> str:
    return "; ".join(f"{it.source}: {it.at}" for it in value.sources)
