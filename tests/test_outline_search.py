"""Finding a passage or a term: what is found, in which order, and what is shown of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.outline_search import Hit
from social_credit.search_text import LONGEST_QUERY, MOST_WORDS, words_of

SEARCH = load().search
OUTLINE, GLOSSARY, LATER = SEARCH.outline, SEARCH.glossary, SEARCH.later

WORDS = ["credit", "Trust-breaking", "blacklists", "sincerity", "the", "a", "O"]
WORDS += ["II.3.9", "A.1", "失信", "社会", "chengxin", "lǜsè"]
queries = st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


def ids(query: str) -> list[str]:
    return [hit.id for hit in SEARCH.find(query)]


def first(query: str) -> Hit:
    return SEARCH.find(query)[0]


def marked(hit: Hit) -> list[str]:
    return [hit.excerpt[start:end] for start, end in hit.marks]


def plain(text: str) -> str:
    """Without case and accents, as Python's own tables have it."""
    bare = unicodedata.normalize("NFD", text.lower())
    return "".join(it for it in bare if not unicodedata.combining(it))


# By id


@pytest.mark.parametrize("query", ["II.3.9", "ii.3.9", " II.3.9 ", "ＩＩ.3.9", "(II.3.9)"])
def test_an_id_finds_its_node_and_then_what_speaks_of_it(query: str) -> None:
    assert [(hit.id, hit.field) for hit in SEARCH.find(query)] == [
        ("II.3.9", "id"),
        ("II.3.10", "note"),
    ]
    assert marked(SEARCH.find(query)[1]) == ["II.3.9"]


def test_the_id_of_a_section_finds_it_and_then_what_stands_in_it() -> None:
    assert ids("V.1")[:9] == [it.id for it in OUTLINE.within("V.1")]


def test_an_id_is_not_the_beginning_of_a_longer_number() -> None:
    assert ids("II.3.1") == ["II.3.1"]


def test_every_passage_is_the_first_hit_for_its_id() -> None:
    passages = [it.id for tree in (OUTLINE, *LATER) for it in tree.nodes]
    assert [ids(passage)[0] for passage in passages] == passages


# In English


def test_a_title_comes_before_a_term_and_a_term_before_a_summary() -> None:
    order = [["title"], ["ours", "rendering"], ["summary"], ["finding"], ["note"]]
    for query in ("disclosure", "commitment", "rewards"):
        fields = [hit.field for hit in SEARCH.find(query)]
        places = [next(n for n, kin in enumerate(order) if it in kin) for it in fields]
        assert places == sorted(places)
        assert len(set(places)) > 2


def test_a_thing_that_is_called_just_so_comes_first() -> None:
    assert first("trust-breaking").id == "shixin"
    assert first("Credit in pricing").id == "II.2.5"
    assert set(ids("credit repair")[:3]) == {"O.3.6", "A.13", "xinyong-xiufu"}


def test_a_later_measure_is_found_like_a_node() -> None:
    hit = next(hit for hit in SEARCH.find("credit points") if hit.kind == "measure")
    assert hit.thing in LATER[0].nodes + LATER[1].nodes
    assert "A.10" in ids("credit points")


def test_a_word_is_found_where_it_begins_and_not_in_the_middle_of_another() -> None:
    assert "V.1.2" in ids("trust")
    assert "V.1.2" in ids("trus")
    assert ids("rust-breaking") == []


def test_all_words_must_be_there_in_any_order_and_any_field() -> None:
    assert "II.3.10" in ids("blacklist online")
    assert ids("blacklist online") == ids("online blacklist")
    assert "II.3.10" in ids("blacklist 互联网")
    assert ids("blacklist qwerty") == []


def test_what_a_translation_says_finds_the_finding_on_its_node() -> None:
    assert [(hit.id, hit.field) for hit in SEARCH.find("workplace crime")][:2] == [
        ("zhiwu-fanzui", "rendering"),
        ("II.4.2", "finding"),
    ]


def test_an_english_word_of_a_translation_finds_the_term() -> None:
    assert first("sincerity").id == "chengxin"


def test_every_node_is_found_by_both_its_titles() -> None:
    lost = [
        (node.id, title)
        for node in OUTLINE.nodes
        for title in (node.title, node.title_zh)
        if node not in [hit.thing for hit in SEARCH.find(title)[:5]]
    ]
    assert lost == []


# In Chinese


def test_chinese_is_found_anywhere_in_a_text() -> None:
    assert "II.3.9" in ids("自然人")
    assert "II.3.9" in ids("然人")
    hit = next(hit for hit in SEARCH.find("然人") if hit.id == "II.3.9")
    assert (hit.field, marked(hit)) == ("title_zh", ["然人"])


def test_a_term_comes_before_the_titles_that_hold_it() -> None:
    assert ids("失信")[:2] == ["shixin", "V.1"]


# In pinyin


@pytest.mark.parametrize(
    "query",
    [
        "shīxìn chéngjiè",
        "shixin chengjie",
        "shixinchengjie",
        "SHIXIN Chengjie",
        unicodedata.normalize("NFD", "shīxìn chéngjiè"),
    ],
)
def test_pinyin_finds_the_term_and_the_nodes_whose_chinese_holds_it(query: str) -> None:
    hits = SEARCH.find(query)
    assert [(hit.id, hit.field) for hit in hits[:2]] == [
        ("shixin-chengjie", "pinyin"),
        ("V.1", "pinyin"),
    ]
    assert hits[1].excerpt == OUTLINE.node("V.1").title_zh
    assert marked(hits[1]) == ["失信惩戒"]


@pytest.mark.parametrize("query", ["lǜsè tōngdào", "luse tongdao", "lvse tongdao", "lüsetongdao"])
def test_u_with_dots_is_written_with_or_without_dots_or_as_v(query: str) -> None:
    assert ids(query) == ["lvse-tongdao"]


def test_pinyin_with_an_apostrophe_is_found_without_it() -> None:
    assert "xinyong-dangan" in ids("xìnyòng dàng'àn")
    assert ids("xinyong dang'an") == ids("xinyong dang an")
    assert "xinyong-dangan" in ids("xinyongdangan")


def test_the_beginning_of_pinyin_finds_terms_and_only_a_whole_word_finds_nodes() -> None:
    assert {hit.kind for hit in SEARCH.find("chengx")} == {"term"}
    assert {hit.kind for hit in SEARCH.find("chengxin")} == {"term", "node"}


def test_pinyin_and_english_go_together() -> None:
    assert "V.1.2" in ids("shixin blacklists")


@pytest.mark.parametrize("term", GLOSSARY.terms, ids=lambda term: term.id)
def test_every_term_is_found_by_its_chinese_and_its_pinyin(term: object) -> None:
    zh, pinyin = term.zh, term.pinyin  # type: ignore[attr-defined]
    for query in (zh, pinyin, plain(pinyin), plain(pinyin).replace(" ", "")):
        assert term in [hit.thing for hit in SEARCH.find(query)[:3]], query
    for node in OUTLINE.nodes:
        if zh in node.title_zh:
            assert node.id in ids(plain(pinyin)), node.id


# What is shown


def test_an_excerpt_shows_the_first_match_in_its_surroundings() -> None:
    hit = next(hit for hit in SEARCH.find("pipelines") if hit.id == "II.2.9")
    assert hit.field == "summary"
    assert marked(hit) == ["pipelines"]
    assert len(hit.excerpt) < 170 < len(OUTLINE.node("II.2.9").summary)
    shown = hit.excerpt.strip("…")
    assert shown in OUTLINE.node("II.2.9").summary


def test_a_short_text_is_shown_whole() -> None:
    assert first("Credit in pricing").excerpt == "Credit in pricing"


@given(queries)
def test_what_is_marked_is_what_was_asked_for(query: str) -> None:
    words = words_of(query)
    for hit in SEARCH.find(query):
        ends = [0, *(place for mark in hit.marks for place in mark), len(hit.excerpt)]
        assert ends == sorted(ends)
        assert hit.marks, hit
        assert len(hit.excerpt) <= 165
        if hit.field in ("title", "title_zh", "summary", "note", "ours", "zh"):
            for text in marked(hit):
                spaced = "".join(it if it.isalnum() else " " for it in plain(text))
                assert spaced in words


# Any query


@pytest.mark.parametrize("query", ["", " ", "\n\t", "?!…", "。，", "-", "_", "<>", "\x00"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    assert SEARCH.find(query) == ()


@pytest.mark.parametrize("query", ["qwertyuiop", "龘龘", "zhè shì shénme"])
def test_nonsense_finds_nothing(query: str) -> None:
    assert SEARCH.find(query) == ()


def test_markup_is_words_between_signs() -> None:
    assert ids("<script>pricing</script>") == []
    assert ids("**pricing**") == ids("`pricing`") == ids("pricing") != []
    assert ids(":red[pricing]") == ids("red pricing")


def test_of_a_long_query_only_the_beginning_counts() -> None:
    assert ids("credit " * 1_500) != []
    assert ids("x" * 10_000) == []
    assert ids("pricing " + " " * LONGEST_QUERY + "qwerty") == ids("pricing")
    many = " ".join("abcdefghijklm")
    assert len(words_of(many)) == MOST_WORDS


@given(queries)
def test_any_query_is_answered_and_always_in_the_same_way(query: str) -> None:
    hits = SEARCH.find(query)
    assert hits == SEARCH.find(query)
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)


@given(queries, queries)
def test_another_word_never_finds_more(query: str, more: str) -> None:
    both = f"{query} {more}"
    if words_of(query) and set(words_of(both)) >= set(words_of(query)):
        assert set(ids(both)) <= set(ids(query))
