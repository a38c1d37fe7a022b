"""Figures hold what they were given: values where they belong, doubt dotted, nothing moved."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from plotly.graph_objects import Figure

from social_credit.charts.city import flows
from social_credit.charts.doors import Line, Node, network
from social_credit.charts.falls import Fallen, falls
from social_credit.charts.flow import Arrow, Box, flow
from social_credit.charts.lists import Names, wrongly_listed
from social_credit.charts.palette import ACCENT, grade_colours
from social_credit.charts.poll import PollBar, poll_bars
from social_credit.charts.repair import Bar, bars_of_time
from social_credit.charts.scales import Ruler, rulers
from social_credit.lists import OnList
from social_credit.repair import Stretch
from social_credit.scales import Scale
from social_credit.scheme import Fact
from social_credit.value import Confidence
from tests.drawn import checked

NAMES = Names("unnoticed", "waiting", "before", "days", "people")
SHOWN = {"stays": "Stays", "waits": "Waits", "may-leave": "May leave", "silent": "Not said"}


def texts(figure: Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


# A list


def test_mistakes_noticed_lie_on_those_unnoticed_day_by_day() -> None:
    now = [OnList(0, 0, 0), OnList(9, 2, 5)]
    unnoticed, waiting = checked(wrongly_listed([0, 30], now, None, NAMES)).data
    assert (unnoticed.name, unnoticed.x, unnoticed.y) == ("unnoticed", (0, 30), (0, 2))
    assert (waiting.name, waiting.x, waiting.y) == ("waiting", (0, 30), (0, 5))
    assert unnoticed.stackgroup == waiting.stackgroup


def test_the_most_that_were_ever_wrongly_listed_is_in_the_picture() -> None:
    now = [OnList(0, 2, 50), OnList(0, 1, 1)]
    assert checked(wrongly_listed([0, 30], now, None, NAMES)).layout.yaxis.range[1] >= 52


def test_other_rules_are_one_dashed_line_of_all_the_wrongly_listed() -> None:
    before = [OnList(0, 0, 0), OnList(9, 20, 30)]
    figure = checked(wrongly_listed([0, 30], [OnList(0, 0, 0), OnList(9, 2, 5)], before, NAMES))
    *_, line = figure.data
    assert (line.name, line.y, line.line.dash) == ("before", (0, 50), "dash")
    assert figure.layout.yaxis.range[1] >= 50, "the higher of the two is in the picture"


def test_a_list_without_mistakes_still_has_an_axis() -> None:
    assert checked(
        wrongly_listed([0, 1], [OnList(3, 0, 0)] * 2, None, NAMES)
    ).layout.yaxis.range == (0, 1)


# A poll


def test_a_bar_is_as_long_as_its_share_and_the_one_on_record_has_another_colour() -> None:
    bars = (PollBar("No", 25, "1", on_record=False, before=50), PollBar("Yes", 75, "3", True))
    now, before, words = checked(poll_bars(bars, "black")).data
    assert (now.x, before.x) == ((25, 75), (50, None))
    assert [colour == ACCENT for colour in now.marker.color] == [False, True]
    assert words.text == ("No", "<b>Yes</b>", " 1", " 3")
    top, lower = words.y[:2]
    assert top < now.y[0] < lower < now.y[1], "each label stands above its bar, the first on top"
    assert all(it > bar for it, bar in zip(before.y, now.y, strict=True))


# Moves between grades


def test_a_fall_of_grade_points_left_and_a_rise_right_in_the_colour_of_the_new_grade() -> None:
    best, middle, worst = grade_colours(3)
    (bars,) = checked(flows([[9, 40, 10], [20, 9, 0], [0, 1, 9]], "ABC", "")).data
    assert list(zip(bars.y, bars.x, bars.text, bars.marker.color, strict=True)) == [
        ("A", -40, "B", middle),
        ("A", -10, "C", worst),
        ("B", 20, "A", best),
        ("C", 1, "B", middle),
    ]
    assert bars.customdata == (40, 10, 20, 1)
    assert [it.partition(":")[0] for it in bars.hovertemplate] == [
        "A → B",
        "A → C",
        "B → A",
        "C → B",
    ]


def test_a_year_in_which_nobody_moves_still_has_an_axis() -> None:
    figure = checked(flows([[9, 0], [0, 9]], "AB", ""))
    assert figure.layout.xaxis.tickvals == (-2, -1, 0, 1, 2)


# Falls


def test_a_fall_goes_from_the_start_to_its_share_with_the_first_scheme_on_top() -> None:
    schemes = [Fallen("One", 0.5, "B"), Fallen("Two", -0.25, "AA")]
    *lines, starts, ends = checked(falls(schemes, "the way down", ("start", "end"))).data
    assert [(it.x, it.y) for it in lines] == [((0, 0.5), (1, 1)), ((0, -0.25), (0, 0))]
    assert (starts.x, ends.x, ends.y) == ((0, 0), (0.5, -0.25), (1, 0))
    assert ends.customdata == ("One: B", "Two: AA")


def test_whoever_rises_above_the_start_is_in_the_picture() -> None:
    (lowest, _) = checked(falls([Fallen("One", -0.4, "AA")], "", ("", ""))).layout.xaxis.range
    assert lowest < -0.4


# A way in steps


def test_an_arrow_that_is_not_sure_is_dotted_and_the_present_step_has_a_thick_edge() -> None:
    first, second = (Box(it, row, 0, it.upper(), it, "#FFFFFF") for row, it in enumerate("ab"))
    figure = checked(flow([first, second], [Arrow(first, second, sure=False)], here="b"))
    arrow, *boxes = figure.layout.shapes
    assert arrow.line.dash == "dot"
    assert [box.line.color == ACCENT for box in boxes] == [False, True]
    assert texts(figure) == ["", "A", "B"]


def test_the_points_of_a_way_are_its_boxes_in_their_order() -> None:
    boxes = [Box("a", 0, 1, "A", "first", "#FFFFFF"), Box("b", 2, 0, "B", "second", "#FFFFFF")]
    (points,) = checked(flow(boxes, [], here="a")).data
    assert (points.x, points.y, points.text) == ((1, 0), (0, -2), ("first", "second"))


@pytest.mark.parametrize(("column", "side"), [(1, 1), (-1, -1)])
def test_an_arrow_to_a_box_beside_ends_at_its_nearer_edge(column: int, side: int) -> None:
    start, end = Box("a", 0, 0, "", "", "#FFFFFF"), Box("b", 0, column, "", "", "#FFFFFF")
    head, *_ = checked(flow([start, end], [Arrow(start, end)], here="a")).layout.annotations
    assert (head.x - column) * side < 0
    assert head.ax * side < 0, "the arrow comes from where it starts"


def corners(path: str) -> list[tuple[float, float]]:
    """The corners of a path of straight lines."""
    written = path.replace("M", "").replace("L", "").split()
    return [(float(x), float(y)) for x, y in (it.split(",") for it in written)]


def test_a_way_down_leaves_below_its_start_turns_at_right_angles_and_comes_in_above() -> None:
    start, end = Box("a", 0, 0, "", "", "#FFFFFF"), Box("b", 1, 2, "", "", "#FFFFFF")
    line, *_ = checked(flow([start, end], [Arrow(start, end)], here="a")).layout.shapes
    way = corners(line.path)
    (x0, y0), *_, (x1, y1) = way
    assert (x0, x1) == (0, 2)
    assert 0 > y0 > -0.5 > y1 > -1
    assert all(a == c or b == d for (a, b), (c, d) in pairwise(way))


@pytest.mark.parametrize("column", [1, -1])
def test_a_way_to_a_box_beside_runs_between_the_two(column: int) -> None:
    start, end = Box("a", 0, 0, "", "", "#FFFFFF"), Box("b", 0, column, "", "", "#FFFFFF")
    line, *_ = checked(flow([start, end], [Arrow(start, end)], here="a")).layout.shapes
    (x0, _), (x1, _) = corners(line.path)
    assert 0 < x0 * column < x1 * column < 1


# Time on show


def test_a_part_of_the_time_on_show_begins_on_its_day_and_lasts_its_days() -> None:
    parts = [
        Stretch("stays", date(2026, 1, 1), date(2026, 1, 11)),
        Stretch("silent", date(2026, 1, 11), date(2026, 1, 12)),
    ]
    span = date(2026, 1, 1), date(2026, 1, 12)
    figure = checked(bars_of_time([Bar("Old", parts), Bar("New", parts[:1])], SHOWN, span, None))  # type: ignore[arg-type]
    day = 24 * 60 * 60 * 1000
    assert [(it.base[0], it.x[0] / day, it.y[0]) for it in figure.data] == [
        ("2026-01-01", 10, 1),
        ("2026-01-11", 1, 1),
        ("2026-01-01", 10, 0),
    ]
    assert [it.text[0] for it in figure.data] == ["Stays", "", "Stays"], "no room in one day of 11"
    assert [it.marker.pattern.shape for it in figure.data] == ["", "/", ""]


@pytest.mark.parametrize(("day", "side"), [(date(2026, 1, 2), "left"), (date(2026, 1, 9), "right")])
def test_the_day_of_a_duty_is_a_line_through_every_bar_with_its_label_inside(
    day: date, side: str
) -> None:
    span = date(2026, 1, 1), date(2026, 1, 11)
    bars = [Bar(it, [Stretch("stays", *span)]) for it in ("Old", "New")]
    figure = checked(bars_of_time(bars, SHOWN, span, (day, "Paid")))  # type: ignore[arg-type]
    assert [(it.x0, it.x1) for it in figure.layout.shapes] == [(str(day), str(day))] * 2
    *_, label = figure.layout.annotations
    assert (label.x, label.text, label.xanchor) == (str(day), "Paid", side)


# Scales


def ruled(*lines: tuple[str, int], open_: bool = False) -> Ruler:
    scale = Scale(Fraction(0), Fraction(1000), open_, 500, lines, ())
    return Ruler("Town", scale, "everybody begins", "D")


def test_bands_meet_at_the_lines_and_hold_their_letters() -> None:
    figure = checked(rulers([ruled(("A", 800), ("B", 400))]))
    assert [(it.x0, it.x1) for it in figure.layout.shapes] == [(0, 0.4), (0.4, 0.8), (0.8, 1)]
    assert len({it.fillcolor for it in figure.layout.shapes}) == 3
    places = {note.text: note.x for note in figure.layout.annotations}
    assert [places[it] for it in ("D", "B", "A")] == pytest.approx([0.2, 0.6, 0.9])
    assert [places[it] for it in ("0", "400", "800", "1,000")] == [0, 0.4, 0.8, 1]


def test_a_number_that_would_cover_another_is_left_out() -> None:
    said = texts(checked(rulers([ruled(("A", 800), ("B", 700))])))
    assert "800" in said
    assert "700" not in said


def test_the_first_scheme_stands_on_top_and_what_was_reported_lies_on_its_ruler() -> None:
    told = Fact(
        id="told", about="score", text="A score.", value=250, confidence=Confidence.ILLUSTRATIVE
    )
    scale = Scale(Fraction(0), Fraction(500), False, None, (), (told,))
    below = Ruler("Village", scale, None, None)
    figure = checked(rulers([ruled(("A", 800)), below]))
    rows = {note.text: note.y for note in figure.layout.annotations}
    assert (rows["<b>Town</b>"], rows["<b>Village</b>"]) == (1, 0)
    starts, reported = figure.data
    assert starts.y[0] > 1
    assert (reported.x, reported.y, reported.customdata) == ((0.5,), (0,), ("Village: A score.",))


def test_the_start_is_marked_above_its_place() -> None:
    start, reported = checked(rulers([ruled(("A", 800))])).data
    assert (start.x, start.customdata) == ((0.5,), ("Town: everybody begins",))
    assert start.y[0] > 0
    assert reported.x == ()


def test_the_ends_of_an_open_scale_are_faded_and_have_no_numbers() -> None:
    closed, open_ = (checked(rulers([ruled(("A", 800), open_=it)])) for it in (False, True))
    faded = [it for it in open_.layout.shapes if it.opacity < 1]
    assert [it.x0 for it in faded] == [0, 0.97]
    assert {"0", "1,000"} <= set(texts(closed))
    assert not {"0", "1,000"} & set(texts(open_))


def test_a_scale_without_lines_is_one_band_without_letters() -> None:
    figure = checked(rulers([ruled()]))
    assert [(it.x0, it.x1) for it in figure.layout.shapes] == [(0, 1)]
    assert "D" not in texts(figure)


# Lists and bodies


def test_the_lines_of_what_was_chosen_are_drawn_last_and_thicker() -> None:
    lists, bodies = [Node("a", "A", True), Node("b", "B", False)], [Node("x", "X", False)]
    lines = [
        Line("a", "x", "signed", True, "A with X"),
        Line("b", "x", "announced", False, "B with X"),
    ]
    figure = checked(network(lists, bodies, lines))
    pale, chosen = figure.layout.shapes
    assert (pale.line.dash, chosen.line.dash) == ("dash", "solid")
    assert pale.line.width < chosen.line.width
    assert figure.data[0].text == ("A with X", "B with X")


def test_the_shorter_column_is_spread_over_the_height_of_the_longer() -> None:
    lists = [Node(it, it, False) for it in "abc"]
    bodies = [Node(it, it, False) for it in "xy"]
    heights = {it.text: it.y for it in checked(network(lists, bodies, [])).layout.annotations}
    assert heights == {"a": 2, "b": 1, "c": 0, "x": 2, "y": 0}


def test_those_whom_no_text_names_stand_in_italics() -> None:
    nodes = [Node("a", "A", False)], [Node("x", "Others", False, named=False)]
    assert texts(checked(network(*nodes, []))) == ["A", "<i>Others</i>"]
