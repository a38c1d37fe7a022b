"""The Outline, the later documents and the glossary: all there, tagged and in order.

``outline_titles/`` holds the Chinese titles as they were taken from the Chinese text, one
``id<tab>title`` a line, independently of the nodes.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from social_credit.content import load
from social_credit.later import LaterDocument, Measure
from social_credit.outline import Finding, Node, Outline
from social_credit.passages import INSTRUMENTS, NUMERALS, WHO, Passage, Tone, Tree

TITLES = [
    tuple(line.split("\t"))
    for file in sorted((Path(__file__).parent / "outline_titles").glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
OUTLINE = load().outline
NODES = OUTLINE.nodes
OPINIONS, PLAN = load().later
MEASURES = (*OPINIONS.nodes, *PLAN.nodes)
GLOSSARY = load().glossary
TREES: tuple[Outline | LaterDocument, ...] = (OUTLINE, OPINIONS, PLAN)


def by_id(passage: Passage) -> str:
    return passage.id


# Nothing is missing


def test_every_chinese_title_has_its_node_and_no_node_is_extra() -> None:
    assert [(node.id, node.title_zh) for node in NODES] == TITLES
    assert len(TITLES) == 120


def test_the_outline_has_six_parts_and_four_pillars() -> None:
    assert [part.id for part in OUTLINE.parts] == ["I", "II", "III", "IV", "V", "VI"]
    assert [pillar.title for pillar in OUTLINE.pillars] == [
        "Trustworthiness in government affairs",
        "Trustworthiness in commerce",
        "Trustworthiness in society",
        "Judicial credibility",
    ]


def test_the_pillars_have_4_14_10_and_6_fields() -> None:
    assert [len(OUTLINE.children(it.id)) for it in OUTLINE.pillars] == [4, 14, 10, 6]
    for pillar in OUTLINE.pillars:
        assert OUTLINE.paragraphs(pillar.id) == OUTLINE.children(pillar.id)


def test_the_later_documents_are_all_there_in_the_order_of_their_years() -> None:
    assert [it.document.year for it in load().later] == [2019, 2024]
    assert [len(OPINIONS.children(group.id)) for group in OPINIONS.top] == [3, 4, 6, 5]
    assert [point.id for point in PLAN.paragraphs()] == [f"A.{n}" for n in range(1, 18)]
    assert [heading.id for heading in PLAN.top] == [f"A.{n}" for n in NUMERALS[:5]]


def test_the_glossary_has_the_terms_that_the_texts_turn_on() -> None:
    assert len(GLOSSARY.terms) >= 40
    wanted = ["诚信", "守信", "失信", "失信惩戒", "红黑名单", "联合惩戒", "征信", "公信"]
    wanted += ["政务诚信", "商务诚信", "社会诚信", "司法公信", "统一社会信用代码", "信用修复"]
    assert set(wanted) <= {term.zh for term in GLOSSARY.terms}


# Every node is complete


@pytest.mark.parametrize("node", NODES, ids=by_id)
def test_a_node_is_complete(node: Node) -> None:
    assert 40 <= len(node.summary.split()) <= 120
    for text in (node.title, node.at.en, node.at.zh):
        assert text.strip()
    assert not node.title.endswith(".")
    assert not node.title_zh.endswith("。")


@pytest.mark.parametrize("measure", MEASURES, ids=by_id)
def test_a_later_measure_is_complete(measure: Measure) -> None:
    assert 30 <= len(measure.summary.split()) <= 120
    assert measure.title.strip()
    assert measure.at.en.strip()


@pytest.mark.parametrize("node", NODES, ids=by_id)
def test_a_node_with_text_is_tagged_or_excused_and_a_heading_orders_nothing(node: Node) -> None:
    if node.length_zh:
        assert bool(node.who or node.instruments) != bool(node.untagged)
    else:
        assert (node.who, node.instruments, node.tone, node.untagged) == ((), (), (), None)
        assert node.measures == 0
        assert OUTLINE.children(node.id)


@pytest.mark.parametrize("tree", [OPINIONS, PLAN], ids=lambda tree: tree.document.id)
def test_a_later_measure_is_tagged_or_excused_and_a_group_is_neither(tree: LaterDocument) -> None:
    for measure in tree.nodes:
        tags = (measure.who, measure.instruments)
        if tree.children(measure.id):
            assert (*tags, measure.tone, measure.untagged) == ((), (), (), None), measure.id
            assert measure.measures == 0, measure.id
        else:
            assert any(tags) != bool(measure.untagged), measure.id


def test_every_tag_is_used() -> None:
    assert {tag for node in NODES for tag in node.who} == set(WHO)
    assert {tag for node in NODES for tag in node.instruments} == set(INSTRUMENTS)
    assert {tag for node in NODES for tag in node.tone} == set(get_args(Tone))


def test_trade_associations_are_a_group_of_their_own() -> None:
    named = {node.id for node in OUTLINE.filtered(who=["associations"])}
    assert {"II.3.8", "V.1.2.3", "V.3.8", "VI.5.1"} <= named


# A tree in reading order


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.document.id)
def test_each_passage_stands_once_below_its_parent(tree: Tree[Any]) -> None:
    assert [inner.id for top in tree.top for inner in tree.within(top.id)] == [
        it.id for it in tree.nodes
    ]
    for passage in tree.nodes:
        assert all(tree.parent(child.id) == passage for child in tree.children(passage.id))
        parent = tree.parent(passage.id)
        assert passage in (tree.top if parent is None else tree.children(parent.id))
        assert tree.ancestors(passage.id) == (
            () if parent is None else (*tree.ancestors(parent.id), parent)
        )


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.document.id)
def test_going_on_and_going_back_pass_every_passage_once(tree: Tree[Any]) -> None:
    way, here = [], tree.nodes[0]
    while here is not None:
        way.append(here)
        here = tree.next(here.id)
    assert tuple(way) == tree.nodes
    assert tree.previous(tree.nodes[0].id) is None
    assert [tree.previous(it.id) for it in tree.nodes[1:]] == list(tree.nodes[:-1])


def test_ancestors_lead_from_the_part_down() -> None:
    assert [it.id for it in OUTLINE.ancestors("V.1.2.3")] == ["V", "V.1", "V.1.2"]
    assert OUTLINE.ancestors("V") == ()


@pytest.mark.parametrize(
    ("node_id", "part", "section", "pillar"),
    [
        ("II.3.9", "II", "II.3", "II.3"),
        ("II.3", "II", "II.3", "II.3"),
        ("II", "II", None, None),
        ("V.1.2.4", "V", "V.1", None),
        ("I.2", "I", "I.2", None),
    ],
)
def test_a_node_knows_its_part_section_and_pillar(
    node_id: str, part: str, section: str | None, pillar: str | None
) -> None:
    def name(node: Node | None) -> str | None:
        return node and node.id

    assert OUTLINE.part_of(node_id).id == part
    assert name(OUTLINE.section_of(node_id)) == section
    assert name(OUTLINE.pillar_of(node_id)) == pillar


def test_an_unknown_passage_is_a_key_error_that_names_it() -> None:
    for ask in (OUTLINE.node, OUTLINE.children, OUTLINE.next, OUTLINE.findings_of, PLAN.parent):
        with pytest.raises(KeyError, match=r"no passage 'II\.9'"):
            ask("II.9")


def test_length_and_measures_are_added_up_over_all_that_stands_below() -> None:
    assert sum(OUTLINE.length_zh(part.id) for part in OUTLINE.parts) == sum(
        node.length_zh for node in NODES
    )
    for node in NODES:
        below = [it for it in NODES if it.id == node.id or it.id.startswith(f"{node.id}.")]
        assert OUTLINE.length_zh(node.id) == sum(it.length_zh for it in below)
        assert OUTLINE.measures(node.id) == sum(it.measures for it in below)


def test_the_points_of_the_plan_count_for_their_headings() -> None:
    assert PLAN.measures("A.I") == sum(PLAN.node(f"A.{n}").measures for n in (1, 2, 3))


# What was found in the translation


def test_every_finding_shows_on_its_node() -> None:
    assert Counter(it.id for node in NODES for it in OUTLINE.findings_of(node.id)) == Counter(
        it.id for it in OUTLINE.findings
    )
    assert all(it.node == node.id for node in NODES for it in OUTLINE.findings_of(node.id))


def test_the_lost_paragraph_on_credit_files_of_police_and_courts_is_among_the_findings() -> None:
    assert [it.kind for it in OUTLINE.findings_of("II.4.5")] == ["dropped"]
    assert "misplaced" in [it.kind for it in OUTLINE.findings_of("II.4.6")]


@pytest.mark.parametrize("finding", OUTLINE.findings, ids=lambda finding: finding.id)
def test_a_finding_quotes_short_terms_only(finding: Finding) -> None:
    assert len(finding.chinese) <= 15
    assert len(finding.english.split()) <= 8
