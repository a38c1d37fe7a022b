"""Figures as a page sends them, and Plotly's opinion of one, which the site does not ask."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import plotly.io
from streamlit.testing.v1 import AppTest

from social_credit.charts.figure import Figure


def charts(app: AppTest) -> list[dict[str, Any]]:
    """What a page hands to the browser for each of its charts: figure, alternative text and all."""
    return [
        json.loads(it.proto.json)
        for it in app.get("bidi_component")
        if it.proto.component_name == "social_credit_chart"
    ]


def checked(figure: Figure) -> go.Figure:
    """The figure as Plotly's own object, which knows every property that there is.

    Raises:
        ValueError: a property is unknown or has a wrong value.
        AssertionError: one is written in a short form that only Plotly's Python expands, or a line
            or a mark has no colour of its own.
    """
    found = go.Figure(figure)
    sent, meant = (json.loads(plotly.io.to_json(it, validate=False)) for it in (figure, found))
    assert "template" not in sent["layout"], "the page's own look is laid under every figure"
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
