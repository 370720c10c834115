"""The entities of an indicator in the year grid: a row each, typed into and saved like the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entity_support import ENTRIES, PLAN, named_place
from fiscal_case import TODAY, fiscal_place, stop_the_clock
from grid_support import bulk_of, flat, grid_of, open_grid, row_of, save, type_in
from store_support import forked
from textual.events import Paste
from tui_support import entry, opened, place, press, screen_text, settled

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store
from scorecard.tui.drafts import UnsavedEdits
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.rows import Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.model.reading import Reading
    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio


async def on_row(
    app: ScorecardApp, pilot: Pilot[None], key: str, entity: str = "", year: int = 2020
) -> None:
    """Open the grid with an indicator's names folded out, the cursor on one of its rows."""
    await open_grid(app, pilot)
    grid = grid_of(app)
    grid.fold(key, opened=True)
    assert grid.go_to_place(Place(key, year, entity))
    await settled(app, pilot)


async def paste(app: ScorecardApp, pilot: Pilot[None], text: str) -> None:
    grid_of(app).table.post_message(Paste(text))
    await settled(app, pilot)


def stands(places: Places, indicator: str, year: int, entity: str) -> Reading | None:
    return Store.open(places.store).head(ReadingKey(indicator, year, entity))


def titles(app: ScorecardApp) -> list[str]:
    return [row.own.title for row in grid_of(app).grid.rows]


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_key_folds_the_names_out_and_away(key: str, tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot, "deadlines")
        assert row_of(app, "Deadlines met").lstrip(" C").startswith("▸ Deadlines")
        assert titles(app) == ["Deadlines met", "Wells by region", "Votes"]
        await press(app, pilot, key)
        assert titles(app)[:7] == [
            "Deadlines met",
            "Chile",
            "Eritrea",
            "Bosnia and Herzegovina",
            "Côte d'Ivoire",
            "Niger",
            "Wells by region",
        ]
        assert "▾ Deadlines met" in screen_text(app)
        assert row_of(app, "Chile").split() == ["Chile", "·", "no", "·", "02-27", "·"]
        await press(app, pilot, "down", "space")
        assert titles(app) == ["Deadlines met", "Wells by region", "Votes"]
        assert grid_of(app).table.cursor == 0


async def test_an_indicator_without_names_has_nothing_to_fold(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot, "votes")
        await press(app, pilot, "space")
        assert "not kept for anybody by name" in flat(app)


async def test_the_line_says_what_stands_in_a_row_of_a_name(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await on_row(app, pilot, "deadlines", "chile")
        said = flat(app)
        assert "Deadlines met, Chile, 2020" in said
        assert "2020-02-27, by tester" in said
        assert "Due by 2020-03-01." in said
        grid_of(app).fold("wells", opened=True)
        grid_of(app).go_to_place(Place("wells", 2018, "north"))
        await settled(app, pilot)
        assert "Wells by region, North, 2018 wells 30, by tester" in flat(app)
        assert "The path expects 30." in flat(app)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("y", "yes"), ("n", "no"), ("2020-05-31", "2020-05-31"), ("2020-05", "2020-05")],
)
async def test_a_deadline_takes_yes_no_or_the_day(typed: str, kept: str, tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await on_row(app, pilot, "deadlines", "cote")
        await press(app, pilot, *typed.replace("-", "")[:1])
        assert grid_of(app).field.display
        await type_in(app, pilot, typed)
        assert len(grid_of(app).edits) == 1
        await save(app, pilot, source="Monitor")
        assert "Saved" in flat(app)
    found = stands(places, "deadlines", 2020, "cote")
    assert found is not None
    assert (found.value, found.source.title) == (kept, "Monitor")


@pytest.mark.parametrize("typed", ["2022/23", "FY2023", "2022"])
async def test_a_deadline_takes_a_fiscal_year(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = fiscal_place(tmp_path)
    stop_the_clock(monkeypatch, TODAY)
    async with opened(places, year=2022) as (app, pilot):
        await on_row(app, pilot, "licences", "east")
        grid_of(app).go_to_place(Place("licences", 2022, "east"))
        await press(app, pilot, "f2")
        await type_in(app, pilot, typed)
        assert "[2022/23]" in flat(app)
        await save(app, pilot, source="Register")
        app.open("indicator", "licences", ())
        await settled(app, pilot)
        assert "2023-06-30 2022/23" in flat(app)
        app.reading_actions.enter("licences", entity="east")
        await settled(app, pilot)
        assert "understood: done in 2022/23" in flat(app).lower()
    found = stands(places, "licences", 2022, "east")
    assert found is not None
    assert found.value == "2022"


async def test_what_is_no_answer_is_refused_there(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await on_row(app, pilot, "deadlines", "cote")
        await press(app, pilot, "f2")
        assert "Type y, n, or the day it was done" in flat(app)
        await type_in(app, pilot, "perhaps")
        assert grid_of(app).field.display
        assert not grid_of(app).edits
        assert "Mend it, or press escape." in flat(app)


async def test_names_and_others_are_saved_in_one_go_and_undone_in_one(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020, size=(100, 40)) as (app, pilot):
        await on_row(app, pilot, "wells", "north", 2019)
        await type_in(app, pilot, "45")
        await type_in(app, pilot, "12")
        await type_in(app, pilot, "135")
        assert grid_of(app).edits.of(Place("wells", 2019, "south")) is not None
        await press(app, pilot, "s")
        assert len(bulk_of(app).rows) > 0
        text = flat(app)
        assert "Wells by region, North 2019 nothing 45" in text
        assert "Wells by region, South 2019 nothing 12" in text
        await press(app, pilot, "escape")
        await save(app, pilot, source="Count", reason="late data")
        assert "3 readings" in flat(app)
        assert row_of(app, "Wells by region").split()[-3] == "=57"
        assert row_of(app, "North").split()[-3] == "45"
        await press(app, pilot, "u")
        assert "3 readings" in flat(app)
    found = stands(places, "wells", 2019, "north")
    assert found is not None
    assert found.retracted


async def test_none_is_saved_where_one_was_changed_meanwhile(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020, size=(100, 40)) as (app, pilot):
        await on_row(app, pilot, "wells", "north", 2019)
        await type_in(app, pilot, "45")
        await type_in(app, pilot, "12")
        Store.open(places.store).add([entry("wells", 2019, "11", entity="south")], by="Bo")
        await save(app, pilot, source="Count")
        assert "Bo changed wells 2019 south" in flat(app)
    assert stands(places, "wells", 2019, "north") is None


async def test_a_block_is_pasted_over_the_rows_of_names(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020, size=(100, 40)) as (app, pilot):
        await on_row(app, pilot, "deadlines", "chile", 2018)
        await paste(app, pilot, "no\tno\nno\t2019-11-30\n\nyes\t")
        assert "4 cells pasted" in flat(app)
        assert set(grid_of(app).edits.all) == {
            Place("deadlines", 2019, "chile"),
            Place("deadlines", 2018, "eritrea"),
            Place("deadlines", 2019, "eritrea"),
            Place("deadlines", 2018, "cote"),
        }
        await save(app, pilot, source="Monitor", reason="correction")
    found = stands(places, "deadlines", 2019, "eritrea")
    assert found is not None
    assert found.value == "2019-11-30"


async def test_a_block_with_one_bad_answer_is_not_pasted_at_all(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020, size=(100, 40)) as (app, pilot):
        await on_row(app, pilot, "deadlines", "chile", 2018)
        await paste(app, pilot, "no\tno\nno\tperhaps")
        assert "Nothing was pasted: Deadlines met, Eritrea, 2019:" in flat(app)
        assert not grid_of(app).edits


async def test_a_cell_of_a_name_is_cleared_and_said_to_have_no_data(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020, size=(100, 40)) as (app, pilot):
        await on_row(app, pilot, "wells", "north", 2018)
        await press(app, pilot, "delete")
        await save(app, pilot, reason="correction")
        found = stands(places, "wells", 2018, "north")
        assert found is not None
        assert found.retracted
        assert stands(places, "wells", 2018, "south") is not None
        await press(app, pilot, "f4")
        assert "No data for Wells by region, North, 2018" in flat(app)


async def test_e_opens_the_form_of_the_name_under_the_cursor(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await on_row(app, pilot, "deadlines", "cote")
        await press(app, pilot, "e")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.place == ("deadlines", "cote")


async def test_edits_of_names_outlive_a_crash_and_are_folded_out_again(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await on_row(app, pilot, "wells", "north", 2019)
        await type_in(app, pilot, "45")
        grid_of(app).fold("wells", opened=False)
        assert len(grid_of(app).edits) == 1
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot)
        assert "[45]" in row_of(app, "North")


async def test_undo_folds_out_what_it_takes_back(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await on_row(app, pilot, "wells", "north", 2019)
        await type_in(app, pilot, "45")
        grid_of(app).fold("wells", opened=False)
        await press(app, pilot, "u")
        assert "Taken back, not saved yet: Wells by region, North, 2019" in flat(app)
        assert "North" in titles(app)


async def test_what_another_process_enters_of_a_name_is_shown(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await on_row(app, pilot, "wells", "north", 2019)
        Store.open(places.store).add([entry("wells", 2019, "41", entity="north")], by="Bo")
        await press(app, pilot, "r")
        assert "41" in row_of(app, "North").split()


async def test_a_contested_reading_is_marked_in_its_row_and_above(tmp_path: Path) -> None:
    key = ReadingKey("wells", 2018, "north")
    places = forked(tmp_path, PLAN, ENTRIES, key, ("31", "32"))
    async with opened(places, year=2020) as (app, pilot):
        await on_row(app, pilot, "wells", "north", 2018)
        assert "32!" in row_of(app, "North")
        assert "!" not in row_of(app, "South")
        assert "!" in row_of(app, "Wells by region")


async def test_a_year_in_which_a_name_is_not_kept_takes_nothing(tmp_path: Path) -> None:
    plan = PLAN.replace('title = "South"', 'title = "South"\n    from = 2019')
    async with opened(place(tmp_path, plan, ()), year=2020) as (app, pilot):
        await on_row(app, pilot, "wells", "south", 2018)
        await press(app, pilot, "f2")
        assert "It is not kept in 2018." in flat(app)
        assert not grid_of(app).field.display


async def test_edits_kept_by_an_earlier_version_are_read(tmp_path: Path) -> None:
    edits = {Place("votes", 2020): Edit("5"), Place("wells", 2020, "north"): Edit("6", seen="x")}
    kept = UnsavedEdits("store", tmp_path)
    assert kept.put(edits)
    assert kept.find()[0] == edits
    assert '["votes", 2020, "5", "", false, null]' in said_in(tmp_path)


async def test_as_many_edits_as_a_grid_holds_are_read_back(tmp_path: Path) -> None:
    many = {
        Place(f"i{n}", year): Edit("1234.5", "", seen="x" * 40)
        for n in range(1000)
        for year in range(2000, 2020)
    }
    kept = UnsavedEdits("store", tmp_path)
    assert kept.put(many)
    assert kept.find()[0] == many
    assert len(said_in(tmp_path)) > 2**20


def said_in(folder: Path) -> str:
    return next(folder.glob("grid-*.json")).read_text(encoding="utf-8")
