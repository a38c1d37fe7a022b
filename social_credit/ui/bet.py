"""A question that the visitor can be wrong about, answered only after the bet."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from social_credit.ui.controls import choice, linked_choice
from social_credit.ui.marks import small, words
from social_credit.ui.page_address import PRESENT_ANSWERS, presented


def bet(
    question: str,
    options: Mapping[str, str],
    *,
    key: str,
    right: str | None = None,
    at_once: bool = False,
) -> str | None:
    """Ask; the id of the option bet on, or None while the visitor has not chosen.

    Before a class the answer waits until somebody asks for it. Then it can be had without a bet
    too, where the option that is ``right`` is given. Where the question is to stand ``at_once``,
    its options are links; not in a page of somebody else's, whose frame a link would leave.
    """
    if at_once and not presented() and not st.context.is_embedded:
        chosen = linked_choice(question, options, key=key)
    else:
        chosen = choice("radio", question, options, key=key, first=None)
    if presented():
        return _asked_for(chosen, right, key)
    if chosen is None:
        st.markdown(small(words("common")("bet.prompt")))
    return chosen


def waits_for_the_bet() -> None:
    """Say, where a part would give the answer away, that it opens with the bet."""
    st.markdown(small(words("common")("bet.waits")))


def _asked_for(chosen: str | None, right: str | None, key: str) -> str | None:
    """The bet, or the right one for want of it, once the answer has been asked for."""
    say = words("common")
    if key not in _shown():
        st.button(
            say("bet.show"),
            key=f"_{key}_show_answer",
            type="primary",
            icon=":material/visibility:",
            disabled=chosen is None and right is None,
            on_click=_show,
            args=(key,),
        )
        if chosen is None and right is None:
            st.markdown(small(say("bet.first")))
        return None
    if chosen is None and right is not None:
        st.markdown(small(say("bet.unbet")))
    return chosen or right


def _shown() -> list[str]:
    return st.query_params.get(PRESENT_ANSWERS, "").split()


def _show(key: str) -> None:
    st.query_params[PRESENT_ANSWERS] = " ".join([*_shown(), key])
