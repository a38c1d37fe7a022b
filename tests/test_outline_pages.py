"""The pages about the Outline: what it is about, its pillars, and how a record travels in it."""

from __future__ import annotations

import pytest

from social_credit.charts.outline import Room, rooms_map, shade
from social_credit.content import load
from social_credit.ui.outline_map import Light, finding, rows_of, sections
from social_credit.ui.pillar import PILLARS
from social_credit.ui.record_walk import steps
from tests.drawn import checked
from tests.test_pages import opened, text_of

OUTLINE, WORDS = load().outline, load().words


def links_of(app: object) -> set[str]:
    """The ids of all passages that a page links to."""
    return {
        it.query_string.removeprefix("node=")
        for it in (element.proto for element in app.get("page_link"))
        if it.query_string.startswith("node=")
    }


# What is the plan about?


def test_the_bet_is_answered_with_counts_and_says_how_they_were_made() -> None:
    app = opened("outline")
    assert "name citizens or internet users" not in text_of(app)
    app.radio(key="outline_bet").set_value("citizens").run()
    said = text_of(app)
    assert WORDS["outline"]("bet.citizens") in said
    about = [node for node in OUTLINE.paragraphs() if node.matches(who=["citizens"])]
    online = [node for node in OUTLINE.paragraphs() if node.matches(who=["internet-users"])]
    assert f"**{len({*about, *online})}** name citizens or internet users" in said
    assert "the numbers add up to more than the whole" in said


def test_the_right_bet_is_the_group_that_most_paragraphs_name() -> None:
    app = opened("outline")
    app.radio(key="outline_bet").set_value("firms").run()
    assert WORDS["outline"]("bet.right") in text_of(app)
    named = {row[0]: row[1] for row in app.table[0].value.itertuples(index=False)}
    assert max(named, key=lambda group: named[group]) == WORDS["outline"]("bet.rows.firms")


# Which rooms light up?


def test_without_a_filter_every_paragraph_is_lit() -> None:
    light = Light((), ())
    assert len(light.lit()) == len(OUTLINE.paragraphs())
    assert light.share() == 1


def test_filters_light_what_carries_a_tag_of_each_kind() -> None:
    app = opened("outline", outline_who="citizens", outline_tools="blacklist")
    assert "**2 of 93 paragraphs** match" in text_of(app)
    assert {"II.2.4", "II.3.2"} <= links_of(app)
    assert "II.3.1" not in links_of(app)


def test_what_no_paragraph_has_leaves_the_house_dark() -> None:
    assert finding(Light(("internet-users",), ("code",))) == WORDS["outline"]("map.none")


def test_a_room_is_only_called_the_fullest_where_no_other_holds_as_much() -> None:
    tied = finding(Light(("citizens",), ("blacklist",)))
    alone = finding(Light(("courts-and-police",), ()))
    assert "The room with most of them" not in tied
    assert "The room with most of them is II.4" in alone


def test_the_sections_hold_every_paragraph_once() -> None:
    light = Light(("citizens",), ())
    assert sum(row["paragraphs"] for row in rows_of(light)) == len(OUTLINE.paragraphs())
    assert sum(row["paragraphs_lit"] for row in rows_of(light)) == len(light.lit())


@pytest.mark.parametrize("part", OUTLINE.parts, ids=lambda part: part.id)
def test_a_part_opens_on_its_sections_and_paragraphs(part: object) -> None:
    say = WORDS["outline"]
    name, text = say(f"part_names.{part.id}"), say(f"parts.{part.id}")
    label = say("rooms.option", id=part.id, name=name, text=text)
    app = opened("outline", outline_part=label)
    assert not app.exception
    inside = {node.id for node in OUTLINE.paragraphs(part.id)}
    assert inside | {it.id for it in OUTLINE.children(part.id)} <= links_of(app)


def test_a_part_that_is_none_is_named_and_left_out() -> None:
    app = opened("outline", outline_part="Part XII")
    assert "Part XII" in app.info[0].value
    assert app.selectbox(key="outline_part").value == "all"


# The map


def test_a_room_is_darker_the_more_of_it_is_lit() -> None:
    shades = [sum(bytes.fromhex(shade(lit)[1:])) for lit in (0, 0.01, 0.5, 1)]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 4


def test_the_map_shows_every_section_inside_its_part() -> None:
    rooms = [Room("I", "", "A part", 0, 1, ""), Room("I.1", "I", "A section", 5, 0, "")]
    (trace,) = checked(rooms_map(rooms)).data
    assert list(trace.ids) == ["I", "I.1"]
    assert list(trace.parents) == ["", "I"]
    assert len(sections()) == sum(len(OUTLINE.children(part.id)) for part in OUTLINE.parts)


# The pillars

PAGES = dict(zip(PILLARS, OUTLINE.pillars, strict=True))


@pytest.mark.parametrize(("name", "section"), PAGES.items(), ids=PILLARS)
def test_a_pillar_shows_each_of_its_fields_as_a_card(name: str, section: object) -> None:
    app = opened(f"pillar_{name}")
    said = text_of(app)
    assert not app.exception
    for field in OUTLINE.paragraphs(section.id):
        assert field.title_zh in said
        assert field.summary in said
    assert {field.id for field in OUTLINE.paragraphs(section.id)} <= links_of(app)


@pytest.mark.parametrize(("name", "section"), PAGES.items(), ids=PILLARS)
def test_the_matrix_has_a_dot_where_a_field_uses_an_instrument(name: str, section: object) -> None:
    tables = [table.value for table in opened(f"pillar_{name}").table]
    dots = sum(int((frame == "●").to_numpy().sum()) for frame in tables)
    assert dots == sum(len(field.instruments) for field in OUTLINE.paragraphs(section.id))


def test_choosing_an_instrument_leaves_the_fields_that_use_it() -> None:
    app = opened("pillar_commerce", pillar_commerce_tools="blacklist")
    said = text_of(app)
    for field in OUTLINE.paragraphs("II.2"):
        assert (field.summary in said) == ("blacklist" in field.instruments)


@pytest.mark.parametrize(("name", "section"), PAGES.items(), ids=PILLARS)
def test_the_surprising_field_of_a_pillar_is_one_of_its_fields(name: str, section: object) -> None:
    surprise = WORDS[f"pillar_{name}"]("surprise.node")
    assert surprise in {field.id for field in OUTLINE.paragraphs(section.id)}


@pytest.mark.parametrize("name", PILLARS)
def test_every_answer_to_a_check_has_a_word_of_its_own(name: str) -> None:
    say = WORDS[f"pillar_{name}"]
    assert list(say.section("check.options")) == list(say.section("check.feedback"))
    app = opened(f"pillar_{name}")
    for answer, feedback in say.section("check.feedback").items():
        assert feedback not in text_of(app)
        app.radio(key=f"pillar_{name}_check").set_value(answer).run()
        assert feedback in text_of(app)


def test_a_pillar_leads_to_its_counterparts_of_2024_with_the_reasons() -> None:
    app = opened("pillar_government")
    assert {"A.14", "A.16"} <= links_of(app)
    (reason,) = [it.why for it in load().crosswalk.links_from("II.1.4") if it.later == "A.16"]
    assert reason in text_of(app)


# A record on its way


def test_every_step_names_passages_of_parts_three_to_six() -> None:
    parts = {OUTLINE.part_of(node).id for step in steps() for node in step.nodes}
    assert parts == {"III", "IV", "V", "VI"}


def test_the_four_channels_of_punishment_are_steps_of_their_own() -> None:
    firsts = [step.nodes[0] for step in steps()]
    for channel in ("V.1.2.1", "V.1.2.2", "V.1.2.3", "V.1.2.4"):
        assert channel in firsts


def test_the_buttons_go_on_and_back_and_the_address_follows() -> None:
    app = opened("how_it_runs")
    assert app.button(key="runs_back").disabled
    app.button(key="runs_next").click().run()
    assert app.query_params["runs_step"] == "2"
    assert set(steps()[1].nodes) <= links_of(app)
    app.button(key="runs_back").click().run()
    assert app.slider(key="runs_step").value == 1


def test_every_box_of_the_flow_has_a_place_of_its_own_and_a_way_to_the_end() -> None:
    way = {step.id: step for step in steps()}
    assert len({step.place for step in way.values()}) == len(way)
    assert {to for step in way.values() for to in step.to} == {*list(way)[1:]}
    for step in way.values():
        here, gone = step, 0
        while here.to and gone < len(way):
            here, gone = way[here.to[0]], gone + 1
        assert here == steps()[-1], step.id


def test_the_last_step_has_no_next() -> None:
    app = opened("how_it_runs", runs_step=str(len(steps())))
    assert app.button(key="runs_next").disabled
    assert not app.button(key="runs_back").disabled


def test_the_list_says_where_one_stands() -> None:
    say = WORDS["how_it_runs"]
    app = opened("how_it_runs", runs_step="4")
    title = say(f"steps.{steps()[3].id}.title")
    assert f"4. {say('walk.here', title=title)}" in text_of(app)


def test_a_step_that_there_is_not_is_named_and_the_walk_begins() -> None:
    app = opened("how_it_runs", runs_step="99")
    assert "99" in app.info[0].value
    assert app.slider(key="runs_step").value == 1
