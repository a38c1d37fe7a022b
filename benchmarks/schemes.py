"""Processor time of a life under every scheme, and of the city under a scheme just edited.

    python -m benchmarks.schemes

Only the rules are timed, not the page round them (for that see ``rerun_time.py``). No scheme is
worked out twice, so nothing is found ready. The aims are 50 ms and 20 ms at the median.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from statistics import median

from social_credit.content import load
from social_credit.many_schemes import run_all
from social_credit.own_scheme import OwnItem
from social_credit.ui import design_state

RUNS = 60
BASE = "rongcheng-2014"


def timed(job: Callable[[int], object]) -> list[float]:
    """The milliseconds of processor time of each run, after one run to warm up."""
    job(0)
    spent = []
    for run in range(1, RUNS + 1):
        begun = time.process_time()
        job(run)
        spent.append(1000 * (time.process_time() - begun))
    return spent


def compared(_run: int) -> None:
    """The longest invented life under every scheme, sorted, with the event most disputed."""
    many = run_all(load().editions, max((life.events for life in load().lives), key=len))
    many.by_harshness()
    many.most_disputed()


def another_start(run: int) -> None:
    """The city and all lives under a start that was not tried before."""
    design_state.tried(design_state.original(BASE).model_copy(update={"start": 900 + run}))


def other_points(run: int) -> None:
    """The same where a ticket takes another number of points."""
    scheme = design_state.original(BASE)
    ticket = OwnItem(conduct="traffic-ticket", points=-1 - run)
    items = tuple(ticket if it.conduct == ticket.conduct else it for it in scheme.items)
    design_state.tried(scheme.model_copy(update={"items": items}))


def main() -> None:
    logging.disable(logging.WARNING)  # Streamlit warns that no browser is there
    print(f"{'what':44} {'median ms':>10} {'most ms':>8}")
    for name, job in (
        ("a life under every scheme", compared),
        ("the city and lives, another start", another_start),
        ("the city and lives, other points", other_points),
    ):
        spent = timed(job)
        print(f"{name:44} {median(spent):10.1f} {max(spent):8.1f}")


if __name__ == "__main__":
    main()
