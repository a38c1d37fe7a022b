"""A figure as the plain data that goes to the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from plotly.basedatatypes import BaseFigure


class Figure(TypedDict):
    """Traces and layout, every property by its full name as plotly.js reads it.

    What Plotly's Python objects would let pass as a short form (``title_text``, a title that is
    only a string) means nothing to the browser; ``tests/drawn.py`` has Plotly check what is sent.
    """

    data: Sequence[Mapping[str, Any]]
    layout: Mapping[str, Any]


class AsWritten(BaseFigure):  # type: ignore[misc]
    """A figure for whoever wants one of Plotly's, handed on as it was written.

    Plotly's own ``__init__`` checks every property, and its ``to_dict`` copies every value: a third
    of the time of a page with charts, to find out the same for every visitor.

    >>> AsWritten({"data": [{"type": "bar", "y": [1]}], "layout": {}}).to_dict()
    {'data': [{'type': 'bar', 'y': [1]}], 'layout': {}}
    """

    def __init__(self, figure: Figure) -> None:
        self._figure = figure

    def to_dict(self) -> dict[str, Any]:
        return {"data": list(self._figure["data"]), "layout": self._figure["layout"]}
