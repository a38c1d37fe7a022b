"""The parts of the page One record, many doors: lists, bodies, and what ties them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from social_credit.charts.doors import Line, Node, network
from social_credit.content import load
from social_credit.export import Cell
from social_credit.memoranda import Memorandum, Tie
from social_credit.ui.behind import table_behind
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import cited, small, source_note, words
from social_credit.value import Unknown, Value

_UNNAMED = ""
"""The place in the picture of those whom no text names; no id is empty."""

_LABEL = 15
"""Signs to a line of a label, so that both columns fit a phone."""


@dataclass(frozen=True)
class Picked:
    """What the visitor looks at: a kind of list or a body, by id."""

    memorandum: str | None
    body: str | None


def remarks() -> None:
    """What a text says of all memoranda."""
    for remark in load().memoranda.remarks:
        st.markdown(f"{remark.text}  \n{small(source_note(remark))}")


def signatories_bet() -> None:
    """How many bodies signed the memorandum with the most signatories?"""
    say, joint = words("doors"), load().memoranda
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="doors_bet", right="most")
        if guess is None:
            return
        most, fewest = joint.total("most"), joint.total("fewest")
        told = {
            "most": most.value,
            "most_text": most.text,
            "fewest": fewest.value,
            "fewest_text": fewest.text,
        }
        st.markdown(say("bet.right" if guess == "most" else "bet.wrong", **told))
        st.markdown(small(source_note(most)))
        st.markdown(say("bet.after", all=joint.total("all").value))


def counts() -> None:
    """The published counts over all memoranda, with their sources."""
    say, joint = words("doors"), load().memoranda
    ids = {"all": "all", "punishing": "punishing", "rewarding": "rewarding", "both": "both"}
    totals = {name: joint.total(it) for name, it in {**ids, "tax": "tax-count"}.items()}
    told: dict[str, object] = {name: total.value for name, total in totals.items()}
    told |= {f"{name}_text": total.text for name, total in totals.items()}
    st.header(say("counts.heading"), anchor=False)
    st.markdown(say("counts.sentence", **told))
    notes = dict.fromkeys(source_note(totals[it]) for it in ("all", "punishing", "tax"))
    st.markdown(small("\n".join(notes)))


def picked() -> Picked:
    """The list or body that the visitor picks."""
    say, joint = words("doors"), load().memoranda
    st.header(say("network.heading"), anchor=False)
    st.markdown(finding())
    st.markdown(say("network.instruction"))
    look = choice(
        "radio", say("network.look"), say.section("network.from"), key="doors_from", first="list"
    )
    if look == "body":
        bodies = {it.id: it.name for it in joint.bodies}
        body = choice(
            "select",
            say("network.pick_body"),
            bodies,
            key="doors_body",
            first="business-registration",
        )
        return Picked(None, body)
    lists = {it.id: it.name for it in joint.memoranda}
    one = choice("select", say("network.pick_list"), lists, key="doors_list", first="defaulters")
    return Picked(one, None)


def finding() -> str:
    """How much of the network has a name at its end, in a sentence."""
    say, joint = words("doors"), load().memoranda
    ties = [tie for one in joint.memoranda for tie in one.ties]
    signed = {body for tie in ties if tie.ground == "signed" for body in tie.bodies}
    return say(
        "network.finding",
        ties=len(ties),
        lists=len(joint.memoranda),
        unnamed=sum(not tie.bodies for tie in ties),
        signed=say.count("network.signed", len(signed)) if signed else say("network.nobody_signed"),
    )


def picture(chosen: Picked) -> None:
    """The network with the lines of what was picked, and the table behind it."""
    say, joint = words("doors"), load().memoranda
    names = {_UNNAMED: say("network.unnamed"), **{it.id: it.name for it in joint.bodies}}
    lines = [
        Line(
            strand.memorandum,
            strand.body or _UNNAMED,
            strand.grounds[0],
            strand.memorandum == chosen.memorandum or strand.body == chosen.body is not None,
            say(
                "network.hover",
                list=joint.memorandum(strand.memorandum).name,
                body=names[strand.body or _UNNAMED],
                ground=", ".join(say(f"ground.{it}") for it in strand.grounds),
            ),
        )
        for strand in joint.strands
    ]
    show_figure(
        network(
            [Node(it.id, _wrapped(it.name), it.id == chosen.memorandum) for it in joint.memoranda],
            [
                Node(body, _wrapped(name), body == chosen.body, named=body != _UNNAMED)
                for body, name in names.items()
            ],
            lines,
        ),
        key="doors_network",
        alt=say("network.alt", sentence=f"{finding()} {sentence(chosen)}".replace("*", "")),
    )
    st.markdown(small(say("network.legend")))
    table_behind("_doors_table", table, say("table.alt"))


def sentence(chosen: Picked) -> str:
    """What was picked, in a sentence."""
    say, joint = words("doors"), load().memoranda
    if chosen.body is not None:
        name = joint.body(chosen.body).name
        return say.count("body.sentence", len(joint.lists_of(chosen.body)), name=name)
    one = joint.memorandum(str(chosen.memorandum))
    doors, bodies = joint.measures_of(one.id), joint.bodies_of(one.id)
    if not doors:
        return say("list.no_doors", name=one.name)
    named = say.count("list.bodies", len(bodies)) if bodies else say("list.no_bodies")
    return say.count("list.sentence", len(doors), name=one.name, bodies=named)


def details(chosen: Picked) -> None:
    """Everything that our texts have of the list or body that was picked."""
    joint = load().memoranda
    st.markdown(sentence(chosen))
    if chosen.body is not None:
        for one, tie in joint.ties_of(chosen.body):
            measure = joint.measure(tie.measure).name
            _tie(tie, words("doors")("body.tie", list=one.name, measure=measure))
        return
    one = joint.memorandum(str(chosen.memorandum))
    chinese = f" ({one.zh})" if one.zh else ""
    st.markdown(f"{one.summary}{chinese}  \n{small(source_note(one))}")
    for tie in one.ties:
        _tie(tie, joint.measure(tie.measure).name, acts=True)
    _memorandum(one)


def _tie(tie: Tie, heading: str, *, acts: bool = False) -> None:
    say, joint = words("doors"), load().memoranda
    parts = [f"**{heading}** :gray-badge[{say(f'ground.{tie.ground}')}]  \n{tie.text}"]
    if acts and tie.bodies:
        bodies = ", ".join(joint.body(it).name for it in tie.bodies)
        parts.append(say("list.acts", bodies=bodies))
    elif acts:
        parts.append(say("list.acts_unnamed"))
    with st.container(border=True, gap="small"):
        st.markdown("\n\n".join([*parts, small(source_note(tie))]))


def _memorandum(one: Memorandum) -> None:
    """The day, the signatories and the measures of a list's own memorandum, as far as known."""
    say = words("doors")
    labels = (say("list.signed_on"), say("list.signatories"), say("list.measures"))
    known = (one.signed_on, one.signatories, one.measures)
    rows = [f"- {label}: {_known(it)}" for label, it in zip(labels, known, strict=True)]
    st.markdown("\n".join([f"**{say('list.memorandum')}**", "", *rows]))


def _known(it: Value[str] | Value[int] | Unknown) -> str:
    if isinstance(it, Unknown):
        return words("doors")("list.unknown", why=it.unknown)
    return f"**{it.value}**  \n  {small(source_note(it))}"


def table() -> pd.DataFrame:
    """All ties, a row for each; a list without any has a row of its own."""
    say = words("doors")
    columns = ("table.list", "table.measure", "table.body", "table.ground")
    data = [
        (
            row["list"],
            row["measure"] or say("table.none"),
            row["bodies"] or (say("table.unnamed") if row["measure"] else ""),
            say(f"ground.{row['ground']}") if row["ground"] else "",
        )
        for row in rows()
    ]
    return pd.DataFrame(data, columns=[say(it) for it in columns])


def download() -> None:
    """All ties as CSV."""
    csv_button(words("doors")("download"), "joint-measures", rows, key="doors_download")


def rows() -> list[dict[str, Cell]]:
    """A row for each tie, and one for each list without ties; empty bodies are not named."""
    joint = load().memoranda
    found: list[dict[str, Cell]] = []
    for one in joint.memoranda:
        for tie in one.ties or (None,):
            proof = tie or one
            found.append(
                {
                    "list": one.name,
                    "measure": joint.measure(tie.measure).name if tie else "",
                    "bodies": "; ".join(joint.body(it).name for it in tie.bodies) if tie else "",
                    "ground": tie.ground if tie else "",
                    "text": tie.text if tie else one.summary,
                    "confidence": proof.confidence.value,
                    "as_of": str(proof.as_of or ""),
                    "sources": "; ".join(f"{it.source}, {it.at}" for it in proof.sources),
                }
            )
    return found


def sources() -> set[str]:
    """The ids of all sources of the counts, the lists and the ties."""
    joint = load().memoranda
    ties = [tie for one in joint.memoranda for tie in one.ties]
    return cited([*joint.remarks, *joint.totals, *joint.memoranda, *ties])


def _wrapped(text: str) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LABEL:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
