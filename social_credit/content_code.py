"""Reads what the site knows of the unified social credit code."""

from __future__ import annotations

from social_credit.code_book import CodeBook
from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.credit_code import decode

_NAME = "code.yaml"


def read_codes(reading: Reading, uses: Uses) -> CodeBook | None:
    """The tables and examples; every example must fit in every sum and table."""
    book = reading.read(_NAME, CodeBook)
    if book is None:
        return None
    uses.gather(_NAME, "code", book)
    reading.by_id(_NAME, "examples", book.examples)
    reading.by_id(_NAME, "facts", book.facts)
    _check_signs(reading, "registrars", [it.sign for it in book.registrars])
    _check_signs(reading, "provinces", [it.code for it in book.provinces.table])
    for place, example in enumerate(book.examples):
        wrong = [finding.fault.value for finding in decode(example.code, book).findings]
        if wrong:
            reading.report(
                _NAME,
                ("examples", place, "code"),
                f"'{example.code}' is not a sound code; what is wrong is: {', '.join(wrong)}",
            )
    return book


def _check_signs(reading: Reading, part: str, signs: list[str]) -> None:
    for place, sign in enumerate(signs):
        if sign in signs[:place]:
            path = (part, place, "sign") if part == "registrars" else (part, "table", place, "code")
            reading.report(_NAME, path, f"'{sign}' stands twice; a sign has one meaning")
