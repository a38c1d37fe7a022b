"""Nothing but the reader of content reads files, and a few that read their own."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.servers import ROOT

READERS = {
    "social_credit/content_reading.py": "the reader of content",
    "social_credit/serving/fonts.py": "Streamlit's icons, and the part of them that is kept",
    "social_credit/serving/front_page.py": "Streamlit's own first page",
    "social_credit/serving/frontend.py": "Streamlit's scripts, for what they import",
    "social_credit/serving/packed.py": "Streamlit's scripts, to pack them",
    "social_credit/ui/chart/__init__.py": "the chart's own style sheet",
    "social_credit/ui/instrument/__init__.py": "the instrument's own style sheet",
    "social_credit/ui/scripts.py": "the scripts of chart and instrument",
    "social_credit/ui/stage/__init__.py": "scripts and styles for paper and projector",
}
"""The only modules that read files, and what each reads."""

READING = {"open", "read_text", "read_bytes", "glob", "rglob", "iterdir", "walk", "scandir"} | {
    "read_csv",
    "read_json",
    "read_table",
    "safe_load",
    "loadtxt",
    "genfromtxt",
    "files",
}
"""The names of calls that read a file or list a folder."""


def readings(path: Path) -> set[str]:
    """The calls in a module that read a file or list a folder."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in READING:
                found.add(name)
    return found


def test_nothing_but_the_reader_of_content_reads_files() -> None:
    modules = [*ROOT.glob("*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("social_credit/**/*.py")]
    readers = {path.relative_to(ROOT).as_posix(): readings(path) for path in modules}
    assert {name for name, calls in readers.items() if calls} == set(READERS)
