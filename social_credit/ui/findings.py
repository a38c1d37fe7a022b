"""What was found in the translation of a passage, everywhere the same."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from social_credit.content import load
from social_credit.export import Cell
from social_credit.outline import FINDING_KINDS, Finding
from social_credit.ui.controls import choice
from social_credit.ui.marks import words
from social_credit.ui.paging import first_of, more_button
from social_credit.ui.passages import link

_LIST = "gaps_shown"


def finding_text(finding: Finding) -> str:
    """A finding as Markdown: its kind, both wordings, ours, and what it changes."""
    say = words("translation")
    return "  \n".join(
        (
            f":orange-badge[{say(f'kind.{finding.kind}')}]",
            say("card.chinese", words=finding.chinese),
            say("card.english", words=finding.english),
            say("card.ours", words=finding.ours),
            say("card.changes", words=finding.changes),
        )
    )


def summary() -> str:
    """How many findings there are in how many passages, and how many of each kind."""
    outline = load().outline
    kinds = Counter(it.kind for it in outline.findings)
    return words("translation")(
        "finding",
        all=len(outline.findings),
        passages=len({it.node for it in outline.findings}),
        nodes=len(outline.nodes),
        bent=kinds["bent"],
        dropped=kinds["dropped"],
        merged=kinds["merged"],
        misplaced=kinds["misplaced"],
        other=kinds["other"],
    )


def finding_card(finding: Finding, *, linked: bool = False) -> None:
    """A finding in a box of its own, with a link to its passage where that is elsewhere."""
    with st.container(border=True, gap="small"):
        st.markdown(finding_text(finding))
        if linked:
            link(load().outline.node(finding.node))


def picked_findings() -> None:
    """The findings of the kind and in the part that the visitor picks, some at a time."""
    say, outline = words("translation"), load().outline
    kinds = {"": say("filters.any_kind")}
    kinds |= {kind: say(f"kind.{kind}") for kind in FINDING_KINDS}
    parts = {"": say("filters.any_part")}
    parts |= {part.id: f"{part.id} {part.title}" for part in outline.parts}
    kind = choice("select", say("filters.kind"), kinds, key="gaps_kind", first="")
    part = choice("select", say("filters.part"), parts, key="gaps_part", first="")
    findings = outline.findings_where(kind or None, part or None)
    asked = (kind, part)
    if not findings:
        st.markdown(say("none"))
        return
    st.markdown(f"**{say.count('found', len(findings))}**")
    shown = first_of(findings, key=_LIST, asked=asked)
    for finding in shown:
        finding_card(finding, linked=True)
    more_button(len(findings), len(shown), key=_LIST, asked=asked)


def rows() -> list[dict[str, Cell]]:
    """A row for each finding, in reading order."""
    return [
        {
            "id": finding.id,
            "node": finding.node,
            "kind": finding.kind,
            "chinese": finding.chinese,
            "english": finding.english,
            "ours": finding.ours,
            "changes": finding.changes,
        }
        for finding in load().outline.findings
    ]
