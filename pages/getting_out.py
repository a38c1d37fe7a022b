"""Getting out: an invented record under the rules of 2014, 2019, 2023 and April 2026."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import getting_out, repair_picture, repair_rules
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import badge, words
from social_credit.value import Confidence

say = words("getting_out")

head("getting_out")
st.markdown(say("intro"))
ignored = st.container()
getting_out.shortest_bet()

made_up = getting_out.record()
st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('invented')}")
found = getting_out.outcomes(made_up)
getting_out.answers(made_up, found)
repair_picture.picture(made_up, found, getting_out.finding(found))
with st.container(horizontal=True):
    share()
    repair_picture.download(made_up, found)

repair_rules.on_record()
repair_rules.download()

with ignored:
    show_ignored()
foot(
    "getting_out",
    repair_rules.sources(load().repair),
    {
        "doors": say("next_doors"),
        "list_mistakes": say("next_mistakes"),
        "how_it_runs": say("next_runs"),
    },
)
