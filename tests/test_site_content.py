"""The site's own content: every value keeps the rules of its word, every source is used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from social_credit.content import Content, load
from social_credit.lives import LifeDay
from social_credit.value import Confidence, Sourced
from tests.within import carried_parts, sourced


def cited_values(content: Content) -> Iterator[tuple[str, Sourced]]:
    """Everything in content that says how sure it is, with its place."""
    yield from sourced(content.editions, "editions")
    yield from sourced(content.evidence, "evidence")
    yield from sourced(content.codes, "codes")
    yield from sourced(content.lists, "lists")
    yield from sourced(content.list_walk, "list_walk")
    yield from sourced(content.poll, "poll")
    yield from sourced(content.quiz.questions, "quiz")
    for text in (content.outline, *content.later):
        yield from sourced(text.document, text.document.id)
    yield from sourced(content.timeline, "timeline")
    yield from sourced(content.numbers, "numbers")
    yield from sourced(content.claims, "claims")
    yield from sourced(content.voices, "voices")
    yield from sourced(content.memoranda, "memoranda")
    yield from sourced(content.repair, "repair")
    yield from sourced(content.reception, "reception")


@pytest.fixture(scope="module")
def content() -> Content:
    return load()


def test_the_real_content_loads(content: Content) -> None:
    assert content.editions
    assert content.lives
    assert content.sources
    assert content.evidence


def test_every_value_keeps_the_rules_of_its_confidence_word(content: Content) -> None:
    values = list(cited_values(content))
    assert len(values) > 100
    for place, value in values:
        assert value.confidence.cites == bool(value.sources), place
        assert all(citation.at.strip() for citation in value.sources), place
        assert value.confidence is not Confidence.DISPUTED or value.note, place


def test_every_source_that_is_cited_is_in_the_register_with_that_use(content: Content) -> None:
    cited = {
        (citation.source, citation.at, value.confidence.value)
        for _, value in cited_values(content)
        for citation in value.sources
    }
    used = {
        (source, use.at, use.confidence) for source, uses in content.uses.items() for use in uses
    }
    assert cited == used
    assert content.uses.keys() == content.sources.keys()


def test_carried_editions_of_the_site_cite_nothing_for_what_they_carry(content: Content) -> None:
    carrying = [edition for edition in content.editions if edition.carried_from]
    assert carrying
    for edition in carrying:
        for place, value in carried_parts(edition):
            assert value.confidence is Confidence.ILLUSTRATIVE, f"{edition.id}: {place}"
            assert not value.sources, f"{edition.id}: {place}"


def test_no_life_has_an_event_after_its_last_year(content: Content) -> None:
    for life in content.lives:
        last = LifeDay(life.years, 12, 31)
        assert all(event.on <= last for event in life.events), life.id
