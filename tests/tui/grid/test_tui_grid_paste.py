"""Pasting a row, a column or a block out of a spreadsheet: whole, or not at all."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from grid_support import at, bulk_of, flat, grid_of, open_grid, row_of, type_in
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Key, Paste
from tui_support import large_entries, large_plan, opened, place, press, settled, until

from scorecard.tui.forms.reading import ReadingForm
from scorecard.tui.grid.save_screen import Listed
from scorecard.tui.grid.typed import block, pasted

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Records
    from scorecard.tui.app import ScorecardApp


async def paste(app: ScorecardApp, pilot: Pilot[None], text: str) -> None:
    assert app.focused is not None
    app.focused.post_message(Paste(text))
    await settled(app, pilot)


@pytest.mark.asyncio
async def test_a_block_fills_cells_to_the_right_and_below(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await paste(app, pilot, "150\t190.0\r\n4\t\r\n")
        assert row_of(app, "Wells").split()[-3:] == ["150", "[190.0]", "·"]
        assert row_of(app, "Pumps").split()[-3:] == ["[4]", "·", "·"]
        assert "2 cells pasted; not saved yet." in flat(app)
        await press(app, pilot, "u")
        assert not grid_of(app).edits


@pytest.mark.asyncio
async def test_one_fault_refuses_all_of_it_and_says_where(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await paste(app, pilot, "151\nmany\nfew")
        assert 'Nothing was pasted: Pumps mended, 2019: "many" is not a number (and 1' in flat(app)
        assert not grid_of(app).edits
        await paste(app, pilot, "1\n2\n3\n4")
        assert "Nothing was pasted: 4 rows by 1 columns reach past the grid." in flat(app)


@pytest.mark.asyncio
async def test_a_block_pasted_into_an_open_cell_goes_into_the_grid(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot, "pumps", 2020)
        await press(app, pilot, "7")
        await paste(app, pilot, "8\n85")
        assert not grid_of(app).field.display
        assert "[8]" in row_of(app, "Pumps")
        assert "[85]" in row_of(app, "Pupils")
        await at(app, pilot, "wells", 2020)
        await press(app, pilot, "1")
        await paste(app, pilot, "90")
        assert grid_of(app).field.value == "190"


@pytest.mark.asyncio
async def test_the_board_pastes_nothing(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, board=True) as (app, pilot):
        await press(app, pilot, "escape", "g")
        await settled(app, pilot)
        await paste(app, pilot, "1\n2")
        assert "without --board" in flat(app)
        assert not grid_of(app).edits


CELL = st.text(st.characters(exclude_characters="\t\r\n", exclude_categories=["Cs"]), max_size=5)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_block_is_split_as_it_was_copied(rows: list[list[str]]) -> None:
    rows[-1][-1] = "end"
    text = "\r\n".join("\t".join(row) for row in rows)
    wanted = [[cell.strip() for cell in row] for row in rows]
    assert block(text) == wanted
    assert block(text + "\n") == wanted


@pytest.mark.asyncio
async def test_a_cell_is_made_a_form_of_once_from_its_paste_to_its_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, int]] = []
    real = ReadingForm.__init__

    def counted(
        form: ReadingForm, strategy: Strategy, records: Records, *rest: Any, **named: Any
    ) -> None:
        real(form, strategy, records, *rest, **named)
        made.append((form.indicator.id, form.year))

    monkeypatch.setattr(ReadingForm, "__init__", counted)
    places = place(tmp_path, large_plan(20), large_entries(20))
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot)
        table = grid_of(app).table
        table.cursor = table.column = 0
        table.post_message(table.Pasted("\n".join("7\t8\t9" for _ in range(20))))
        await settled(app, pilot)
        await press(app, pilot, "s")
        assert len(bulk_of(app)._listed.bulk.lines) == 60
    assert len(made) == len(set(made)) == 60


@pytest.mark.asyncio
async def test_keys_go_on_while_a_large_block_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()
    real = pasted

    def held(*of: Any) -> Any:
        may_read.wait()
        return real(*of)

    monkeypatch.setattr("scorecard.tui.grid.editing.pasted", held)
    places = place(tmp_path, large_plan(60), large_entries(60))
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot)
        table = grid_of(app).table
        table.cursor = table.column = 0
        table.post_message(table.Pasted("\n".join("7\t8" for _ in range(60))))
        await until(lambda: "Pasting 120 cells…" in flat(app))
        await pilot.press("down", "down")
        await until(lambda: table.cursor == 2)
        assert not grid_of(app).edits
        may_read.set()
        await settled(app, pilot)
        assert len(grid_of(app).edits) == 120
        assert "120 cells pasted" in flat(app)


@pytest.mark.asyncio
async def test_keys_typed_while_a_save_opens_are_for_the_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()
    real = Listed

    def held(*of: Any) -> Any:
        may_read.wait()
        return real(*of)

    monkeypatch.setattr("scorecard.tui.grid.editing.Listed", held)
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "180")
        grid_of(app).action_save_edits()
        await until(lambda: grid_of(app).holds_keys)
        app.post_message(Key("z", "z"))
        may_read.set()
        await settled(app, pilot)
        assert bulk_of(app).typed["source"].endswith("z")
