"""The parts of the benchmarks work: visitors, the crowd, memory, and starting."""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks import load, memory, start
from benchmarks.load import PAGES, Done, knee, megabytes, percentiles, processor_seconds
from social_credit.ui.frame import PAGES as PAGES_OF_THE_SITE
from tests.servers import Server, running
from tests.visitor import Run, Visitor, visiting


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("elsewhere")) as server:
        yield server


def words(run: Run) -> str:
    return b"".join(it.SerializeToString() for it in run.messages).decode(errors="ignore")


def test_a_visitor_changes_a_widget_and_the_page_answers(site: Server) -> None:
    async def search(visitor: Visitor) -> Run | None:
        await visitor.open("glossary")
        return await visitor.change(Random(0), "terms_search")

    async def visit() -> Run | None:
        async with visiting(site) as visitor:
            return await search(visitor)

    run = asyncio.run(visit())
    assert run is not None
    assert run.fault is None
    assert 0 < run.seconds < 30


def test_a_visitor_presses_buttons_and_takes_large_messages_from_what_it_kept(
    site: Server,
) -> None:
    async def visit() -> tuple[Run | None, Run | None]:
        async with visiting(site) as visitor:
            await visitor.open("score_a_life")
            assert {"life_who", "life_add", "life_add_count"} <= visitor.keys
            assert "life_undo" not in visitor.keys
            added = await visitor.change(Random(0), "life_add")
            assert "life_undo" in visitor.keys
            return added, await visitor.change(Random(0), "life_undo")

    added, undone = asyncio.run(visit())
    assert added is not None
    assert added.fault is None
    assert undone is not None
    assert "life=" in words(added)


def test_what_cannot_be_changed_is_not(site: Server) -> None:
    async def visit() -> Run | None:
        async with visiting(site) as visitor:
            await visitor.open("about")
            return await visitor.change(Random(0), "no_such_key")

    assert asyncio.run(visit()) is None


def test_a_crowd_changes_pages_without_a_fault(
    site: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "EVERY", 0.2)
    found = asyncio.run(load.spell([site], 2, 5))
    assert not found.faults
    assert found.changes
    assert found.servers > 0
    assert found.each > 0
    assert found.memory[0][1] > 50


def test_the_crowd_goes_to_pages_that_are_there() -> None:
    assert set(PAGES) <= {page.name for page in PAGES_OF_THE_SITE}


def test_percentiles_are_in_milliseconds_and_leave_out_faults() -> None:
    done = [Done("a", False, it / 1000, None) for it in range(101)]
    done.append(Done("a", False, 99.0, "lost"))
    assert percentiles(done) == pytest.approx((50, 95, 99))
    assert all(math.isnan(it) for it in percentiles([]))


@pytest.mark.parametrize(
    ("high", "found"), [((10, 15, 20), 100), ((10, 20, 40), 100), ((10, 20, 41), 50)]
)
def test_the_knee_is_where_times_begin_to_grow_faster_than_visitors(
    high: tuple[float, ...], found: int
) -> None:
    assert knee(list(zip((25, 50, 100), high, strict=True))) == found


def test_memory_and_computing_time_of_a_process_are_its_own() -> None:
    before = megabytes(os.getpid())
    held = bytearray(os.urandom(1)) * 50_000_000
    assert 45 < megabytes(os.getpid()) - before < 60
    assert len(held) == 50_000_000
    assert processor_seconds(os.getpid()) == pytest.approx(time.process_time(), abs=0.1)


def test_sessions_of_an_empty_app_take_memory(tmp_path: Path) -> None:
    assert 0 <= memory.measured([""], memory.empty_app(tmp_path), warm=1, opened=5) < 5


def test_a_page_answers_after_its_server_does(tmp_path: Path) -> None:
    answered, paged = start.started(memory.empty_app(tmp_path))
    assert 0 < answered < paged
