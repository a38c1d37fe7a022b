"""The page How a plan became a legend: bet, exercise, sentences, filters, answers, downloads."""

from __future__ import annotations

import pytest

from social_credit.charts.reception import LOOKS, Dot, Span, spans, towers, years
from social_credit.content import load
from social_credit.reception import FRAMES
from social_credit.ui import legend, legend_notes, legend_try
from tests.drawn import charts, checked
from tests.test_pages import opened, text_of

RECEPTION = load().reception
POSTS, SAY = RECEPTION.posts, load().words["legend"]


def shown(app: object) -> list[str]:
    """The notes that stand on the page, by their locators."""
    said = text_of(app)
    return [it.id for it in POSTS if it.locator in said]


# The bet and the exercise


def test_the_bet_is_answered_with_days_and_the_headline() -> None:
    app = opened("legend")
    assert "“China kent" not in text_of(app)
    app.radio(key="legend_bet").set_value("year").run()
    said = text_of(app)
    assert SAY("bet.wrong", days=2) in said
    assert "“China kent elke burger score toe" in said


def test_only_within_a_week_wins() -> None:
    app = opened("legend", legend_bet=SAY("bet.options.days"))
    assert SAY("bet.right", days=2) in text_of(app)


def test_every_span_of_days_is_one_answer_to_the_bet() -> None:
    assert list(legend_try._WITHIN) == list(SAY.section("bet.options"))
    most = [it for it in legend_try._WITHIN.values() if it is not None]
    assert most == sorted(most)


@pytest.mark.parametrize("post_id", RECEPTION.book.exercise)
def test_a_headline_that_the_visitor_codes_is_answered_with_our_code(post_id: str) -> None:
    post = RECEPTION.post(post_id)
    app = opened("legend", legend_post=legend.headline(post))
    assert SAY("try.prompt") in text_of(app)
    app.radio(key="legend_yours").set_value("big-data").run()
    said = text_of(app)
    verdict = "try.same" if post.frame == "big-data" else "try.other"
    assert SAY(verdict, badge=legend.badges(post)) in said
    assert SAY("try.because", words=post.coded_because) in said
    assert SAY("try.rule", words=RECEPTION.code_of[post.frame].rule) in said


def test_the_exercise_has_more_than_one_right_answer() -> None:
    frames = {RECEPTION.post(it).frame for it in RECEPTION.book.exercise}
    assert len(frames) >= 5


# The sentences


def test_the_sentences_count_waves_languages_and_frames() -> None:
    said = legend.spread()
    assert "The 42 notes came in **3 waves**" in said
    assert "**9** of 25 notes quote the very same passage" in said
    assert "They are in **12 languages**" in said
    assert "Dutch (25 April 2015)" in said
    said = legend.frames_finding()
    assert "(14 of 42)" in said
    assert "In **16** notes all people are said to be rated: 11 as something planned, 5" in said
    assert "came 5 days after the first note" in said
    assert "last of all, 622 days after it" in said


def test_the_game_did_come_last() -> None:
    came = legend.firsts(POSTS, lambda it: it.frame)
    assert list(came)[-1] == "game"


def test_the_picture_says_in_words_what_it_shows() -> None:
    app = opened("legend")
    alts = [it["alt"] for it in charts(app)]
    assert "came in 3 waves" in alts[0]
    assert "2,221 days" in alts[1]


def test_every_language_and_frame_has_its_words() -> None:
    assert set(SAY.section("language")) == {it.language for it in POSTS}
    for kind in ("sign", "colour"):
        assert set(SAY.section(kind)) == {*FRAMES, "correction"}
        assert len(set(SAY.section(kind).values())) == len(FRAMES) + 1
    assert set(LOOKS) == {*FRAMES, None}
    assert len(set(LOOKS.values())) == len(LOOKS)


def test_the_table_adds_up() -> None:
    numbers = legend.counts().iloc[:, 1:].astype(int)
    assert (numbers.iloc[:, :-1].sum(axis=1) == numbers.iloc[:, -1]).all()
    assert numbers.iloc[:, -1].sum() == 42


# Filters


@pytest.mark.parametrize("language", sorted({it.language for it in POSTS} - {"en"}))
def test_a_language_shows_its_notes_and_no_others(language: str) -> None:
    app = opened("legend", legend_language=SAY(f"language.{language}"))
    assert shown(app) == [it.id for it in POSTS if it.language == language]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_shows_the_notes_that_have_it_first_or_second(frame: str) -> None:
    found = legend_notes.passing(("any", frame, "any"))
    assert {it.id for it in found} == {it.id for it in POSTS if frame in (it.frame, it.second)}


def test_filters_of_an_address_work_together_and_an_empty_result_says_so() -> None:
    as_fact = next(it for it in RECEPTION.book.everyone if it.id == "now").name.capitalize()
    app = opened("legend", legend_language="Dutch", legend_everyone=as_fact)
    assert shown(app) == ["note-02", "note-03"]
    app = opened("legend", legend_language="Dutch", legend_frame="Game")
    assert SAY("none") in text_of(app)
    assert not app.exception


def test_without_filters_the_list_opens_in_steps() -> None:
    app = opened("legend")
    assert len(shown(app)) == 20
    app.button(key="legend_shown_button").click().run()
    assert len(shown(app)) == 40


def test_a_language_that_there_is_not_is_named_and_left_out() -> None:
    app = opened("legend", legend_language="Klingon")
    assert "Klingon" in app.info[0].value


def test_the_page_names_hosts_and_links_to_none() -> None:
    app = opened("legend", legend_language="Dutch")
    said = text_of(app)
    assert "silees" in said
    assert "](http" not in said


# The picture


def test_marks_of_one_quarter_stand_on_each_other_and_corrections_hang_below() -> None:
    day = POSTS[0].date
    dots = [Dot(day, "game", "a"), Dot(day, "game", "b", asked=False), Dot(day, None, "c")]
    figure = checked(towers(dots, 2014, 2023, (day, "plan")))
    (marks,) = figure.data
    assert marks.y == (0.5, 1.5, -0.5)
    assert marks.x == (2015.375,) * 3
    assert marks.marker.opacity[0] > marks.marker.opacity[1]
    assert marks.marker.symbol == ("diamond", "diamond", "star")


def test_the_length_of_a_span_that_ends_late_stands_before_its_claim() -> None:
    early, late = POSTS[0].date, load().timeline.event("review-on-the-draft").when.first
    figure = checked(spans([Span(early, late, "claim", "many days", "")], 2014, 2023))
    assert [it.text for it in figure.layout.annotations] == ["claim"]
    lines, words = figure.data
    assert lines.x == (years(early), years(late), None)
    assert words.textposition == ("middle left",)
    assert words.x[0] < years(early)
    sooner = POSTS[-1].date
    _, words = checked(spans([Span(early, sooner, "claim", "few days", "")], 2014, 2023)).data
    assert words.textposition == ("middle right",)
    assert words.x[0] > years(sooner)


# What leaves the page


def test_the_download_has_a_row_for_each_note_with_its_place() -> None:
    rows = legend_notes.rows()
    assert [row["id"] for row in rows] == [it.id for it in POSTS]
    assert all(row["source"] == "outline-2014-creemers" and row["locator"] for row in rows)
    assert len({tuple(row) for row in rows}) == 1


def test_the_second_download_has_the_days_between_claim_and_answer() -> None:
    rows = {row["id"]: row for row in legend_notes.answer_rows()}
    assert rows["score-for-all"]["days_at_least"] == 1074
    assert rows["firm-and-state"]["days_at_least"] is None
    assert rows["firm-and-state"]["approximate"] == "yes"
