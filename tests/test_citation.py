"""Citations of a page in its state, in three styles, with every sign as its style needs it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from social_credit import __released__, __version__
from social_credit.citation import STYLES, CitedPage, bibtex_address, bibtex_text, cite
from social_credit.content import load

FORMS = load().words["common"].section("cite")
PAGE = CitedPage(
    author="The makers of Social Credit, Explained",
    title="Grade lines",
    site="Social Credit, Explained",
    version="0.1.0",
    released=date(2026, 11, 22),
    address="https://example.org/grade_lines?lines_at=1050.1030&x=1",
    visited=date(2026, 12, 3),
    month="December",
)


def test_plain_words() -> None:
    assert cite(PAGE, "plain", FORMS) == (
        "Social Credit, Explained, “Grade lines”. "
        "https://example.org/grade_lines?lines_at=1050.1030&x=1 (visited 3 December 2026)."
    )


def test_apa_has_author_year_title_site_and_the_day_of_the_visit() -> None:
    assert cite(PAGE, "apa", FORMS) == (
        "The makers of Social Credit, Explained. (2026). Grade lines (Version 0.1.0) "
        "[Interactive web page]. Social Credit, Explained. Retrieved December 3, 2026, from "
        "https://example.org/grade_lines?lines_at=1050.1030&x=1"
    )


def test_chicago_ends_the_title_within_its_quotes() -> None:
    assert cite(PAGE, "chicago", FORMS) == (
        "The makers of Social Credit, Explained. “Grade lines.” Social Credit, Explained, "
        "version 0.1.0, 2026. Accessed December 3, 2026. "
        "https://example.org/grade_lines?lines_at=1050.1030&x=1."
    )


def test_a_title_that_asks_keeps_its_own_sign() -> None:
    asked = replace(PAGE, title="Who is speaking?")
    assert "“Who is speaking?” Social" in cite(asked, "chicago", FORMS)


def test_bibtex_is_an_entry_with_the_address_as_it_is() -> None:
    assert cite(PAGE, "bibtex", FORMS) == (
        "@misc{social-credit-explained-grade-lines-2026,\n"
        "  author = {{The makers of Social Credit, Explained}},\n"
        "  title = {{Grade lines}},\n"
        "  howpublished = {Social Credit, Explained, "
        "\\url{https://example.org/grade_lines?lines_at=1050.1030&x=1}},\n"
        "  year = {2026},\n"
        "  note = {Version 0.1.0, visited 3 December 2026},\n"
        "  url = {https://example.org/grade_lines?lines_at=1050.1030&x=1},\n"
        "  urldate = {2026-12-03}\n"
        "}"
    )


@pytest.mark.parametrize(
    ("sign", "written"),
    [
        ("&", r"\&"),
        ("%", r"\%"),
        ("$", r"\$"),
        ("#", r"\#"),
        ("_", r"\_"),
        ("{", r"\textbraceleft{}"),
        ("}", r"\textbraceright{}"),
        ("~", r"\textasciitilde{}"),
        ("^", r"\textasciicircum{}"),
        ("\\", r"\textbackslash{}"),
    ],
)
def test_a_sign_that_means_something_to_tex_is_written_out(sign: str, written: str) -> None:
    assert bibtex_text(f"a{sign}b") == f"a{written}b"


@given(st.text(), st.text())
def test_braces_are_always_in_pairs_so_that_no_text_ends_the_entry(title: str, query: str) -> None:
    entry = cite(replace(PAGE, title=title, address=f"https://x.org/?{query}"), "bibtex", FORMS)
    depth = 0
    for place, sign in enumerate(entry):
        depth += (sign == "{") - (sign == "}")
        assert depth > 0 or place < entry.index("{") or place == len(entry) - 1
    assert depth == 0


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_address_in_bibtex_leads_to_the_same_place(query: str) -> None:
    address = bibtex_address(f"https://x.org/?{query}")
    assert unquote(address) == unquote(f"https://x.org/?{query}")
    assert address.isascii()
    assert not re.search(r"[{}\\\s^]", address)


@pytest.mark.parametrize("style", STYLES)
@given(query=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_style_holds_the_state_of_the_page(style: str, query: str) -> None:
    page = replace(PAGE, address=f"https://example.org/doors?{query}")
    shown = bibtex_address(page.address) if style == "bibtex" else page.address
    assert shown in cite(page, style, FORMS)


def test_the_words_of_the_styles_are_there_for_each() -> None:
    styles = load().words["common"].section("foot.styles")
    assert tuple(styles) == STYLES


def test_version_and_day_are_those_of_the_file_for_citing_the_whole_site() -> None:
    whole = yaml.safe_load((Path(__file__).parents[1] / "CITATION.cff").read_text())
    assert (whole["version"], whole["date-released"]) == (__version__, __released__)
    assert whole["authors"] == [{"name": FORMS["author"]}]
