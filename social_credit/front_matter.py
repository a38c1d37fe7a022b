"""Markdown with front matter: YAML between two lines of three hyphens, then the text."""

from __future__ import annotations

from social_credit.yaml_text import YamlProblem, YamlText, read_yaml

_FENCE = "---"


def article(text: str) -> YamlText:
    """The front matter as data, with the Markdown below it as ``body``.

    >>> read = article("---\\ntitle: A line\\n---\\n## One\\n")
    >>> read.data, read.line_of(("title",))
    ({'title': 'A line', 'body': '## One'}, 2)

    Raises:
        YamlProblem: no front matter, or something in it that is not YAML as we read it.
    """
    lines = text.splitlines()
    if not lines or lines[0].strip() != _FENCE or _FENCE not in [it.strip() for it in lines[1:]]:
        raise YamlProblem(1, "this begins with front matter: YAML between two lines of '---'")
    end = [it.strip() for it in lines].index(_FENCE, 1)
    # The blank first line keeps the numbers of the lines below it right.
    read = read_yaml("\n".join(["", *lines[1:end]]))
    if not isinstance(read.data, dict):
        raise YamlProblem(2, "front matter needs keys, one 'key: value' a line")
    body = "\n".join(lines[end + 1 :]).strip()
    return YamlText({**read.data, "body": body}, {**read.lines, ("body",): end + 2})
