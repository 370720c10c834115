"""What was typed and not saved: said at the start, listed, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import enter, fill, form_of
from grid_support import flat, grid_of, open_grid, type_in
from tui_support import main_screen, opened, place, press, screen_text, settled

from scorecard.tui.drafts import UnsavedText
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.screens.drafts import UnsavedScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places


def shown(app: ScorecardApp) -> object:
    return app.screen


async def crash(places: Places) -> None:
    """Type into a form and the grid, and end without saving."""
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="18x", note="[red] not sure")
        form_of(app).keep()
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")


@pytest.mark.asyncio
async def test_the_list_opens_each_where_it_was_left(tmp_path: Path) -> None:
    places = place(tmp_path)
    await crash(places)
    async with opened(places, year=2020) as (app, pilot):
        assert "2 forms or cells hold text that is not saved; U lists them." in flat(app)
        await press(app, pilot, "U")
        lines = [" ".join(line.split()[2:]) for line in screen_text(app).splitlines()[2:4]]
        assert lines == ["Wells drilled 2020 18x", "Year grid 1 edit"]
        await press(app, pilot, "enter")
        assert isinstance(shown(app), EntryScreen)
        assert form_of(app).typed["value"] == "18x"
        await fill(app, pilot, value="180")
        await press(app, pilot, "ctrl+s")
        assert isinstance(shown(app), UnsavedScreen)
        await press(app, pilot, "enter")
        await settled(app, pilot)
        assert len(grid_of(app).edits) == 1
        await press(app, pilot, "u", "escape")
        assert "Nothing that was typed waits to be saved." in flat(app)
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)
        assert "Wells drilled, 2020" not in flat(app)


@pytest.mark.asyncio
async def test_nothing_is_said_where_nothing_waits_or_to_the_board(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, _):
        assert "not saved" not in flat(app)
    await crash(places)
    async with opened(places, year=2020, board=True) as (app, _):
        assert "not saved" not in flat(app)


def test_the_forms_of_other_stores_are_not_listed(tmp_path: Path) -> None:
    UnsavedText("one", tmp_path).put("wells", 2020, {"value": "1"}, None)
    UnsavedText("other", tmp_path).put("pumps", 2019, {"value": "2"}, "r")
    (tmp_path / "unsaved-damaged.json").write_text("{", encoding="utf-8")
    (found,) = UnsavedText("one", tmp_path).listed()
    assert (found.indicator, found.year, found.fields) == ("wells", 2020, {"value": "1"})
    assert UnsavedText("one", tmp_path / "none").listed() == []
