"""What the tests of the screens' import share: a folder with sheets, and the two screens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from tui_support import place, press, settled

from scorecard.tui.importing.file_screen import ImportFileScreen
from scorecard.tui.importing.name_screen import OfferScreen
from scorecard.tui.importing.screen import ImportScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

FIGURES = """indicator,year,value,source,note
wells,2020,175,Survey of wells,
wells,2019,155,Survey of wells,counted again
pumps,2020,70,Log of pumps,
pupils,2020,8o,Register,
pupil,2020,85,Register,
pumps,2019,3,,
"""


def sheet(folder: Path, name: str = "figures.csv", text: str = FIGURES, day: int = 1) -> Path:
    """Write a sheet that was last changed on a day of January 2020, at noon."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    at = 1577880000 + (day - 1) * 86400
    os.utime(path, (at, at))
    return path


def sheet_place(folder: Path) -> Places:
    """Return the small strategy with sheets beside it; one figure of the newer looks wrong."""
    sheet(folder, "2019 as sent.csv", day=1)
    sheet(folder, text=f"{FIGURES}wells,2018,1250,Survey of wells,typed from the PDF\n", day=3)
    return place(folder)


def file_screen(app: ScorecardApp) -> ImportFileScreen:
    assert isinstance(app.screen, ImportFileScreen)
    return app.screen


def import_screen(app: ScorecardApp) -> ImportScreen:
    assert isinstance(app.screen, ImportScreen)
    return app.screen


async def preview(app: ScorecardApp, pilot: Pilot[None], path: Path) -> ImportScreen:
    """Open what a file would do."""
    app.open("import", path)
    await settled(app, pilot)
    return import_screen(app)


def asked(app: ScorecardApp) -> str:
    """Return the heading of the question in front."""
    assert isinstance(app.screen, AskScreen)
    return app.screen._text._said[2]


def asks_for_a_name(app: ScorecardApp) -> bool:
    return isinstance(app.screen, OfferScreen)


async def answer(app: ScorecardApp, pilot: Pilot[None], name: str) -> None:
    """Give the question in front an answer by its name."""
    cast("AskScreen", app.screen)._answer(name)
    await settled(app, pilot)


async def type_path(app: ScorecardApp, pilot: Pilot[None], text: str) -> None:
    """Put a path into the field, as a person pastes one."""
    file_screen(app).field.value = text
    await settled(app, pilot)
    await press(app, pilot)
