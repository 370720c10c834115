"""The year grid marks figures that look wrong, and asks about all of them before it saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import answer, readings
from grid_support import at, bulk_of, flat, grid_of, open_grid, row_of, save, type_in
from test_tui_grid_paste import paste
from tui_support import SMALL, entry, opened, place, press, screen_text

from scorecard.model.reading import Source

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio
ASKED = "1,500 is ten times 150, the reading of 2019. Did you mean 150?"


async def test_a_cell_that_looks_wrong_is_marked_and_says_why(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "1,500")
        assert row_of(app, "Wells").split()[-2:] == ["[1,500?", "·"]
        assert "1 edit not saved, 1? looks wrong" in screen_text(app).splitlines()[0]
        await at(app, pilot, "wells", 2020)
        assert f"Not saved: 1,500. {ASKED}" in flat(app)
        await type_in(app, pilot, "160")
        assert row_of(app, "Wells").split()[-2:] == ["[160]", "·"]
        assert "wrong" not in flat(app)


async def test_the_other_figures_typed_into_the_row_are_held_against_too(tmp_path: Path) -> None:
    async with opened(place(tmp_path, entries=[]), year=2017) as (app, pilot):
        await open_grid(app, pilot, "pumps", 2017)
        await type_in(app, pilot, "20.5")
        await at(app, pilot, "pumps", 2018)
        await type_in(app, pilot, "205")
        assert row_of(app, "Pumps").split()[-5:-2] == ["[20.5]", "[205?", "·"]
        await at(app, pilot, "pumps", 2018)
        await press(app, pilot, "delete")
        assert "wrong" not in flat(app)


async def test_all_that_looks_wrong_is_asked_about_once_before_it_is_saved(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "1,500")
        await at(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "8.5")
        await at(app, pilot, "pumps", 2020)
        await type_in(app, pilot, "4")
        await save(app, pilot, source="Annual")
        assert "2 figures look wrong" in flat(app)
        assert f"Wells drilled, 2020: {ASKED}" in flat(app)
        assert "Pupils in school, 2020: 8.5 is about a tenth of 80" in flat(app)
        await press(app, pilot, "enter")
        assert readings(places, "pumps", 2020) == []
        assert len(bulk_of(app).form.bulk.lines) == 3
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "save")
        assert not grid_of(app).edits
        assert "wrong" not in flat(app)
    for key, value in (("wells", "1500"), ("pupils", "8.5"), ("pumps", "4")):
        assert [r.value for r in readings(places, key, 2020)] == [value]


async def test_more_than_a_few_are_counted(tmp_path: Path) -> None:
    places = place(tmp_path, entries=[entry("wells", 2016, "100")])
    async with opened(places, year=2017) as (app, pilot):
        await open_grid(app, pilot, "wells", 2017)
        await paste(app, pilot, "1100\t1101\t1102\t1103\t1104")
        assert "5 edits not saved, 5? look wrong" in screen_text(app).splitlines()[0]
        await save(app, pilot)
        assert "5 figures look wrong" in flat(app)
        assert "Wells drilled, 2020: 1,103" in flat(app)
        assert "And 1 more." in flat(app)


async def test_each_figure_begins_with_the_last_source_of_its_own_indicator(
    tmp_path: Path,
) -> None:
    """Else with that of the plan; never with another indicator's, and never with a page."""
    plan = SMALL.replace('title = "Pumps mended"', 'title = "Pumps mended"\n    source = "Depot"')
    register = Source("Register", "2019", "https://example.org", "4")
    entered = [
        entry("wells", 2018, "125", source=Source("Census", "2018")),
        entry("wells", 2019, "150", source=register),
        entry("pupils", 2019, "80"),
    ]
    places = place(tmp_path, plan, entered)
    async with opened(places, year=2020) as (app, pilot):
        for key, value in (("wells", "160"), ("pumps", "4"), ("pupils", "85")):
            await open_grid(app, pilot, key, 2020)
            await type_in(app, pilot, value)
            await save(app, pilot)
            await press(app, pilot, "escape")
    found = {key: readings(places, key, 2020)[0].source for key in ("wells", "pumps", "pupils")}
    assert found == {
        "wells": Source("Register", "", "https://example.org"),
        "pumps": Source("Depot"),
        "pupils": Source(),
    }
