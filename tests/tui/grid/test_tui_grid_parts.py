"""The parts of an indicator in the year grid: a row each, typed into and saved like the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import form_of
from grid_support import flat, grid_of, open_grid, row_of, save, type_in
from parts_support import figure, parted_place
from tui_support import opened, press, screen_text, settled

from scorecard.tui.drafts import UnsavedEdits
from scorecard.tui.forms.parts import column_of
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.rows import Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


async def on_part(app: ScorecardApp, pilot: Pilot[None], part: str, year: int = 2020) -> None:
    await open_grid(app, pilot)
    assert grid_of(app).go_to_place(Place("wells", year, "", part))
    await settled(app, pilot)


async def test_space_folds_the_parts_out_and_enter_types_into_the_whole(tmp_path: Path) -> None:
    async with opened(parted_place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells")
        assert "The north" not in screen_text(app)
        await press(app, pilot, "space")
        assert row_of(app, "The north").split() == ["The", "north", "·", "70", "85", "·", "·"]
        assert row_of(app, "south").split() == ["south", "·", "55", "65", "·", "·"]
        # Below the indicator follows another: what is of the first stands in.
        of, other = row_of(app, "south"), row_of(app, "Pumps")
        assert of.index("south") == other.index("Pumps") + 2
        await press(app, pilot, "enter")
        assert grid_of(app).field.display
        await press(app, pilot, "escape", "space")
        assert "The north" not in screen_text(app)


async def test_a_part_is_typed_and_saved_beside_the_whole(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await on_part(app, pilot, "north")
        await type_in(app, pilot, "100")
        await type_in(app, pilot, "90")
        assert "2 edits not saved" in screen_text(app)
        await save(app, pilot)
        assert [figure(places, 2020, part) for part in ("north", "south")] == ["100", "90"]
        await press(app, pilot, "u")
        assert figure(places, 2020, "north") is None
    assert figure(places, 2020) is None


async def test_a_whole_nobody_entered_is_the_sum_of_its_parts(tmp_path: Path) -> None:
    async with opened(parted_place(tmp_path), year=2020) as (app, pilot):
        await on_part(app, pilot, "north")
        await type_in(app, pilot, "100")
        await type_in(app, pilot, "90")
        await save(app, pilot)
        assert grid_of(app).go_to_place(Place("wells", 2020))
        await pilot.pause()
        assert "  =190 " in screen_text(app)
        assert "190: sum of The north and south." in screen_text(app)
        # It can be entered all the same.
        await type_in(app, pilot, "195")
        assert "[195]" in screen_text(app)


async def test_a_cleared_part_is_taken_back(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await on_part(app, pilot, "south", 2019)
        await press(app, pilot, "delete")
        await save(app, pilot, reason="correction")
    assert figure(places, 2019, "south") is None
    assert figure(places, 2019) == "150"


async def test_e_opens_the_form_at_the_part(tmp_path: Path) -> None:
    async with opened(parted_place(tmp_path), year=2020) as (app, pilot):
        await on_part(app, pilot, "south")
        assert "Wells drilled, south, 2020" in flat(app)
        # It has no target of its own, and the whole's is not its.
        assert "expects" not in flat(app)
        await press(app, pilot, "up")
        assert "The path expects 120" in flat(app)
        await press(app, pilot, "down")
        await press(app, pilot, "e")
        form = form_of(app)
        assert form.focused is form.controls()[column_of("south")]


async def test_edits_of_parts_are_kept_with_their_names(tmp_path: Path) -> None:
    kept = UnsavedEdits("store", tmp_path)
    edits = {
        Place("wells", 2020): Edit("1"),
        Place("wells", 2020, "north"): Edit("2"),
        Place("wells", 2020, "", "women"): Edit("3"),
        Place("wells", 2020, "north", "women"): Edit("4"),
    }
    assert kept.put(edits)
    assert kept.find()[0] == edits
