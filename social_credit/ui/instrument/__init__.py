"""The instrument: grade lines that visitors drag over a city's score distribution.

A Streamlit Components v2 component in plain JavaScript. It draws, drags and counts in the browser;
Python hears of the lines when a handle is let go. The scripts are ES modules of their own, so that
a plain web page can use them too (``mountInstrument`` in ``instrument.js``); Streamlit takes one
script, and :func:`social_credit.ui.scripts.joined` makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import streamlit as st

from social_credit.ui.scripts import joined

FOLDER = Path(__file__).parent
SCRIPTS = (
    "bands.js",
    "geometry.js",
    "bars.js",
    "crowd.js",
    "dom.js",
    "lines.js",
    "drawing.js",
    "readout.js",
    "parts.js",
    "instrument.js",
)
"""The modules, each after those that it imports."""

WORDS: Mapping[str, frozenset[str]] = {
    "chart": frozenset({"total", "low", "high", "mode", "residents"}),
    "view": frozenset(),
    "view_scores": frozenset(),
    "view_people": frozenset(),
    "height_note": frozenset({"near"}),
    "height_note_merged": frozenset({"points", "near"}),
    "people_note": frozenset({"residents"}),
    "handle": frozenset({"grade"}),
    "handle_value": frozenset({"grade", "line", "residents", "share"}),
    "handle_value_best": frozenset({"grade", "line", "residents", "share"}),
    "keys": frozenset(),
    "stepper": frozenset({"grade", "line"}),
    "step_down": frozenset({"grade", "line"}),
    "step_up": frozenset({"grade", "line"}),
    "reset": frozenset(),
    "table_caption": frozenset(),
    "column_grade": frozenset(),
    "column_from": frozenset(),
    "column_own": frozenset(),
    "column_residents": frozenset(),
    "column_share": frozenset(),
    "column_change": frozenset(),
    "below": frozenset({"line"}),
    "share": frozenset({"share"}),
    "share_least": frozenset(),
    "share_most": frozenset(),
    "change_more": frozenset({"residents"}),
    "change_fewer": frozenset({"residents"}),
    "change_none": frozenset(),
    "sentence": frozenset({"up", "down", "near", "points", "total"}),
    "sentence_own": frozenset({"near", "points", "total"}),
}
"""The words that the instrument says, and the names that it fills into each."""


@dataclass(frozen=True)
class GradeStyle:
    """A grade as it is drawn: ``color`` fills it, ``ink`` is legible on that colour (CSS)."""

    id: str
    label: str
    color: str
    ink: str


@dataclass(frozen=True)
class LineConfidence:
    """How sure anyone is of a line: the word, and the short mark that stands for it."""

    word: str
    mark: str


@dataclass(frozen=True)
class InstrumentData:
    """All that the instrument knows. Counts are residents, lines and ``first`` are scores.

    Attributes:
        first: the lowest score of the lattice.
        below: residents who score less than ``first + i``; see :mod:`social_credit.bands`.
        grades: best grade first.
        lines: lowest score of each grade but the worst, as they stand now; strictly descending.
        own: the edition's own lines; a line moved away from its own leaves a ghost there.
        confidence: how sure anyone is of each of the edition's own lines.
        words: the texts of ``content/words/instrument.yaml``, exactly the keys of :data:`WORDS`;
            each may use the names listed there in braces.
        near: a resident within so many points of a line counts as close to it.
        residents_per_dot: how many residents one dot stands for.

    Raises:
        ValueError: if lines, grades and confidence do not fit each other, if lines do not descend,
            or if words are missing or unknown.
    """

    first: int
    below: tuple[int, ...]
    grades: tuple[GradeStyle, ...]
    lines: tuple[int, ...]
    own: tuple[int, ...]
    confidence: tuple[LineConfidence, ...]
    words: Mapping[str, str]
    near: int = 5
    residents_per_dot: int = 1_000

    def __post_init__(self) -> None:
        count = len(self.grades) - 1
        if count < 1:
            raise ValueError("the instrument needs at least two grades, so that there is a line")
        for name in ("lines", "own", "confidence"):
            if len(getattr(self, name)) != count:
                raise ValueError(
                    f"{count + 1} grades have {count} lines, but {name} has "
                    f"{len(getattr(self, name))}"
                )
        for name in ("lines", "own"):
            if any(upper <= lower for upper, lower in pairwise(getattr(self, name))):
                raise ValueError(f"{name} must be strictly descending: {getattr(self, name)}")
        if self.words.keys() != WORDS.keys():
            differing = sorted(self.words.keys() ^ WORDS.keys())
            raise ValueError(f"words of the instrument missing or unknown: {', '.join(differing)}")

    def as_json(self) -> dict[str, Any]:
        """The same as lists and dictionaries, as the browser receives it."""
        return {
            "first": self.first,
            "below": list(self.below),
            "grades": [asdict(grade) for grade in self.grades],
            "lines": list(self.lines),
            "own": list(self.own),
            "confidence": [asdict(line) for line in self.confidence],
            "words": dict(self.words),
            "near": self.near,
            "residents_per_dot": self.residents_per_dot,
        }


_MOUNT = st.components.v2.component(
    "social_credit_instrument",
    html='<div class="instrument"></div>\n<!-- The script fills it. -->\n',
    css=(FOLDER / "instrument.css").read_text(encoding="utf-8"),
    js=joined(FOLDER, SCRIPTS),
)


def instrument(
    *, key: str, data: InstrumentData, on_lines_change: Callable[[], None]
) -> tuple[int, ...] | None:
    """Show the instrument.

    The page owns the lines. It passes them in ``data.lines``, and takes over a visitor's in
    ``on_lines_change``, which runs before the page does and finds them in
    ``st.session_state[key].lines``. They are told as a trigger, once: state would be told again
    with every later run, and bring lines back that the page has changed since.

    Args:
        key: name of the instrument in the session state.
        data: what to draw, and the lines as they stand now.
        on_lines_change: called once when a visitor has moved or reset the lines.

    Returns:
        The lines that a visitor has just moved or reset, or None.
    """
    lines = _MOUNT(key=key, data=data.as_json(), on_lines_change=on_lines_change).lines
    return None if lines is None else tuple(int(line) for line in lines)
