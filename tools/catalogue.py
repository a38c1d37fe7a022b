"""Makes ``docs/catalogue.md``: every scheme and every term, for who works on the site.

    python -m tools.catalogue

Run it again after a new scheme or term; a test says when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from social_credit.content import load
from social_credit.glossary import Term
from social_credit.scheme import Edition
from social_credit.value import Unknown

FILE = Path(__file__).resolve().parents[1] / "docs/catalogue.md"
_HEAD = """\
# Schemes and terms

Everything in `content/schemes/` and `content/glossary.yaml`, by the id that other files know it
by. `python -m tools.catalogue` makes this page; `tests/test_docs.py` says when it is out of date.
"""
_NOT_KNOWN = "not known"


def catalogue() -> str:
    """The page as it should stand in docs."""
    content = load()
    editions = sorted(content.editions, key=lambda it: it.id)
    terms = sorted(content.glossary.terms, key=lambda it: it.id)
    return "\n".join(
        (
            _HEAD,
            f"## {len(editions)} editions of schemes\n",
            *_table(("id", "name", "from", "to", "gives", "items"), map(_of_edition, editions)),
            f"\n## {len(terms)} terms\n",
            *_table(("id", "Chinese", "pinyin", "we say"), map(_of_term, terms)),
            "",
        )
    )


def _of_edition(edition: Edition) -> tuple[str, ...]:
    first, last = edition.first_day, edition.last_day
    return (
        f"`{edition.id}`",
        edition.name,
        _NOT_KNOWN if isinstance(first, Unknown) else str(first.value),
        str(last.value) if last else "none on record",
        edition.gives,
        str(len(edition.items)),
    )


def _of_term(term: Term) -> tuple[str, ...]:
    return f"`{term.id}`", term.zh, term.pinyin, term.ours


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (columns, ("---",) * len(columns), *rows):
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    FILE.write_text(catalogue(), encoding="utf-8")
