"""The bet on schemes whose names are hidden, and the names that the page may show after it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from social_credit.content import load
from social_credit.many_schemes import Column, ManySchemes
from social_credit.scheme import Edition
from social_credit.ui.bet import bet
from social_credit.ui.many_cells import result
from social_credit.ui.marks import words

_FOUR = ("qianjiang-2018", "rongcheng-2014", "suining-2010", "zhima-2015")
"""Who stands in the line-up: the company's score, its twin of a city, and two that differ."""

_COMPANYS, _TWIN = "zhima-2015", "qianjiang-2018"


def names_after_bet(many: ManySchemes) -> Mapping[str, str]:
    """Ask; what to call each scheme: its name after the bet, unless the visitor hides it."""
    say, editions = words("many_schemes"), load().editions
    letters = {it.id: chr(ord("A") + place) for place, it in enumerate(editions)}
    hidden = {it: say("hidden", letter=letter) for it, letter in letters.items()}
    columns = {column.run.edition.id: column for column in many.columns}
    four = sorted(_FOUR, key=letters.__getitem__)
    looks = [say("bet.look", scheme=hidden[it], facts=_facts(columns[it])) for it in four]
    st.markdown("\n".join([say("bet.looks"), "", *looks]))
    choices = {it: hidden[it] for it in four}
    guess = bet(say("bet.question"), choices, key="many_bet", right=_COMPANYS)
    if guess is None:
        return hidden
    st.markdown(_verdict(guess, hidden))
    if st.toggle(say("hide"), key="many_hide", bind="query-params"):
        return hidden
    return {it.id: it.name for it in editions}


def _verdict(guess: str, hidden: Mapping[str, str]) -> str:
    say, edition = words("many_schemes"), load().edition
    company, twin, guessed = edition(_COMPANYS), edition(_TWIN), edition(guess)
    names = "; ".join(f"{hidden[it]}, {edition(it).name}" for it in _FOUR)
    verdict = (
        say("bet.right", letter=hidden[_COMPANYS], name=company.name)
        if guess == _COMPANYS
        else say(
            "bet.wrong",
            one=hidden[guess],
            guess=guessed.name,
            runner=words("schemes")(f"runner.{guessed.runner}"),
            letter=hidden[_COMPANYS],
            name=company.name,
        )
    )
    reveal = say("bet.reveal", twin=twin.name, bands=_bands(twin))
    return f"{verdict} {reveal}\n\n{say('bet.names', names=names)} {say('bet.again')}"


def _facts(column: Column) -> str:
    """What a scheme looks like from outside."""
    say, edition = words("many_schemes"), column.run.edition
    start = edition.start
    parts = [
        say("fact.start", start=f"{start:,}") if start is not None else say("fact.start_unknown")
    ]
    if edition.range:
        lowest, highest = f"{edition.range.lowest:,}", f"{edition.range.highest:,}"
        parts.append(say("fact.range", lowest=lowest, highest=highest))
    parts.append(say("fact.bands", bands=_bands(edition)))
    parts.append(say.count("fact.items", len(edition.items)))
    parts.append(say("fact.so_far", result=result(column)))
    return "; ".join(parts)


def _bands(edition: Edition) -> str:
    return ", ".join(grade.id for grade in edition.grades)
