"""A visitor's own scheme as a YAML file, and back; what comes back is as untrusted as can be.

A file is refused with the same words as a mistake in our own content: the line, what is wrong and
what would be right. No text makes reading raise, take long or take much memory.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from social_credit.content_errors import Problem
from social_credit.own_scheme import Conduct, OwnScheme
from social_credit.own_scheme_checks import checked
from social_credit.yaml_text import YamlProblem, read_yaml

MOST_BYTES = 256 * 1024
"""The largest file that is read; a scheme that counts everything there is takes a fortieth."""

_MOST_VALUES = 2_000
"""No scheme within its bounds has as many; a text made to keep a reader busy has many more."""


def to_yaml(scheme: OwnScheme) -> str:
    """The scheme as a file.

    >>> print(to_yaml(OwnScheme(name="Mine", copied_from="rongcheng-2014", start=100)))
    format: 1
    name: "Mine"
    copied_from: rongcheng-2014
    consent: none
    start: 100
    grades: []
    items: []
    <BLANKLINE>
    """
    return "\n".join([*_lines(scheme), ""])


def _lines(scheme: OwnScheme) -> Iterator[str]:
    yield f"format: {scheme.format}"
    yield f"name: {_quoted(scheme.name)}"
    yield f"copied_from: {scheme.copied_from}"
    yield f"consent: {scheme.consent}"
    yield f"start: {scheme.start}"
    for part in ("grades", "items"):
        rows = getattr(scheme, part)
        yield f"{part}:" if rows else f"{part}: []"
        for row in rows:
            told = row.model_dump(exclude_none=True)
            yield f"  - {{{', '.join(f'{key}: {_plain(told[key])}' for key in told)}}}"


def _plain(value: int | str) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """JSON's way to write text is one of YAML's; all text here can be shown as it stands."""
    return json.dumps(text, ensure_ascii=False)


def from_yaml(
    file: bytes | str, name: str, known: Mapping[str, Conduct], bases: Collection[str]
) -> OwnScheme | tuple[Problem, ...]:
    """A file as a sound scheme, or everything that is wrong with it; never raises.

    Args:
        file: at most ``MOST_BYTES``; longer files are refused unread.
        name: what to call it in a problem.
        known: the kinds of conduct that can be counted.
        bases: the ids of the schemes that can have been copied.

    >>> from_yaml("start: &a 1", "mine.yaml", {}, [])[0].message
    'anchors and aliases (& and *) are not used here; write the value out'
    """
    size = len(file)
    if size <= MOST_BYTES and isinstance(file, str):
        file = file.encode(errors="surrogatepass")
        size = len(file)
    if size > MOST_BYTES or isinstance(file, str):
        return (_whole(name, f"the file has {size:,} bytes; at most {MOST_BYTES:,} are read"),)
    try:
        text = read_yaml(file.decode("utf-8-sig"), most_values=_MOST_VALUES)
    except UnicodeDecodeError:
        return (_whole(name, "this file is not UTF-8 text; save it as UTF-8"),)
    except YamlProblem as error:
        return (Problem(name, error.line, (), str(error)),)
    if not isinstance(text.data, dict):
        return (_whole(name, "a scheme is written 'key: value', one a line, like 'start: 1000'"),)
    return checked(text, name, known, bases)


def _whole(name: str, message: str) -> Problem:
    return Problem(name, 1, (), message)


def schema() -> dict[str, Any]:
    """The format as a JSON Schema, for editors that check while one types.

    What a schema cannot say (that lines fall, that kinds of conduct exist) is checked on import.

    >>> schema()["properties"]["start"]["maximum"]
    10000
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **OwnScheme.model_json_schema(),
    }
