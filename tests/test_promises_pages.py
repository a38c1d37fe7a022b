"""The page Promises: the bet, the finding, the filters, the cards and the download."""

from __future__ import annotations

from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from social_credit.content import load
from social_credit.timeline import VERDICTS, Evidence, Promise
from social_credit.ui import promises as page
from social_credit.value import Moment
from tests.drawn import charts
from tests.test_pages import opened, text_of

CONTENT = load()
PROMISES = CONTENT.timeline.promises
SAY = CONTENT.words["promises"]
STAGED = [it for it in PROMISES if it.due.last.year < 2020]


def links_of(app: AppTest) -> set[str]:
    """The passages that the page links to."""
    return {
        element.proto.query_string.removeprefix("node=")
        for element in app.get("page_link")
        if element.proto.query_string.startswith("node=")
    }


def shown(app: AppTest) -> set[str]:
    """The ids of the promises that stand on the page."""
    said = text_of(app)
    return {it.id for it in PROMISES if f"**{it.text}**" in said}


# The bet


def test_the_finding_waits_for_the_bet() -> None:
    app = opened("promises")
    assert SAY("picture.heading") not in text_of(app)
    app.radio(key="promise_bet").set_value("most").run()
    assert SAY("picture.heading") in text_of(app)


@pytest.mark.parametrize("answer", SAY.section("bet.options"))
def test_the_bet_is_answered_with_the_number_on_record(answer: str) -> None:
    kept = sum(it.verdict == "kept" for it in STAGED)
    low, high = {"none": (0, 0), "few": (1, 3), "half": (4, 6), "most": (7, 9)}[answer]
    key = "bet.right" if low <= kept <= high else "bet.wrong"
    app = opened("promises")
    app.radio(key="promise_bet").set_value(answer).run()
    assert SAY(key, kept=kept, tasks=len(STAGED)) in text_of(app)


def test_every_number_of_tasks_is_one_answer_to_the_bet() -> None:
    for kept in range(len(STAGED) + 1):
        assert sum(low <= kept <= high for low, high in page._RANGES.values()) == 1
    assert list(page._RANGES) == list(SAY.section("bet.options"))


# The numbers


def test_the_finding_counts_every_promise_once() -> None:
    found = Counter(it.verdict for it in PROMISES)
    said = page.finding()
    assert f"Of **{len(PROMISES)}** promises" in said
    assert f"**{found['kept']}** kept by their date" in said
    assert f"**{found['partly']}** kept in part" in said
    assert f"**{found['changed']}** changed" in said
    assert f"for **{found['not-found']}** it shows nothing done" in said
    assert sum(page.tally(PROMISES).values()) == len(PROMISES)


def test_what_was_due_before_2020_and_what_later_make_up_all() -> None:
    early = page.early(PROMISES)
    assert {it.due.last.year for it in early} == {2014, 2015, 2017}
    late = len(PROMISES) - len(early)
    assert f"of the {len(early)} with a date before 2020" in page.finding()
    assert f"of the {late} with a later one" in page.finding()


def test_the_table_adds_up() -> None:
    table = page.counts()
    numbers = table.iloc[:, 1:].astype(int)
    assert (numbers.iloc[:, :-1].sum(axis=1) == numbers.iloc[:, -1]).all()
    assert numbers.iloc[:, -1].sum() == len(PROMISES)


def test_the_picture_says_in_words_what_it_shows() -> None:
    app = opened("promises", promise_bet="None")
    (chart,) = charts(app)
    assert page.finding().replace("*", "") in chart["alt"]


# The list


@pytest.mark.parametrize("year", page.years())
def test_a_year_shows_its_promises_and_no_others(year: int) -> None:
    app = opened("promises", promise_year=str(year))
    assert shown(app) == {it.id for it in PROMISES if it.due.last.year == year}


def test_all_years_show_all_promises() -> None:
    assert shown(opened("promises", promise_year="all years")) == {it.id for it in PROMISES}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_shows_its_promises_and_no_others(verdict: str) -> None:
    app = opened("promises", promise_year="all years", promise_verdict=SAY(f"verdict.{verdict}"))
    wanted = {it.id for it in PROMISES if it.verdict == verdict}
    assert shown(app) == wanted
    assert (SAY("list.none") in text_of(app)) == (not wanted)


def test_an_address_brings_back_its_choices() -> None:
    partly = SAY("verdict.partly")
    app = opened("promises", promise_year="2020", promise_verdict=partly)
    assert app.selectbox(key="promise_year").value == "2020"
    assert app.selectbox(key="promise_verdict").value == "partly"
    wanted = {it.id for it in PROMISES if it.due.last.year == 2020 and it.verdict == "partly"}
    assert shown(app) == wanted


@pytest.mark.parametrize(
    ("name", "value"), [("promise_year", "1999"), ("promise_verdict", "broken")]
)
def test_a_choice_that_there_is_not_is_named_and_left_out(name: str, value: str) -> None:
    app = opened("promises", **{name: value})
    assert value in app.info[0].value
    assert shown(app) == {it.id for it in PROMISES if it.due.last.year == page.years()[0]}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda it: it.id)
def test_a_card_has_verdict_deadline_evidence_and_its_source(promise: Promise) -> None:
    app = opened("promises", promise_year=str(promise.due.last.year))
    (text,) = [it.value for it in app.markdown if f"**{promise.text}**" in it.value]
    assert text.startswith(page.badge(promise.verdict))
    assert page.due(promise.due) in text
    evidence = promise.evidence
    if isinstance(evidence, Evidence):
        assert evidence.text in text
        for citation in evidence.sources:
            assert f"(sources?source={citation.source})" in text
    else:
        assert evidence.none in text
    assert set(page.nodes_of(promise)) | set(page.carried_on(promise)) <= links_of(app)


def test_a_goal_leads_to_the_plan_and_to_what_carried_it_on() -> None:
    (laws,) = [it for it in PROMISES if it.id == "basic-laws-2020"]
    assert page.nodes_of(laws) == ["I.3", "V.2.1"]
    assert page.carried_on(laws) == ["A.1"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [("2015", "By the end of 2015"), ("2014-06", "By the end of June 2014")],
)
def test_a_deadline_is_as_precise_as_it_is_known(moment: str, words: str) -> None:
    assert page.due(Moment.parse(moment)) == words


def test_every_verdict_has_a_word_a_sign_a_colour_and_a_meaning() -> None:
    for kind in ("verdict", "verdict_sign", "verdict_colour", "verdict_means"):
        assert sorted(SAY.section(kind)) == sorted(VERDICTS)
        assert len(set(SAY.section(kind).values())) == len(VERDICTS)


# What leaves the page


def test_the_download_has_a_row_for_each_promise_with_its_sources() -> None:
    rows = page.rows()
    assert [row["id"] for row in rows] == [it.id for it in PROMISES]
    assert len({tuple(row) for row in rows}) == 1
    for row in rows:
        assert row["sources"]
        assert row["on_record"]
        assert row["evidence_sources"] or row["verdict"] == "not-found"


def test_the_foot_lists_what_promises_and_evidence_cite() -> None:
    assert {"what-is-social-credit", "outline-2014-zh", "gb-32100-2015"} <= page.sources()
    assert page.sources() <= CONTENT.sources.keys()
