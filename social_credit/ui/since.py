"""The parts of the page From 2014 to now: the later documents held against the Outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from textwrap import wrap

import pandas as pd
import streamlit as st

from social_credit.charts.crosswalk import bands
from social_credit.content import load
from social_credit.crosswalk import Link
from social_credit.export import Cell
from social_credit.later import LaterDocument
from social_credit.outline import PILLARS_PART, Node
from social_credit.ui.behind import table_behind
from social_credit.ui.bet import bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.marks import small, words
from social_credit.ui.passage_view import linked
from social_credit.ui.passages import link

POINTS, GRADES_ONLINE = "A.10", "II.3.10"
"""Where the later plan speaks of points, and where the Outline grades people."""

_PLAN = "A"
_LABEL_WIDTH = 16


def points_bet() -> None:
    """What became of scoring citizens?"""
    say, content = words("since_2014"), load()
    with st.container(border=True):
        guess = bet(
            say("bet.question"), say.section("bet.options"), key="since_bet", right="reward"
        )
        if guess is None:
            return
        new = content.crosswalk.new_in(POINTS)[0]
        old = content.crosswalk.gone_from(GRADES_ONLINE)[0]
        verdict = "bet.right" if guess == "reward" else "bet.wrong"
        st.markdown(say(verdict, what=new.what, why=new.why))
        st.markdown(say("bet.after", gone=old.what, gone_why=old.why))
        link(content.passage(POINTS))
        link(content.passage(GRADES_ONLINE))


def document() -> LaterDocument:
    """The later document that the visitor chose."""
    say, later = words("since_2014"), {it.document.id: it for it in load().later}
    names = {it: say(f"document.{it}") for it in later}
    chosen = choice("radio", say("document.label"), names, key="since_document", first=_PLAN)
    return later[chosen or _PLAN]


def groups(later: LaterDocument) -> None:
    """The groups of the later document as cards, with links to what stands in them."""
    say = words("since_2014")
    st.header(say("groups.heading"), anchor=False)
    st.markdown(f"**{later.document.title}**\n\n{later.document.summary}")
    if later.document.note:
        st.markdown(small(later.document.note))
    for group in later.top:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{group.id} {group.title}**  \n{group.summary}")
            for point in later.children(group.id):
                link(point)


def picture(later: LaterDocument) -> None:
    """The links as bands, and as a matrix by section behind them."""
    say, outline = words("since_2014"), load().outline
    links = links_to(later)
    pairs = Counter((_room(row.node).id, later.ancestors(row.later)[0].id) for row in links)
    rooms = [room for part in outline.parts for room in _rooms(part)]
    early = {room.id: say(f"room.{room.id}") for room in rooms}
    most = max(pairs.values())
    widest = [
        {"early": early[room].replace("<br>", " "), "late": f"{group} {later.node(group).title}"}
        for (room, group), count in pairs.items()
        if count == most
    ]
    values = {
        "links": len(links),
        "passages": len({row.node for row in links}),
        "most": most,
    }
    if len(widest) == 1:
        sentence = say("picture.sentence", **values, **widest[0])
    else:
        both = "; ".join(say("picture.pair", **pair) for pair in widest)
        sentence = say("picture.sentence_more", **values, pairs=both)
    st.header(say("picture.heading"), anchor=False)
    st.markdown(sentence)
    show_figure(
        bands(
            list(early.values()),
            [_wrapped(f"{group.id} {group.title}") for group in later.top],
            [[pairs[room, group.id] for group in later.top] for room in early],
            height=560,
        ),
        key="since_bands",
        alt=say("picture.alt", sentence=sentence.replace("*", "")),
    )
    st.markdown(small(say("picture.note")))
    table_behind("_since_table", lambda: matrix(later), say("picture.table"), told=True)


def links_to(later: LaterDocument) -> list[Link]:
    """All links that arrive in one later document."""
    return [row for row in load().crosswalk.links if row.later in later.by_id]


def matrix(later: LaterDocument) -> pd.DataFrame:
    """Numbers of links by sections of the Outline that have any, and groups of a document."""
    say, outline = words("since_2014"), load().outline
    counts: Counter[tuple[str, str]] = Counter()
    for row in links_to(later):
        section = outline.section_of(row.node) or outline.part_of(row.node)
        counts[section.id, later.ancestors(row.later)[0].id] += 1
    ids = [group.id for group in later.top]
    with_links = {section for section, _ in counts}
    rows = [
        [
            f"{node.id} {node.title}",
            *(str(counts[node.id, it] or "·") for it in ids),
            str(sum(counts[node.id, it] for it in ids)),
        ]
        for node in outline.nodes
        if node.id in with_links
    ]
    return pd.DataFrame(rows, columns=[say("picture.section"), *ids, say("picture.total")])


def _rooms(part: Node) -> Iterable[Node]:
    return load().outline.pillars if part.id == PILLARS_PART else (part,)


def _room(node_id: str) -> Node:
    """The pillar that a passage stands in, or its part outside the four pillars."""
    outline = load().outline
    return outline.pillar_of(node_id) or outline.part_of(node_id)


def _wrapped(text: str) -> str:
    return "<br>".join(wrap(text, _LABEL_WIDTH, break_long_words=False, break_on_hyphens=False))


def changes(later: LaterDocument) -> None:
    """What was carried on, narrowed, widened or replaced; what is new and what is gone."""
    say, content = words("since_2014"), load()
    walk = content.crosswalk
    kinds = Counter(row.kind for row in walk.links)
    st.header(say("changes.heading"), anchor=False)
    st.markdown(
        say(
            "changes.finding",
            links=len(walk.links),
            carried=kinds["carried-on"],
            narrowed=kinds["narrowed"],
            widened=kinds["widened"],
            replaced=kinds["replaced"],
            new=len(walk.new),
            gone=len(walk.gone),
        )
    )
    kind = choice(
        "select", say("changes.label"), say.section("kind"), key="since_kind", first="carried-on"
    )
    st.markdown(say(f"kind_means.{kind}"))
    rows: list[tuple[str, tuple[str, ...]]]
    if kind == "gone":
        rows = [(f"**{it.what}.** {it.why}", (it.node,)) for it in walk.gone]
    elif kind == "new":
        found = [it for it in walk.new if it.node in later.by_id]
        rows = [(f"**{it.what}.** {it.why}", (it.node,)) for it in found]
    else:
        rows = [(it.why, (it.node, it.later)) for it in links_to(later) if it.kind == kind]
    st.markdown(f"**{say.count('changes.shown', len(rows))}**" if rows else say("changes.none"))
    for why, ids in rows:
        linked(str(kind), why, *(content.passage(it) for it in ids))


def rows_of_crosswalk() -> list[dict[str, Cell]]:
    """A row for each link, each thing that is new and each that is gone, of both documents."""
    walk = load().crosswalk
    links = [(it.node, it.later, it.kind, "", it.why) for it in walk.links]
    new = [("", it.node, "new", it.what, it.why) for it in walk.new]
    gone = [(it.node, "", "gone", it.what, it.why) for it in walk.gone]
    names = ("outline", "later", "kind", "what", "why")
    return [dict(zip(names, row, strict=True)) for row in (*links, *new, *gone)]
