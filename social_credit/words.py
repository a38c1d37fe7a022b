"""The words of the site, by file and key, so that a translator needs no code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class Words:
    """The words of one page or piece.

    A key names a place in its file, with dots; ``{name}`` in the words is filled from the values.

    >>> words = Words("home", {"bet.question": "Does {who} have a score?"})
    >>> words("bet.question", who="everyone")
    'Does everyone have a score?'
    """

    def __init__(self, name: str, texts: Mapping[str, str]) -> None:
        self.name = name
        self.texts = MappingProxyType(dict(texts))

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key.

        Raises:
            KeyError: the file has no such key, or the words ask for a value that is not given.
        """
        if key not in self.texts:
            raise KeyError(f"content/words/{self.name}.yaml has no words for {key!r}")
        return self.texts[key].format(**values) if values else self.texts[key]

    def count(self, key: str, number: int, **values: object) -> str:
        """The words for a number of things: ``key.one`` for 1, else ``key.other``.

        >>> Words("home", {"days.one": "{n} day", "days.other": "{n} days"}).count("days", 2000)
        '2,000 days'
        """
        form = "one" if number == 1 else "other"
        return self(f"{key}.{form}", n=f"{number:,}", **values)

    def section(self, prefix: str) -> dict[str, str]:
        """The words below a key, by what follows it, in the order of the file."""
        start = f"{prefix}."
        return {
            key.removeprefix(start): text
            for key, text in self.texts.items()
            if key.startswith(start)
        }
