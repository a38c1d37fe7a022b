"""Single passages: find one, see where it stands and what became of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.ui.paging import AT_ONCE
from social_credit.ui.passage_search import _bold
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
