"""What is wrong with a scheme of a visitor's own, in the words of the site's own content."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from pydantic import ValidationError

from social_credit.content_errors import Problem, problems_of
from social_credit.own_scheme import Conduct, OwnScheme, edition_of
from social_credit.scheme_checks import Fault
from social_credit.scheme_checks import faults as edition_faults
from social_credit.yaml_text import Path, YamlText


def checked(
    text: YamlText, file: str, known: Mapping[str, Conduct], bases: Collection[str]
) -> OwnScheme | tuple[Problem, ...]:
    """Plain data as a sound scheme, or everything that is wrong with it.

    Args:
        text: the data, with its lines where it comes from a file.
        file: what to call it in a problem.
        known: the kinds of conduct that can be counted.
        bases: the ids of the schemes that can have been copied.
    """
    try:
        scheme = OwnScheme.model_validate_json(json.dumps(text.data))
    except ValidationError as error:
        return tuple(problems_of(file, text, error, OwnScheme))
    wrong = faults(scheme, known, bases)
    problems = (Problem(file, text.line_of(it.path), it.path, it.message) for it in wrong)
    return tuple(problems) or scheme


def faults(
    scheme: OwnScheme, known: Mapping[str, Conduct], bases: Collection[str]
) -> tuple[Fault, ...]:
    """All faults of a scheme that is well formed; empty if it is sound.

    >>> faults(OwnScheme(name="Mine", copied_from="atlantis", start=1), {}, ["rongcheng-2014"])
    ... # doctest: +NORMALIZE_WHITESPACE
    (Fault(path=('copied_from',),
           message="there is no scheme 'atlantis' to copy; the schemes are: rongcheng-2014"),)
    """
    found = tuple(_faults(scheme, known, bases))
    if found:
        return found
    return tuple(
        Fault(_own(it.path, scheme), it.message) for it in edition_faults(edition_of(scheme, known))
    )


def _faults(
    scheme: OwnScheme, known: Mapping[str, Conduct], bases: Collection[str]
) -> Iterator[Fault]:
    if scheme.copied_from not in bases:
        yield Fault(
            ("copied_from",),
            f"there is no scheme '{scheme.copied_from}' to copy; "
            f"the schemes are: {', '.join(bases)}",
        )
    counted: set[str] = set()
    for place, item in enumerate(scheme.items):
        if item.conduct not in known:
            yield Fault(
                ("items", place, "conduct"),
                f"no scheme on record counts '{item.conduct}'; "
                f"the kinds of conduct are: {', '.join(sorted(known))}",
            )
        if item.conduct in counted:
            yield Fault(
                ("items", place, "conduct"),
                f"'{item.conduct}' stands twice among the items; keep one",
            )
        counted.add(item.conduct)
    graded: set[str] = set()
    for place, grade in enumerate(scheme.grades):
        last = place == len(scheme.grades) - 1
        if grade.grade in graded:
            yield Fault(
                ("grades", place, "grade"),
                f"'{grade.grade}' stands twice among the grades; rename one",
            )
        graded.add(grade.grade)
        if last and grade.line is not None:
            yield Fault(
                ("grades", place, "line"),
                f"the last grade, '{grade.grade}', takes everybody below the others; "
                "leave its line empty",
            )
        if not last and grade.line is None:
            yield Fault(
                ("grades", place),
                f"the grade '{grade.grade}' needs a line, the lowest score that is in it; "
                "only the last grade has none",
            )
    if len(scheme.grades) == 1:
        yield Fault(("grades",), "one grade alone sorts nobody; add another, or remove it")


def _own(path: Path, scheme: OwnScheme) -> Path:
    """The place in a visitor's scheme of a place in its edition."""
    match path:
        case ("line_tables", _, "lines", grade, *_):
            labels = [it.grade for it in scheme.grades]
            return ("grades", labels.index(str(grade)), "line")
        case ("line_tables", *_):
            return ("grades",)
        case ("base", *_):
            return ("start",)
        case _:
            return path
