"""Every screen and form in every theme there is: Textual's own are offered as well as ours."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from entity_support import named_place
from grid_support import grid_of
from store_support import forked
from tui_support import BUNDLED, main_screen, opened, press, screen_text, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

SCREENS: dict[str, Callable[[ScorecardApp], object]] = {
    "scorecard": lambda _: None,
    "indicator": lambda app: app.open("indicator", "wells", ()),
    "review": lambda app: app.open("review"),
    "due": lambda app: app.open("due"),
    "report": lambda app: app.open("report"),
    "compare": lambda app: app.open("compare", "wells"),
    "contested": lambda app: app.open("contested"),
    "priorities": lambda app: app.open("priorities"),
    "priority": lambda app: app.board_actions.add_priority(2019),
    "decisions": lambda app: app.open("decisions"),
    "decision": lambda app: app.board_actions.add_decision(),
    "comment": lambda app: app.board_actions.comment("wells"),
    "problems": lambda app: app.action_problems(),
    "help": lambda app: app.action_help(),
    "import-file": lambda app: app.open("import-file"),
    "import": lambda app: app.open("import", Path("no-such.csv")),
    "unsaved": lambda app: app.open("unsaved"),
    "reading": lambda app: app.reading_actions.enter("pumps"),
    "question": lambda app: main_screen(app).action_close_year(),
    "palette": lambda app: app.action_command_palette(),
}


async def in_every_theme(app: ScorecardApp, pilot: Pilot[None]) -> None:
    """Put every theme on: each time, the styles of all that was ever opened are read again."""
    for name in app.available_themes:
        app.theme = name
        await settled(app, pilot)
        assert screen_text(app).strip()


async def show(app: ScorecardApp, pilot: Pilot[None], name: str) -> None:
    SCREENS[name](app)
    await settled(app, pilot)
    await settled(app, pilot)


@pytest.mark.asyncio
async def test_every_screen_and_form_shows_in_every_theme(tmp_path: Path) -> None:
    async with opened(forked(tmp_path), year=2019) as (app, pilot):
        themes = cycle(reversed(app.available_themes))
        for name, theme in zip(SCREENS, themes, strict=False):
            while len(app.screen_stack) > 1:
                await app.pop_screen()
            app.theme = theme
            await show(app, pilot, name)
            assert (len(app.screen_stack) > 1) is (name != "scorecard")
            assert screen_text(app).strip()
        await in_every_theme(app, pilot)


@pytest.mark.asyncio
@pytest.mark.parametrize("theme", ["scorecard-dark", "scorecard-light", "scorecard-contrast"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_no_title_of_the_bundled_strategy_is_cut(size: tuple[int, int], theme: str) -> None:
    async with opened(BUNDLED, year=2020, size=size) as (app, pilot):
        app.theme = theme
        await settled(app, pilot)
        table = main_screen(app).table
        shown = screen_text(app).splitlines()[table.region.y : table.region.bottom]
        assert not [line for line in shown if app.glyphs.ellipsis in line]
        for at, row in enumerate(table.shown):
            lines = table.row_lines(at, table.room)
            said = " ".join("".join(piece[0] for piece in line) for line in lines)
            assert app.glyphs.ellipsis not in said
            assert set(row.title.split()) <= set(said.split())


@pytest.mark.asyncio
async def test_an_open_cell_and_its_save_show_in_every_theme(tmp_path: Path) -> None:
    async with opened(forked(tmp_path), year=2019) as (app, pilot):
        app.open("grid")
        await settled(app, pilot)
        grid_of(app).begin("7")
        await press(app, pilot, "enter")
        grid_of(app).action_save_edits()
        await settled(app, pilot)
        await in_every_theme(app, pilot)


@pytest.mark.asyncio
async def test_the_screens_of_entities_show_in_every_theme(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2019) as (app, pilot):
        app.open("entity", "wells", "north", ())
        await settled(app, pilot)
        app.reading_actions.enter("wells")
        await settled(app, pilot)
        await in_every_theme(app, pilot)
