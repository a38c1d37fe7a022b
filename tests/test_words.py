"""Every word that code asks for is there, and no word is there that nothing asks for.

Code asks with ``say("bet.question")``, ``say.count("days", n)``, ``say.section("bet.options")`` or
``words("home").texts``, where ``say = words("home")``. A key that is put together, as in
``f"ways.{way}"``, is a pattern: what ``way`` can be is taken from the module where it stands there,
and may be anything where it does not.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from social_credit.content import load
from social_credit.events import Reason
from social_credit.ledger import Reading
from social_credit.life_code import Trouble
from social_credit.source import Kind, ReadHow
from social_credit.timeline import VERDICTS
from social_credit.timeline_view import LANES
from social_credit.ui.timeline_bet import CANDIDATES
from social_credit.ui.timeline_controls import LOOKING_BACK
from social_credit.value import Confidence
from social_credit.words import Words
from tests.word_asks import ANYTHING, Walk

ROOT = Path(__file__).parent.parent
MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in [
        *ROOT.glob("*.py"),
        *ROOT.glob("pages/*.py"),
        *sorted(ROOT.glob("social_credit/ui/**/*.py")),
        *sorted(ROOT.glob("social_credit/serving/*.py")),
    ]
}
WORDS: Mapping[str, Words] = load().words

CHOICES: Mapping[tuple[str, str], Collection[str]] = {
    ("common", "confidence"): list(Confidence),
    ("common", "confidence_means"): list(Confidence),
    ("common", "confidence_icon"): list(Confidence),
    ("common", "confidence_colour"): list(Confidence),
    ("common", "confidence_mark"): list(Confidence),
    ("common", "pages"): [path.stem for path in ROOT.glob("pages/*.py")],
    ("common", "page_help"): [path.stem for path in ROOT.glob("pages/*.py")],
    ("common", "months"): [str(month) for month in range(1, 13)],
    ("score_a_life", "rules.readings"): list(Reading),
    ("score_a_life", "left_out"): ["heading", *Reason],
    ("score_a_life", "ignored"): list(Trouble),
    ("timeline", "kind"): LANES,
    ("timeline", "one"): LANES,
    ("timeline", "sign"): LANES,
    ("timeline", "verdict"): VERDICTS,
    ("timeline", "bet.options"): CANDIDATES,
    ("timeline", "known.days"): LOOKING_BACK.keys(),
    ("sources", "kind"): get_args(Kind),
    ("sources", "read_how"): get_args(ReadHow),
}
"""Words that are asked for by what a value can be: below this key of this file, exactly these."""


ASKS = {module: Walk(module, tree).asks for module, tree in MODULES.items()}


def literals_for(file: str) -> set[str]:
    """Whole keys that stand in modules that have to do with a file, to be asked for by name."""
    return {
        node.value
        for module, tree in MODULES.items()
        if file in Path(module).parts or any(ask.file == file for ask in ASKS[module])
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def names_in(text: str) -> list[str]:
    """The names in braces that are filled in."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


# What code asks for is there


@pytest.mark.parametrize("module", MODULES)
def test_all_words_that_a_module_asks_for_are_there(module: str) -> None:
    missing = [
        f"{ask.where}: content/words/{ask.file or '*'}.yaml has no {' or '.join(ask.keys)}"
        for ask in ASKS[module]
        if not any(ask.found())
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_gives_every_value_that_its_words_ask_for(module: str) -> None:
    short = [
        f"{ask.where}: {file}.yaml, {key} also needs {', '.join(sorted(lacking))}"
        for ask in ASKS[module]
        if ask.file is not None and ask.given is not None and ANYTHING not in "".join(ask.keys)
        for file, key in ask.found()
        if (lacking := set(names_in(WORDS[file].texts[key])) - ask.given)
    ]
    assert not short, "\n".join(short)


@pytest.mark.parametrize(("file", "prefix"), CHOICES, ids=str)
def test_every_choice_that_the_code_knows_has_its_words_and_no_other_has(
    file: str, prefix: str
) -> None:
    assert sorted(WORDS[file].section(prefix)) == sorted(CHOICES[file, prefix])


def test_every_part_of_an_edition_that_cites_has_a_name() -> None:
    parts = {use.part for uses in load().uses.values() for use in uses}
    assert parts <= WORDS["common"].section("uses").keys()


@pytest.mark.parametrize("page", [path.stem for path in ROOT.glob("pages/*.py")])
def test_every_page_says_what_it_answers(page: str) -> None:
    assert WORDS[page]("answers")


# What is there is asked for


@cache
def asked_for() -> dict[str, set[str]]:
    """Of each file of words, what some module asks for."""
    found: dict[str, set[str]] = {file: set() for file in WORDS}
    for name, key in (pair for asks in ASKS.values() for ask in asks for pair in ask.found()):
        found[name].add(key)
    return found


@pytest.mark.parametrize("file", WORDS)
def test_all_words_of_a_file_are_asked_for(file: str) -> None:
    unused = WORDS[file].texts.keys() - asked_for()[file] - literals_for(file)
    assert not unused, f"{file}.yaml: nothing asks for {', '.join(sorted(unused))}"


# The words themselves


@pytest.mark.parametrize("file", WORDS)
def test_names_in_braces_are_plain_names(file: str) -> None:
    for key, text in WORDS[file].texts.items():
        try:
            fields = [field for _, *field in Formatter().parse(text) if field[0] is not None]
        except ValueError as error:
            pytest.fail(f"{file}.yaml, {key}: {error}")
        for name, form, conversion in fields:
            assert re.fullmatch(r"[a-z][a-z_]*", str(name)), f"{file}.yaml, {key}: {{{name}}}"
            assert not form, f"{file}.yaml, {key}: {{{name}}} has a form; numbers arrive as text"
            assert not conversion, f"{file}.yaml, {key}: {{{name}}} has a conversion"


@pytest.mark.parametrize("file", WORDS)
def test_no_words_are_empty(file: str) -> None:
    assert [key for key, text in WORDS[file].texts.items() if not text] == []


@pytest.mark.parametrize("file", WORDS)
def test_words_for_one_have_words_for_others(file: str) -> None:
    keys = WORDS[file].texts.keys()
    ones = [key.removesuffix("one") for key in keys if key.endswith(".one")]
    assert [one for one in ones if f"{one}other" not in keys] == []
