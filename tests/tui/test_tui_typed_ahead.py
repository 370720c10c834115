"""Keys typed at once after the one that opens something land in what it opens."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from entry_support import enter, fill, form_of, readings
from grid_support import grid_of, open_grid
from textual.events import Key, Paste
from tui_support import main_screen, opened, place, press, settled, until

from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.widget import Widget

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


def type_at_once(app: ScorecardApp, *keys: str) -> None:
    """Type keys as a terminal sends them that was busy: all at once."""
    for key in keys:
        app.post_message(Key(key, {"slash": "/"}.get(key, key if len(key) == 1 else None)))


async def test_into_the_form_that_opens_from_a_list(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, "m")
        type_at_once(app, "enter", "1", "8", "0", "tab", "M")
        app.post_message(Paste("onitor"))
        await until(lambda: isinstance(app.screen, EntryScreen))
        await until(lambda: form_of(app).typed["source"] == "Monitor")
        assert form_of(app).typed["value"] == "180"


async def test_into_a_form_that_takes_long_to_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow machine is not taken for a widget that went away with the keys."""
    monkeypatch.setattr("scorecard.tui.key_queue._GONE_EVERY", 0.001)
    compose = EntryScreen.compose

    def slowly(screen: EntryScreen) -> Iterable[Widget]:
        time.sleep(0.2)
        return compose(screen)

    monkeypatch.setattr(EntryScreen, "compose", slowly)
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, "m")
        type_at_once(app, "enter", "1", "8", "0")
        await until(lambda: isinstance(app.screen, EntryScreen))
        await until(lambda: form_of(app).typed["value"].endswith("0"))
        assert form_of(app).typed["value"] == "180"


async def test_into_the_form_of_what_is_due_next(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        first = form_of(app)
        await fill(app, pilot, value="180")
        type_at_once(app, "ctrl+n", "7", "ctrl+n", "9", "5")
        await until(lambda: form_of(app).form.indicator.id == "pupils")
        await until(lambda: form_of(app).typed["value"] == "95")
        assert first.typed["value"] == "180"
    assert [r.value for r in readings(places, "wells", 2020)] == ["180"]
    assert [r.value for r in readings(places, "pumps", 2020)] == ["7"]


async def test_into_the_cell_that_opens(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        type_at_once(app, "enter", "5", "down", "4", "enter")
        await settled(app, pilot)
        await until(lambda: len(grid_of(app).edits) == 2)
        assert sorted(e.value for e in grid_of(app).edits.all.values() if e) == ["1505", "4"]


async def test_into_the_question_that_opens_and_the_filter(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, _):
        type_at_once(app, "P", "d", "n", "o")
        await until(lambda: isinstance(app.screen, AskScreen))
        assert isinstance(app.screen, AskScreen)
        field = app.screen.field
        assert field is not None
        await until(lambda: field.value == "no")
        type_at_once(app, "escape", "escape", "slash", "p", "u")
        await until(lambda: main_screen(app).view.text == "pu")
        type_at_once(app, "escape", "P", "a", "x", "escape")
        await until(lambda: isinstance(app.screen, AskScreen))
        assert isinstance(app.screen_stack[-2], RecordScreen)
        assert app.screen_stack[-2].typed["text"] == "x"
