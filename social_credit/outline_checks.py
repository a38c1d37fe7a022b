"""What can be wrong with texts that are well formed: numbers, tags, and what refers to what.

Each fault has its place: first the position in the sequence that was given, then the keys below it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from social_credit.crosswalk import Crosswalk
from social_credit.glossary import Glossary
from social_credit.later import LaterDocument
from social_credit.outline import Finding, Node
from social_credit.passages import NUMERALS, Passage
from social_credit.scheme_checks import Fault


def node_faults(nodes: Sequence[Node]) -> Iterator[Fault]:
    """Faults of the Outline's nodes, in reading order."""
    yield from _numbering(nodes)
    headings = {node.above for node in nodes}
    for place, node in enumerate(nodes):
        if not node.length_zh and node.id not in headings:
            yield Fault(
                (place, "length_zh"),
                f"'{node.id}' has no text, and nothing stands below it; count its characters",
            )
        else:
            yield from _tagging(place, node, has_text=node.length_zh > 0)


def measure_faults(later: LaterDocument) -> Iterator[Fault]:
    """Faults of a later document's measures, in reading order.

    A measure with others below it counts as a heading; all others have text of their own.
    """
    yield from _numbering(later.nodes)
    headings = {measure.above for measure in later.nodes}
    for place, measure in enumerate(later.nodes):
        if not measure.id.startswith(f"{later.document.id}."):
            yield Fault(
                (place, "id"),
                f"'{measure.id}' stands in document '{later.document.id}'; its id begins with "
                f"'{later.document.id}.'",
            )
        yield from _tagging(place, measure, has_text=measure.id not in headings)


def _numbering(passages: Sequence[Passage]) -> Iterator[Fault]:
    """Ids stand once, below an id that is open, and count 1, 2, 3 among their like."""
    seen: set[str] = set()
    counted: dict[tuple[str, bool], int] = {}
    way: list[str] = []
    for place, passage in enumerate(passages):
        if passage.id in seen:
            yield Fault((place, "id"), f"'{passage.id}' stands twice; give one another id")
            continue
        seen.add(passage.id)
        above = passage.above
        if above is not None and above not in way:
            yield Fault(
                (place, "id"),
                f"'{passage.id}' does not stand below '{above}'; put it there, or correct the id",
            )
            way = [above]
        way = [*way[: way.index(above) + 1], passage.id] if above else [passage.id]
        stem, _, last = passage.id.rpartition(".")
        roman = last in NUMERALS
        number = NUMERALS.index(last) + 1 if roman else int(last)
        due = counted.get((stem, roman), 0) + 1
        counted[stem, roman] = number
        if number != due:
            next_last = NUMERALS[due - 1] if roman and due <= len(NUMERALS) else due
            yield Fault(
                (place, "id"),
                f"'{passage.id}' is out of its turn; ids count without gaps, and "
                f"'{stem}{'.' if stem else ''}{next_last}' is next",
            )


def _tagging(place: int, passage: Passage, *, has_text: bool) -> Iterator[Fault]:
    if not has_text:
        for key in ("who", "instruments", "tone", "untagged", "measures"):
            if getattr(passage, key):
                yield Fault(
                    (place, key),
                    f"'{passage.id}' is only a heading; what stands below it is added up, so it "
                    f"has no tags of its own and 0 measures",
                )
                return
    elif passage.who or passage.instruments:
        if passage.untagged:
            yield Fault(
                (place, "untagged"),
                f"'{passage.id}' has tags, so untagged has nothing to explain; remove it",
            )
    elif not passage.untagged:
        yield Fault(
            (place, "who"),
            f"'{passage.id}' names no group and no instrument; tag it, or say in untagged why "
            "none fits",
        )


def finding_faults(findings: Sequence[Finding], nodes: Collection[str]) -> Iterator[Fault]:
    """Findings with an id that stands twice, or of a node that is not there."""
    seen: set[str] = set()
    for place, finding in enumerate(findings):
        if finding.id in seen:
            yield Fault((place, "id"), f"'{finding.id}' stands twice; give one another id")
        seen.add(finding.id)
        if finding.node not in nodes:
            yield Fault((place, "node"), _no_node(finding.node))


def glossary_faults(
    glossary: Glossary, nodes: Collection[str] | None, sources: Collection[str] | None
) -> Iterator[Fault]:
    """Terms that stand twice, or that name a node or a source that is not there.

    None for the nodes or the sources: they could not be read, so nobody is blamed for them.
    """
    seen: set[str] = set()
    for place, term in enumerate(glossary.terms):
        for key in ("id", "zh"):
            value = getattr(term, key)
            if value in seen:
                yield Fault(
                    ("terms", place, key), f"'{value}' stands twice among the terms; keep one"
                )
            seen.add(value)
        if nodes is not None and term.node is not None and term.node not in nodes:
            yield Fault(("terms", place, "node"), _no_node(term.node))
        for rendering in term.renderings:
            if sources is not None and rendering.source not in sources:
                yield Fault(
                    ("terms", place, "renderings", rendering.source),
                    f"there is no source '{rendering.source}' in sources.yaml; add it there or "
                    "correct the id",
                )


def crosswalk_faults(
    crosswalk: Crosswalk, nodes: Collection[str] | None, later: Collection[str] | None
) -> Iterator[Fault]:
    """Pairs that are linked twice, and ends that are not there.

    None for the nodes or the later passages: they could not be read, so nobody is blamed for them.
    """
    seen: set[tuple[str, str]] = set()
    for place, link in enumerate(crosswalk.links):
        if (link.node, link.later) in seen:
            yield Fault(
                ("links", place),
                f"'{link.node}' and '{link.later}' are linked twice; keep one of the links",
            )
        seen.add((link.node, link.later))
        if nodes is not None and link.node not in nodes:
            yield Fault(("links", place, "from"), _no_node(link.node))
        if later is not None and link.later not in later:
            yield Fault(("links", place, "to"), _no_measure(link.later))
    for place, gone in enumerate(crosswalk.gone):
        if nodes is not None and gone.node not in nodes:
            yield Fault(("gone", place, "node"), _no_node(gone.node))
    for place, new in enumerate(crosswalk.new):
        if later is not None and new.node not in later:
            yield Fault(("new", place, "node"), _no_measure(new.node))


def _no_node(node: str) -> str:
    return f"there is no node '{node}' in content/outline; correct the id"


def _no_measure(measure: str) -> str:
    return f"there is no measure '{measure}' in content/measures; correct the id"
