"""Whatever one could ask for by name is named in README or docs, and what stands there works."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
from pydantic import TypeAdapter

from benchmarks import readability
from social_credit.content import load
from social_credit.grades import Grade, Line
from social_credit.item import Item, Law
from social_credit.scheme import Edition, Gives, Runner
from social_credit.source import Kind, ReadHow
from social_credit.ui.controls import _KNOWN
from social_credit.ui.frame import PAGES
from social_credit.ui.page_address import PRESENT
from social_credit.value import Citation, Confidence, KnownNumber, Sourced
from social_credit.yaml_text import read_yaml
from tools.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[1]
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAP = README + DOCS["architecture.md"]
OWN_DOCS = frozenset({"add-a-language.md", "add-a-page.md", "add-a-scheme.md", "facts.md"})
"""Where YAML is content; elsewhere it may be a setting of some other program."""
AGAIN = "run: python -m tools.catalogue"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED_FILE = re.compile(r"# (content/\S+\.yaml)\n")
COMMAND = re.compile(r"python (?:-m )?((?:benchmarks|tools)[./]\w+)")


def named(name: str, text: str) -> bool:
    """Whether a name stands in a text as code, by itself or at the start or end of a path."""
    return re.search(rf"`(?:[\w./-]*/)?{re.escape(name)}(?:/[\w./-]*)?`", text) is not None


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    """The blocks of a language in docs, each with the file that it stands in."""
    for name, text in sorted(DOCS.items()):
        for language, block in BLOCK.findall(text):
            if language == kind:
                yield name, block


# Everything has its name in the docs


def test_everything_in_content_is_in_the_table_of_content() -> None:
    missing = [it.name for it in (ROOT / "content").iterdir() if not named(it.name, MAP)]
    assert not missing, f"docs/architecture.md does not say what these are: {missing}"


def test_every_package_is_in_the_table_of_rooms() -> None:
    inits = (ROOT / "social_credit").glob("**/__init__.py")
    packages = [init.parent.relative_to(ROOT).as_posix() for init in inits]
    missing = [package for package in packages if f"`{package}/`" not in MAP]
    assert not missing, f"docs/architecture.md does not name {missing}"


def test_every_reader_of_content_is_in_the_table_of_content() -> None:
    helpers = {"content_errors", "content_reading", "content_uses"}
    readers = {path.stem for path in (ROOT / "social_credit").glob("content*.py")} - helpers
    missing = [reader for reader in readers if not named(f"{reader}.py", MAP)]
    assert not missing, f"docs/architecture.md does not name {missing}"


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_is_in_the_table_of_pages(page: str) -> None:
    assert named(page, MAP), f"docs/architecture.md has no row for the page {page}"


@pytest.mark.parametrize("prefix", [*_KNOWN, PRESENT])
def test_every_parameter_of_an_address_is_in_the_table_of_pages(prefix: str) -> None:
    assert named(prefix, MAP), f"docs/architecture.md does not say whose parameter {prefix} is"


@pytest.mark.parametrize("edition", [it.id for it in load().editions])
def test_every_scheme_is_in_the_docs(edition: str) -> None:
    assert any(named(edition, text) for text in DOCS.values()), AGAIN


@pytest.mark.parametrize("term", [it.id for it in load().glossary.terms])
def test_every_term_is_in_the_docs(term: str) -> None:
    assert any(named(term, text) for text in DOCS.values()), AGAIN


def test_the_catalogue_is_as_it_would_be_made_now() -> None:
    assert DOCS["catalogue.md"] == catalogue(), AGAIN


@pytest.mark.parametrize(
    "command",
    sorted(
        f"{folder}.{it.stem}"
        for folder in ("benchmarks", "tools")
        for it in (ROOT / folder).glob("[!_]*.py")
    ),
)
def test_every_command_is_in_readme_or_docs(command: str) -> None:
    text = "".join([README, *DOCS.values()])
    assert command in {found.replace("/", ".") for found in COMMAND.findall(text)}


def test_every_variable_that_an_operator_may_set_is_in_the_table_of_hosting() -> None:
    files = (ROOT / "app.py", *(ROOT / "social_credit").rglob("*.py"))
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    variables = set(re.findall(r"SOCIAL_CREDIT_[A-Z]+", code))
    assert len(variables) > 2
    assert not [it for it in variables if f"| `{it}` |" not in DOCS["hosting.md"]]


@pytest.mark.parametrize("word", [*get_args(Runner), *get_args(Gives), *get_args(Law)])
def test_every_kind_of_scheme_and_item_is_told_to_who_writes_one(word: str) -> None:
    assert named(word, DOCS["add-a-scheme.md"])


def test_every_key_of_a_scheme_is_told_to_who_writes_one() -> None:
    keys = {key for model in (Edition, Grade, Line, Item) for key in model.model_fields}
    # A grade's meaning and what every value has are told in facts.md.
    keys -= {*Sourced.model_fields, "meaning"}
    missing = [key for key in sorted(keys) if not re.search(rf"`{key}\b", DOCS["add-a-scheme.md"])]
    assert not missing, f"docs/add-a-scheme.md does not explain {missing}"


@pytest.mark.parametrize("word", [*Confidence, *get_args(Kind), *get_args(ReadHow)])
def test_every_word_for_sureness_and_for_sources_is_in_facts(word: str) -> None:
    assert named(word, DOCS["facts.md"])


@pytest.mark.parametrize("key", sorted({*Sourced.model_fields, "unit", "unknown"}))
def test_every_part_of_a_value_is_in_facts(key: str) -> None:
    assert re.search(rf"`{key}\b", DOCS["facts.md"])


@pytest.mark.parametrize("word", Confidence)
def test_facts_says_of_each_word_whether_it_cites(word: Confidence) -> None:
    (row,) = re.findall(rf"^\| `{word}` \|.*\| (.*) \|$", DOCS["facts.md"], re.MULTILINE)
    assert row.startswith("at least one") == word.cites


@pytest.mark.parametrize("doc", DOCS)
def test_every_doc_is_linked_from_the_readme(doc: str) -> None:
    assert f"(docs/{doc})" in README


# What stands in README and docs is there


@pytest.mark.parametrize("doc", ["README.md", *(f"docs/{name}" for name in DOCS)])
def test_every_link_leads_to_a_file_that_is_there(doc: str) -> None:
    text = (ROOT / doc).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", BLOCK.sub("", text))
    lost = [it for it in links if "://" not in it and not (ROOT / doc).parent.joinpath(it).exists()]
    assert not lost, f"{doc} links to {lost}"


@pytest.mark.parametrize("doc", ["README.md", "CONTRIBUTING.md", *(f"docs/{it}" for it in DOCS)])
def test_every_command_runs_a_file_that_is_there(doc: str) -> None:
    text = (ROOT / doc).read_text(encoding="utf-8")
    files = [f"{found.replace('.', '/')}.py" for found in COMMAND.findall(text)]
    files += re.findall(r"(?:pytest|streamlit run|pip install -r) ([\w./-]+\.\w+)", text)
    files += re.findall(r"`(\.ci/\w+)`", text)
    lost = [it for it in files if not (ROOT / it).exists()]
    assert not lost, f"{doc} runs {lost}"


def test_every_module_that_the_docs_name_is_there() -> None:
    names = set(
        re.findall(
            r"`((?:social_credit|tests|content|pages)/[\w./-]+\.\w+)`", "".join(DOCS.values())
        )
    )
    assert len(names) > 10
    assert not [name for name in names if not (ROOT / name).exists()]


def test_the_drawing_is_one_and_tells_what_it_shows() -> None:
    drawing = ElementTree.parse(ROOT / "docs/architecture.svg").getroot()
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert drawing.findtext("svg:title", namespaces=space)
    assert drawing.findtext("svg:desc", namespaces=space)


# Examples work as they stand


@cache
def example_files() -> dict[str, str]:
    """The content files that docs show whole, by their path."""
    found = [(NAMED_FILE.match(block), block) for _, block in blocks("yaml")]
    return {match[1]: block for match, block in found if match}


def test_content_files_that_the_docs_show_load_among_the_others(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for name, text in example_files().items():
        assert not (ROOT / name).exists(), f"{name} is a real file; show another"
        (tmp_path / name).write_text(text, encoding="utf-8")
    content = load(tmp_path / "content")
    harbour = content.edition("harbour-2019")
    assert harbour.start == 100
    assert [item.points for item in harbour.items] == [-5, 10, None]
    assert content.words["tea"].count("found", 2) == "2 Tassen"


def test_values_that_the_docs_show_are_values() -> None:
    shown = [block for _, block in blocks("yaml") if block.startswith("# a value\n")]
    values = [TypeAdapter(KnownNumber).validate_python(_lax(block)) for block in shown]
    assert values
    for value in values:
        for citation in getattr(value, "sources", ()):
            assert isinstance(citation, Citation)
            assert citation.source in load().sources


def _lax(block: str) -> dict[str, object]:
    data = read_yaml(block).data
    assert isinstance(data, dict)
    return data


def test_every_yaml_example_is_one_that_these_tests_load() -> None:
    for doc, block in blocks("yaml"):
        if doc in OWN_DOCS:
            assert block.startswith("# a value\n") or NAMED_FILE.match(block), (doc, block[:60])


def test_python_that_the_docs_show_compiles() -> None:
    for doc, block in blocks("python"):
        compile(block, doc, "exec")


def test_the_rules_can_be_used_as_the_architecture_says(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = [block for doc, block in blocks("python") if doc == "architecture.md"]
    exec(compile(block, "architecture.md", "exec"), {})
    assert capsys.readouterr().out.strip() == block.strip().rpartition("# ")[2]


def test_the_page_that_the_docs_show_asks_only_for_what_is_there() -> None:
    (block,) = [block for doc, block in blocks("python") if doc == "add-a-page.md"]
    imports = "\n".join(re.findall(r"^(?:from|import) .*$", block, re.MULTILINE))
    exec(compile(imports, "add-a-page.md", "exec"), {})


def test_readability_prints_each_file_of_words(capsys: pytest.CaptureFixture[str]) -> None:
    readability.main([])
    rows = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"home", "outline", "all"} <= set(rows)


# The walk sees what it should


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("`timeline.yaml`", True),
        ("`content/timeline.yaml`", True),
        ("timeline.yaml", False),
        ("`timeline.yaml2`", False),
        ("`mytimeline.yaml`", False),
    ],
)
def test_a_name_counts_as_code_and_as_a_whole(text: str, found: bool) -> None:
    assert named("timeline.yaml", text) == found
