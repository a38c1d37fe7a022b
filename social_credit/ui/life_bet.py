"""The bet of Score a life: do the same two acts in another order end in another grade?"""

from __future__ import annotations

from datetime import date

import streamlit as st

from social_credit.content import Content
from social_credit.ledger import Ledger, Reading, score
from social_credit.lives import dated
from social_credit.ui import life_state
from social_credit.ui.bet import bet
from social_credit.ui.marks import source_note, words

_EDITION = "rongcheng-2014"
_MEDAL, _FEAST = "medal-then-feast", "feast-then-medal"


def life_bet(content: Content) -> None:
    """Ask, and after the bet answer with what the model makes of the two lives."""
    say = words("score_a_life")
    with st.container(border=True):
        guess = bet(say("bet.question"), say.section("bet.options"), key="life_bet", right="feast")
        if guess is None:
            return
        st.markdown(say("bet.right" if guess == "feast" else "bet.wrong"))
        medal, feast = _run(content, _MEDAL), _run(content, _FEAST)
        st.markdown(
            say(
                "bet.reveal",
                medal_before=f"{medal.lines[0].after:,}",
                medal_after=medal.score,
                medal_grade=medal.grade,
                feast_low=feast.lines[0].after,
                feast_after=feast.score,
                feast_grade=feast.grade,
                capped_grade=_run(content, _MEDAL, Reading.GRADE_CAPPED).grade,
            )
        )
        st.markdown(source_note(content.edition(_EDITION).item_of["drunk-driving"]))
        st.markdown(say("bet.see"))
        with st.container(horizontal=True):
            for life in (_MEDAL, _FEAST):
                st.button(
                    content.life(life).name, key=f"life_see_{life}", on_click=_show, args=(life,)
                )


def _run(content: Content, life_id: str, reading: Reading = Reading.SCORE_SET) -> Ledger:
    life = content.life(life_id)
    events = dated(life.events, first_year=2014)
    return score(content.edition(_EDITION), events, as_of=date(2014, 12, 31), reading=reading)


def _show(life_id: str) -> None:
    st.session_state["life_who"] = life_id
    life_state.forget()
