"""Every word that code asks for is there, and no word is there that nothing asks for.

Code asks with ``say("bet.question")``, ``say.count("days", n)``, ``say.section("bet.options")`` or
``words("home").texts``, where ``say = words("home")``. A key that is put together, as in
``f"ways.{way}"``, is a pattern: what ``way`` can be is taken from the module where it stands there,
and may be anything where it does not.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
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
ANYTHING = ".+"

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


@dataclass(frozen=True)
class Ask:
    """Code that asks for words: of one file or (None) of whichever, by patterns of keys.

    ``given`` are the names of the values that it fills in; None where that is not to be seen.
    """

    where: str
    file: str | None
    keys: tuple[str, ...]
    given: frozenset[str] | None

    def found(self) -> Iterator[tuple[str, str]]:
        """The files and keys that it can mean."""
        for name, words in WORDS.items():
            if self.file in (None, name):
                for key in words.texts:
                    if any(re.fullmatch(pattern, key) for pattern in self.keys):
                        yield name, key


class Walk(ast.NodeVisitor):
    """Walks one module and gathers what it asks for."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self.module = module
        self.asks: list[Ask] = []
        self.files: dict[str, str | None] = {}
        self.forms: dict[str, list[str]] = {}
        self.enter(tree)
        self.visit(tree)

    def enter(self, scope: ast.AST) -> None:
        """Take in the names that a module or function gives to words and to pieces of keys."""
        for node in own_nodes(scope):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self.bind(target, node.value)
            elif isinstance(node, ast.For | ast.comprehension) and isinstance(
                node.iter, ast.Tuple | ast.List
            ):
                for value in node.iter.elts:
                    self.bind(node.target, value)
            elif isinstance(node, ast.arg):
                self.forms[node.arg] = [ANYTHING]
                self.files.pop(node.arg, None)
                if node.annotation and ast.unparse(node.annotation) == "Words":
                    self.files[node.arg] = None

    def bind(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for name, part in zip(target.elts, value.elts, strict=False):
                self.bind(name, part)
        elif isinstance(target, ast.Name):
            if self.is_words(value):
                self.files[target.id] = self.file_of(value)
            else:
                self.forms.setdefault(target.id, []).extend(self.forms_of(value))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        files, forms = self.files, self.forms
        self.files, self.forms = dict(files), {}
        self.enter(node)
        self.forms = forms | self.forms
        self.generic_visit(node)
        self.files, self.forms = files, forms

    def visit_Compare(self, node: ast.Compare) -> None:
        """``"leaves_out" in words(name).texts`` asks whether there is such a key."""
        (other, *_) = node.comparators
        if isinstance(other, ast.Attribute) and other.attr == "texts":
            self.ask(node, other.value, self.forms_of(node.left), None)
        else:
            self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """``words("categories").texts`` asks for all words of a file."""
        if node.attr == "texts" and self.is_words(node.value) and self.file_of(node.value):
            self.ask(node, node.value, [ANYTHING], None)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        target, method = node.func, ""
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("count", "section"):
            target, method = node.func.value, node.func.attr
        if not self.is_words(target) or not node.args:
            return
        ends = {"count": [r"\.one", r"\.other"], "section": [r"\." + ANYTHING]}.get(method, [""])
        given = frozenset(keyword.arg or "" for keyword in node.keywords)
        names = given | {"n"} if method == "count" else given
        seen = None if "" in given or method == "section" else names
        key = node.args[0]
        together = isinstance(key, ast.JoinedStr)
        for end in ends:
            forms = [f"{form}{end}" for form in self.forms_of(key)]
            for form in [forms] if together else [[one] for one in forms]:
                self.ask(node, target, form, seen)

    def ask(
        self, node: ast.expr, words: ast.expr, forms: list[str], given: frozenset[str] | None
    ) -> None:
        if forms != [ANYTHING] or isinstance(node, ast.Attribute):
            where = f"{self.module}:{node.lineno}"
            self.asks.append(Ask(where, self.file_of(words), tuple(forms), given))

    def is_words(self, node: ast.expr) -> bool:
        """Whether an expression is the words of a file: ``say``, ``words("home")``."""
        if isinstance(node, ast.Name):
            return node.id in self.files
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "words"
        )

    def file_of(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Name):
            return self.files[node.id]
        assert isinstance(node, ast.Call)
        (name,) = node.args
        return str(name.value) if isinstance(name, ast.Constant) else None

    def forms_of(self, node: ast.expr) -> list[str]:
        """What a piece of a key can be, as regular expressions."""
        match node:
            case ast.Constant(value=str(text)):
                return [re.escape(text)]
            case ast.IfExp():
                return self.forms_of(node.body) + self.forms_of(node.orelse)
            case ast.JoinedStr():
                return ["".join(it) for it in product(*map(self.forms_of, node.values))]
            case ast.FormattedValue():
                return self.forms_of(node.value)
            case ast.Name():
                return self.forms.get(node.id, [ANYTHING])
            case _:
                return [ANYTHING]


def own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a module or function itself and not in a function within it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, ast.FunctionDef):
            yield node
            yield from own_nodes(node)


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


# The walk through the code sees what it should


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
