"""The hand-out on one edition of a scheme: all that is on record of it, and what is not."""

from __future__ import annotations

from collections.abc import Iterator

from social_credit.content import load
from social_credit.grades import LineTable
from social_credit.handout import Block, Heading, Items, Span, line_of
from social_credit.item import Item
from social_credit.scheme import Edition
from social_credit.ui.handout_parts import Cell, note, paragraph, table
from social_credit.ui.marks import words
from social_credit.value import Sourced, Unknown


def scheme_sheet(edition: Edition) -> tuple[list[Block], set[str]]:
    """The body of the hand-out, and the sources that it cites."""
    parts = (_glance, _lines, _items, _effects, _facts, _missing)
    blocks = [paragraph(edition.summary), *(it for part in parts for it in part(edition))]
    uses = load().uses
    cited = {it for it, found in uses.items() if any(use.where == edition.id for use in found)}
    return blocks, cited


def _heading(key: str, **values: object) -> Heading:
    return Heading(2, line_of(words("handouts")(f"scheme.{key}", **values)))


def _columns(*keys: str) -> list[str]:
    say = words("handouts")
    return [say(f"scheme.{key}") for key in keys]


def _value(known: Sourced | Unknown) -> str:
    say = words("handouts")
    if isinstance(known, Unknown):
        return say("not_known", why=known.unknown)
    value, unit = getattr(known, "value", ""), getattr(known, "unit", None)
    shown = f"{value:,}" if isinstance(value, int) else str(value)
    return f"{shown} {unit}" if unit else shown


def _glance(edition: Edition) -> Iterator[Block]:
    say = words("handouts")
    rows: list[list[Cell]] = [
        [say("scheme.place"), edition.place, ""],
        [say("scheme.scores"), say(f"scheme.whom.{edition.scores}"), ""],
    ]
    for key in ("run_by", "covers", "people", "seen_by", "first_day", "last_day", "base"):
        known = getattr(edition, key)
        if known is not None:
            rows.append([say(f"scheme.{key}"), _value(known), note(known)])
    consent = edition.consent
    asked = (
        _value(consent) if isinstance(consent, Unknown) else say(f"scheme.asked.{consent.value}")
    )
    rows.append([say("scheme.consent"), asked, note(consent)])
    rows += [
        [say("scheme.start", name=it.name), f"{it.value:,}", note(it)] for it in edition.starts
    ]
    if edition.range:
        span = f"{edition.range.lowest:,} – {edition.range.highest:,}"
        rows.append([say("scheme.range"), span, note(edition.range)])
    yield _heading("glance")
    yield table(_columns("what", "value", "sure"), rows)
    if edition.carried_from:
        yield paragraph(edition.carried_from.note, small=True)


def _lines(edition: Edition) -> Iterator[Block]:
    for drawn in edition.line_tables:
        yield _heading("lines", name=drawn.name)
        if drawn.note:
            yield paragraph(drawn.note, small=True)
        yield table(_columns("grade", "from", "sure"), _line_rows(edition, drawn))


def _line_rows(edition: Edition, drawn: LineTable) -> Iterator[list[Cell]]:
    say = words("handouts")
    for grade in edition.by_score:
        line = drawn.lines.get(grade.id)
        if line is None:
            yield [grade.id, say("scheme.worst"), ""]
        else:
            score = f"{line.lowest:,}"
            yield [
                grade.id,
                score if line.inclusive else say("scheme.above", score=score),
                note(line),
            ]


def _items(edition: Edition) -> Iterator[Block]:
    say, categories = words("handouts"), words("categories").texts
    for category, name in categories.items():
        within = [item for item in edition.items if item.category == category]
        if not within:
            continue
        yield _heading("items", category=name)
        rows = [[it.name, counts(it), say(f"scheme.laws.{it.law}"), note(it)] for it in within]
        yield table(_columns("item", "points", "law", "sure"), rows)


def counts(item: Item) -> str:
    """What an item counts, in words."""
    say = words("handouts")
    if item.unknown is not None:
        return say("not_known", why=item.unknown)
    if item.sets_grade is not None:
        return say("scheme.holds" if item.holds else "scheme.sets", grade=item.sets_grade)
    points, per = f"{item.points:+,}", item.per
    if item.points_up_to is not None:
        text = say("scheme.per_up_to", points=points, most=f"{item.points_up_to:+,}", per=per)
    else:
        text = say("scheme.per", points=points, per=per)
    if item.cap_per_year is None:
        return text
    return say("scheme.cap", counts=text, cap=f"{item.cap_per_year:+,}")


def _effects(edition: Edition) -> Iterator[Block]:
    say = words("handouts")
    if edition.effects:
        yield _heading("effects")
        rows = [
            [", ".join(it.grades), f"{say(f'scheme.{it.kind}')}: {it.text}", note(it)]
            for it in edition.effects
        ]
        yield table(_columns("grades", "value", "sure"), rows)


def _facts(edition: Edition) -> Iterator[Block]:
    if edition.facts:
        yield _heading("facts")
        rows = [[it.text, note(it)] for it in edition.facts]
        yield table(_columns("value", "sure"), rows)


def _missing(edition: Edition) -> Iterator[Block]:
    if edition.missing:
        yield _heading("missing")
        yield Items(
            tuple((Span(f"{it.what}. ", strong=True), Span(it.why)) for it in edition.missing)
        )
