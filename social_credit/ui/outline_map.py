"""The parts of the page The Outline at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from social_credit.charts.outline import Room, rooms_map
from social_credit.content import load
from social_credit.export import Cell
from social_credit.outline import Node
from social_credit.outline_counts import Count
from social_credit.passages import INSTRUMENTS, WHO, Instrument, Who
from social_credit.ui.behind import table_behind
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice, several
from social_credit.ui.downloads import csv_button
from social_credit.ui.marks import small, words
from social_credit.ui.passages import card, link

_AIMS = "I.3"
_MOST_LINKS = 34


@dataclass(frozen=True)
class Light:
    """What the visitor asks to see: nothing chosen lights everything."""

    who: tuple[Who, ...]
    instruments: tuple[Instrument, ...]

    @property
    def is_on(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.who or self.instruments)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return load().outline.lit(self.who, self.instruments)

    def lit(self, node_id: str | None = None) -> list[Node]:
        """The paragraphs that match, of all or within a node."""
        return [node for node in load().outline.paragraphs(node_id) if node.id in self._ids]

    def share(self, node_id: str | None = None) -> float:
        """The share, 0 to 1, of the characters of all paragraphs that stand in lit ones."""
        whole = Count.of(load().outline.paragraphs(node_id)).length_zh
        return Count.of(self.lit(node_id)).length_zh / whole


def sections() -> list[Node]:
    """All sections in reading order."""
    outline = load().outline
    return [section for part in outline.parts for section in outline.children(part.id)]


def filters() -> Light:
    """The two filters, kept in the address."""
    say, names = words("outline"), words("passages")
    st.header(say("filters.heading"), anchor=False)
    st.markdown(say("filters.instruction"))
    groups, tools = names.section("who"), names.section("instruments")
    who = several(
        say("filters.who"),
        {it: groups[it] for it in WHO},
        key="outline_who",
        none=say("filters.who_none"),
    )
    instruments = several(
        say("filters.instruments"),
        {it: tools[it] for it in INSTRUMENTS},
        key="outline_tools",
        none=say("filters.instruments_none"),
    )
    if who or instruments:
        st.markdown(small(say("filters.note")))
    return Light(tuple(who), tuple(instruments))


def finding(light: Light) -> str:
    """What is lit, in a sentence."""
    say, outline = words("outline"), load().outline
    if not light.is_on:
        largest = max(outline.parts, key=lambda part: outline.length_zh(part.id))
        measures = sum(outline.measures(part.id) for part in outline.parts)
        return say(
            "map.all",
            measures=measures,
            largest=largest.id,
            length_share=f"{100 * outline.length_zh(largest.id) / _size('length'):.0f}",
            measure_share=f"{100 * outline.measures(largest.id) / measures:.0f}",
        )
    lit = light.lit()
    if not lit:
        return say("map.none")
    rooms = {section.id: len(light.lit(section.id)) for section in sections()}
    most = max(rooms.values())
    best = [outline.node(room) for room, count in rooms.items() if count == most]
    text = say.count(
        "map.lit",
        len(lit),
        all=len(outline.paragraphs()),
        share=f"{100 * light.share():.0f}",
        rooms=sum(count > 0 for count in rooms.values()),
        sections=len(rooms),
        section=_named(best[0]),
    )
    if len(lit) > 1 and len(best) == 1:
        whole = len(outline.paragraphs(best[0].id))
        text += " " + say("map.best", section=_named(best[0]), best=most, best_all=whole)
    return text


def the_map(light: Light) -> None:
    """The rooms, sized by a choice and lit by the filters, and the table behind them."""
    say, outline, sentence = words("outline"), load().outline, finding(light)
    st.markdown(sentence)
    sizes = say.section("map.sizes")
    size = choice("radio", say("map.size"), sizes, key="outline_size", first="length") or "length"
    largest = max(outline.parts, key=lambda part: _size(size, part))
    show_figure(
        rooms_map([_room(node, size, light) for node in [*outline.parts, *sections()]]),
        key="outline_map",
        alt=say(
            "map.axis_alt",
            size=sizes[size],
            largest=largest.id,
            share=f"{100 * _size(size, largest) / _size(size):.0f}",
            finding=sentence,
        ),
    )
    st.markdown(small(say("map.how")))
    table_behind("_outline_table", lambda: _table(light, size), sentence)


def _table(light: Light, size: str) -> pd.DataFrame:
    outline = load().outline
    rows = [
        (
            f"{section.id} {section.title}",
            f"{len(light.lit(section.id))} / {len(outline.paragraphs(section.id))}",
            f"{100 * light.share(section.id):.0f} %",
            f"{_size(size, section):,}",
        )
        for section in sections()
    ]
    return pd.DataFrame(rows, columns=list(words("outline").section("map.columns").values()))


def go_in(light: Light) -> None:
    """The plan or one part of it: its sections and the paragraphs that are lit, as links."""
    say, outline = words("outline"), load().outline
    st.header(say("rooms.heading"), anchor=False)
    names = {"all": say("rooms.all")}
    for it in outline.parts:
        name, text = say(f"part_names.{it.id}"), say(f"parts.{it.id}")
        names[it.id] = say("rooms.option", id=it.id, name=name, text=text)
    chosen = choice("select", say("rooms.part"), names, key="outline_part", first="all")
    part = None if chosen in (None, "all") else outline.node(chosen)
    if part is None:
        st.markdown("\n".join(f"- {_line(it, light)}" for it in outline.parts))
    else:
        link(part)
        st.markdown(f"**{say('rooms.sections')}**")
        for section in outline.children(part.id):
            _section_link(section, light)
    if part is None and not light.is_on:
        st.markdown(say("rooms.choose"))
        return
    _lit_links(light.lit(part.id if part else None))


def promise() -> None:
    """What the plan promised for 2020, and its four principles."""
    say, outline = words("outline"), load().outline
    st.header(say("promise.heading"), anchor=False)
    card(outline.node(_AIMS))
    st.markdown(f"**{say('promise.principles')}**")
    for principle in outline.children(_AIMS):
        st.markdown(f"**{principle.title}** ({principle.title_zh}). {principle.summary}")
        link(principle, label=words("passages")("card.read"))


def download(light: Light) -> None:
    """Sections with what is lit in them, as CSV."""
    csv_button(
        words("outline")("download"),
        "outline-sections",
        lambda: rows_of(light),
        key="outline_download",
    )


def rows_of(light: Light) -> list[dict[str, Cell]]:
    """A row for each section: paragraphs and Chinese characters, all and lit, and measures."""
    outline = load().outline
    return [
        {
            "id": section.id,
            "title": section.title,
            "title_zh": section.title_zh,
            "paragraphs": len(outline.paragraphs(section.id)),
            "paragraphs_lit": len(light.lit(section.id)),
            "characters_of_paragraphs": Count.of(outline.paragraphs(section.id)).length_zh,
            "characters_lit": Count.of(light.lit(section.id)).length_zh,
            "measures": outline.measures(section.id),
        }
        for section in sections()
    ]


def _size(kind: str, node: Node | None = None) -> int:
    """The size of a node with all below it, or of the whole plan."""
    outline = load().outline
    size = outline.length_zh if kind == "length" else outline.measures
    return sum(size(it.id) for it in ([node] if node else outline.parts))


def _room(node: Node, size: str, light: Light) -> Room:
    """A part with only its own opening for a size, or a section with all that is in it."""
    say, outline = words("outline"), load().outline
    above = node.above
    own = node.length_zh if size == "length" else node.measures
    return Room(
        id=node.id,
        inside=above or "",
        title=node.title if above else say(f"part_names.{node.id}"),
        size=_size(size, node) if above else own,
        lit=light.share(node.id),
        hover=say(
            "map.hover",
            matching=len(light.lit(node.id)),
            paragraphs=len(outline.paragraphs(node.id)),
        ),
    )


def _line(part: Node, light: Light) -> str:
    say = words("outline")
    return say(
        "rooms.line",
        id=part.id,
        name=say(f"part_names.{part.id}"),
        text=say(f"parts.{part.id}"),
        matching=len(light.lit(part.id)),
        paragraphs=len(load().outline.paragraphs(part.id)),
    )


def _named(section: Node) -> str:
    return f"{section.id} ({section.title})"


def _section_link(section: Node, light: Light) -> None:
    label = words("outline")(
        "rooms.section",
        id=section.id,
        title=section.title,
        matching=len(light.lit(section.id)),
        paragraphs=len(load().outline.paragraphs(section.id)),
    )
    link(section, label=label)


def _lit_links(lit: list[Node]) -> None:
    say = words("outline")
    if not lit:
        st.markdown(say("rooms.empty"))
        return
    st.markdown(f"**{say.count('rooms.paragraphs', len(lit))}**")
    for node in lit[:_MOST_LINKS]:
        link(node)
    if len(lit) > _MOST_LINKS:
        st.markdown(say.count("rooms.more", len(lit) - _MOST_LINKS))
