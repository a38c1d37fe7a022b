"""What stands in where an edition's own rules were not read: another edition's, marked as ours."""

from __future__ import annotations

from social_credit.scheme import Edition
from social_credit.value import Confidence


def carrying(edition: Edition, origin: Edition) -> Edition:
    """An edition with the origin's base, grades, lines and items, marked illustrative.

    Parts that the edition has of its own stay. Nothing carried keeps its sources: they speak
    of the other edition.
    """
    assert edition.carried_from is not None
    marked = {
        "confidence": Confidence.ILLUSTRATIVE,
        "sources": (),
        "as_of": None,
        "note": edition.carried_from.note,
    }
    tables = tuple(
        table.model_copy(
            update={
                "note": edition.carried_from.note,
                "lines": {
                    grade: line.model_copy(update=marked) for grade, line in table.lines.items()
                },
            }
        )
        for table in origin.line_tables
    )
    stand_ins = {
        "base": origin.base.model_copy(update=marked),
        "grades": tuple(grade.model_copy(update={"meaning": None}) for grade in origin.grades),
        "line_tables": tables,
        "items": tuple(item.model_copy(update=marked) for item in origin.items),
    }
    own = {"base"} if edition.start is not None else set()
    own |= {part for part in ("grades", "line_tables", "items") if getattr(edition, part)}
    return edition.model_copy(
        update={part: value for part, value in stand_ins.items() if part not in own}
    )
