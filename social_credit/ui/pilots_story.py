"""The opening story: two places with one ruler, a bet on why they fared differently, the record."""

from __future__ import annotations

import streamlit as st

from social_credit.compare import Dimension, cell
from social_credit.content import load
from social_credit.law_counts import category_matrix, law_count
from social_credit.scheme import Edition, Fact
from social_credit.ui.bet import bet
from social_credit.ui.marks import marks_in_words, small, source_note, words
from social_credit.ui.scheme_cells import cell_text, value_text

PAIR = ("suining-2010", "rongcheng-2014")
_MODEL = "first-demonstration-cities"
"""The event of the timeline in which the second became a model."""


def story() -> None:
    """Tell what is alike, let the visitor bet, then show what each counted."""
    say = words("pilots")
    first, second = (load().edition(it) for it in PAIR)
    model = next(it for it in load().timeline.events if it.id == _MODEL)
    shamed = _fact(first, "good-citizen")
    with st.container(border=True):
        lines = [
            say("story.text"),
            "\n".join(map(_ruler, (first, second))),
            small(say("story.signs", marks=marks_in_words())),
            f"{say('story.first_fate', text=shamed.text)}  \n{small(source_note(shamed))}",
            f"{say('story.second_fate', text=model.text)}  \n{small(source_note(model))}",
        ]
        st.header(say("story.heading"), anchor=False)
        st.markdown("\n\n".join(lines))
        options = say.section("story.options")
        guess = bet(say("story.bet"), options, key="pilots_bet", right="counted")
        if guess is not None:
            st.markdown(f"{say(f'story.verdict.{guess}')}\n\n{_counted(first, second)}")
            st.markdown(_disputes(first))


def _ruler(edition: Edition) -> str:
    base, lines = (cell_text(it, cell(edition, it)) for it in (Dimension.BASE, Dimension.LINES))
    return words("pilots")("story.base", scheme=edition.name, base=base, lines=lines)


def _fact(edition: Edition, fact: str) -> Fact:
    return next(it for it in edition.facts if it.id == fact)


def _counted(first: Edition, second: Edition) -> str:
    """What both counted, what one alone is on record for, and how much of it was unlawful."""
    say, names = words("pilots"), words("categories")
    rows = category_matrix((first, second), names.texts)
    found: dict[tuple[bool, bool], list[str]] = {}
    for row in rows:
        here, there = (bool(it.items) for it in row.cells)
        found.setdefault((here, there), []).append(names(row.category).lower())
    critics, papers = _fact(first, "arbitrary"), _fact(second, "official-papers")
    lines = [
        "- " + say("story.both", categories="; ".join(found[True, True])),
        *(
            "- " + say("story.only", scheme=say(f"story.{place}"), categories="; ".join(found[it]))
            for place, it in (("first", (True, False)), ("second", (False, True)))
        ),
    ]
    lines += [
        "- "
        + say(
            "story.law",
            scheme=name,
            law=value_text(Dimension.LAW, law_count(edition.items)),
        )
        for name, edition in ((say("story.first"), first), (say("story.second"), second))
    ]
    return "\n\n".join(
        [
            "\n".join(lines),
            f"{say('story.critics', text=critics.text)}  \n{small(source_note(critics))}",
            f"{say('story.honest', text=papers.text)}  \n{small(source_note(papers))}",
        ]
    )


def _disputes(edition: Edition) -> str:
    facts = [fact for fact in edition.facts if fact.about == "disputed"]
    lines = [f"**{words('pilots')('story.disputed')}**"]
    lines += [f"{fact.text}  \n{small(source_note(fact))}" for fact in reversed(facts)]
    return "\n\n".join(lines)
