"""What a module asks for in words, read off its code; see ``test_words.py``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from social_credit.content import load

ANYTHING = ".+"


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
        for name, words in load().words.items():
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
