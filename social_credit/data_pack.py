"""All that the site knows as tables, and all tables in one file to take away.

Whatever a content folder holds is in it: a new kind of content needs no line here, only words in
the data dictionary. The same content gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from io import BytesIO

from social_credit.content import Content
from social_credit.export import Cell, csv_text, json_text
from social_credit.passages import Document
from social_credit.tables import Basis, Flat, Row, Tables
from social_credit.value import Confidence

LEFT_OUT: Mapping[str, str] = {
    "coast": "a coastline to draw, no fact of our subject; it stands in content/map.yaml",
    "lessons": "plans for teachers, which their page gives away; they stand in content/lessons",
    "words": "the prose of the pages, which is no data; it stands in content/words",
}
"""Parts of the content that are not in the tables, and why."""

PLAIN = frozenset(
    {
        "editions_grades",
        "editions_missing",
        "list_walk_case_options",
        "list_walk_steps_ways",
        "memoranda_bodies",
        "memoranda_measures",
        "numbers_travels_options",
        "poll_questions_options",
        "reception_book_answers",
        "reception_book_codes",
        "reception_book_everyone",
        "repair_rules_terms",
        "sources",
    }
)
"""Tables with rows that are names, questions, gaps or our own codes, and so need no source."""

MADE_UP = Basis(Confidence.ILLUSTRATIVE.value)

_DAY = (1980, 1, 1, 0, 0, 0)
"""The day written for every file within; a real one would make each pack another."""


def tables_of(content: Content) -> Tables:
    """Every table, in the order in which content is read.

    >>> from social_credit.content import load
    >>> [row["name"] for row in tables_of(load()).rows["populations"]]
    ['A city of 740,000, made up']
    """
    tables = Tables()
    for field in fields(content):
        if field.name in LEFT_OUT:
            continue
        value = getattr(content, field.name)
        if field.name in _OWN_WAY:
            _OWN_WAY[field.name](tables, content)
        elif isinstance(value, tuple):
            tables.add(field.name, value)
        else:
            tables.add_one(field.name, value)
    return tables


def _sources(tables: Tables, content: Content) -> None:
    tables.add("sources", content.sources.values())


def _uses(tables: Tables, content: Content) -> None:
    tables.add_rows(
        "citations",
        (
            {"source": source, **use._asdict()}
            for source, uses in content.uses.items()
            for use in uses
        ),
    )


def _outline(tables: Tables, content: Content) -> None:
    outline = content.outline
    tables.add("documents", [text.document for text in content.texts])
    tables.add("outline_nodes", outline.nodes, _read_in(outline.document))
    tables.add("outline_findings", outline.findings, _read_in(outline.document))


def _later(tables: Tables, content: Content) -> None:
    for text in content.later:
        tables.add("later_measures", text.nodes, _read_in(text.document))


def _crosswalk(tables: Tables, content: Content) -> None:
    texts = [text.document for text in content.texts]
    cited = tuple(source for text in texts for source in _read_in(text).sources)
    tables.add_one("crosswalk", content.crosswalk, Basis(texts[0].confidence.value, None, cited))


def _glossary(tables: Tables, content: Content) -> None:
    for term in content.glossary.terms:
        cited = tuple(f"{it.source}: {', '.join(it.words)}" for it in term.renderings)
        sure = Confidence.DOCUMENTED if cited else Confidence.UNVERIFIED
        tables.add("glossary", [term], Basis(sure.value, None, cited))


def _reception(tables: Tables, content: Content) -> None:
    reception = content.reception
    tables.add_one("reception_book", reception.book)
    tables.add("reception_posts", reception.posts, Basis.of(reception.book.notes))


def _numbers(tables: Tables, content: Content) -> None:
    tables.add_one("numbers", content.numbers.model_copy(update={"stays": ()}))
    tables.add("numbers_stays", content.numbers.stays, MADE_UP)


def _quiz(tables: Tables, content: Content) -> None:
    for question in content.quiz.questions:
        rests_on = [Basis.of(it) for it in content.quiz.sourced[question.id]]
        tables.add("quiz_questions", [question], Basis.together(rests_on))


def _read_in(document: Document) -> Basis:
    own = Basis.of(document)
    return Basis(own.confidence, own.as_of or str(document.date or document.year), own.sources)


_OWN_WAY: Mapping[str, Callable[[Tables, Content], None]] = {
    "sources": _sources,
    "uses": _uses,
    "outline": _outline,
    "later": _later,
    "crosswalk": _crosswalk,
    "glossary": _glossary,
    "reception": _reception,
    "numbers": _numbers,
    "quiz": _quiz,
    "lives": lambda tables, content: tables.add("lives", content.lives, MADE_UP),
    "firms": lambda tables, content: tables.add("firms", content.firms, MADE_UP),
}


@dataclass(frozen=True)
class Dictionary:
    """The words of the data dictionary: of each table by name, of each column.

    ``columns`` holds what a column means in all tables; ``own`` has ``table.column`` where it means
    something else there. ``about`` is the text that comes with the tables.
    """

    about: str
    tables: Mapping[str, str]
    columns: Mapping[str, str]
    own: Mapping[str, str]

    def column(self, table: str, column: str) -> str:
        """What a column of a table holds; nothing where nobody has said."""
        return self.own.get(f"{table}.{column}") or self.columns.get(column, "")


def pack(content: Content, dictionary: Dictionary) -> bytes:
    """A ZIP file with every table as CSV and as JSON, and the data dictionary as both.

    CSV files are UTF-8 with the mark by which spreadsheets know it.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, data in _files(tables_of(content), dictionary):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            file.writestr(info, data)
    return out.getvalue()


def _files(tables: Tables, dictionary: Dictionary) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", dictionary.about.encode()
    listed: list[Row] = [
        {
            "table": name,
            "table_holds": dictionary.tables.get(name, ""),
            "rows": len(tables.rows[name]),
            "column": column,
            "column_holds": dictionary.column(name, column),
        }
        for name in tables.rows
        for column in tables.columns(name)
    ]
    every = {"dictionary": listed} | {name: tables.whole(name) for name in tables.rows}
    for name, rows in every.items():
        flat = [{column: _text(cell) for column, cell in row.items()} for row in rows]
        yield f"csv/{name}.csv", csv_text(flat).encode("utf-8-sig")
        yield f"json/{name}.json", json_text(rows).encode()


def _text(cell: Flat) -> Cell:
    """A cell as CSV has it: a list as one text, yes or no as ``true`` or ``false``."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "; ".join(cell) if isinstance(cell, tuple) else cell
