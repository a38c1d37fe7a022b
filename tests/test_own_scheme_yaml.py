"""A visitor's own scheme as a file: there and back; all else is refused, quickly and clearly."""

from __future__ import annotations

import json
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_credit.content_errors import Problem
from social_credit.own_scheme import OwnItem, OwnScheme, copy_of
from social_credit.own_scheme_yaml import MOST_BYTES, from_yaml, schema, to_yaml
from tests.own_schemes import BASES, KNOWN, own_schemes

RONGCHENG = copy_of(BASES["rongcheng-2014"])
TEXT = to_yaml(RONGCHENG)


def read(file: bytes | str) -> OwnScheme | tuple[Problem, ...]:
    return from_yaml(file, "mine.yaml", KNOWN, BASES)


def refusal(file: bytes | str) -> str:
    found = read(file)
    assert isinstance(found, tuple)
    return "\n".join(map(str, found))


# There and back


@given(own_schemes())
def test_any_scheme_comes_back_from_its_file(scheme: OwnScheme) -> None:
    assert read(to_yaml(scheme)) == scheme
    assert read(to_yaml(scheme).encode("utf-8-sig")) == scheme


def test_the_largest_scheme_is_within_what_is_read() -> None:
    items = tuple(OwnItem(conduct=it, points=-500, cap_per_year=-10_000) for it in KNOWN)
    largest = RONGCHENG.model_copy(update={"items": items})
    assert read(to_yaml(largest)) == largest


# Refused with the line and what would be right


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("start: 1000", "start: high", "line 5, start: 'start' needs a whole number"),
        ("start: 1000", "start: .nan", "line 5, start: 'start' needs a whole number"),
        ("start: 1000", "start: 1.5", "line 5, start: 'start' needs a whole number"),
        ("start: 1000", "start: 10001", "line 5, start: 'start' must be at most 10000"),
        ("start: 1000", f"start: {'9' * 39}", "line 5, start: 'start' must be at most 10000"),
        ("start: 1000", f"start: {'9' * 5000}", "line 5: a number of 5000 digits"),
        ("start: 1000", "strat: 1000", "line 5, strat: unknown key 'strat'; did you mean 'start'?"),
        ("start: 1000", "start: 1000\nstart: 1", "line 6: the key 'start' stands twice"),
        ("start: 1000", "start: &a 1000", "line 5: anchors and aliases"),
        ("start: 1000", "start: *a", "line 5: anchors and aliases"),
        ("start: 1000", "start: !!int 1000", "line 5: tags (!!int) are not used here"),
        (
            "start: 1000",
            "start: !!python/object/apply:os.system [ls]",
            "line 5: tags (!!python/object/apply:os.system) are not used here",
        ),
        ("start: 1000", "start: [", "this is not YAML"),
        ("format: 1", "format: 2", "line 1, format: 'format' is one of 1"),
        ("consent: none", "consent: maybe", "line 4, consent: 'consent' is one of"),
        (
            "copied_from: rongcheng-2014",
            "copied_from: atlantis",
            "line 3, copied_from: there is no",
        ),
        ("points: -5}", "points: 0}", "line 14, items.0: 'traffic-ticket' counts 0 points"),
        ("line: 1030", "line: 1050", "must be above AA at 1050"),
        ("\nitems:", "\n# \x00\nitems:", "this is not text"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_its_mend(old: str, new: str, words: str) -> None:
    assert old in TEXT
    assert words in refusal(TEXT.replace(old, new, 1))


@pytest.mark.parametrize("file", ["", "just words", "- 1\n- 2", "12", "null", b"\xff\xfe\x00"])
def test_a_file_that_is_no_scheme_is_refused(file: bytes | str) -> None:
    assert refusal(file)


# Refused in under a second, in little memory


def _bomb() -> str:
    levels = [f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9) if n else 'lol'}]" for n in range(9)]
    return "\n".join(levels)


HOSTILE = {
    "10 MB of text": "a" * 10_000_000,
    "10 MB of bytes": b"a: 1\n" * 2_000_000,
    "one byte too many": b"#" * (MOST_BYTES + 1),
    "a bomb of aliases": _bomb(),
    "nested lists": "[" * MOST_BYTES,
    "nested mappings": "{a: " * (MOST_BYTES // 4),
    "nested by indent": "\n".join(" " * n + "a:" for n in range(700)),
    "lists in lists by dashes": "- " * (MOST_BYTES // 2),
    "as many items as fit": "- a\n" * (MOST_BYTES // 4),
    "as many keys as fit": "".join(f"k{n}: 1\n" for n in range(25_000)),
    "items of one line": "[" + "a," * (MOST_BYTES // 2 - 1),
    "question marks": "? " * (MOST_BYTES // 2),
    "one comment": "#" * MOST_BYTES,
    "comments": "#\n" * (MOST_BYTES // 2),
    "blank lines": "\n" * MOST_BYTES,
    "blanks": " " * MOST_BYTES,
    "one word": "a" * MOST_BYTES,
    "words": "a " * (MOST_BYTES // 2),
    "one quoted word": '"' + "a" * (MOST_BYTES - 2) + '"',
    "escapes": '"' + "\\x41" * (MOST_BYTES // 4 - 1) + '"',
    "a block": "a: |\n" + " b\n" * (MOST_BYTES // 4),
    "a number": "start: " + "9" * (MOST_BYTES - 10),
    "documents": "---\n" * (MOST_BYTES // 4),
    "directives": "%TAG ! !\n" * (MOST_BYTES // 10),
    "half a character": "name: \ud800",
    "an escaped half": 'name: "\\ud800"',
    "many wrong rows": TEXT.replace("items:", "items:\n" + "  - 1\n" * 1_500, 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_under_a_second_and_little_memory(name: str) -> None:
    file = HOSTILE[name]
    begun = time.process_time()
    found = read(file)
    taken = time.process_time() - begun
    assert isinstance(found, tuple)
    assert found
    assert taken < 1
    tracemalloc.start()
    try:
        if len(file) > MOST_BYTES:
            read(file)
            assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_file_of_the_largest_size_takes_little_memory() -> None:
    tracemalloc.start()
    try:
        read(HOSTILE["as many keys as fit"])
        assert tracemalloc.get_traced_memory()[1] < 32 * MOST_BYTES
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=400) | st.text(max_size=400))
def test_no_file_at_all_makes_reading_fail(file: bytes | str) -> None:
    assert isinstance(read(file), tuple)


@given(st.data())
@settings(max_examples=200)
def test_a_damaged_file_is_refused_or_read_and_never_fails(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, min(len(TEXT), start + 20)))
    signs = st.text("&*!{}[]:-#|>%@`\"'\\\n\t 0aé", max_size=6)
    assert isinstance(read(TEXT[:start] + data.draw(signs) + TEXT[end:]), OwnScheme | tuple)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda it: st.lists(it, max_size=3) | st.dictionaries(st.text(max_size=5), it, max_size=3),
    ),
    st.sampled_from(["name", "start", "grades", "items", "consent", "format", "copied_from"]),
)
def test_anything_in_the_place_of_a_part_is_refused_or_read(value: object, part: str) -> None:
    data = RONGCHENG.model_dump(mode="json", exclude_none=True) | {part: value}
    assert isinstance(read(json.dumps(data)), OwnScheme | tuple)


# The format


def test_the_schema_names_every_part_of_the_format_with_its_bounds() -> None:
    found = schema()
    assert found["properties"].keys() == OwnScheme.model_fields.keys()
    assert found["additionalProperties"] is False
    assert set(found["required"]) == {"name", "copied_from", "start"}
    assert found["$defs"]["OwnItem"]["properties"]["points"]["anyOf"][0]["minimum"] == -500
    assert all("description" in it for it in found["properties"].values())
