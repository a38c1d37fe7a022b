"""Home: the question, the answer with its sources, and three ways on."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.bet import bet
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot
from social_credit.ui.marks import badge, cited, source_note, words
from social_credit.value import Confidence

say, common = words("home"), words("common")
evidence = load().evidence_about("home")

st.title(say("answers"), anchor=False)
st.markdown(say("lead"))
ignored = st.container()

with st.container(border=True):
    guess = bet(say("bet.question"), say.section("bet.options"), key="home_bet", right="some")
    if guess:
        st.markdown(say("bet.right" if guess == "some" else "bet.wrong"))
        st.header(say("answer.heading"), anchor=False)
        st.markdown(say("answer.text"))
        with st.expander(say("answer.evidence"), icon=":material/menu_book:", expanded=True):
            for claim in evidence:
                st.markdown(f"{claim.text}  \n{source_note(claim)}")
        meanings = "\n".join(
            f"- {badge(word)} {common(f'confidence_means.{word.value}')}" for word in Confidence
        )
        st.markdown(f"**{say('words.heading')}**\n\n{meanings}")

parts = [f"## {say(f'{part}.heading')}\n\n{say(f'{part}.text')}" for part in ("ruler", "ways")]
st.markdown("\n\n".join(parts))
for way, page, query in (
    ("tour", "score_a_life", {"life_who": load().life("medal-then-feast").name}),
    ("calculators", "grade_lines", {}),
    ("classroom", "lessons", {}),
):
    st.page_link(
        f"pages/{page}.py",
        label=f"**{say(f'ways.{way}.title')}.** {say(f'ways.{way}.text')}",
        icon=":material/arrow_forward:",
        query_params=query,
    )

with ignored:
    show_ignored()
foot("home", cited(evidence), {})
