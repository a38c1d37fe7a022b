"""CSV without surprises: a row remembers its line, and one with a cell too many is an error."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from social_credit.yaml_text import Path, YamlProblem, YamlText


def csv_rows(text: str, part: str, columns: Sequence[str]) -> YamlText:
    """The rows of a CSV text as a list under ``part``, each with its line, without empty cells.

    The first line names the columns, which are exactly these in this order.

    >>> rows = csv_rows("id,title\\na,One\\nb,\\n", "posts", ("id", "title"))
    >>> rows.data
    {'posts': [{'id': 'a', 'title': 'One'}, {'id': 'b'}]}
    >>> rows.line_of(("posts", 1, "title"))
    3

    Raises:
        YamlProblem: other columns, a row with more or fewer cells, an empty row, a quote that does
            not end.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    data: list[dict[str, str]] = []
    lines: dict[Path, int] = {(): 1, (part,): 1}
    line = 1
    try:
        head = next(reader, [])
        if head != list(columns):
            raise YamlProblem(
                1, f"the columns are {', '.join(columns)}; this says {', '.join(head) or 'nothing'}"
            )
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(columns):
                raise YamlProblem(
                    line,
                    f"this row has {len(cells)} cells and there are {len(columns)} columns; put a "
                    "cell that holds a comma in double quotes, and leave no row empty",
                )
            lines[part, len(data)] = line
            data.append({name: it for name, it in zip(columns, cells, strict=True) if it})
            line = reader.line_num + 1
    except csv.Error as error:
        raise YamlProblem(line, f"this is not CSV: {error}") from error
    return YamlText({part: data}, lines)
