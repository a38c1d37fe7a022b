"""What the page “To take away” gives: hand-outs, all data, and lines for pages of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from social_credit.handout import Handout
from social_credit.handout_docx import docx_of
from social_credit.handout_html import html_of
from social_credit.ui.controls import choice
from social_credit.ui.data_pack import packed, sizes
from social_credit.ui.downloads import file_button
from social_credit.ui.handouts import handout, sources_of, titles
from social_credit.ui.marks import small, words
from social_credit.ui.page_address import site_address
from social_credit.ui.page_foot import cited

_PACK = "social-credit-explained.zip"
_HTML = "text/html"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

CALCULATORS = (
    "score_a_life",
    "grade_lines",
    "city_years",
    "list_walk",
    "list_mistakes",
    "doors",
    "getting_out",
    "firm_code",
    "firm_grade",
    "many_schemes",
    "design",
)
"""Pages that make sense on a page of somebody else's."""


def sheets() -> None:
    """Choose a hand-out and take it as HTML or DOCX."""
    say, author = words("take_away"), words("common")("cite.author")
    st.header(say("sheets.heading"), anchor=False)
    st.markdown(say("sheets.instruction"))
    named = titles()
    name = str(choice("select", say("sheets.label"), named, key="take_sheet", first="glossary"))
    home = site_address()

    def made() -> Handout:
        return handout(name, home, date.today())

    with st.container(horizontal=True):
        _file(say("sheets.html"), f"{name}.html", _HTML, lambda: html_of(made()))
        _file(say("sheets.docx"), f"{name}.docx", _DOCX, lambda: docx_of(made(), author=author))
    count = say.count("sheets.sources", len(sources_of(name)))
    st.markdown(small(say("sheets.note", sources=count)))


def _file(label: str, file: str, mime: str, make: Callable[[], str | bytes]) -> None:
    file_button(label, file, mime, make, key=f"take_{file.rpartition('.')[2]}")


def data() -> None:
    """All data as one file, and what is in it."""
    say, tables = words("take_away"), sizes()
    st.header(say("data.heading"), anchor=False)
    rows = {name: count for name, _, count in tables}
    st.markdown(
        say(
            "data.finding",
            tables=len(tables),
            rows=f"{sum(rows.values()):,}",
            citations=f"{rows['citations']:,}",
        )
    )
    st.markdown(say("data.how"))
    file_button(say("data.button"), _PACK, "application/zip", packed, key="take_data")
    box = st.expander(
        say("data.listed"), icon=":material/table:", on_change="rerun", key="_take_tables"
    )
    if box.open:
        columns = [say("data.table"), say("data.holds"), say("data.rows")]
        box.table(
            pd.DataFrame(tables, columns=columns),
            border="horizontal",
            hide_index=True,
            alt=say("data.alt"),
        )


def citation() -> None:
    """The citation of this very page as an example."""
    say = words("take_away")
    st.header(say("cite.heading"), anchor=False)
    st.markdown(say("cite.text"))
    st.code(cited("take_away", "chicago"), language=None, wrap_lines=True)


def embedding() -> None:
    """A line of HTML for each calculator."""
    say, common = words("take_away"), words("common")
    st.header(say("embed.heading"), anchor=False)
    st.markdown(say("embed.text"))
    names = {it: common(f"pages.{it}") for it in CALCULATORS}
    page = str(choice("select", say("embed.label"), names, key="take_embed", first="grade_lines"))
    title = say("embed.title", page=names[page], site=common("site.name"))
    st.code(frame_of(site_address(page), title), language=None, wrap_lines=True)


def frame_of(address: str, title: str) -> str:
    """The HTML that shows a page within another.

    >>> frame_of("https://x.org/doors", 'Doors & "more"')
    '<iframe src="https://x.org/doors?embed=true" title="Doors &amp; &quot;more&quot;" \
width="100%" height="900" loading="lazy" style="border: 0"></iframe>'
    """
    return (
        f'<iframe src="{escape(address)}?embed=true" title="{escape(title)}" width="100%" '
        'height="900" loading="lazy" style="border: 0"></iframe>'
    )
