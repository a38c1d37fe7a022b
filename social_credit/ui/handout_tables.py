"""The hand-outs that are tables: the glossary and the timeline."""

from __future__ import annotations

from social_credit.content import load
from social_credit.glossary import Term
from social_credit.handout import Block, Heading, Span, line_of
from social_credit.timeline import Event, Evidence, Promise
from social_credit.timeline_view import entries
from social_credit.ui.handout_parts import Cell, note, paragraph, table
from social_credit.ui.marks import cited, moment_in_words, words
from social_credit.ui.timeline_words import when_in_words


def glossary_sheet() -> tuple[list[Block], set[str]]:
    """Every term with its Chinese, and the sources whose English words it gives."""
    say, terms = words("handouts"), load().glossary.terms
    columns = [say(f"glossary.{key}") for key in ("zh", "ours", "others", "means")]
    rows: list[list[Cell]] = [
        [f"{term.zh} {term.pinyin}", (Span(term.ours, strong=True),), _others(term), term.means]
        for term in sorted(terms, key=lambda it: it.ours.casefold())
    ]
    sources = {it.source for term in terms for it in term.renderings}
    return [paragraph(say("glossary.intro")), table(columns, rows)], sources


def _others(term: Term) -> str:
    said = (word for rendering in term.renderings for word in rendering.words)
    return ", ".join(dict.fromkeys(it for it in said if it != term.ours))


def timeline_sheet() -> tuple[list[Block], set[str]]:
    """All events by date, then all promises by deadline."""
    say, timeline = words("handouts"), load().timeline
    columns = [say(f"timeline.{key}") for key in ("when", "what", "sure")]
    happened = [it for it in entries(timeline) if isinstance(it.thing, Event)]
    events: list[list[Cell]] = [
        [
            when_in_words(it),
            (Span(f"{it.thing.title}. ", strong=True), Span(it.thing.text)),
            note(it.thing),
        ]
        for it in happened
        if isinstance(it.thing, Event)
    ]
    due = [say(f"timeline.{key}") for key in ("due", "promise", "verdict", "sure")]
    blocks: list[Block] = [
        paragraph(say("timeline.intro")),
        Heading(2, line_of(say("timeline.events"))),
        table(columns, events),
        Heading(2, line_of(say("timeline.promises"))),
        table(due, [_promise(it) for it in timeline.promises]),
    ]
    verdicts = [it.evidence for it in timeline.promises if isinstance(it.evidence, Evidence)]
    return blocks, cited([*timeline.events, *timeline.promises, *verdicts])


def _promise(promise: Promise) -> list[Cell]:
    found = promise.evidence
    said, rests_on = (found.text, note(found)) if isinstance(found, Evidence) else (found.none, "")
    verdict = words("promises")(f"verdict.{promise.verdict}")
    return [
        moment_in_words(promise.due),
        promise.text,
        (Span(f"{verdict}. ", strong=True), Span(said)),
        rests_on or note(promise),
    ]
