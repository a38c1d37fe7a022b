"""All data to take away: complete, with a basis in every row, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import Content, load
from social_credit.data_pack import LEFT_OUT, PLAIN, Dictionary, pack, tables_of
from social_credit.tables import Tables
from social_credit.ui.data_pack import dictionary
from social_credit.value import Confidence, Frozen, Sourced, Unknown, Value

TABLES = tables_of(load())
OWN_NAMES = {"uses": "citations", "outline": "outline_nodes", "later": "later_measures"}
"""Parts of the content whose tables have another name."""


@pytest.fixture(scope="module")
def packed() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(pack(load(), dictionary())))


# Everything is in it


@pytest.mark.parametrize("field", [field.name for field in fields(Content)])
def test_every_part_of_the_content_is_in_the_pack_or_is_left_out_for_a_reason(field: str) -> None:
    start = OWN_NAMES.get(field, field)
    there = any(name == start or name.startswith(f"{start}_") for name in TABLES.rows)
    assert there != (field in LEFT_OUT)


def texts_in(thing: object) -> set[str]:
    """Every text of some length within a thing."""
    if isinstance(thing, str):
        return {thing} if len(thing) > 40 else set()
    if isinstance(thing, Frozen):
        return set().union(*(texts_in(getattr(thing, it)) for it in type(thing).model_fields))
    if hasattr(thing, "__dataclass_fields__"):
        return set().union(*(texts_in(getattr(thing, it.name)) for it in fields(thing)))
    if isinstance(thing, dict):
        return set().union(*map(texts_in, thing.values()))
    if isinstance(thing, tuple):
        return set().union(*map(texts_in, thing))
    return set()


def test_no_text_of_the_content_is_lost() -> None:
    wanted = set()
    for field in fields(Content):
        if field.name not in (*LEFT_OUT, "uses"):
            value = getattr(load(), field.name)
            wanted |= texts_in(dict(value) if field.name == "sources" else value)
    cells = [cell for rows in TABLES.rows.values() for row in rows for cell in row.values()]
    parts = [it for cell in cells for it in (cell if isinstance(cell, tuple) else (cell,))]
    whole = {it for it in parts if isinstance(it, str)}
    # A locator stands behind its source's id, and what an address holds behind its name.
    whole |= {it.partition(": ")[2] for it in whole} | {it.partition("=")[2] for it in whole}
    assert len(wanted) > 1000
    assert wanted - whole == set()


def test_a_row_for_each_thing() -> None:
    content = load()
    assert len(TABLES.rows["editions"]) == len(content.editions)
    assert len(TABLES.rows["editions_items"]) == sum(len(it.items) for it in content.editions)
    assert len(TABLES.rows["outline_nodes"]) == len(content.outline.nodes)
    assert len(TABLES.rows["timeline_events"]) == len(content.timeline.events)
    assert len(TABLES.rows["sources"]) == len(content.sources)
    assert len(TABLES.rows["citations"]) == sum(map(len, content.uses.values()))


# Each row says how sure we are


@pytest.mark.parametrize("name", TABLES.rows)
def test_a_row_says_how_sure_we_are_or_why_nothing_is_known(name: str) -> None:
    bare = [
        row for row in TABLES.rows[name] if not row.get("confidence") and not row.get("unknown")
    ]
    assert bool(bare) == (name in PLAIN)
    assert {"confidence", "as_of", "sources"} <= set(TABLES.columns(name))


@pytest.mark.parametrize("name", TABLES.rows)
def test_a_row_that_is_sure_names_sources_that_the_register_has(name: str) -> None:
    for row in TABLES.rows[name]:
        words = row.get("confidence") or ()
        words = (words,) if isinstance(words, str) else words
        assert set(words) <= {it.value for it in Confidence}
        sources = row.get("sources") or ()
        if any(Confidence(word).cites for word in words) and name != "citations":
            assert sources, (name, row)
        assert {it.partition(":")[0] for it in sources} <= load().sources.keys()


# The dictionary


@pytest.mark.parametrize("name", TABLES.rows)
def test_the_dictionary_says_what_a_table_and_each_of_its_columns_hold(name: str) -> None:
    words = dictionary()
    assert words.tables.get(name)
    assert [it for it in TABLES.columns(name) if not words.column(name, it)] == []


def test_the_dictionary_has_no_word_for_what_is_not_there() -> None:
    words = dictionary()
    listed = {"table", "table_holds", "rows", "column", "column_holds"}
    columns = {column for name in TABLES.rows for column in TABLES.columns(name)} | listed
    whole = {f"{name}.{it}" for name in TABLES.rows for it in TABLES.columns(name)}
    assert words.tables.keys() - TABLES.rows.keys() == {"dictionary"}
    assert words.own.keys() - whole == set()
    # A column that may be empty in today's content keeps its words.
    assert words.columns.keys() - columns <= {"cap_per_year"}


# The file


def test_the_same_content_gives_the_same_bytes() -> None:
    words = Dictionary("about", {}, {}, {})
    assert pack(load(), words) == pack(load(), words)


def test_every_table_is_there_as_csv_and_as_json_with_the_same_rows(
    packed: zipfile.ZipFile,
) -> None:
    names = {name for name in packed.namelist() if name != "README.txt"}
    assert names == {
        f"{it}/{name}.{it}" for it in ("csv", "json") for name in (*TABLES.rows, "dictionary")
    }
    for name in TABLES.rows:
        rows = json.loads(packed.read(f"json/{name}.json"))
        text = packed.read(f"csv/{name}.csv").decode("utf-8-sig")
        read = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert len(read) == len(rows) == len(TABLES.rows[name])
        assert [*read[0]] == [*rows[0]] == [*TABLES.columns(name)]


def test_chinese_comes_through(packed: zipfile.ZipFile) -> None:
    assert "诚信" in packed.read("csv/glossary.csv").decode()
    assert "诚信" in packed.read("json/glossary.json").decode()


def test_a_spreadsheet_runs_no_cell(packed: zipfile.ZipFile) -> None:
    for name in packed.namelist():
        if name.endswith(".csv"):
            text = packed.read(name).decode("utf-8-sig")
            for row in csv.reader(io.StringIO(text, newline="")):
                for cell in row:
                    assert not cell.startswith(("=", "@", "+")), (name, cell)


def test_a_table_within_a_table_names_what_it_belongs_to() -> None:
    (row,) = [
        it
        for it in TABLES.rows["editions_line_tables_lines"]
        if (it["edition"], it["line_table"], it["what"]) == ("rongcheng-2014", "usual", "C")
    ]
    assert row["lowest"] == 600


def test_what_is_not_known_stays_unknown_with_its_reason() -> None:
    rows = [it for it in TABLES.rows["memoranda_values"] if it.get("unknown")]
    assert rows
    assert all(it.get("value") is None and not it.get("confidence") for it in rows)


# Tables of anything


class Leaf(Sourced):
    id: str
    text: str


class Branch(Frozen):
    id: str
    base: Value[int] | Unknown
    leaves: tuple[Leaf, ...] = ()


@given(st.integers(), st.text(max_size=5), st.text(max_size=9))
def test_any_thing_becomes_rows_and_its_parts_rows_of_other_tables(
    number: int, name: str, text: str
) -> None:
    base = Value[int](value=number, confidence=Confidence.ILLUSTRATIVE)
    leaf = Leaf(id="leaf", text=text, confidence=Confidence.UNVERIFIED)
    tables = Tables()
    tables.add("trees", [Branch(id=name, base=base, leaves=(leaf,))])
    assert tables.rows["trees"][0]["confidence"] == ("unverified", "illustrative")
    assert (
        tables.rows["trees_values"][0] | {"tree": name, "value": number}
        == tables.rows["trees_values"][0]
    )
    assert tables.rows["trees_leaves"][0]["tree"] == name
    assert tables.rows["trees_leaves"][0]["text"] == text


def test_a_field_called_sources_is_not_taken_for_what_the_row_rests_on() -> None:
    row = TABLES.rows["voices"][1]
    assert set(row["its_sources"]) <= load().sources.keys()
    assert row["its_sources"] != row["sources"]


def test_an_unknown_value_is_a_row_with_the_reason_alone() -> None:
    tables = Tables()
    tables.add("trees", [Branch(id="a", base=Unknown(unknown="nobody counted"))])
    assert tables.rows["trees_values"] == [
        {"tree": "a", "what": "base", "unknown": "nobody counted"}
    ]


def test_two_columns_of_one_name_are_refused() -> None:
    class Twig(Frozen):
        id: str
        tree: str

    class Tree(Frozen):
        id: str
        twigs: tuple[Twig, ...]

    with pytest.raises(ValueError, match="two columns tree"):
        Tables().add("trees", [Tree(id="a", twigs=(Twig(id="b", tree="c"),))])
