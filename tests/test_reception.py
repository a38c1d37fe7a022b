"""The notes of links as data: what they are checked against, how they are counted, how read."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_credit.content import load
from social_credit.content_errors import ContentError
from social_credit.csv_rows import csv_rows
from social_credit.reception import (
    EVERYONE,
    FRAMES,
    Gap,
    Post,
    claimed,
    firsts,
    gap,
    most_copied,
    tally,
    texts,
    wait,
    waves,
)
from social_credit.value import Moment
from social_credit.yaml_text import YamlProblem

HERE = Path(__file__).parent
RECEPTION, TIMELINE = load().reception, load().timeline
POSTS, BOOK = RECEPTION.posts, RECEPTION.book

PRINTED = list(csv.DictReader((HERE / "cases/reception-notes.csv").open(encoding="utf-8")))
"""Day, time and host of every note in the copy of the page that we read, taken out by a script."""


def post(on: date = date(2015, 5, 1), **more: object) -> Post:
    given_ = {
        "id": "one",
        "date": on,
        "language": "en",
        "host": "page.example",
        "frame": "game",
        "everyone": "no",
        "title": "A title",
        "coded_because": "Why.",
        "link_text": "What.",
        "locator": "Where.",
    }
    return Post.model_validate(given_ | more)


# Against the page that was read


def test_there_are_42_notes_with_the_days_and_hosts_of_the_page() -> None:
    assert len(POSTS) == len(PRINTED) == 42
    found = [(it.date.isoformat(), it.host or "") for it in POSTS]
    assert found == [(row["date"], row["host"]) for row in PRINTED]


@pytest.mark.parametrize("place", range(42))
def test_a_locator_says_which_note_of_which_minute(place: int) -> None:
    locator, printed = POSTS[place].locator, PRINTED[place]
    assert f"no. {place + 1} of 42" in locator
    assert locator.endswith(f"{POSTS[place].date.year}, {printed['time']}")


def test_one_of_them_is_a_readers_comment_and_one_the_page_itself() -> None:
    assert [it.id for it in POSTS if it.host is None] == ["note-14"]
    assert [it.id for it in POSTS if it.host == BOOK.own_host] == ["note-01"]


def test_no_title_is_a_whole_long_headline() -> None:
    """A title is quoted in short: eight words at most between two marks of what is left out."""
    for it in POSTS:
        for run in (it.title or "").split("…"):
            assert len(run.split()) <= 8, it.id


@pytest.mark.parametrize("it", POSTS, ids=lambda it: it.id)
def test_a_note_is_as_old_as_the_address_says_but_for_one(it: Post) -> None:
    expected = 414 if it.id == "note-38" else 0
    assert it.days_later in (None, expected)


@pytest.mark.parametrize("it", POSTS, ids=lambda it: it.id)
def test_a_country_is_given_only_where_the_host_or_the_pages_name_has_it(it: Post) -> None:
    endings = {"hu": "Hungary", "br": "Brazil", "hk": "Hong Kong", "cz": "Czechia"}
    by_name = {"www.ice-news.net": "United States", "soaznewsx.com": "United States"}
    host = it.host or ""
    assert it.country == endings.get(host.rpartition(".")[2], by_name.get(host))


# The codebook


def test_the_book_has_each_frame_and_each_level_once_in_order() -> None:
    assert tuple(code.id for code in BOOK.codes) == FRAMES
    assert tuple(level.id for level in BOOK.everyone) == EVERYONE


def test_every_frame_counts_and_the_counts_add_up() -> None:
    counts = tally(POSTS)
    assert sum(counts.values()) == 42
    assert min(counts.values()) > 0
    assert counts == {
        "dystopia-fiction": 7,
        "game": 3,
        "big-data": 11,
        "surveillance": 14,
        "analysis": 5,
        "neutral-notice": 2,
    }


@pytest.mark.parametrize(
    ("word", "frame"),
    [("Black Mirror", "dystopia-fiction"), ("Orwell", "dystopia-fiction"), ("1984", None)],
)
def test_a_headline_that_names_a_dark_story_is_coded_so(word: str, frame: str | None) -> None:
    found = [it for it in POSTS if word in (it.title or "")]
    assert found
    assert {it.frame for it in found} == {frame or "dystopia-fiction"}


def test_a_headline_that_names_big_data_is_coded_so() -> None:
    found = [it for it in POSTS if "big data" in (it.title or "").casefold().replace("'", "")]
    assert len(found) == 11
    assert {it.frame for it in found} == {"big-data"}


def test_a_headline_that_gives_everyone_a_rating_is_coded_so() -> None:
    said = ("everyone", "every citizen", "rate citizens", "rate its citizens")
    found = [
        it for it in POSTS if any(w in (it.in_english or it.title or "").casefold() for w in said)
    ]
    assert len(found) >= 10
    assert all(it.everyone != "no" for it in found)


def test_posts_of_one_story_are_of_one_wave_and_quote_the_same() -> None:
    stories = Counter(it.story for it in POSTS if it.story)
    assert dict(stories) == {
        "dutch": 2,
        "years-in-the-works": 2,
        "newspaper": 9,
        "dictatorship": 3,
        "black-mirror": 2,
    }
    for story in stories:
        assert sum(any(it.story == story for it in wave) for wave in waves(POSTS)) == 1


# Rules


def test_the_notes_came_in_three_waves() -> None:
    assert [(len(it), it[0].date, it[-1].date) for it in waves(POSTS)] == [
        (11, date(2015, 4, 23), date(2015, 5, 3)),
        (25, date(2016, 10, 21), date(2017, 1, 15)),
        (6, date(2017, 6, 19), date(2017, 7, 21)),
    ]


@pytest.mark.parametrize(("days", "count"), [(59, 1), (60, 1), (61, 2)])
def test_a_wave_ends_where_more_than_sixty_days_pass(days: int, count: int) -> None:
    start = date(2015, 5, 1)
    assert len(waves([post(start), post(start + timedelta(days))])) == count


DAYS = st.lists(st.dates(date(2014, 1, 1), date(2020, 1, 1)).map(post), max_size=30)


@given(DAYS)
def test_waves_hold_every_post_once_in_order_and_lie_apart(posts: list[Post]) -> None:
    found = waves(posts)
    together = [it.date for wave in found for it in wave]
    assert together == sorted(it.date for it in posts)
    for early, late in pairwise(found):
        assert (late[0].date - early[-1].date).days > 60


@given(st.lists(st.sampled_from([None, "a", "b"]), max_size=20))
def test_texts_are_as_many_as_posts_less_those_that_repeat_one(stories: list[str | None]) -> None:
    posts = [post(story=it) for it in stories]
    repeated = sum(max(0, stories.count(it) - 1) for it in ("a", "b"))
    assert texts(posts) == len(posts) - repeated
    assert len(most_copied(posts)) == max(stories.count("a"), stories.count("b"))


@given(st.dates(), st.dates())
def test_a_gap_between_two_days_is_exact_and_never_below_0(one: date, other: date) -> None:
    early, late = sorted((one, other))
    exact = (late - early).days
    moments = [Moment(first=it, last=it) for it in (early, late)]
    assert gap(*moments) == Gap(exact, exact)
    assert gap(*reversed(moments)) == Gap(0, 0)


@given(
    st.dates(date(2000, 1, 1), date(2020, 1, 1)),
    st.dates(date(2000, 1, 1), date(2020, 1, 1)),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
)
def test_a_gap_holds_the_true_one_however_coarse_the_dates(
    one: date, other: date, form: str
) -> None:
    early, late = sorted((one, other))
    found = gap(*(Moment.parse(it.strftime(form)) for it in (early, late)))
    assert found.low <= (late - early).days <= found.high


def test_the_first_of_each_language_is_found_in_order_of_date() -> None:
    came = firsts(POSTS, lambda it: it.language)
    assert list(came)[:3] == ["en", "nl", "hu"]
    assert [it.date for it in came.values()] == sorted(it.date for it in came.values())


# Claims and answers


def test_a_correction_whose_day_is_only_near_has_no_days_worked_out() -> None:
    days = {it.id: wait(it, RECEPTION, TIMELINE) for it in BOOK.answers}
    assert days["firm-and-state"] is None
    assert days["score-for-all"] == Gap(1074, 1074)
    assert [it.id for it in BOOK.answers if it.same_voice] == ["firm-and-state"]


@pytest.mark.parametrize("answer", BOOK.answers, ids=lambda it: it.id)
def test_every_answer_is_a_correction_of_the_timeline_after_its_claim(answer: object) -> None:
    event = TIMELINE.event(answer.correction)
    assert event.kind == "correction"
    assert claimed(answer, RECEPTION, TIMELINE).first <= event.when.last


# Mistakes


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"second": "game"}, "'one' has game twice"),
        ({"title": None}, "'one' has a host and no title"),
        ({"in_english": "A title"}, "needs 'in_english' where its title is in another language"),
        ({"language": "nl"}, "needs 'in_english' where its title is in another language"),
    ],
)
def test_a_post_that_does_not_hang_together_is_refused(more: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        post(**more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(HERE / "minimal_content", tmp_path / "content")


ROW = "second,2015-05-01,en,other.example,,game,,no,A game,,Plays.,It plays.,,,note no. 2\n"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (ROW.replace("second,", "first,", 1), "'first' stands twice"),
        (ROW.replace("2015-05-01", "2015-03-01"), "'second' is of 2015-03-01, before the one"),
        (ROW.replace("2015-05-01", "1 May"), "a date is written YYYY, YYYY-MM or YYYY-MM-DD"),
        (ROW.replace("2015-05-01", "2015-05"), "this needs a whole day"),
        (ROW.replace(",game,", ",gaming,"), "'frame' is one of"),
        (ROW.replace(",game,", ",big-data,"), "has big-data, which reception.yaml has no code for"),
        (ROW.replace(",no,", ",,"), "'everyone' is missing"),
        (ROW.replace("It plays.,,", "It plays.,tale,"), "no other post has the story 'tale'"),
        (ROW.replace("It plays.", "It plays, and sings."), "this row has 16 cells"),
        ("\n" + ROW, "this row has 0 cells"),
        (ROW.replace("A game", '"A game'), "this is not CSV"),
    ],
)
def test_a_mistake_in_a_row_is_named_with_its_line(folder: Path, row: str, says: str) -> None:
    table = folder / "reception.csv"
    table.write_text(table.read_text(encoding="utf-8") + row, encoding="utf-8")
    with pytest.raises(ContentError, match="1 mistake") as caught:
        load(folder)
    assert says in str(caught.value)
    assert "content/reception.csv, line 3" in str(caught.value)


def test_other_columns_are_named_with_those_that_belong(folder: Path) -> None:
    table = folder / "reception.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("id,date", "id,day", 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"line 1: the columns are id, date, .*says id, day"):
        load(folder)


CELL = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), max_size=8))
def test_rows_that_were_written_are_read_back_without_their_empty_cells(
    cells: list[tuple[str, str]],
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b"), *cells])
    rows = csv_rows(out.getvalue(), "rows", ("a", "b"))
    expected = [{k: it for k, it in zip("ab", row, strict=True) if it} for row in cells]
    assert rows.data == {"rows": expected}


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    with suppress(YamlProblem):
        assert set(csv_rows(text, "rows", ("a", "b")).data) == {"rows"}
