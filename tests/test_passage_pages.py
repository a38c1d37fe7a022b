"""Single passages: find one, what became of it, what translation did, what its words mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from social_credit.charts.crosswalk import bands
from social_credit.content import load
from social_credit.ui.findings import rows as finding_rows
from social_credit.ui.paging import AT_ONCE
from social_credit.ui.passage_search import _bold
from social_credit.ui.since import links_to, matrix, rows_of_crosswalk
from social_credit.ui.term import by_pinyin, matching
from social_credit.ui.term import rows as term_rows
from tests.figures import checked
from tests.test_pages import opened, text_of

CONTENT = load()
TEXTS = (CONTENT.outline, *CONTENT.later)
PASSAGES = [it.id for text in TEXTS for it in text.nodes]
WORDS = CONTENT.words


def linked(app: AppTest) -> list[str]:
    """The labels of all links inside the site."""
    return [element.proto.label for element in app.get("page_link")]


def headers(app: AppTest) -> list[str]:
    """The headings of what is shown; the foot of every page has one too."""
    found = [element.value for element in app.header]
    return [it for it in found if it != WORDS["common"]("foot.next")]


# Every passage has an address


def test_every_passage_has_an_address_that_opens_it_and_no_other() -> None:
    app = opened("passage")
    for passage_id in PASSAGES:
        app.query_params["node"] = passage_id
        app.run()
        passage = CONTENT.passage(passage_id)
        assert not app.exception, passage_id
        assert headers(app) == [f"{passage_id} {passage.title}"]
        assert passage.summary in text_of(app)


def test_a_passage_shows_its_way_down_and_its_neighbours() -> None:
    app = opened("passage", node="II.2.3")
    labels = linked(app)
    outline = CONTENT.outline
    assert WORDS["passage"]("document_link.outline") in labels
    for above in ("II", "II.2"):
        assert f"{above} {outline.node(above).title}" in labels
    before, after = outline.node("II.2.2"), outline.node("II.2.4")
    assert WORDS["passage"]("previous", id=before.id, title=before.title) in labels
    assert WORDS["passage"]("next", id=after.id, title=after.title) in labels
    assert WORDS["passage"]("all") in labels


def test_the_first_and_the_last_passage_have_one_neighbour() -> None:
    for passage_id, side in (("I", "After"), ("VI.5.3", "Before")):
        ways = [it for it in linked(opened("passage", node=passage_id)) if " it: " in it]
        assert [way.split()[0] for way in ways] == [side]


def test_a_passage_leads_to_its_later_counterpart_and_that_one_back() -> None:
    later = CONTENT.passage("A.9")
    app = opened("passage", node="II.2.3")
    assert f"A.9 {later.title}" in linked(app)
    back = opened("passage", node="A.9")
    assert f"II.2.3 {CONTENT.passage('II.2.3').title}" in linked(back)


def test_a_passage_shows_findings_terms_and_what_is_gone() -> None:
    said = text_of(opened("passage", node="V.4.2"))
    for gone in CONTENT.crosswalk.gone_from("V.4.2"):
        assert gone.what in said
    for finding in CONTENT.outline.findings_of("V.4.2"):
        assert finding.changes in said
    term = CONTENT.glossary.term("shixin")
    labels = linked(opened("passage", node=str(term.node)))
    assert any(label.startswith(term.zh) for label in labels)


def test_a_later_passage_shows_what_is_new_in_it() -> None:
    (new,) = CONTENT.crosswalk.new_in("O.3.2")
    said = text_of(opened("passage", node="O.3.2"))
    assert new.why in said
    assert WORDS["passage"]("view.earlier_none") in said


def test_a_passage_says_where_it_stands_in_each_language_that_was_read() -> None:
    node = CONTENT.outline.node("II.3.9")
    said = text_of(opened("passage", node=node.id))
    assert node.at.en in said
    assert node.at.zh in said
    assert WORDS["passage"]("view.no_length") in text_of(opened("passage", node="A.10"))


def test_an_unknown_passage_is_noted_and_the_search_is_shown() -> None:
    app = opened("passage", node="XI.9<b>")
    assert "XI\\.9\\<b\\>" in text_of(app)
    assert app.text_input(key="passage_search")


# Search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tour guides", "II.3.9 "),
        ("黑名单", "黑名单"),
        ("shixin chengjie", "失信惩戒"),
        ("II.2.3", "II.2.3 "),
        ("credit points", "A.10 "),
    ],
)
def test_search_finds_by_english_chinese_pinyin_and_number(query: str, found: str) -> None:
    app = opened("passage", passage_search=query)
    assert any(found in label for label in linked(app))


@pytest.mark.parametrize("example", ["en", "zh", "pinyin"])
def test_every_example_finds_something(example: str) -> None:
    app = opened("passage")
    app.button(key=f"passage_try_{example}").click().run()
    assert app.query_params["passage_search"] == WORDS["passage"](f"examples.{example}")
    assert WORDS["passage"]("none.help") not in text_of(app)
    assert WORDS["passage"]("examples.lead") not in text_of(app)


def test_a_query_from_outside_is_shown_as_it_stands_and_not_as_markup() -> None:
    app = opened("passage", passage_search="[x](http://evil.example) :red[z] $q$ <b>zzzz")
    said = text_of(app)
    assert WORDS["passage"]("none.help") in said
    assert "[x](http" not in said
    assert ":red[" not in said
    assert "<b>" not in said


def test_filters_leave_only_what_fits_them() -> None:
    say = WORDS["passage"]
    app = opened(
        "passage",
        passage_document=say("document.outline"),
        passage_who=WORDS["passages"]("who.citizens"),
        passage_instrument=WORDS["passages"]("instruments.blacklist"),
    )
    found = CONTENT.outline.filtered(who=["citizens"], instruments=["blacklist"])
    labels = linked(app)
    assert say.count("found", len(found)) in text_of(app)
    assert all(f"{node.id} {node.title}" in labels for node in found)


def test_the_filter_for_terms_shows_terms_only() -> None:
    app = opened("passage", passage_document=WORDS["passage"]("document.terms"))
    count = len(CONTENT.glossary.terms)
    assert WORDS["passage"].count("found", count) in text_of(app)


def test_a_long_list_grows_by_a_step_and_another_query_starts_afresh() -> None:
    app = opened("passage", passage_search="credit")
    named = WORDS["passage"]("document.outline")
    assert sum(named in it.value for it in app.markdown if "found in" in it.value) <= AT_ONCE
    before = len(linked(app))
    app.button(key="passage_shown_button").click().run()
    assert len(linked(app)) == before + AT_ONCE
    app.text_input(key="passage_search").set_value("information").run()
    assert len(linked(app)) <= before


def test_what_matched_is_bold_and_the_rest_is_plain() -> None:
    hit = CONTENT.search.find("tour guides")[0]
    assert "**tour** **guides**" in _bold(hit)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["credit", "信", "shixin", "II", "law", "e", "blacklist", "the"]))
def test_every_excerpt_has_all_its_marks_in_bold(query: str) -> None:
    for hit in CONTENT.search.find(query):
        assert _bold(hit).count("**") == 2 * len(hit.marks)


# From 2014 to now


@pytest.mark.parametrize("later", CONTENT.later, ids=lambda later: later.document.id)
def test_a_later_document_is_shown_with_all_its_groups_and_points(later: object) -> None:
    name = WORDS["since_2014"](f"document.{later.document.id}")
    app = opened("since_2014", since_document=name)
    labels = linked(app)
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


# Translation


def test_every_finding_is_shown_once_in_all_its_words() -> None:
    say = WORDS["translation"]
    app = opened("translation", gaps_kind=say("kind.dropped"))
    said = text_of(app)
    dropped = [it for it in CONTENT.outline.findings if it.kind == "dropped"]
    assert say.count("found", len(dropped)) in said
    for finding in dropped[:AT_ONCE]:
        for text in (finding.chinese, finding.english, finding.ours, finding.changes):
            assert text in said
    app.button(key="gaps_shown_button").click().run()
    assert dropped[-1].changes in text_of(app)


def test_the_filters_by_kind_and_part_hold_together() -> None:
    say, part = WORDS["translation"], CONTENT.outline.node("II")
    query = {"gaps_kind": say("kind.merged"), "gaps_part": f"{part.id} {part.title}"}
    count = sum(
        it.kind == "merged" and CONTENT.outline.part_of(it.node).id == "II"
        for it in CONTENT.outline.findings
    )
    assert say.count("found", count) in text_of(opened("translation", **query))


def test_nothing_of_a_kind_in_a_part_says_so() -> None:
    say, part = WORDS["translation"], CONTENT.outline.node("III")
    query = {"gaps_kind": say("kind.misplaced"), "gaps_part": f"{part.id} {part.title}"}
    assert say("none") in text_of(opened("translation", **query))


def test_the_bet_on_the_lost_files_shows_the_finding() -> None:
    lost = next(it for it in CONTENT.outline.findings if it.id == "judicial-files-lost")
    app = opened("translation", gaps_part="I General approach to building the social credit system")
    assert lost.changes not in text_of(app)
    app.radio(key="gaps_bet").set_value("full").run()
    assert lost.changes in text_of(app)
    assert WORDS["translation"]("bet.wrong") in text_of(app)


def test_the_csv_of_findings_has_them_all() -> None:
    assert len(finding_rows()) == len(CONTENT.outline.findings)


# Glossary


def test_terms_stand_in_the_order_of_their_pinyin_without_tones() -> None:
    terms = by_pinyin()
    assert len(terms) == len(CONTENT.glossary.terms)
    places = [term.id for term in terms]
    assert places.index("chengxin") < places.index("shixin") < places.index("xinyong")


def test_every_term_has_an_address_that_opens_it_alone() -> None:
    app = opened("glossary")
    for term in CONTENT.glossary.terms:
        app.query_params["terms_id"] = term.id
        app.run()
        said = text_of(app)
        assert not app.exception, term.id
        assert term.means in said
        assert term.why in said
        assert all(word in said for row in term.renderings for word in row.words)
        assert ("terms_search" in [box.key for box in app.text_input]) is False


@pytest.mark.parametrize("query", ["失信", "shixin", "shīxìn", "trust-breaking"])
def test_a_term_is_found_by_chinese_pinyin_and_english(query: str) -> None:
    assert "shixin" in [term.id for term in matching(query, "")]


def test_a_source_leaves_only_terms_for_which_it_has_words() -> None:
    found = matching("", "fp-2018")
    assert found
    assert all("fp-2018" in {row.source for row in term.renderings} for term in found)


def test_a_search_that_fits_no_term_says_so() -> None:
    assert WORDS["glossary"]("none") in text_of(opened("glossary", terms_search="zzzz"))


def test_an_unknown_term_is_noted_and_all_are_shown() -> None:
    app = opened("glossary", terms_id="nobody*")
    assert "nobody\\*" in text_of(app)
    assert app.text_input(key="terms_search")


def test_the_csv_of_the_glossary_has_a_row_for_each_term_and_source() -> None:
    assert len(term_rows()) == sum(len(term.renderings) for term in CONTENT.glossary.terms)


# Any address

_KEYS = """
node passage_search passage_document passage_who passage_instrument since_bet since_document
since_kind gaps_bet gaps_kind gaps_part terms_id terms_search terms_source
"""


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(_KEYS.split()),
        st.text(max_size=300),
        max_size=6,
    ),
    st.sampled_from(["passage", "since_2014", "translation", "glossary"]),
)
def test_no_address_of_these_pages_shows_a_traceback(query: dict[str, str], page: str) -> None:
    app = opened(page, **query)
    assert not app.exception
    assert app.title
