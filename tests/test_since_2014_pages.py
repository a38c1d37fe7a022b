"""From 2014 to now: a later document point by point, and what became of the Outline in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.charts.crosswalk import bands
from social_credit.content import load
from social_credit.ui.since import links_to, matrix, rows_of_crosswalk
from tests.drawn import checked
from tests.test_pages import opened, text_of

CONTENT = load()
WORDS = CONTENT.words


@pytest.mark.parametrize("later", CONTENT.later, ids=lambda later: later.document.id)
def test_a_later_document_is_shown_with_all_its_groups_and_points(later: object) -> None:
    name = WORDS["since_2014"](f"document.{later.document.id}")
    app = opened("since_2014", since_document=name)
    labels = [it.proto.label for it in app.get("page_link")]
    assert all(f"{it.id} {it.title}" in labels for it in later.paragraphs())
    assert all(group.summary in text_of(app) for group in later.top)


@pytest.mark.parametrize("later", CONTENT.later, ids=lambda later: later.document.id)
def test_the_matrix_adds_up_to_all_links_of_its_document(later: object) -> None:
    table = matrix(later)
    inner = table.iloc[:, 1:-1].replace("·", "0").astype(int)
    assert int(inner.to_numpy().sum()) == len(links_to(later))
    assert list(inner.sum(axis=1)) == [int(n) for n in table.iloc[:, -1]]


def test_the_bet_on_scores_is_answered_with_what_the_crosswalk_says() -> None:
    say = WORDS["since_2014"]
    (new, *_) = CONTENT.crosswalk.new_in("A.10")
    app = opened("since_2014")
    assert new.why not in text_of(app)
    app.radio(key="since_bet").set_value("reward").run()
    assert say("bet.right", what=new.what, why=new.why) in text_of(app)
    app.radio(key="since_bet").set_value("national").run()
    assert say("bet.wrong", what=new.what, why=new.why) in text_of(app)


@pytest.mark.parametrize("kind", ["carried-on", "narrowed", "widened", "replaced"])
def test_links_of_a_kind_are_shown_with_their_reasons_and_no_others(kind: str) -> None:
    app = opened("since_2014", since_kind=WORDS["since_2014"](f"kind.{kind}"))
    said = text_of(app)
    plan = next(it for it in CONTENT.later if it.document.id == "A")
    for link in links_to(plan):
        assert (link.why in said) == (link.kind == kind)


def test_what_is_no_longer_said_comes_with_the_caveat() -> None:
    app = opened("since_2014", since_kind=WORDS["since_2014"]("kind.gone"))
    said = text_of(app)
    assert WORDS["since_2014"]("kind_means.gone") in said
    assert all(gone.why in said for gone in CONTENT.crosswalk.gone)


def test_the_csv_of_the_crosswalk_has_a_row_for_everything() -> None:
    walk = CONTENT.crosswalk
    assert len(rows_of_crosswalk()) == len(walk.links) + len(walk.new) + len(walk.gone)


@given(
    st.integers(1, 4).flatmap(
        lambda late: st.lists(
            st.lists(st.integers(0, 6), min_size=late, max_size=late), min_size=1, max_size=5
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_the_picture_has_a_band_for_each_pair_with_links(links: list[list[int]]) -> None:
    early = [f"e{place}" for place in range(len(links))]
    late = [f"l{place}" for place in range(len(links[0]))]
    figure = checked(bands(early, late, links, height=300))
    pairs = sum(n > 0 for row in links for n in row)
    assert sum("C" in shape.path for shape in figure.layout.shapes) == pairs
    assert [note.text for note in figure.layout.annotations] == early + late
