"""Days of the calendar: counted on by months, and read as they are typed.

A period of months ends on the day of the same number, or on the last day of a month that has no
such day: one month from 31 January is 28 or 29 February, and twelve months from 29 February is
28 February. Months are counted at once, not one after another.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2039, 12, 31)
"""The first and the last day that an invented record may name."""

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def add_months(day: date, months: int) -> date:
    """The day so many months later: of the same number, or the last of a month without it.

    >>> [str(add_months(date(2024, 1, 31), months)) for months in (1, 2, 13)]
    ['2024-02-29', '2024-03-31', '2025-02-28']
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class BadDay(StrEnum):
    """Why something typed is not a day that the calculator takes."""

    FORM = "form"
    NO_SUCH_MONTH = "no_such_month"
    NO_SUCH_DAY = "no_such_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


def read_day(text: str) -> date | BadDay:
    """A day typed as YYYY-MM-DD, or why it is none.

    >>> read_day("2026-05-04"), read_day("4 May 2026"), read_day("2026-02-29")
    (datetime.date(2026, 5, 4), <BadDay.FORM: 'form'>, <BadDay.NO_SUCH_DAY: 'no_such_day'>)
    """
    match = _DAY.fullmatch(text.strip())
    if not match:
        return BadDay.FORM
    year, month, number = map(int, match.groups())
    if not 1 <= month <= 12:
        return BadDay.NO_SUCH_MONTH
    if year < FIRST_DAY.year:
        return BadDay.TOO_EARLY
    if not 1 <= number <= days_in(year, month):
        return BadDay.NO_SUCH_DAY
    return BadDay.TOO_LATE if year > LAST_DAY.year else date(year, month, number)


def days_in(year: int, month: int) -> int:
    """How many days a month has; the year is 1 or later.

    >>> days_in(2023, 2), days_in(2024, 2)
    (28, 29)
    """
    return calendar.monthrange(year, month)[1]
