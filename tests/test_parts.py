"""A page is a part of the site: what changes on it leaves the menu alone, wherever it is run."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random

from tests.servers import running
from tests.visitor import Run, visiting


def kinds(run: Run | None) -> set[str]:
    """The kinds of messages of a run that went well."""
    assert run is not None
    assert run.fault is None
    return {message.WhichOneof("type") or "" for message in run.messages}


def address(run: Run) -> str:
    """What the page last wrote into the address."""
    told = [
        it.page_info_changed.query_string for it in run.messages if it.HasField("page_info_changed")
    ]
    return told[-1] if told else ""


def test_a_change_runs_the_page_and_not_the_menu(tmp_path: Path) -> None:
    async def visit() -> tuple[Run, Run | None]:
        async with visiting(site) as visitor:
            return await visitor.open("score_a_life"), await visitor.change(Random(0), "life_add")

    with running(tmp_path) as site:
        opened, changed = asyncio.run(visit())
    assert "navigation" in kinds(opened)
    assert {"delta", "page_info_changed"} <= kinds(changed)
    assert "navigation" not in kinds(changed)


def test_a_press_on_a_page_that_this_process_has_not_shown_is_heard(tmp_path: Path) -> None:
    async def visit() -> tuple[Run | None, Run | None]:
        async with visiting(site) as before, visiting(site) as after:
            await before.open("score_a_life")
            after.go_on_as(before)
            heard = await after.change(Random(0), "life_add")
            return heard, await before.change(Random(0), "life_add")

    with running(tmp_path) as site:
        elsewhere, here = asyncio.run(visit())
    assert elsewhere is not None
    assert here is not None
    assert "navigation" in kinds(elsewhere)
    assert "life=" in address(here)
    assert address(elsewhere) == address(here)
