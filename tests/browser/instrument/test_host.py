"""Between Python and the instrument: what is sent, what is taken over, what is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter
from typing import Any

import pytest

from social_credit.bands import residents_per_grade
from social_credit.ui.instrument import FOLDER, SCRIPTS, WORDS
from social_credit.ui.scripts import joined
from tests.browser.instrument.shown import DATA, OWN, A, Shown


def test_lines_from_python_do_not_fight_a_running_drag(shown: Shown) -> None:
    x, y = shown.take(A)
    shown.page.mouse.move(x - 40, y, steps=4)
    held = shown.lines
    shown.update(lines=(1100, 1080, 1000, 700, 610))
    assert shown.lines == held
    shown.page.mouse.move(x - 60, y, steps=4)
    shown.page.mouse.up()
    assert shown.lines[A] < held[A]
    assert shown.sent == [list(shown.lines)]


def test_lines_that_came_in_under_a_resting_hand_show_when_it_lets_go(shown: Shown) -> None:
    shown.take(A)
    preset = (1100, 1080, 1000, 700, 610)
    shown.update(lines=preset)
    assert shown.lines == OWN
    shown.page.mouse.up()
    assert shown.lines == preset
    assert shown.sent == []


def test_an_answer_to_an_older_change_does_not_throw_the_line_back(shown: Shown) -> None:
    shown.tag(A).press("ArrowLeft")
    shown.tag(A).press("ArrowLeft")
    newest = (1050, 1030, 958, 850, 600)
    shown.update(lines=OWN)  # a run of the page that had not heard of any change
    assert shown.lines == newest
    shown.update(lines=(1050, 1030, 959, 850, 600))  # the answer to the first change
    assert shown.lines == newest
    shown.update(lines=newest)  # the answer to the second
    assert shown.lines == newest


def test_new_lines_from_python_are_taken_over(shown: Shown) -> None:
    shown.tag(A).press("ArrowLeft")
    shown.update(lines=(1050, 1030, 959, 850, 600))
    preset = (1040, 1020, 900, 800, 590)
    shown.update(lines=preset)
    assert shown.lines == preset
    assert len(shown.sent) == 1


def test_fewer_grades_from_python_rebuild_the_instrument(shown: Shown) -> None:
    own = (1000, 900)
    shown.update(grades=DATA.grades[:3], lines=own, own=own, confidence=DATA.confidence[:2])
    assert shown.lines == own
    assert shown.column("residents") == [
        f"{count:,}" for count in residents_per_grade(DATA.below, DATA.first, own)
    ]


def test_streamlit_s_entrance_mounts_once_and_sends_lines_as_a_trigger(shown: Shown) -> None:
    told = shown.page.evaluate(
        """async (data) => {
          const { default: mount } = await import("/joined.js");
          instrument.destroy();
          const parentElement = document.body;
          const told = [];
          const setTriggerValue = (...trigger) => told.push(trigger);
          mount({ parentElement, data, setTriggerValue });
          const tag = document.querySelector("[data-line='2']");
          const end = mount({ parentElement, data, setTriggerValue });
          end();  // of data that were overtaken: the instrument is still on the page
          const kept = tag === document.querySelector("[data-line='2']");
          tag.dispatchEvent(new KeyboardEvent("keydown", { key: "PageUp", bubbles: true }));
          tag.dispatchEvent(new KeyboardEvent("keyup", { key: "PageUp", bubbles: true }));
          const root = document.querySelector(".instrument");
          root.remove();
          end();
          return { told, kept, left: root.querySelectorAll("[data-line]").length };
        }""",
        DATA.as_json(),
    )
    assert told == {"told": [["lines", [1050, 1030, 970, 850, 600]]], "kept": True, "left": 0}


def test_the_joined_script_imports_nothing_and_keeps_every_module() -> None:
    script = joined(FOLDER, SCRIPTS)
    assert not re.search(r"^import\b", script, re.MULTILINE)
    assert script.count("export default ") == 1
    assert {path.name for path in FOLDER.glob("*.js")} == set(SCRIPTS)
    for name in SCRIPTS:
        text = (FOLDER / name).read_text(encoding="utf-8")
        for exported in re.findall(r"^export (?:function|const) (\w+)", text, re.MULTILINE):
            assert f" {exported}" in script


def test_the_words_are_those_that_the_instrument_says() -> None:
    assert DATA.words.keys() == WORDS.keys()
    for key, text in DATA.words.items():
        assert {name for _, name, _, _ in Formatter().parse(text) if name} <= WORDS[key], key


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"lines": OWN[:4]}, "6 grades have 5 lines, but lines has 4"),
        ({"confidence": ()}, "6 grades have 5 lines, but confidence has 0"),
        ({"lines": (1050, 1050, 960, 850, 600)}, "lines must be strictly descending"),
        ({"own": (600, 850, 960, 1030, 1050)}, "own must be strictly descending"),
        ({"grades": DATA.grades[:1]}, "at least two grades"),
        ({"words": {**DATA.words, "shout": "!"}}, "missing or unknown: shout"),
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(DATA, **changes)
