"""The year grid with texts that would act on a screen, at every size, and over many indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from entry_support import readings
from grid_support import at, flat, grid_of, open_grid, type_in
from rich.cells import cell_len
from test_tui_hostile import HOSTILE, hostile_place
from tui_support import large_entries, large_plan, opened, place, press, screen_text, settled

from scorecard.tui.grid.cells import CellText
from scorecard.tui.grid.rows import GridRow
from scorecard.tui.grid.widget import GridLayout, widest
from scorecard.tui.look.glyphs import ASCII, UNICODE
from scorecard.tui.look.inks import Inks
from scorecard.tui.look.themes import DARK

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(30, 8), (80, 24), (200, 60)]


@pytest.mark.asyncio
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_it_is_shown_as_text_while_one_edits_and_saves(text: str, tmp_path: Path) -> None:
    async with opened(hostile_place(tmp_path, text), year=2018) as (app, pilot):
        await open_grid(app, pilot)
        seen = [screen_text(app)]
        await press(app, pilot, "f2")
        # What steers a screen is a fault in the plan, and such an indicator takes no reading.
        if grid_of(app).field.display:
            await type_in(app, pilot, "7" + text.replace("\n", " "))
            seen.append(screen_text(app))
            await type_in(app, pilot, "7")
        seen.append(screen_text(app))
        await press(app, pilot, "s")
        seen.append(screen_text(app))
        assert app.is_running
    for painted in seen:
        assert all(character not in painted for character in "\x1b\x07\u202e")


@pytest.mark.asyncio
@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
async def test_it_works_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    places = place(tmp_path, large_plan(), large_entries())
    async with opened(places, year=2019, size=size) as (app, pilot):
        await open_grid(app, pilot, "i299", 2021)
        strips = app.screen._compositor.render_strips()
        assert all(strip.cell_length == size[0] for strip in strips)
        await type_in(app, pilot, "55", "tab")
        assert len(grid_of(app).edits) == 1
        await at(app, pilot, "i0", 2017)
        await press(app, pilot, "pagedown", "end", "ctrl+left", "home")
        assert grid_of(app).table.cursor == 0


@pytest.mark.asyncio
async def test_the_field_follows_its_cell_when_the_terminal_changes(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020, size=(120, 30)) as (app, pilot):
        await open_grid(app, pilot, "pumps", 2020)
        await press(app, pilot, "7")
        await pilot.resize_terminal(60, 20)
        await settled(app, pilot)
        grid = grid_of(app)
        assert grid.field.region.y == grid.table.cell_region().y
        assert grid.field.region.right <= 60
        await press(app, pilot, "7", "enter")
        assert "[77]" in flat(app)
    assert readings(places, "pumps", 2020) == []


@pytest.mark.asyncio
async def test_keys_that_come_before_the_field_is_open_are_not_lost(tmp_path: Path) -> None:
    from textual.events import Key

    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot, "pumps", 2020)
        table = grid_of(app).table
        # As a terminal without bracketed paste sends them: all at once, to the grid.
        for key, character in (("1", "1"), ("2", "2"), ("3", "3"), ("enter", "\r")):
            table.post_message(Key(key, character))
        await settled(app, pilot)
        assert "[123]" in flat(app)
        assert table.cursor == 2


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("width", [10, 24, 40, 60, 80, 200])
def test_every_line_is_as_wide_as_the_grid(width: int, glyphs: object) -> None:
    from scorecard.model.plan import Indicator
    from scorecard.tui.look.glyphs import Glyphs

    assert isinstance(glyphs, Glyphs)
    named = [Indicator("a", text or "x") for text in HOSTILE.values()]
    rows = [GridRow(indicator, "1a" * 5, indicator) for indicator in named]
    texts = [CellText("指標" * 9, "text", "[", "]"), CellText("1,234.5", "dim", "=", "*")]
    layout = GridLayout(rows, range(2017, 2019), widest(texts), width, glyphs)
    inks = Inks(DARK)
    ends = set()
    for row in rows:
        lines = layout.lines(row, texts, 0, 1)
        assert len(lines) == layout.height(row)
        if layout.shown == 2:
            ends.add(sum(cell_len(piece[0]) for piece in lines[0]))
        for line in lines:
            assert inks.strip(line, width, inks.cursor).cell_length == width
    assert len(ends) <= 1


@pytest.mark.asyncio
@pytest.mark.parametrize("width", [60, 80, 120])
async def test_titles_stand_whole_over_lines_and_the_cell_under_its_year(
    tmp_path: Path, width: int
) -> None:
    title = (
        "Votes for the resolution of the General Assembly on the Convention on Cluster Munitions"
    )
    places = place(tmp_path)
    text = places.plan.read_text("utf-8")
    places.plan.write_text(text.replace('"Wells drilled"', f'"{title}"'), "utf-8")
    async with opened(places, year=2020, size=(width, 24)) as (app, pilot):
        await open_grid(app, pilot, "pumps", 2020)
        above = screen_text(app).partition("Pumps mended")[0]
        told = " ".join(re.sub(r"\S*\d\S*|[<>‹›·]", " ", above).split())
        assert title in told
        await press(app, pilot, "5")
        line = next(line for line in screen_text(app).splitlines() if "Pumps mended" in line)
        cell = grid_of(app).field.region
        assert screen_text(app).splitlines()[cell.y] == line
        assert line[cell.x : cell.right].strip() == "5"
