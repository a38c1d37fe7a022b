"""Names of hosts that come from outside: those that operators list, and the one a browser asks."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers

_HOST = r"(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?"
_ASKED = re.compile(_HOST, re.IGNORECASE)
_FRAME = re.compile(rf"https?://(?:\*\.)?{_HOST}", re.IGNORECASE)


def asked_host(headers: Headers) -> str | None:
    """The host that a request names, where it is a plain name or number with at most a port.

    >>> asked_host(Headers({"host": "score.example.org:8501"}))
    'score.example.org:8501'
    >>> asked_host(Headers({"host": "a.example; script-src *"}))
    """
    host = headers.get("host", "")
    return host if _ASKED.fullmatch(host) else None


def frames_of(listed: str) -> tuple[str, ...]:
    """Who may show the site in a frame: origins with spaces or commas between them.

    >>> frames_of("https://school.example, https://*.college.example")
    ('https://school.example', 'https://*.college.example')
    >>> frames_of("")
    ()

    Raises:
        ValueError: a part is no origin, such as ``https://school.example``.
    """
    found = tuple(part for part in re.split(r"[\s,]+", listed) if part)
    for part in found:
        if not _FRAME.fullmatch(part):
            raise ValueError(
                f"SOCIAL_CREDIT_FRAMES: {part!r} is no origin; write https://school.example, or "
                "https://*.school.example for all names below one"
            )
    return found


def own_address(given: str) -> str | None:
    """The site's own address as its operator gives it, without a slash at its end; None for none.

    >>> own_address("https://score.example.org/"), own_address("")
    ('https://score.example.org', None)

    Raises:
        ValueError: it is no address of a site.
    """
    if not given:
        return None
    parts = urlsplit(given)
    sound = parts.scheme in ("http", "https") and _ASKED.fullmatch(parts.netloc)
    if not sound or parts.query or parts.fragment or not re.fullmatch(r"[\w./~-]*", parts.path):
        raise ValueError(
            f"SOCIAL_CREDIT_URL: {given!r} is no address of a site; write https://score.example.org"
        )
    return given.rstrip("/")
