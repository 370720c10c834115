"""A few sittings with random keys, and what many of them found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandList, CommandPalette
from tui_support import opened, place, press, screen_text, settled, until

from fuzz import sittings
from fuzz.sittings import sit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("number", range(4))
def test_random_keys_break_nothing(number: int) -> None:
    assert sit(f"7-{number}", steps=25) == []


def test_what_breaks_is_told_with_the_keys_that_led_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr("scorecard.tui.app.ScorecardApp.action_help", broken)
    monkeypatch.setattr(sittings, "_COMMANDS", ("?", "f1"))
    found = sit("7-0", steps=20)
    assert "RuntimeError: odd" in found[0]
    assert "after: " in found[0]


@pytest.mark.asyncio
@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_a_page_of_a_palette_that_is_not_laid_out_yet(tmp_path: Path, key: str) -> None:
    async with opened(place(tmp_path)) as (app, pilot):
        await press(app, pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await until(lambda: app.screen.query_one(CommandList).option_count)
        app.screen.query_one(CommandList)._index_to_line.clear()
        await press(app, pilot, key, "escape")
        assert app.is_running


@pytest.mark.asyncio
async def test_a_worker_that_is_cancelled_is_no_failure(tmp_path: Path) -> None:
    begun = asyncio.Event()

    async def work() -> None:
        begun.set()
        await asyncio.Event().wait()

    async with opened(place(tmp_path)) as (app, pilot):
        await settled(app, pilot)
        shown = screen_text(app)
        for node in (app, app.screen):
            worker = node.run_worker(work(), group="session", exit_on_error=False)
            await begun.wait()
            begun.clear()
            worker.cancel()
            await settled(app, pilot)
        assert screen_text(app) == shown
