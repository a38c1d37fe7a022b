"""Home: the question, the answer with its sources, and three ways on."""

from __future__ import annotations

from urllib.parse import urlencode

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
    options = say.section("bet.options")
    guess = bet(say("bet.question"), options, key="home_bet", right="some", at_once=True)
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

tour = urlencode({"life_who": load().life("medal-then-feast").name})
ways = {"tour": f"score_a_life?{tour}", "calculators": "grade_lines", "classroom": "lessons"}
parts = [f"## {say(f'{part}.heading')}\n\n{say(f'{part}.text')}" for part in ("ruler", "ways")]
links = [
    f"- [**{say(f'ways.{way}.title')}**](./{page}): {say(f'ways.{way}.text')}"
    for way, page in ways.items()
]
st.markdown("\n\n".join([*parts, "\n".join(links)]))

with ignored:
    show_ignored()
foot("home", cited(evidence), {})
