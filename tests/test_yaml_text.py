"""YAML as content is written in it: few kinds of value, no surprises, each with its line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from social_credit.yaml_text import YamlProblem, read_slowly, read_yaml
from tests.servers import ROOT

WRITTEN = "[]{}:,-?!&*|>'\"%#@`~\\ \n\t0123456789aeinrtuUx<=."
"""The signs that YAML gives a meaning, and some letters of its words and escapes."""


def problem_of(text: str) -> YamlProblem:
    with pytest.raises(YamlProblem) as caught:
        read_yaml(text)
    return caught.value


# Kinds of value


@pytest.mark.parametrize(
    "written",
    [
        *("no", "yes", "on", "off", "True", "FALSE", "Null", "NULL", "<<", "="),
        *("2018-04-03", "2018-04-03 10:00:00", "12:30:45"),
        *("1_000", "1,000", "0x1F", "0o17", "017", "1e3", "1.", ".5", ".inf", ".nan", "--1"),
    ],
)
def test_what_plain_yaml_would_guess_at_is_text(written: str) -> None:
    assert read_yaml(f"a: {written}").data == {"a": written}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-5", -5),
        ("+30", 30),
        ("1000", 1000),
        ("0.5", 0.5),
        ("-12.25", -12.25),
    ],
)
def test_only_true_false_null_and_numbers_are_more_than_text(written: str, meant: object) -> None:
    read = read_yaml(f"a: {written}").data["a"]
    assert read == meant
    assert type(read) is type(meant)


@pytest.mark.parametrize("quoted", ["'5'", '"5"', "|-\n  5", ">-\n  5"])
def test_a_number_in_quotes_or_in_a_block_is_text(quoted: str) -> None:
    assert read_yaml(f"a: {quoted}").data == {"a": "5"}


@pytest.mark.parametrize("key", ["1", "true", "null", "2018-04-03", "1.5"])
def test_a_key_is_always_text(key: str) -> None:
    assert read_yaml(f"{key}: a").data == {key: "a"}


def test_a_number_may_have_forty_digits_and_no_more() -> None:
    assert read_yaml("1" * 40).data == int("1" * 40)
    assert "a number of 41 digits" in str(problem_of("1" * 41))
    assert "a number of 5000 digits" in str(problem_of("a: " + "1" * 5000))
    assert "a number of 400 digits" in str(problem_of("a: " + "9" * 398 + ".5"))


def test_a_text_of_digits_may_be_as_long_as_it_likes() -> None:
    assert read_yaml("a: '" + "1" * 5000 + "'").data == {"a": "1" * 5000}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_a_text_without_anything_is_nothing_on_line_1(text: str) -> None:
    read = read_yaml(text)
    assert read.data is None
    assert read.line_of(("a", 0)) == 1


# Lines


def test_each_place_knows_its_line() -> None:
    read = read_yaml(
        "# a comment\n\ngrades:\n  - id: A\n    line: 960\n  - {id: B,\n     line: 850}\n"
    )
    assert read.line_of(()) == 3
    assert read.line_of(("grades",)) == 3
    assert read.line_of(("grades", 0)) == read.line_of(("grades", 0, "id")) == 4
    assert read.line_of(("grades", 0, "line")) == 5
    assert read.line_of(("grades", 1)) == read.line_of(("grades", 1, "id")) == 6
    assert read.line_of(("grades", 1, "line")) == 7


def test_a_value_below_its_key_has_the_line_of_the_key() -> None:
    assert read_yaml("a: 1\nstory: >-\n  once\n  upon\n").line_of(("story",)) == 2


def test_a_place_that_is_not_there_has_the_line_of_its_nearest_parent() -> None:
    read = read_yaml("a: 1\nb:\n  - c: 2\n")
    assert read.line_of(("b", 0, "d", "e")) == 3
    assert read.line_of(("b", 7)) == 2
    assert read.line_of(("z",)) == 1


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30))
def test_the_lines_of_a_list_are_counted_from_1(numbers: list[int]) -> None:
    read = read_yaml("".join(f"- {number}\n" for number in numbers))
    assert read.data == numbers
    assert [read.line_of((place,)) for place in range(len(numbers))] == [
        place + 1 for place in range(len(numbers))
    ]


# What is refused, and on which line


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands twice; keep one of them"),
        ("a:\n  b: 1\n  b: 1\n", 3, "the key 'b' stands twice"),
        ("1: a\n'1': b\n", 2, "the key '1' stands twice"),
        ("a: &it 1\nb: *it\n", 1, "anchors and aliases (& and *) are not used here"),
        ("a: 1\nb: &unused 2\n", 2, "anchors and aliases"),
        ("a: 1\nb: *nowhere\n", 2, "anchors and aliases"),
        ("a: 1\n&it b: 2\n", 2, "anchors and aliases"),
        ("a: 1\nb: !!str 5\n", 2, "tags (!!str) are not used here"),
        ("a: 1\nb: !own 5\n", 2, "tags (!own) are not used here"),
        ("a: 1\nb: ! 5\n", 2, "tags (!) are not used here"),
        ("a: !!int five\n", 1, "tags (!!int) are not used here"),
        ("a: !!timestamp now\n", 1, "tags (!!timestamp) are not used here"),
        ("a: !!python/object/apply:os.getcwd []\n", 1, "are not used here"),
        ("? !!set {a, b}\n: 1\n", 1, "tags (!!set) are not used here"),
        ("a: 1\n[b, c]: 2\n", 2, "a key must be a word or a number"),
        ("a: 1\n{b: c}: 2\n", 2, "a key must be a word or a number"),
        ("a: 1\n'': 2\n", 2, "a key must be a word or a number"),
        ("a: 1\n---\nb: 2\n", 2, "this is not YAML: but found another document"),
        ("a:\n\t- b\n", 2, "this is not YAML: found character '\\t'"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "this is not YAML"),
        ("a: 1\nb: 'open\n", 3, "this is not YAML"),
        ("a: 1\nb: \0\n", 2, "this is not text"),
        ("a: 1\nb: \ud800\n", 2, "this is not text"),
        ('a: 1\nb: "\\ud800"\n', 2, "this is not text: '\\ud800' holds half a character"),
        ('a: 1\n"\\udfff": b\n', 2, "this is not text: '\\udfff' holds half a character"),
        ('a: 1\nb: "\\UFFFFFFFF"\n', 2, "this is not YAML"),
        ('a: 1\nb: "\\U00110000"\n', 2, "this is not YAML"),
        ("%YAML " + "1" * 5000 + ".1\n---\na: 1\n", 1, "this is not YAML"),
    ],
)
def test_a_problem_names_its_line(text: str, line: int, words: str) -> None:
    problem = problem_of(text)
    assert words in str(problem)
    assert problem.line == line


@pytest.mark.parametrize(
    "deep",
    [
        "[" * 10_000,
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 10_000,
        "- " * 10_000,
        "? " * 10_000,
        "".join(" " * depth + "a:\n" for depth in range(500)),
    ],
    ids=["lists", "closed lists", "maps", "dashes", "keys", "indented maps"],
)
def test_endless_nesting_is_a_problem_and_no_crash(deep: str) -> None:
    assert "nested more than 40 deep" in str(problem_of(deep))


def test_forty_levels_are_read_and_one_more_is_not() -> None:
    assert read_yaml("[" * 40 + "1" + "]" * 40).data is not None
    assert "nested more than 40 deep" in str(problem_of("[" * 41 + "]" * 41))


def test_the_line_of_the_nesting_that_is_too_deep_is_named() -> None:
    assert problem_of("".join(f"{' ' * depth}a:\n" for depth in range(60))).line == 41


def test_lists_beside_each_other_are_not_deep() -> None:
    assert len(read_yaml("- [[1]]\n" * 100).data) == 100


# Any text


def reads_or_says_why(text: str) -> None:
    """Any other error than ours, and data that JSON cannot hold, fail the test."""
    try:
        json.dumps(read_yaml(text).data, allow_nan=False, ensure_ascii=False).encode()
    except YamlProblem as problem:
        line, said = problem.line, str(problem)
    else:
        return
    assert said
    assert 1 <= line <= len(text.splitlines()) + 1


@given(st.text())
@example("\ud800")
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    reads_or_says_why(text)


@given(st.text(WRITTEN, max_size=60))
@example("? [a]\n: b")
@example("!<tag:yaml.org,2002:binary> aGk=")
@example('"\\x"')
def test_any_text_of_the_signs_of_yaml_is_read_or_refused_with_a_line(text: str) -> None:
    reads_or_says_why(text)


def plain_data() -> st.SearchStrategy[Any]:
    words = st.text(st.characters(categories=["L", "N", "P", "Zs", "S"]), max_size=20)
    scalars = st.none() | st.booleans() | st.integers(-(10**38), 10**38) | words
    return st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(words.filter(bool), inner, max_size=4)
        ),
        max_leaves=15,
    )


@given(plain_data())
def test_json_is_read_as_what_it_says(data: Any) -> None:
    assert read_yaml(json.dumps(data, ensure_ascii=False)).data == data


def test_content_reads_the_same_quickly_and_slowly() -> None:
    files = sorted((ROOT / "content").rglob("*.yaml"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert read_slowly(text) == read_yaml(text), file


WITHOUT_LIBYAML = """
import sys
sys.modules["yaml._yaml"] = None
from social_credit.yaml_text import YamlProblem, read_yaml
read = read_yaml("a:\\n  - no\\n  - 1")
try:
    read_yaml("a: 1\\na: 2")
except YamlProblem as problem:
    print(read.data, read.line_of(("a", 1)), problem.line, problem)
"""


def test_where_pyyaml_was_built_without_libyaml_content_is_read_all_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_LIBYAML],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    said = "{'a': ['no', 1]} 3 2 the key 'a' stands twice; keep one of them"
    assert done.stdout.strip() == said, done.stderr
