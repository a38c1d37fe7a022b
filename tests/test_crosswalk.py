"""From the Outline to the later documents: every link, all that is new and all that is gone."""

from __future__ import annotations

from collections import Counter

import pytest

from social_credit.content import load
from social_credit.crosswalk import Link
from social_credit.later import LaterDocument

NODES = load().outline.nodes
OPINIONS, PLAN = load().later
MEASURES = (*OPINIONS.nodes, *PLAN.nodes)
CROSSWALK = load().crosswalk


def test_links_work_both_ways() -> None:
    forth = [link for node in NODES for link in CROSSWALK.links_from(node.id)]
    back = [link for measure in MEASURES for link in CROSSWALK.links_to(measure.id)]
    ends = Counter((link.node, link.later) for link in CROSSWALK.links)
    assert Counter((link.node, link.later) for link in forth) == ends
    assert Counter((link.node, link.later) for link in back) == ends
    assert set(ends.values()) == {1}


def test_what_is_gone_and_what_is_new_shows_where_it_was_and_is() -> None:
    assert sum(len(CROSSWALK.gone_from(node.id)) for node in NODES) == len(CROSSWALK.gone)
    assert sum(len(CROSSWALK.new_in(measure.id)) for measure in MEASURES) == len(CROSSWALK.new)
    assert CROSSWALK.links_from("A.1") == CROSSWALK.gone_from("A.1") == ()


@pytest.mark.parametrize("link", CROSSWALK.links, ids=lambda link: f"{link.node}-{link.later}")
def test_a_link_joins_two_passages_that_have_text(link: Link) -> None:
    assert load().outline.node(link.node).length_zh
    assert not load().text_of(link.later).children(link.later)


@pytest.mark.parametrize("tree", [OPINIONS, PLAN], ids=lambda tree: tree.document.id)
def test_every_later_measure_is_linked_or_new(tree: LaterDocument) -> None:
    for measure in tree.paragraphs():
        assert CROSSWALK.links_to(measure.id) or CROSSWALK.new_in(measure.id), measure.id
