"""The card by which a class joins: the QR code of an address, made here, and the room's code."""

from __future__ import annotations

import segno

from social_credit.poll import show_code

_QUIET = 3
"""Modules of white round the QR code, which a camera needs."""

_CODE_HEIGHT, _INK, _PAPER = 0.24, "#1B1F24", "#FFFFFF"


def join_card(address: str, code: str) -> str:
    """An SVG picture, black on white in every theme, with the code in large type below.

    >>> join_card("http://localhost/poll?poll_room=K7M3XD", "K7M3XD").count("K7M 3XD")
    1
    """
    qr = segno.make(address, error="m", micro=False)
    width = qr.symbol_size(scale=1, border=_QUIET)[0]
    squares = qr.svg_inline(omitsize=True, border=_QUIET, dark=_INK, light=_PAPER)
    strip = width * _CODE_HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width + strip}">'
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>'
        f'<svg width="{width}" height="{width}">{squares}</svg>'
        f'<text x="{width / 2}" y="{width + strip * 0.55}" font-size="{strip * 0.78}" '
        f'font-family="monospace" font-weight="bold" fill="{_INK}" text-anchor="middle" '
        f'textLength="{width - 2 * _QUIET}" lengthAdjust="spacingAndGlyphs">'
        f"{show_code(code)}</text></svg>"
    )
