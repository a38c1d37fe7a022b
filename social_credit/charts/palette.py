"""The colours of grades, told apart in greyscale too, and the bare layout of every figure."""

from __future__ import annotations

from typing import Any

GRADE_COLOURS = ("#0B4F5C", "#2C7F8C", "#6FAEA5", "#E6CB7C", "#CE8A3A", "#8F3B1B")
"""Best to worst: dark, light, dark again, so that neighbours differ without colour."""

ACCENT = "#C4513B"
"""Seal red between its light and its dark form: it stands out on the bands of both themes."""


_PICKED = {2: (0, 4), 3: (0, 2, 5), 4: (0, 1, 4, 5), 5: (0, 1, 3, 4, 5)}
"""Which colours a scheme of few grades has: those whose neighbours differ most in greyscale."""


def grade_colours(count: int) -> tuple[str, ...]:
    """Colours for a number of grades, best first; neighbours differ in lightness by half or more.

    >>> grade_colours(3) == (GRADE_COLOURS[0], GRADE_COLOURS[2], GRADE_COLOURS[5])
    True
    """
    if count <= 1:
        return GRADE_COLOURS[:count]
    last = len(GRADE_COLOURS) - 1
    even = [round(place * last / (count - 1)) for place in range(count)]
    return tuple(GRADE_COLOURS[place] for place in _PICKED.get(count, even))


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour.

    >>> ink_on("#E6CB7C"), ink_on("#0B4F5C")
    ('#1B1F24', '#FFFFFF')
    """
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#1B1F24" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#FFFFFF"


def bare_layout(height: int, **more: Any) -> dict[str, Any]:
    """A layout without a legend, that no hand moves; type and colours are the page's."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        **more,
    }
