"""Server time of one change on a page: from the request to rerun to the end of the script.

    python -m benchmarks.rerun_time

Each page is run without a browser; a change is made as a visitor would make it, and the time that
Streamlit's script runner spends on it is taken. Prints median and 99th percentile in milliseconds.
"""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from social_credit.ui.frame import PAGES

ROOT = Path(__file__).resolve().parents[1]
RUNS = 40


def timed_runs() -> list[float]:
    """From now on, the seconds of every script run go into the list that this returns."""
    spent: list[float] = []
    run_script = ScriptRunner._run_script

    def timed(self: ScriptRunner, *args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return run_script(self, *args, **kwargs)
        finally:
            spent.append(time.perf_counter() - start)

    ScriptRunner._run_script = timed  # type: ignore[method-assign]
    return spent


def add_and_undo(app: AppTest, turn: int) -> None:
    """Add an event to a life; every other turn take it back."""
    app.button(key="life_undo" if turn % 2 else "life_add").click().run()


def other_life(app: AppTest, turn: int) -> None:
    """Pick another invented life."""
    box = app.selectbox(key="life_who")
    box.select_index(turn % len(box.options)).run()


def other_lines(app: AppTest, turn: int) -> None:
    """Switch the line table."""
    box = app.selectbox(key="life_lines")
    box.select_index(turn % len(box.options)).run()


def other_year(app: AppTest, turn: int) -> None:
    """Move the slider of years on Grade lines."""
    app.slider(key="lines_year").set_value(1 + turn % 10).run()


def other_recording(app: AppTest, turn: int) -> None:
    """Move the slider of how much is recorded in the city; no choice comes twice."""
    app.slider(key="city_recorded").set_value(20 + turn).run()


def other_search(app: AppTest, turn: int) -> None:
    """Type another search into Find a passage."""
    queries = ("court", "natural persons", "自然人", "shixin", "firms", "blacklist", "zzzz")
    app.text_input(key="passage_search").set_value(queries[turn % len(queries)]).run()


def other_groups(app: AppTest, turn: int) -> None:
    """Light up other rooms of the Outline."""
    box = app.multiselect(key="outline_who")
    box.set_value([box.options[turn % len(box.options)]]).run()


def other_life_everywhere(app: AppTest, turn: int) -> None:
    """Run another invented life under all schemes."""
    box = app.selectbox(key="many_who")
    box.select_index(turn % len(box.options)).run()


def other_start(app: AppTest, turn: int) -> None:
    """Edit the start of a scheme of one's own, with the city in sight; no start comes twice."""
    if app.radio(key="design_bet").value is None:
        app.radio(key="design_bet").set_value("some").run()
    field = next(it for it in app.number_input if str(it.key).startswith("design_start"))
    field.set_value(900 + turn).run()


def other_choice(app: AppTest, turn: int) -> None:
    """Pick another option of the page's last box, else of its last bet."""
    box = (*app.radio, *app.selectbox)[-1]
    box.set_value(box.options[turn % len(box.options)]).run()


CHANGES: tuple[tuple[str, str, Callable[[AppTest, int], None]], ...] = (
    ("Score a life: add or undo an event", "score_a_life", add_and_undo),
    ("Score a life: another life", "score_a_life", other_life),
    ("Score a life: another line table", "score_a_life", other_lines),
    ("Grade lines: another year", "grade_lines", other_year),
    ("A city over years: another share recorded", "city_years", other_recording),
    ("The Outline: another group lit", "outline", other_groups),
    ("Find a passage: another search", "passage", other_search),
    ("One life, many schemes: another life", "many_schemes", other_life_everywhere),
    ("Design your own: another start", "design", other_start),
)
"""Where a visitor changes most; of every other page any box or bet is changed."""


def all_changes() -> list[tuple[str, str, Callable[[AppTest, int], None]]]:
    """The changes above, and one on every other page that has something to choose."""
    done = {page for _, page, _ in CHANGES}
    rest = [page.name for page in PAGES if page.name not in done]
    return [*CHANGES, *((f"{page}: another choice", page, other_choice) for page in rest)]


def main() -> None:
    logging.disable(logging.WARNING)  # Streamlit warns that no browser is there
    spent = timed_runs()
    print(f"{'change':44} {'median ms':>10} {'p99 ms':>8}")
    for name, page, change in all_changes():
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
        app.switch_page(f"pages/{page}.py").run()
        if not app.radio and not app.selectbox and change is other_choice:
            continue
        change(app, 0)
        spent.clear()
        for turn in range(1, RUNS + 1):
            change(app, turn)
            assert not app.exception
        ordered = sorted(1000 * seconds for seconds in spent)
        high = ordered[int(0.99 * (len(ordered) - 1))]
        print(f"{name:44} {statistics.median(ordered):10.1f} {high:8.1f}")


if __name__ == "__main__":
    main()
