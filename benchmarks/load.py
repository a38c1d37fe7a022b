"""Many visitors at once: how long their changes take, what fails, and how much memory it needs.

    python -m benchmarks.load                             200 visitors for two minutes
    python -m benchmarks.load --clients 20 --seconds 15   a short trial
    python -m benchmarks.load --knee                      25 to 400 visitors on two processes

The site runs as ``uvicorn asgi:app``, in one process and then in two with half of the visitors
each. Visitors are real websockets that speak Streamlit's protocol (``tests/visitor.py``); they come
ten a second, and then each changes something every four seconds, or as soon as the change before is
done: any widget of the page it is on, and after eight changes it goes to another page. What is
timed is a change, from sending it to the end of the script. "Opened" are first visits and moves to
another page. Only what begins once everybody has come counts.

All visitors live in this process, apart from the servers; but on a machine of two cores they take
computing time from them, and on a network of their own the servers would do better. How much
everybody took is printed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import websockets

from tests.servers import Server, running
from tests.visitor import Visitor, visiting

PAGES = (
    *("score_a_life", "grade_lines", "city_years", "glossary", "quiz", "outline"),
    *("passage", "many_schemes", "design", "list_walk", "timeline", "myths"),
)
"""Each visitor begins on another one, and goes round."""

EVERY = 4
"""Seconds from one change of a visitor to the next."""

STAY = 8
"""Changes on one page before a visitor goes on."""

COMING = 10
"""How many visitors come in a second."""

SAMPLE = 15
"""Seconds between two looks at the memory."""

KNEE = (25, 50, 100, 200, 400)
KNEE_SECONDS = 30
AIM = 500
"""Milliseconds; what the 95th percentile should stay under."""


class Done(NamedTuple):
    """What one visitor did once: a change, or opening a page; ``fault`` says what went wrong."""

    page: str
    opened: bool
    seconds: float
    fault: str | None


class Hours(NamedTuple):
    """When visitors begin to come, when all have come and it counts, and when they go."""

    begin: float
    all_here: float
    end: float


class Spell(NamedTuple):
    """What happened while a number of visitors were there."""

    done: list[Done]
    memory: list[tuple[float, float]]
    """Seconds since everybody had come, and megabytes of all servers then."""
    servers: float
    visitors: float
    """Processor cores that were busy on the mean."""
    took: float
    """Seconds."""

    @property
    def changes(self) -> list[Done]:
        return [it for it in self.done if not it.opened]

    @property
    def each(self) -> float:
        """Milliseconds of computing time of the servers for each thing done."""
        return 1000 * self.servers * self.took / max(len(self.done), 1)

    @property
    def faults(self) -> list[str]:
        return [f"{it.page}: {it.fault}" for it in self.done if it.fault]


def percentiles(done: Iterable[Done]) -> tuple[float, float, float]:
    """Median, 95th and 99th percentile, in milliseconds; of nothing, nan."""
    times = [1000 * it.seconds for it in done if not it.fault]
    if not times:
        return (np.nan, np.nan, np.nan)
    median, high, highest = np.percentile(times, (50, 95, 99))
    return float(median), float(high), float(highest)


def megabytes(process: int) -> float:
    """Memory of a process that is its own: neither files nor what others share."""
    status = Path(f"/proc/{process}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("RssAnon:"))
    return int(line.split()[1]) / 1000


def processor_seconds(process: int) -> float:
    """Computing time that a process has taken."""
    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


async def stay(site: Server, number: int, hours: Hours, done: list[Done]) -> None:
    """One visitor: comes, changes something every ``EVERY`` seconds, and goes at the end.

    Who is cut off comes back, and the cut counts as a fault.
    """
    chance, turn = Random(number), 0
    coming = hours.begin + number / COMING

    async def next_turn() -> None:
        await asyncio.sleep(coming + turn * EVERY - time.monotonic())

    await next_turn()
    while time.monotonic() < hours.end:
        page, began = "", time.monotonic()
        try:
            async with visiting(site) as visitor:
                while time.monotonic() < hours.end:
                    page, began = PAGES[(number + turn // STAY) % len(PAGES)], time.monotonic()
                    did = await act(visitor, page, chance, turn)
                    if began >= hours.all_here:
                        done.append(did)
                    turn += 1
                    await next_turn()
        except (OSError, TimeoutError, websockets.WebSocketException) as error:
            if began >= hours.all_here:
                done.append(Done(page, False, np.nan, f"{type(error).__name__} {error}"))
            turn += 1
            await next_turn()


async def act(visitor: Visitor, page: str, chance: Random, turn: int) -> Done:
    """Open the next page when it is time to, else change something."""
    run = None
    if turn % STAY:
        run = await visitor.change(chance)
    opened = run is None
    if run is None:
        run = await visitor.open(page)
    return Done(page, opened, run.seconds, run.fault)


async def spell(sites: Sequence[Server], visitors: int, seconds: float) -> Spell:
    """So many visitors, spread over the servers, for so long once everybody has come."""
    processes = [it.process.pid for it in sites]

    def busy() -> tuple[float, float]:
        return sum(map(processor_seconds, processes)), processor_seconds(os.getpid())

    done: list[Done] = []
    begin = time.monotonic()
    all_here = begin + visitors / COMING + EVERY
    hours = Hours(begin, all_here, all_here + seconds)
    crowd = [
        asyncio.create_task(stay(sites[number % len(sites)], number, hours, done))
        for number in range(visitors)
    ]
    await asyncio.sleep(all_here - time.monotonic())
    memory, before = [], busy()
    for at in np.arange(0, seconds + 0.1, SAMPLE):
        await asyncio.sleep(all_here + at - time.monotonic())
        memory.append((float(at), sum(map(megabytes, processes))))
    await asyncio.gather(*crowd)
    took, after = time.monotonic() - all_here, busy()
    cores = [(late - early) / took for early, late in zip(before, after, strict=True)]
    return Spell(done, memory, cores[0], cores[1], took)


def launched(stack: ExitStack, processes: int) -> list[Server]:
    """Processes of the site that end with the stack."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    return [stack.enter_context(running(folder)) for _ in range(processes)]


def report(name: str, found: Spell) -> None:
    """Print the table of one spell."""
    print(f"\n{name:24}{'number':>8}{'faults':>8}{'median':>8}{'95 %':>8}{'99 %':>8}  ms")
    opened = [it for it in found.done if it.opened]
    rows = {"changes": found.changes, "opened": opened}
    for page in PAGES:
        rows[f"  changes, {page}"] = [it for it in found.changes if it.page == page]
    for row, done in rows.items():
        median, high, highest = percentiles(done)
        faults = sum(it.fault is not None for it in done)
        print(f"{row:24}{len(done):8}{faults:8}{median:8.0f}{high:8.0f}{highest:8.0f}")
    samples = ", ".join(f"{at:.0f} s {size:.0f}" for at, size in found.memory)
    print(f"memory of the servers, MB: {samples}")
    print(f"busy cores: servers {found.servers:.2f}, visitors {found.visitors:.2f}")
    print(f"computing time of the servers for each that was done: {found.each:.1f} ms")
    for fault in sorted(set(found.faults))[:10]:
        print(f"fault: {fault}")


def knee(rows: Sequence[tuple[int, float]]) -> int:
    """The number of visitors from which on times grow faster than visitors do.

    ``rows`` hold numbers of visitors, ascending, each with the time that it took; where times never
    grow so, the last number.

    >>> knee([(25, 40), (50, 60), (100, 70), (200, 300), (400, 3000)])
    100
    """
    for (fewer, quick), (more, slow) in pairwise(rows):
        if slow / quick > more / fewer:
            return fewer
    return rows[-1][0]


def find_knee(processes: int) -> None:
    """More and more visitors on the same servers."""
    print(f"{processes} processes, each number of visitors for {KNEE_SECONDS} s; times in ms")
    titles = ("visitors", "changes", "faults", "median", "95 %", "99 %", "servers", "visitors")
    print("".join(f"{it:>9}" for it in titles), " (the last two in busy cores)")
    rows = []
    with ExitStack() as stack:
        sites = launched(stack, processes)
        for visitors in KNEE:
            found = asyncio.run(spell(sites, visitors, KNEE_SECONDS))
            median, high, highest = percentiles(found.changes)
            rows.append((visitors, high))
            print(
                f"{visitors:9}{len(found.changes):9}{len(found.faults):9}{median:9.0f}{high:9.0f}"
                f"{highest:9.0f}{found.servers:9.2f}{found.visitors:9.2f}",
                flush=True,
            )
    under = max((visitors for visitors, high in rows if high < AIM), default=0)
    print(f"knee: {knee(rows)} visitors; 95 % of changes under {AIM} ms up to {under} visitors")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--knee", action="store_true")
    asked = parser.parse_args()
    if asked.knee:
        find_knee(max(asked.processes))
        return
    print(f"{asked.clients} visitors, a change each every {EVERY} s, for {asked.seconds:.0f} s")
    high = []
    for processes in asked.processes:
        with ExitStack() as stack:
            sites = launched(stack, processes)
            found = asyncio.run(spell(sites, asked.clients, asked.seconds))
        report(f"processes: {processes}", found)
        high.append(percentiles(found.changes)[1])
    for processes, its in zip(asked.processes[1:], high[1:], strict=True):
        first = asked.processes[0]
        print(f"\n95 % with {processes} processes against {first}: {its / high[0]:.2f} times")


if __name__ == "__main__":
    main()
