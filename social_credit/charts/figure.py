"""A figure as the plain data that goes to the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from plotly.utils import PlotlyJSONEncoder


class Figure(TypedDict):
    """Traces and layout, every property by its full name as plotly.js reads it.

    What Plotly's Python objects would let pass as a short form (``title_text``, a title that is
    only a string) means nothing to the browser; ``tests/drawn.py`` has Plotly check what is sent.
    """

    data: Sequence[Mapping[str, Any]]
    layout: Mapping[str, Any]


def as_json(figure: Figure) -> str:
    """The figure as it is sent: no property is checked and no value copied for a visitor.

    Plotly's own objects do both, for a third of the time of a page with charts, and find out the
    same for everybody. Its encoder knows days and arrays, which it writes as plain lists.

    >>> as_json({"data": [{"type": "bar", "y": [1]}], "layout": {"height": 200}})
    '{"data":[{"type":"bar","y":[1]}],"layout":{"height":200}}'
    """
    return json.dumps(figure, cls=PlotlyJSONEncoder, separators=(",", ":"))
