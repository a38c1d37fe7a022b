"""Reads the Outline, the later documents, the crosswalk between them and the glossary.

``outline/`` holds ``document.yaml``, the nodes in ``part-….yaml`` (in the order of their names)
and ``findings-….yaml``. ``measures/`` holds a file for each later document and ``crosswalk.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.crosswalk import Crosswalk
from social_credit.glossary import Glossary
from social_credit.later import LaterDocument, Measure
from social_credit.outline import Finding, Node, Outline
from social_credit.outline_checks import (
    crosswalk_faults,
    finding_faults,
    glossary_faults,
    measure_faults,
    node_faults,
)
from social_credit.passages import Document
from social_credit.scheme_checks import Fault
from social_credit.value import Frozen

_DOCUMENT, _PARTS, _FINDINGS = "outline/document.yaml", "outline/part-", "outline/findings-"
_MEASURES, _CROSSWALK, _GLOSSARY = "measures/", "measures/crosswalk.yaml", "glossary.yaml"

Part = TypeVar("Part")


class _Title(Frozen):
    document: Document


class _Nodes(Frozen):
    nodes: tuple[Node, ...]


class _Findings(Frozen):
    findings: tuple[Finding, ...]


class _Later(Frozen):
    document: Document
    nodes: tuple[Measure, ...]


class Texts(NamedTuple):
    """The Outline and all that is held against it."""

    outline: Outline
    later: tuple[LaterDocument, ...]
    crosswalk: Crosswalk
    glossary: Glossary


def read_texts(reading: Reading, uses: Uses, sources: Sequence[str]) -> Texts | None:
    """All texts; what is wrong in them is reported. None if the Outline's own file cannot be read.

    A later document's citations, like the Outline's, go to ``uses`` as evidence of the site's own.
    """
    title = reading.read(_DOCUMENT, _Title)
    if title:
        uses.gather(_DOCUMENT, title.document.id, title, part="evidence")
    outline = _read_outline(reading, title.document) if title else None
    later = tuple(_read_later(reading, uses))
    crosswalk = reading.read(_CROSSWALK, Crosswalk)
    glossary = reading.read(_GLOSSARY, Glossary)
    nodes = outline.by_id if outline and reading.all_read(_PARTS) else None
    measures = {node.id for it in later for node in it.nodes}
    if crosswalk:
        known = measures if reading.all_read(_MEASURES) else None
        reading.report_all(_CROSSWALK, crosswalk_faults(crosswalk, nodes, known))
    if glossary:
        known_sources = sources if reading.all_read("sources.yaml") else None
        reading.report_all(_GLOSSARY, glossary_faults(glossary, nodes, known_sources))
    if outline is None or crosswalk is None or glossary is None:
        return None
    return Texts(outline, later, crosswalk, glossary)


def _read_outline(reading: Reading, document: Document) -> Outline:
    nodes = _Rows[Node](reading, "nodes")
    findings = _Rows[Finding](reading, "findings")
    for name in reading.names("outline"):
        if name.startswith(_PARTS):
            part = reading.read(name, _Nodes)
            nodes.add(name, part.nodes if part else ())
        elif name.startswith(_FINDINGS):
            found = reading.read(name, _Findings)
            findings.add(name, found.findings if found else ())
        elif name != _DOCUMENT:
            reading.report(
                name,
                (),
                "the files here are document.yaml, part-….yaml and findings-….yaml; rename this "
                "one or take it away",
            )
    outline = Outline(document, tuple(nodes.rows), tuple(findings.rows))
    if reading.all_read(_PARTS):
        nodes.report(node_faults(nodes.rows))
        findings.report(finding_faults(findings.rows, outline.by_id))
    return outline


def _read_later(reading: Reading, uses: Uses) -> Iterator[LaterDocument]:
    """Every later document that is well formed, the earliest first."""
    found: dict[str, LaterDocument] = {}
    for name in reading.names("measures"):
        if name == _CROSSWALK:
            continue
        text = reading.read(name, _Later)
        if text is None:
            continue
        uses.gather(name, text.document.id, text, part="evidence")
        later = LaterDocument(text.document, text.nodes)
        rows = _Rows[Measure](reading, "nodes")
        rows.add(name, text.nodes)
        rows.report(measure_faults(later))
        if text.document.id in found:
            reading.report(
                name,
                ("document", "id"),
                f"'{text.document.id}' is the id of two documents; give one another",
            )
        found[text.document.id] = later
    yield from sorted(found.values(), key=lambda it: it.document.year)


class _Rows(Generic[Part]):
    """The rows of one list that stands in several files, each with its place."""

    def __init__(self, reading: Reading, key: str) -> None:
        self._reading, self._key = reading, key
        self._places: list[tuple[str, int]] = []
        self.rows: list[Part] = []

    def add(self, name: str, rows: Sequence[Part]) -> None:
        self.rows += rows
        self._places += [(name, place) for place in range(len(rows))]

    def report(self, faults: Iterator[Fault]) -> None:
        """Report faults whose first step is the position of a row among all."""
        for fault in faults:
            position, *rest = fault.path
            name, place = self._places[int(position)]
            self._reading.report(name, (self._key, place, *rest), fault.message)
