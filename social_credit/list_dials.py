"""Where the dials of the model of a list stand at first, and on what record each of them rests.

Three dials start at numbers worked out from published figures; for the others no figure is on
record, so their start is made up and says so.
"""

from __future__ import annotations

from calendar import isleap
from typing import Annotated, Self

from pydantic import Field, model_validator

from social_credit.lists import DAYS_A_YEAR, ListRules
from social_credit.value import Frozen, MomentField, Text, Value, problem

OF = 1_000
"""Mistakes are dialled as so many in this many entries."""

Count = Annotated[int, Field(ge=1)]


class Figure(Value[Count]):
    """A published number and what it counts."""

    text: Text
    as_of: MomentField


class Figures(Frozen):
    """What is on record: names added and returned in a year, names listed on a day, the term.

    The term, ``stay``, is in years; the others count names.
    """

    added: Figure
    returned: Figure
    listed: Figure
    stay: Figure


class Dial(Value[int]):
    """Where a dial without a record stands at first, and how far it turns."""

    lowest: Annotated[int, Field(ge=0)]
    highest: int

    @model_validator(mode="after")
    def _stands_in_its_range(self) -> Self:
        if not self.lowest <= self.value <= self.highest:
            raise problem(
                "a dial stands between its lowest and its highest number; this one goes from "
                "{lowest} to {highest} and stands at {value}",
                lowest=self.lowest,
                highest=self.highest,
                value=self.value,
            )
        return self


class ListDials(Frozen):
    """The dials: ``mistaken`` in ``OF`` entries, the others in days.

    ``entries``, ``terms`` and ``earned`` are further choices for the dials that rest on figures:
    names a day, days of the term, and mean days until a duty is fulfilled.
    """

    figures: Figures
    mistaken: Dial
    noticed: Dial
    corrected: Dial
    entries: tuple[Count, ...]
    terms: tuple[Count, ...]
    earned: tuple[Count, ...]

    @property
    def entries_a_day(self) -> int:
        """Names added in the year on record, a day of that year.

        >>> from social_credit.content import load
        >>> load().lists.entries_a_day
        6713
        """
        added = self.figures.added
        return round(added.value / _days_of(added.as_of.first.year))

    @property
    def term(self) -> int:
        """The term on record, in days."""
        return self.figures.stay.value * DAYS_A_YEAR

    @property
    def earned_after(self) -> int:
        """Mean days until a listed name is returned, if each day is as good as another.

        That is the number listed on a day by the number returned in a day of the year after.

        >>> from social_credit.content import load
        >>> load().lists.earned_after
        1108
        """
        returned = self.figures.returned
        days = _days_of(returned.as_of.first.year)
        return round(self.figures.listed.value / returned.value * days)

    @property
    def start(self) -> ListRules:
        """The list as all dials stand at first."""
        return ListRules(
            entries=self.entries_a_day,
            mistaken=self.mistaken.value / OF,
            noticed_after=self.noticed.value,
            corrected_after=self.corrected.value,
            term=self.term,
            earned_after=self.earned_after,
        )


def _days_of(year: int) -> int:
    return DAYS_A_YEAR + isleap(year)
