"""The bet of the Outline's page: what is most of the plan about?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from social_credit.content import load
from social_credit.outline_counts import Count, share_of
from social_credit.passages import Who
from social_credit.ui.bet import bet
from social_credit.ui.marks import small, words

_GROUPS: dict[str, tuple[Who, ...]] = {
    "firms": ("firms", "professions", "associations"),
    "state": ("government-bodies", "officials", "courts-and-police"),
    "citizens": ("citizens", "internet-users"),
}


def about_bet() -> None:
    """What is most of the plan about?"""
    say, paragraphs = words("outline"), load().outline.paragraphs()
    with st.container(border=True):
        guess = bet(
            say("bet.question"), say.section("bet.options"), key="outline_bet", right="firms"
        )
        if guess is None:
            return
        st.markdown(say("bet.right" if guess == "firms" else f"bet.{guess}"))
        nobody = [node for node in paragraphs if not node.who]
        named = {
            group: [*(node for node in paragraphs if node.matches(who=who))]
            for group, who in _GROUPS.items()
        }
        named["state"] += nobody
        only = {group: share_of(paragraphs, who).only.paragraphs for group, who in _GROUPS.items()}
        only["state"] += len(nobody)
        st.markdown(
            say(
                "bet.reveal",
                paragraphs=len(paragraphs),
                firms=len(named["firms"]),
                state=len(named["state"]),
                citizens=len(named["citizens"]),
                citizens_only=only["citizens"],
            )
        )
        whole = Count.of(paragraphs).length_zh
        columns = say.section("bet.columns")
        rows = [
            (
                say(f"bet.rows.{group}"),
                len(named[group]),
                only[group],
                f"{100 * Count.of(named[group]).length_zh / whole:.0f} %",
            )
            for group in _GROUPS
        ]
        st.table(
            pd.DataFrame(rows, columns=list(columns.values())),
            border="horizontal",
            hide_index=True,
            alt=say("bet.table"),
        )
        st.markdown(small(say("bet.how", nobody=len(nobody))))
