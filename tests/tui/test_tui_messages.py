"""A message stays on its screen until the cursor stands elsewhere, whatever is read meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from entity_support import named_place
from store_support import forked
from tui_support import opened, press, screen_text, settled

from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.row_list import LineList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio

SAID = "This was saved."


async def stays_until_moved(app: ScorecardApp, pilot: Pilot[None], key: str) -> None:
    """Tell a message, read anew, be told of the cursor once more; then move it."""
    screen = app.screen
    assert isinstance(screen, ScorecardScreen)
    app.say(SAID)
    await settled(app, pilot)
    assert SAID in screen_text(app)
    app.action_reload()
    await settled(app, pilot)
    for each in screen.query(LineList):
        each.post_message(LineList.Moved(each, each.cursor))
    await settled(app, pilot)
    assert SAID in screen_text(app)
    await press(app, pilot, key)
    assert app.screen is screen
    assert SAID not in screen_text(app)


@pytest.mark.parametrize(
    ("opens", "moves"),
    [
        ((), "down"),
        ((), "f"),
        (("m",), "down"),
        (("v",), "down"),
        (("v",), "space"),
        (("v", "space"), "space"),
        (("P",), "down"),
        (("D",), "down"),
        (("g",), "down"),
        (("g",), "right"),
        (("M",), "down"),
        (("down", "down", "enter"), "down"),
        (("down", "down", "enter"), "h"),
        (("down", "down", "enter"), "n"),
        ((), "left_square_bracket"),
        (("m",), "left_square_bracket"),
    ],
)
async def test_a_message_stays_until_the_cursor_moves(
    opens: tuple[str, ...], moves: str, tmp_path: Path
) -> None:
    async with opened(board_place(tmp_path), year=2019, size=(100, 30)) as (app, pilot):
        await press(app, pilot, *opens)
        await stays_until_moved(app, pilot, moves)


async def test_so_does_one_beside_contested_readings(tmp_path: Path) -> None:
    async with opened(forked(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "exclamation_mark")
        await stays_until_moved(app, pilot, "down")


@pytest.mark.parametrize("opens", [(), ("enter",)])
async def test_so_does_one_beside_names_and_on_the_page_of_one(
    opens: tuple[str, ...], tmp_path: Path
) -> None:
    async with opened(named_place(tmp_path), year=2018, size=(100, 30)) as (app, pilot):
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        await press(app, pilot, *opens)
        await stays_until_moved(app, pilot, "down")
