"""How well a visitor's sureness fits what was right: sentences, a picture and its table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from social_credit.calibration import (
    Said,
    bins,
    brier,
    mean_sure,
    share_right,
    sure_when_wrong,
    too_sure_by,
)
from social_credit.charts.claims import Labels, calibration
from social_credit.claims import Claim
from social_credit.ui import myths_state as state
from social_credit.ui.behind import table_behind
from social_credit.ui.chart import show_figure
from social_credit.ui.marks import small, words

_ENOUGH = 10
"""From as many answers on a picture says something, and chance no longer most of it."""

_FITS = 5
"""Sureness and share of right answers that lie within so many points are called fitting."""

_SURE = 90


def result(marked: Sequence[tuple[Claim, Said]]) -> None:
    """The visitor's calibration, and the claims that they were sure of and wrong about."""
    say, said = words("myths"), [it for _, it in marked]
    st.header(say("result.heading"), anchor=False)
    if not said:
        st.markdown(say("result.none"))
        return
    st.markdown("\n\n".join(sentences(said)))
    if len(said) >= _ENOUGH:
        _picture(said)
    surprises = [claim for claim, it in marked if not it.right and it.sure >= _SURE]
    if surprises:
        st.markdown(say("result.surprises"))
        with st.container(gap="xsmall"):
            for claim in surprises:
                st.button(
                    f"“{claim.claim}”",
                    on_click=state.go,
                    args=(claim,),
                    key=f"myths_review_{claim.code}",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    help=say("button.review"),
                )


def sentences(said: Sequence[Said]) -> list[str]:
    """The result in words, as Markdown."""
    say = words("myths")
    counts = "\n".join(
        say.count("result.bin", it.all, sure=it.sure, right=it.right) for it in bins(said)
    )
    right = say("result.right", right=sum(it.right for it in said), all=len(said))
    found = [right, counts, overall(said)]
    wrong = sure_when_wrong(said)
    found.append(
        say("result.never_wrong") if wrong is None else say("result.wrong", sure=f"{wrong:.0f}")
    )
    found.append(say("result.brier", score=f"{brier(said):.2f}"))
    if len(said) < _ENOUGH:
        found.append(small(say("result.few")))
    return found


def overall(said: Sequence[Said]) -> str:
    """Whether somebody was surer than right, or less sure, or neither, in a sentence."""
    gap = too_sure_by(said) or 0.0
    key = "result.fits" if abs(gap) <= _FITS else "result.over" if gap > 0 else "result.under"
    return words("myths")(
        key,
        sure=f"{mean_sure(said):.0f}",
        share=f"{share_right(said):.0f}",
        gap=f"{abs(gap):.0f}",
    )


def _picture(said: Sequence[Said]) -> None:
    say, found = words("myths"), bins(said)
    hover = [say("result.hover", sure=it.sure, right=it.right, all=it.all) for it in found]
    show_figure(
        calibration(found, Labels(say("result.x"), say("result.y"), say("result.ideal"), hover)),
        key="myths_calibration",
        alt=say("result.alt", sentence=overall(said).replace("*", "")),
    )
    st.markdown(small(say("result.note")))
    names = [say("result.sure"), say("result.were_right"), say("result.answers")]
    table_behind(
        "_myths_table",
        lambda: pd.DataFrame([[it.sure, it.right, it.all] for it in found], columns=names),
        say("result.heading"),
    )
