"""Plotly's opinion of a figure, which the site does not ask when it sends one."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import plotly.io

from social_credit.charts.figure import Figure


def checked(figure: Figure) -> go.Figure:
    """The figure as Plotly's own object, which knows every property that there is.

    Raises:
        ValueError: a property is unknown or has a wrong value.
        AssertionError: one is written in a short form that only Plotly's Python expands, or a line
            or a mark has no colour of its own.
    """
    found = go.Figure(figure)
    sent, meant = (json.loads(plotly.io.to_json(it, validate=False)) for it in (figure, found))
    assert sent["layout"].pop("template") == {"layout": {}}  # which Plotly fills with its own
    del meant["layout"]["template"]
    sent["layout"] = {name: value for name, value in sent["layout"].items() if value != []}
    assert sent == meant
    assert all(map(_has_colours, sent["data"])), "a trace without a colour takes Plotly's own"
    return found


def _has_colours(trace: dict[str, Any]) -> bool:
    marker, line = trace.get("marker", {}), trace.get("line", {})
    if trace["type"] == "scatter" and "markers" not in trace["mode"]:
        return "lines" not in trace["mode"] or "color" in line
    return marker.get("opacity") == 0 or bool({"color", "colors"} & {*marker, *line})
