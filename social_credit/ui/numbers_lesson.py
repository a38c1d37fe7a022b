"""A bet on the court list, and by hand why a total and a list on one day are two numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from social_credit.charts.numbers import stays_chart
from social_credit.content import load
from social_credit.numbers import Stay
from social_credit.numbers_sums import ever, gap, listed, net
from social_credit.ui.behind import table_behind
from social_credit.ui.bet import bet, waits_for_the_bet
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import number
from social_credit.ui.marks import badge, source_note, words
from social_credit.ui.numbers_said import amount, short_of, when
from social_credit.ui.numbers_said import number as said
from social_credit.value import Confidence

YEARS = 7
"""The length of the invented list's life."""

_YEAR_OF_FLOWS = 2024


def list_bet() -> bool:
    """How many people were on the list at one time? Whether told."""
    say, numbers = words("numbers"), load().numbers
    found = gap(numbers.series_of("ever-listed"), numbers.series_of("listed-now"))
    total, stock = (
        amount(found.total, numbers.series_of("ever-listed").unit),
        amount(found.stock, numbers.series_of("listed-now").unit),
    )
    with st.container(border=True):
        guess = bet(
            say("bet.question", total=total, when=when(found.total)),
            say.section("bet.options"),
            key="numbers_bet",
            right="few",
        )
        if guess is None:
            return False
        st.markdown(
            say(
                "bet.right" if guess == "few" else "bet.wrong",
                stock=stock,
                stock_when=when(found.stock),
            )
        )
        st.markdown(say("bet.reveal", factor=f"{found.factor:.1f}"))
        st.markdown(f"{source_note(found.total)}\n\n{source_note(found.stock)}")
    return True


def stock_and_flow(*, told: bool) -> None:
    """Ten invented names that come and go, and the real list beside them once it is ``told``."""
    say, stays = words("numbers"), load().numbers.stays
    st.header(say("stock.heading"), anchor=False)
    st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('stock.text', names=len(stays))}")
    year = number(say("stock.year"), 1, YEARS, key="numbers_year", first=1)
    total, now = ever(stays, year), listed(stays, year)
    sentence = say("stock.sentence", year=year, total=total, now=now, factor=f"{total / now:.1f}")
    st.markdown(sentence)
    show_figure(
        stays_chart(stays, year, YEARS, say("stock.axis")),
        key="numbers_stays",
        alt=say("stock.alt", sentence=sentence.replace("*", "")),
    )
    table_behind("_numbers_stays_table", lambda: _years(stays), say("stock.table"))
    if year == YEARS:
        st.success(say("stock.end"), icon=":material/check_circle:")
    if told:
        _real_list()
    else:
        waits_for_the_bet()


def _years(stays: Sequence[Stay]) -> pd.DataFrame:
    say = words("numbers")
    rows = [(str(it), str(ever(stays, it)), str(listed(stays, it))) for it in range(1, YEARS + 1)]
    return pd.DataFrame(rows, columns=[say("stock.year"), say("stock.ever"), say("stock.now")])


def _real_list() -> None:
    say, numbers = words("numbers"), load().numbers
    found = gap(numbers.series_of("ever-listed"), numbers.series_of("listed-now"))
    flows = net(numbers.series_of("added"), numbers.series_of("returned-by-repair"), _YEAR_OF_FLOWS)
    st.markdown(
        say(
            "stock.real",
            factor=f"{found.factor:.1f}",
            total=amount(found.total, numbers.series_of("ever-listed").unit),
            total_when=when(found.total),
            stock=amount(found.stock, numbers.series_of("listed-now").unit),
            stock_when=when(found.stock),
            of_ten=f"{10 / found.factor:.0f}",
        )
    )
    st.markdown(
        say(
            "stock.flows",
            year=_YEAR_OF_FLOWS,
            added=said(flows.added.value),
            left=said(flows.left.value),
            fewer=short_of(-flows.change),
        )
    )
