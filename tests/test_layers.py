"""Data goes one way: content, rules, charts, pages. A lower room never imports a higher one."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Room:
    """Some modules of the house, by their files, and what they may import besides Python's own."""

    files: tuple[str, ...]
    rooms: tuple[str, ...]
    packages: tuple[str, ...] = ()


ROOMS = {
    # What everything else is made of: values, YAML and its mistakes, words, tables to download.
    "ground": Room(
        files=(
            "social_credit/__init__.py",
            "social_credit/content_errors.py",
            "social_credit/csv_rows.py",
            "social_credit/export.py",
            "social_credit/value.py",
            "social_credit/words.py",
            "social_credit/yaml_text.py",
        ),
        rooms=("ground",),
        packages=("pydantic", "pydantic_core", "yaml"),
    ),
    # What the site works out: pure functions over frozen objects.
    "rules": Room(
        files=("social_credit/*.py",),
        rooms=("ground", "rules"),
        packages=("pydantic", "numpy", "stdnum"),
    ),
    # The only reader of files.
    "content": Room(
        files=(
            "social_credit/content.py",
            "social_credit/content_claims.py",
            "social_credit/content_code.py",
            "social_credit/content_list_walk.py",
            "social_credit/content_lessons.py",
            "social_credit/content_lists.py",
            "social_credit/content_map.py",
            "social_credit/content_memoranda.py",
            "social_credit/content_numbers.py",
            "social_credit/content_outline.py",
            "social_credit/content_poll.py",
            "social_credit/content_quiz.py",
            "social_credit/content_reading.py",
            "social_credit/content_reception.py",
            "social_credit/content_repair.py",
            "social_credit/content_schemes.py",
            "social_credit/content_timeline.py",
            "social_credit/content_uses.py",
            "social_credit/content_voices.py",
        ),
        rooms=("ground", "rules", "content"),
        packages=("pydantic", "pydantic_core"),
    ),
    # Figures from results.
    "charts": Room(
        files=("social_credit/charts/*.py",),
        rooms=("ground", "rules", "charts"),
        packages=("plotly", "numpy", "segno"),
    ),
    # Rooms of class polls, in a database.
    "store": Room(
        files=(
            "social_credit/poll_database.py",
            "social_credit/poll_store.py",
            "social_credit/poll_tables.py",
        ),
        rooms=("ground", "rules", "store"),
        packages=("sqlalchemy",),
    ),
    # Hand-outs as files.
    "paper": Room(
        files=(
            "social_credit/handout.py",
            "social_credit/handout_docx.py",
            "social_credit/handout_html.py",
        ),
        rooms=("ground", "paper"),
        packages=("docx",),
    ),
    # All of content as tables to take away.
    "pack": Room(
        files=("social_credit/data_pack.py",),
        rooms=("ground", "rules", "content", "pack"),
    ),
    # Pieces that pages share.
    "ui": Room(
        files=("social_credit/ui/*.py", "social_credit/ui/*/*.py"),
        rooms=("ground", "rules", "content", "charts", "store", "paper", "pack", "ui"),
        packages=("streamlit", "pandas", "numpy"),
    ),
    # What stands between the site and the browsers.
    "serving": Room(
        files=("social_credit/serving/*.py",),
        rooms=("ground", "serving"),
        packages=("starlette", "anyio", "brotli", "uvicorn"),
    ),
    # One short script a page.
    "pages": Room(
        files=("pages/*.py",),
        rooms=("ground", "rules", "content", "charts", "ui"),
        packages=("streamlit",),
    ),
    # Where all comes together.
    "entrance": Room(
        files=("app.py",),
        rooms=("ground", "content", "charts", "ui", "serving"),
        packages=("streamlit", "starlette"),
    ),
    # The same, under the name that ASGI servers look for.
    "hosting": Room(files=("asgi.py",), rooms=("entrance",)),
}
"""Who may import what. A file belongs to the room that names it by its whole name, else to the one
whose pattern fits it."""

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        *ROOT.glob("*.py"),
        *ROOT.glob("pages/**/*.py"),
        *ROOT.glob("social_credit/**/*.py"),
    )
)


def room_of(file: str) -> str | None:
    """The room that a file belongs to."""
    for name, room in ROOMS.items():
        if file in room.files:
            return name
    for name, room in ROOMS.items():
        if any(file in fitting(pattern) for pattern in room.files):
            return name
    return None


def fitting(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)}


def file_of(module: str) -> str | None:
    """The file of a module of ours; None for a name that is no module."""
    path = module.replace(".", "/")
    return next((it for it in (f"{path}.py", f"{path}/__init__.py") if (ROOT / it).exists()), None)


def imported(code: str, package: str) -> Iterator[tuple[int, str]]:
    """Every module that some code imports, wherever in it, with the line.

    ``from a import b`` is an import of ``a.b`` where that is a module of ours, and of ``a``
    otherwise.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield node.lineno, inner if file_of(inner) else base


def imports_of(file: str) -> set[tuple[int, str]]:
    package = ".".join(Path(file).parent.parts)
    return set(imported((ROOT / file).read_text(encoding="utf-8"), package))


def trespasses(room: Room, imports: set[tuple[int, str]]) -> Iterator[str]:
    """The imports that a room may not make, in words."""
    for line, module in sorted(imports):
        top = module.partition(".")[0]
        ours = file_of(module)
        if ours:
            other = room_of(ours)
            if other not in room.rooms:
                yield f"line {line} imports {module}, of {other}"
        elif top not in room.packages and top not in sys.stdlib_module_names:
            yield f"line {line} imports {module}"


@pytest.mark.parametrize("file", FILES)
def test_a_module_imports_only_what_its_room_may(file: str) -> None:
    name = room_of(file)
    assert name is not None, f"{file} belongs to no room; add it to the table"
    found = list(trespasses(ROOMS[name], imports_of(file)))
    assert not found, f"{file} is of {name}: " + "; ".join(found)


def test_no_two_modules_import_each_other() -> None:
    needs = {
        file: {
            other
            for _, module in imports_of(file)
            if (other := file_of(module)) not in (None, file, "social_credit/__init__.py")
        }
        for file in FILES
    }
    assert len(list(TopologicalSorter(needs).static_order())) >= len(FILES)


# The table means what the house says


def test_streamlit_is_only_in_ui_and_pages_and_the_entrance() -> None:
    assert {name for name, room in ROOMS.items() if "streamlit" in room.packages} == {
        "ui",
        "pages",
        "entrance",
    }


def test_plotly_is_only_in_charts() -> None:
    assert {name for name, room in ROOMS.items() if "plotly" in room.packages} == {"charts"}


def test_the_database_is_only_in_the_store() -> None:
    assert {name for name, room in ROOMS.items() if "sqlalchemy" in room.packages} == {"store"}


def test_rules_and_charts_do_not_know_content() -> None:
    assert {name for name, room in ROOMS.items() if "content" in room.rooms} == {
        "content",
        "pack",
        "ui",
        "pages",
        "entrance",
    }


def test_nothing_imports_a_page() -> None:
    assert not any("pages" in room.rooms for room in ROOMS.values())


def test_only_the_entrance_under_another_name_imports_the_entrance() -> None:
    assert [name for name, room in ROOMS.items() if "entrance" in room.rooms] == ["hosting"]


@pytest.mark.parametrize("name", ROOMS)
def test_every_file_that_the_table_names_is_there(name: str) -> None:
    assert all(fitting(pattern) for pattern in ROOMS[name].files)


# The walk sees what it should


@pytest.mark.parametrize(
    ("code", "module"),
    [
        ("import streamlit", "streamlit"),
        ("import streamlit.components.v2 as v2", "streamlit.components.v2"),
        ("from streamlit import session_state", "streamlit"),
        ("def f():\n    import plotly.express", "plotly.express"),
        ("if TYPE_CHECKING:\n    from plotly.graph_objects import Figure", "plotly.graph_objects"),
        ("from social_credit import content", "social_credit.content"),
        ("from social_credit import __version__", "social_credit"),
        ("from social_credit.content import load", "social_credit.content"),
        ("from .content import load", "social_credit.content"),
        ("from . import content", "social_credit.content"),
        ("from .ui import marks", "social_credit.ui.marks"),
    ],
)
def test_the_walk_sees_every_kind_of_import(code: str, module: str) -> None:
    assert [name for _, name in imported(code, "social_credit")] == [module]


@pytest.mark.parametrize(
    ("name", "module", "allowed"),
    [
        ("ground", "social_credit.scheme", False),
        ("rules", "social_credit.scheme", True),
        ("rules", "social_credit.content", False),
        ("rules", "social_credit.charts.palette", False),
        ("rules", "social_credit.ui.marks", False),
        ("rules", "streamlit", False),
        ("rules", "json", True),
        ("content", "social_credit.charts.palette", False),
        ("charts", "social_credit.content", False),
        ("charts", "social_credit.ui.marks", False),
        ("charts", "streamlit", False),
        ("charts", "plotly.graph_objects", True),
        ("rules", "social_credit.poll_store", False),
        ("store", "social_credit.poll", True),
        ("store", "social_credit.content", False),
        ("store", "streamlit", False),
        ("ui", "pages.home", False),
        ("pages", "social_credit.ui.marks", True),
        ("pages", "social_credit.scheme", True),
        ("serving", "social_credit.content", False),
        ("serving", "streamlit", False),
        ("ui", "social_credit.serving.packed", False),
    ],
)
def test_the_table_lets_in_and_keeps_out(name: str, module: str, allowed: bool) -> None:
    assert (not list(trespasses(ROOMS[name], {(1, module)}))) == allowed
