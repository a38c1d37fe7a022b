"""Tables as CSV and JSON that are safe to open."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "|", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Starts that a spreadsheet may run as a formula; the last four are the wide = + - @ of Chinese."""

_DROPPED = ("\t", "\r", "\n")
"""Starts that some spreadsheet drops, and then reads on from the next character."""


def csv_text(rows: Sequence[Mapping[str, Cell]]) -> str:
    """Rows as CSV; text that a spreadsheet would run as a formula gets a leading apostrophe.

    Numbers stay numbers. No rows give no text.

    >>> print(csv_text([{"item": "=1+1", "points": -5}]).strip().splitlines())
    ['item,points', "'=1+1,-5"]
    """
    if not rows:
        return ""
    out = io.StringIO()
    # With this line end a lone carriage return inside a text is quoted on every Python 3.11.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(name) for name in rows[0]])
    writer.writerows([_safe(row[name]) for name in rows[0]] for row in rows)
    return out.getvalue()


def json_text(data: object) -> str:
    """Data as JSON, indented, Chinese readable.

    >>> json_text({"title": "诚信"})
    '{\\n  "title": "诚信"\\n}'
    """
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str) and (cell.startswith(_DROPPED) or cell.lstrip().startswith(_FORMULA)):
        return f"'{cell}"
    return cell
