"""What schemes count, by kind of conduct, and how much of it was already against the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from social_credit.item import Item
from social_credit.scheme import Edition


@dataclass(frozen=True, slots=True)
class LawCount:
    """How many items are an offence, a breach of a private duty, lawful, or of unknown standing."""

    offence: int
    breach: int
    lawful: int
    unknown: int

    @property
    def against(self) -> int:
        """Items that the law answers anyway: offences, and breaches that a court can hear."""
        return self.offence + self.breach

    @property
    def items(self) -> int:
        """All items."""
        return self.offence + self.breach + self.lawful + self.unknown

    @property
    def share(self) -> Fraction | None:
        """The part already against the law, of the items whose standing is known.

        >>> LawCount(offence=2, breach=1, lawful=1, unknown=5).share
        Fraction(3, 4)
        """
        known = self.items - self.unknown
        return Fraction(self.against, known) if known else None


def law_count(items: Iterable[Item]) -> LawCount:
    """Count items by what the law says of them.

    >>> from social_credit.content import load
    >>> law_count(load().edition("rongcheng-2014").items)
    LawCount(offence=9, breach=8, lawful=4, unknown=1)
    """
    by = Counter(item.law for item in items)
    return LawCount(by["offence"], by["breach"], by["lawful"], by["unknown"])


class Counted(StrEnum):
    """Whether a scheme counts a category of conduct."""

    WITH_VALUE = "with-value"
    """It does; for some of it the points, or the grade that it sets, are on record."""
    WITHOUT_VALUE = "without-value"
    """It does; how much was not published."""
    NOT_COUNTED = "not-counted"
    """All that it counts is known, and nothing of this category is among it."""
    UNKNOWN = "unknown"
    """Whether it does is not known."""


@dataclass(frozen=True, slots=True)
class CategoryCell:
    """One category in one scheme: whether it counts, through which items, and their law."""

    counted: Counted
    items: tuple[Item, ...]

    @property
    def law(self) -> LawCount:
        """The items by what the law says of them."""
        return law_count(self.items)


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One category: a cell for each edition, in their order."""

    category: str
    cells: tuple[CategoryCell, ...]


def category_matrix(
    editions: Sequence[Edition], categories: Iterable[str]
) -> tuple[CategoryRow, ...]:
    """What counts where: a row for each category that at least one of the editions counts.

    >>> from social_credit.content import load
    >>> two = [load().edition(it) for it in ("rongcheng-2014", "dibaoquan-2018")]
    >>> for row in category_matrix(two, ["traffic", "volunteering", "tax-fraud"]):
    ...     print(row.category, *(str(cell.counted) for cell in row.cells))
    traffic with-value unknown
    volunteering without-value with-value
    """
    rows = (
        CategoryRow(category, tuple(_cell(edition, category) for edition in editions))
        for category in categories
    )
    return tuple(row for row in rows if any(cell.items for cell in row.cells))


def _cell(edition: Edition, category: str) -> CategoryCell:
    items = tuple(item for item in edition.items if item.category == category)
    if not items:
        silent = Counted.NOT_COUNTED if edition.items_complete else Counted.UNKNOWN
        return CategoryCell(silent, ())
    valued = any(item.unknown is None for item in items)
    return CategoryCell(Counted.WITH_VALUE if valued else Counted.WITHOUT_VALUE, items)
