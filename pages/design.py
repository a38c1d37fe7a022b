"""Design your own: edit a copy of a scheme, and run lives and a whole city through it."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import city_state, design_edit, design_file, design_result, design_state
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head
from social_credit.ui.marks import badge, cited, source_note, words
from social_credit.value import Confidence

say = words("design")
evidence = load().evidence_about("design")

head("design")
st.markdown(say("intro", residents=f"{city_state.residents():,}"))
st.markdown(f"{badge(Confidence.ILLUSTRATIVE)} {say('made_up')}")
ignored = st.container()

scheme = design_edit.copied()
design_edit.rules(scheme)
pair = design_result.against(scheme)
design_result.city(pair)
design_result.lives(pair)
design_result.tasks(scheme)
for fact in evidence:
    st.markdown(f"{say('tasks.on_record')} {fact.text}  \n{source_note(fact)}")
design_result.sides(pair)
design_file.take_with_you(scheme)

with ignored:
    show_ignored()
origin = design_state.bases()[scheme.copied_from]
foot(
    "design",
    cited(
        [
            *evidence,
            *origin.items,
            *(line for it in origin.line_tables[:1] for line in it.lines.values()),
        ]
    ),
    {
        "scheme": say("next_scheme"),
        "many_schemes": say("next_many"),
        "pilots": say("next_pilots"),
        "grade_lines": say("next_lines"),
    },
    {"scheme": {"scheme_id": origin.name}},
)
