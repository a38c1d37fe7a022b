"""The code on every firm: what its 18 signs say, and how two of them guard the rest."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui import firm_code
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head, share
from social_credit.ui.marks import cited, words

say, book = words("firm_code"), load().codes

head("firm_code")
st.markdown(say("intro"))
ignored = st.container()
firm_code.slips_bet()

decoded = firm_code.asked(book)
if decoded is not None:
    firm_code.verdict(decoded, book)
    firm_code.parts(decoded)
    firm_code.sums(decoded)
    firm_code.slips(decoded)
firm_code.make()
firm_code.why(book)
share()

with ignored:
    show_ignored()
foot(
    "firm_code",
    cited([*book.registrars, book.provinces, *book.examples, *book.facts])
    | {"gb-32100-2015", "gb-11714-1997", "usci-public-code"},
    {
        "firm_grade": say("next_grade"),
        "doors": say("next_doors"),
        "passage": say("next_passage"),
    },
)
