"""The later documents that the Outline is held against: the opinions of 2019, the plan for 2024-25.

Both were read in English only, so their passages have no Chinese title and no length. An id begins
with that of its document: ``O.3.6``, ``A.10``. The points of the plan are numbered through over its
headings (``A.I`` to ``A.V``), so a point names its heading as ``parent``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from social_credit.passages import NUMERALS, Passage, Tree, words_between
from social_credit.value import Text, problem

_MEASURE_ID = re.compile(rf"[A-Z](?:\.(?:{'|'.join(NUMERALS)}|[1-9][0-9]?)){{1,2}}")


def _measure_id(value: str) -> str:
    if not _MEASURE_ID.fullmatch(value):
        raise problem(
            "the id of a measure is the letter of its document and one or two numbers after it, "
            "like 'O.3.6' or 'A.10'; this says '{value}'",
            value=value,
        )
    return value


MeasureId = Annotated[str, AfterValidator(_measure_id)]


class Measure(Passage):
    """A group of measures or a single one of a later document."""

    id: MeasureId
    parent: Text | None = None
    summary: Annotated[Text, AfterValidator(words_between(30, 120))]

    @property
    def above(self) -> str | None:
        """The id of the group that the measure stands under; None for a group."""
        stem = self.id.rpartition(".")[0]
        return self.parent or (stem if "." in stem else None)


@dataclass(frozen=True)
class LaterDocument(Tree[Measure]):
    """A later document; its groups are its ``top``, its measures its ``paragraphs()``.

    >>> from social_credit.content import load
    >>> [(it.document.year, len(it.top), len(it.paragraphs())) for it in load().later]
    [(2019, 4, 18), (2024, 5, 17)]
    """
