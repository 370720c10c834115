"""What the tests of the year grid share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_support import press, screen_text, settled

from scorecard.tui.grid.editing import GridScreen
from scorecard.tui.grid.save_screen import BulkScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp


def grid_of(app: ScorecardApp) -> GridScreen:
    """Return the grid that is open."""
    assert isinstance(app.screen, GridScreen)
    return app.screen


def bulk_of(app: ScorecardApp) -> BulkScreen:
    """Return the bulk save that is open."""
    assert isinstance(app.screen, BulkScreen)
    return app.screen


async def open_grid(
    app: ScorecardApp, pilot: Pilot[None], key: str = "", year: int | None = None
) -> None:
    """Open the grid, with the cursor on a cell."""
    await press(app, pilot, "g")
    await settled(app, pilot)
    if key:
        await at(app, pilot, key, year)


async def at(app: ScorecardApp, pilot: Pilot[None], key: str, year: int | None = None) -> None:
    """Put the cursor on a cell."""
    grid = grid_of(app)
    row = grid.grid.place_of(key)
    assert row is not None
    grid.go_to_cell(row, year or grid.grid.card.year)
    await settled(app, pilot)


async def type_in(app: ScorecardApp, pilot: Pilot[None], text: str, key: str = "enter") -> None:
    """Type into the cell under the cursor, as a person would after opening it."""
    if not grid_of(app).field.display:
        await press(app, pilot, "f2")
    grid_of(app).field.value = text
    await press(app, pilot, key)


async def save(app: ScorecardApp, pilot: Pilot[None], **terms: str) -> None:
    """Open the bulk save, fill its fields, and save."""
    await press(app, pilot, "s")
    for row in bulk_of(app).rows:
        for column, control in row.controls.items():
            if column in terms:
                control.value = terms[column]
    await settled(app, pilot)
    await press(app, pilot, "ctrl+s")
    await settled(app, pilot)


def flat(app: ScorecardApp) -> str:
    """Return what is painted on one line."""
    return " ".join(screen_text(app).split())


def row_of(app: ScorecardApp, title: str) -> str:
    """Return the painted row of an indicator."""
    return next(line for line in screen_text(app).splitlines()[2:] if title in line)
