"""Lists with a cursor: one click does what enter does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from grid_support import grid_of
from tui_support import opened, press, settled

from scorecard.tui.widgets.row_list import LineList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

OPENS: dict[str, tuple[Callable[[ScorecardApp], object], str]] = {
    "scorecard": (lambda _: None, "#table"),
    "readings": (lambda app: app.open("indicator", "wells", ()), "#readings"),
    "due": (lambda app: app.open("due"), "LineList"),
    "review": (lambda app: app.open("review"), "LineList"),
    "priorities": (lambda app: app.open("priorities"), "LineList"),
    "decisions": (lambda app: app.open("decisions"), "LineList"),
    "compare": (lambda app: app.open("compare", "wells"), "LineList"),
}


async def listed(app: ScorecardApp, pilot: Pilot[None], name: str) -> LineList:
    """Open a screen with a list, its cursor on a row that opens something."""
    opens, selector = OPENS[name]
    opens(app)
    await settled(app, pilot)
    rows = app.screen.query(selector).first(LineList)
    if name in ("scorecard", "review"):
        await press(app, pilot, "down", "down")
    return rows


@pytest.mark.asyncio
@pytest.mark.parametrize("name", OPENS)
async def test_one_click_opens_what_enter_opens(name: str, tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019, size=(100, 40)) as (app, pilot):
        rows = await listed(app, pilot, name)
        at, before = rows.cursor, app.screen
        await press(app, pilot, "enter")
        by_key = app.screen
        assert by_key is not before
        while app.screen is not before:
            await press(app, pilot, "escape")
        rows.cursor = rows.row_count() - 1
        await settled(app, pilot)
        y = rows._heading_height() + rows._top(at) - rows.scroll_offset.y
        await pilot.click(rows, offset=(20, y))
        await settled(app, pilot)
        assert type(app.screen) is type(by_key)
        assert rows.cursor == at


@pytest.mark.asyncio
async def test_a_click_in_the_year_grid_goes_to_the_cell_and_a_second_one_types(
    tmp_path: Path,
) -> None:
    async with opened(board_place(tmp_path), year=2019, size=(100, 40)) as (app, pilot):
        app.open("grid")
        await settled(app, pilot)
        grid = grid_of(app)
        typing = []
        for times in (1, 2):
            await pilot.click(grid.table, offset=(90, 3), times=times)
            await settled(app, pilot)
            assert grid.table.cursor == 2
            typing.append(grid.field.display)
        assert typing == [False, True]
