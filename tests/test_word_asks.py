"""The walk through the code sees every ask for words, and no ask where there is none."""

from __future__ import annotations

import ast

import pytest

from tests.word_asks import Walk


def asked(code: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(ask.file, ask.keys) for ask in Walk("a.py", ast.parse(code)).asks]


@pytest.mark.parametrize(
    ("code", "file", "keys"),
    [
        ("words('home')('lead')", "home", ["lead"]),
        ("say = words('home')\nsay('bet.right')", "home", [r"bet\.right"]),
        ("say, page = words('home'), 1\ndef f(): say('lead')", "home", ["lead"]),
        ("def f(say: Words): say('lead')", None, ["lead"]),
        ("KEY = 'lead'\ndef f(): words('home')(KEY)", "home", ["lead"]),
        ("words(name)('lead')", None, ["lead"]),
        ("words('home').section('bet')", "home", [r"bet\..+"]),
        ("words('home')(f'pages.{name}')", "home", [r"pages\..+"]),
        ("for way in ('a', 'b'): words('home')(f'{way}.text')", "home", [r"a\.text", r"b\.text"]),
        ("words('home').texts", "home", [".+"]),
        ("'lead' in words(name).texts", None, ["lead"]),
    ],
)
def test_the_walk_sees_an_ask(code: str, file: str | None, keys: list[str]) -> None:
    assert asked(code) == [(file, tuple(keys))]


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("words('home')('right' if won else 'wrong')", ["right", "wrong"]),
        ("key = 'right' if won else 'wrong'\nwords('home')(key)", ["right", "wrong"]),
        ("words('home').count('days', 3)", [r"days\.one", r"days\.other"]),
    ],
)
def test_each_of_several_literal_keys_is_an_ask_of_its_own(code: str, keys: list[str]) -> None:
    assert asked(code) == [("home", (key,)) for key in keys]


def test_a_key_from_elsewhere_is_no_ask() -> None:
    assert asked("def f(key): words('home')(key)") == []


def test_a_name_of_one_function_says_nothing_in_another() -> None:
    code = "def f(): say = words('home')\ndef g(): say('lead')"
    assert asked(code) == []
